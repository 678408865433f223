import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Replayer } from "../../page/log/replayer.js";

/** @type {unknown[]} */
let sent;
/** @type {{ send: (payload: unknown) => string | null, bufferedAmount: number }} */
let target;
/** @type {(() => void)[]} */
let timers;
/** @type {(string | null)[]} */
let ends;

beforeEach(() => {
  sent = [];
  timers = [];
  ends = [];
  target = { send: (payload) => (sent.push(payload), null), bufferedAmount: 0 };
});

/** @param {number} count */
function play(count) {
  const after = (/** @type {() => void} */ act) => timers.push(act);
  const replayer = new Replayer(numbered(count), target, { after });
  replayer.addEventListener("end", (event) => ends.push(/** @type {CustomEvent} */ (event).detail.problem));
  replayer.start();
  return replayer;
}

/** @param {number} count */
const numbered = (count) => Array.from({ length: count }, (_, at) => String(at));

function runTimers() {
  while (timers.length > 0) timers.shift()?.();
}

test("replay sends all messages in order, then ends", () => {
  play(1000);
  runTimers();
  assert.deepEqual(sent, numbered(1000));
  assert.deepEqual(ends, [null]);
});

test("replay yields after each batch", () => {
  play(1000);
  assert.ok(sent.length < 1000);
  assert.equal(timers.length, 1);
});

test("replay waits while 1 MiB is unsent", () => {
  target.bufferedAmount = 1024 * 1024;
  play(3);
  timers.shift()?.();
  assert.deepEqual(sent, []);
  target.bufferedAmount = 0;
  runTimers();
  assert.deepEqual(sent, numbered(3));
});

test("rejected message ends the replay with the reason", () => {
  target.send = () => "Not sent: the connection is not open.";
  const replayer = play(3);
  assert.deepEqual(ends, ["Not sent: the connection is not open."]);
  assert.equal(replayer.sent, 0);
  assert.equal(timers.length, 0);
});

test("stop ends the replay once", () => {
  const replayer = play(1000);
  const before = sent.length;
  replayer.stop();
  replayer.stop();
  runTimers();
  assert.equal(sent.length, before);
  assert.deepEqual(ends, [null]);
});
