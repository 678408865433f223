import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Reconnector } from "../../page/socket/reconnector.js";
import { FakeWebSocket } from "../fake-web-socket.js";

const ADDRESS = "ws://localhost/ws";

/** @type {Reconnector} */
let connection;
/** @type {{ act: () => void, milliseconds: number }[]} */
let timers;
/** @type {number[]} */
let delays;

beforeEach(() => {
  timers = [];
  delays = [];
  connection = new Reconnector({
    WebSocket: FakeWebSocket.fresh(),
    after: (act, milliseconds) => timers.push({ act, milliseconds }),
    random: () => 0.5,
  });
  connection.addEventListener("waiting", (event) => delays.push(/** @type {CustomEvent} */ (event).detail.delay));
  connection.reconnects = true;
});

/** Runs all timers that are set. */
function runTimers() {
  for (const { act } of timers.splice(0)) act();
}

test("without the option, an abnormal end stays", () => {
  connection.reconnects = false;
  connection.connect(ADDRESS);
  FakeWebSocket.last.emitClose(1006);
  assert.equal(connection.phase, "failed");
  assert.match(connection.problem ?? "", /^Connection failed/);
  assert.equal(timers.length, 0);
});

test("lost connection waits, then connects again", () => {
  connection.connect(ADDRESS, ["chat"]);
  FakeWebSocket.last.emitOpen();
  FakeWebSocket.last.emitClose(1006);
  assert.equal(connection.phase, "waiting");
  runTimers();
  assert.equal(connection.phase, "connecting");
  assert.equal(FakeWebSocket.made.length, 2);
  assert.deepEqual([FakeWebSocket.last.url, FakeWebSocket.last.protocols], [ADDRESS, ["chat"]]);
  FakeWebSocket.last.emitOpen();
  assert.deepEqual([connection.phase, connection.problem], ["open", null]);
});

test("delays double up to 30 s, and are reported", async () => {
  connection.connect(ADDRESS);
  for (let failures = 0; failures < 8; failures++) {
    FakeWebSocket.last.emitClose(1006);
    await null;
    runTimers();
  }
  assert.deepEqual(delays, [375, 750, 1500, 3000, 6000, 12_000, 22_500, 22_500]);
});

test("open connection resets the delay", async () => {
  connection.connect(ADDRESS);
  for (const code of [1006, 1006]) {
    FakeWebSocket.last.emitClose(code);
    runTimers();
  }
  FakeWebSocket.last.emitOpen();
  FakeWebSocket.last.emitClose(1006);
  assert.equal(timers.at(-1)?.milliseconds, 375);
});

test("disconnect ends the wait", () => {
  connection.connect(ADDRESS);
  FakeWebSocket.last.emitClose(1006);
  connection.close();
  assert.deepEqual([connection.phase, connection.problem], ["closed", null]);
  runTimers();
  assert.equal(FakeWebSocket.made.length, 1);
});

test("connect ends the wait at once", () => {
  connection.connect(ADDRESS);
  FakeWebSocket.last.emitClose(1006);
  assert.equal(connection.connect(ADDRESS), null);
  runTimers();
  assert.equal(FakeWebSocket.made.length, 2);
});

test("normal close is no reason to reconnect", () => {
  connection.connect(ADDRESS);
  FakeWebSocket.last.emitOpen();
  FakeWebSocket.last.emitClose(1000, "done");
  assert.deepEqual([connection.phase, connection.problem, timers.length], ["closed", null, 0]);
});

test("disconnect by the user is no failure", () => {
  connection.connect(ADDRESS);
  FakeWebSocket.last.emitOpen();
  connection.close();
  FakeWebSocket.last.emitClose(1006);
  assert.deepEqual([connection.phase, connection.problem], ["closed", null]);
});
