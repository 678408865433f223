import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ChannelMembers } from "../../page/tabs/channel-members.js";
import { FakeWebSocket } from "../fake-web-socket.js";

const ADDRESS = "ws://localhost/broadcast/lobby";

/** @type {ChannelMembers} */
let members;
/** @type {string[]} */
let created;

beforeEach(() => {
  members = new ChannelMembers({ WebSocket: FakeWebSocket.fresh(), after: () => {} });
  created = [];
  members.addEventListener("create", (event) => created.push(/** @type {CustomEvent} */ (event).detail.name));
});

test("join opens a named connection for each member", () => {
  assert.equal(members.join(ADDRESS, 3), null);
  assert.deepEqual(created, ["member 1", "member 2", "member 3"]);
  assert.deepEqual(
    FakeWebSocket.made.map(({ url }) => url),
    [ADDRESS, ADDRESS, ADDRESS],
  );
});

test("member counts its received messages", () => {
  members.join(ADDRESS, 2);
  for (const socket of FakeWebSocket.made) socket.emitOpen();
  FakeWebSocket.made[1]?.emitMessage("a");
  assert.deepEqual(
    members.all.map(({ received }) => received),
    [0, 1],
  );
});

test("state combines the states of all members", () => {
  assert.equal(members.state, "ready");
  members.join(ADDRESS, 2);
  FakeWebSocket.made[0]?.emitOpen();
  assert.deepEqual([members.state, members.open], ["connecting", 1]);
  FakeWebSocket.made[1]?.emitOpen();
  assert.deepEqual([members.state, members.open], ["open", 2]);
  FakeWebSocket.made[0]?.emitClose(1000);
  assert.deepEqual([members.state, members.open, members.busy], ["open", 1, true]);
  members.leave();
  assert.equal(members.state, "closing");
  FakeWebSocket.made[1]?.emitClose(1000);
  assert.deepEqual([members.state, members.busy], ["closed", false]);
});

test("join while others are connected is rejected", () => {
  members.join(ADDRESS, 1);
  assert.match(members.join(ADDRESS, 1) ?? "", /Leave the current channel first/);
  assert.equal(FakeWebSocket.made.length, 1);
});

test("join works again once all members left", () => {
  members.join(ADDRESS, 1);
  FakeWebSocket.last.emitClose(1001);
  assert.equal(members.join(ADDRESS, 2), null);
  assert.equal(members.all.length, 2);
});

test("join with an invalid address leaves no member", () => {
  assert.match(members.join("ws://localhost/%%", 3) ?? "", /browser rejects/);
  assert.deepEqual([members.all.length, members.busy], [0, false]);
});

test("leave closes all connections", () => {
  members.join(ADDRESS, 2);
  for (const socket of FakeWebSocket.made) socket.emitOpen();
  members.leave();
  assert.ok(FakeWebSocket.made.every(({ closes }) => closes.length === 1));
});
