import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ChannelMembers } from "../../page/tabs/channel-members.js";
import { FakeWebSocket } from "../fake-web-socket.js";

const ADDRESS = "ws://localhost/broadcast/lobby";

/** @type {ChannelMembers} */
let members;
/** @type {string[]} */
let created;
/** The last timer. @type {() => void} */
let act;

beforeEach(() => {
  members = new ChannelMembers({ WebSocket: FakeWebSocket.fresh(), after: (callback) => (act = callback) });
  created = [];
  members.addEventListener("create", (event) => created.push(/** @type {CustomEvent} */ (event).detail.name));
});

test("connect opens a named connection for each member", () => {
  assert.equal(members.connect(ADDRESS, 3), null);
  assert.deepEqual(created, ["member 1", "member 2", "member 3"]);
  assert.deepEqual(
    FakeWebSocket.made.map(({ url }) => url),
    [ADDRESS, ADDRESS, ADDRESS],
  );
});

test("member counts its received messages", () => {
  members.connect(ADDRESS, 2);
  for (const socket of FakeWebSocket.made) socket.emitOpen();
  FakeWebSocket.made[1]?.emitMessage("a");
  assert.deepEqual(
    members.all.map(({ received }) => received),
    [0, 1],
  );
});

test("state combines the states of all members", () => {
  assert.equal(members.state, "ready");
  members.connect(ADDRESS, 2);
  FakeWebSocket.made[0]?.emitOpen();
  assert.deepEqual([members.state, members.open], ["connecting", 1]);
  FakeWebSocket.made[1]?.emitOpen();
  assert.deepEqual([members.state, members.open], ["open", 2]);
  FakeWebSocket.made[0]?.emitClose(1000);
  assert.deepEqual([members.state, members.open, members.busy], ["open", 1, true]);
  members.disconnect();
  assert.equal(members.state, "closing");
  FakeWebSocket.made[1]?.emitClose(1000);
  assert.deepEqual([members.state, members.busy], ["closed", false]);
});

test("connect while all are open adds the missing ones", () => {
  members.connect(ADDRESS, 2);
  for (const socket of FakeWebSocket.made) socket.emitOpen();
  const [first] = members.all;
  members.connect(ADDRESS, 3);
  assert.deepEqual(created, ["member 1", "member 2", "member 3"]);
  assert.equal(members.all[0], first);
  assert.equal(FakeWebSocket.made.length, 3);
});

test("connect brings a member back that was cut", () => {
  members.connect(ADDRESS, 2);
  for (const socket of FakeWebSocket.made) socket.emitOpen();
  FakeWebSocket.made[1]?.emitClose(1013, "slow");
  assert.deepEqual([members.state, members.open], ["open", 1]);
  assert.match(members.problem ?? "", /^member 2: .*1013.*slow/);
  members.connect(ADDRESS, 2);
  FakeWebSocket.made[2]?.emitOpen();
  assert.deepEqual([members.open, members.all.length, FakeWebSocket.made.length], [2, 2, 3]);
  assert.equal(members.problem, null);
});

test("member that was cut comes back alone", () => {
  members.reconnects = true;
  members.connect(ADDRESS, 2);
  for (const socket of FakeWebSocket.made) socket.emitOpen();
  FakeWebSocket.made[0]?.emitClose(1013);
  assert.deepEqual(
    members.all.map(({ connection }) => connection.phase),
    ["waiting", "open"],
  );
  act();
  FakeWebSocket.made[2]?.emitOpen();
  assert.equal(members.open, 2);
});

test("connect after all ended starts anew", () => {
  members.connect(ADDRESS, 1);
  FakeWebSocket.last.emitClose(1001);
  assert.equal(members.state, "failed");
  assert.equal(members.connect(ADDRESS, 2), null);
  assert.equal(members.all.length, 2);
});

test("connect with an invalid address leaves no member", () => {
  assert.match(members.connect("ws://localhost/%%", 3) ?? "", /browser rejects/);
  assert.deepEqual([members.all.length, members.busy], [0, false]);
});

test("disconnect closes all connections", () => {
  members.connect(ADDRESS, 2);
  for (const socket of FakeWebSocket.made) socket.emitOpen();
  members.disconnect();
  assert.ok(FakeWebSocket.made.every(({ closes }) => closes.length === 1));
});
