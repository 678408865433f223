import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Crew } from "../../page/place/crew.js";
import { FakeWebSocket } from "../fake-web-socket.js";

const ADDRESS = "ws://localhost/broadcast/lobby";

/** @type {Crew} */
let crew;
/** @type {string[]} */
let made;

beforeEach(() => {
  crew = new Crew({ WebSocket: FakeWebSocket.fresh(), after: () => {} });
  made = [];
  crew.addEventListener("made", (event) => made.push(/** @type {CustomEvent} */ (event).detail.name));
});

test("joining opens a connection for each member, with a name of its own", () => {
  assert.equal(crew.join(ADDRESS, 3), null);
  assert.deepEqual(made, ["member 1", "member 2", "member 3"]);
  assert.deepEqual(
    FakeWebSocket.made.map(({ url }) => url),
    [ADDRESS, ADDRESS, ADDRESS],
  );
});

test("each member counts what it gets", () => {
  crew.join(ADDRESS, 2);
  for (const socket of FakeWebSocket.made) socket.emitOpen();
  FakeWebSocket.made[1]?.emitMessage("a");
  assert.deepEqual(
    crew.members.map(({ received }) => received),
    [0, 1],
  );
});

test("its state is that of all together", () => {
  assert.equal(crew.state, "ready");
  crew.join(ADDRESS, 2);
  FakeWebSocket.made[0]?.emitOpen();
  assert.deepEqual([crew.state, crew.open], ["connecting", 1]);
  FakeWebSocket.made[1]?.emitOpen();
  assert.deepEqual([crew.state, crew.open], ["open", 2]);
  FakeWebSocket.made[0]?.emitClose(1000);
  assert.deepEqual([crew.state, crew.open, crew.busy], ["open", 1, true]);
  crew.leave();
  assert.equal(crew.state, "closing");
  FakeWebSocket.made[1]?.emitClose(1000);
  assert.deepEqual([crew.state, crew.busy], ["closed", false]);
});

test("nobody joins while others are there", () => {
  crew.join(ADDRESS, 1);
  assert.match(crew.join(ADDRESS, 1) ?? "", /Leave the present channel first/);
  assert.equal(FakeWebSocket.made.length, 1);
});

test("after all have left others can join", () => {
  crew.join(ADDRESS, 1);
  FakeWebSocket.last.emitClose(1001);
  assert.equal(crew.join(ADDRESS, 2), null);
  assert.equal(crew.members.length, 2);
});

test("an address that is refused leaves nobody there", () => {
  assert.match(crew.join("ws://localhost/%%", 3) ?? "", /browser refuses/);
  assert.deepEqual([crew.members.length, crew.busy], [0, false]);
});

test("leaving closes all", () => {
  crew.join(ADDRESS, 2);
  for (const socket of FakeWebSocket.made) socket.emitOpen();
  crew.leave();
  assert.ok(FakeWebSocket.made.every(({ closes }) => closes.length === 1));
});
