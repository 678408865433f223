import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ChannelMembers } from "../../page/tabs/channel-members.js";
import { FakeWebSocket } from "../fake-web-socket.js";

const ADDRESS = "ws://localhost/broadcast/lobby";

/** @type {ChannelMembers} */
let members;
/** @type {string[]} */
let made;

beforeEach(() => {
  members = new ChannelMembers({ WebSocket: FakeWebSocket.fresh(), after: () => {} });
  made = [];
  members.addEventListener("made", (event) => made.push(/** @type {CustomEvent} */ (event).detail.name));
});

test("joining opens a connection for each member, with a name of its own", () => {
  assert.equal(members.join(ADDRESS, 3), null);
  assert.deepEqual(made, ["member 1", "member 2", "member 3"]);
  assert.deepEqual(
    FakeWebSocket.made.map(({ url }) => url),
    [ADDRESS, ADDRESS, ADDRESS],
  );
});

test("each member counts what it gets", () => {
  members.join(ADDRESS, 2);
  for (const socket of FakeWebSocket.made) socket.emitOpen();
  FakeWebSocket.made[1]?.emitMessage("a");
  assert.deepEqual(
    members.members.map(({ received }) => received),
    [0, 1],
  );
});

test("its state is that of all together", () => {
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

test("nobody joins while others are there", () => {
  members.join(ADDRESS, 1);
  assert.match(members.join(ADDRESS, 1) ?? "", /Leave the present channel first/);
  assert.equal(FakeWebSocket.made.length, 1);
});

test("after all have left others can join", () => {
  members.join(ADDRESS, 1);
  FakeWebSocket.last.emitClose(1001);
  assert.equal(members.join(ADDRESS, 2), null);
  assert.equal(members.members.length, 2);
});

test("an address that is refused leaves nobody there", () => {
  assert.match(members.join("ws://localhost/%%", 3) ?? "", /browser refuses/);
  assert.deepEqual([members.members.length, members.busy], [0, false]);
});

test("leaving closes all", () => {
  members.join(ADDRESS, 2);
  for (const socket of FakeWebSocket.made) socket.emitOpen();
  members.leave();
  assert.ok(FakeWebSocket.made.every(({ closes }) => closes.length === 1));
});
