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

test("all are sent in order, then it ends", () => {
  play(1000);
  runTimers();
  assert.deepEqual(sent, numbered(1000));
  assert.deepEqual(ends, [null]);
});

test("it lets others have their turn", () => {
  play(1000);
  assert.ok(sent.length < 1000);
  assert.equal(timers.length, 1);
});

test("nothing is sent while much waits in the socket, and it goes on when that is gone", () => {
  target.bufferedAmount = 1024 * 1024;
  play(3);
  timers.shift()?.();
  assert.deepEqual(sent, []);
  target.bufferedAmount = 0;
  runTimers();
  assert.deepEqual(sent, numbered(3));
});

test("a refusal ends it with its reason", () => {
  target.send = () => "Not sent: the socket is not open.";
  const replayer = play(3);
  assert.deepEqual(ends, ["Not sent: the socket is not open."]);
  assert.equal(replayer.sent, 0);
  assert.equal(timers.length, 0);
});

test("stop ends it, once, and nothing more is sent", () => {
  const replayer = play(1000);
  const before = sent.length;
  replayer.stop();
  replayer.stop();
  runTimers();
  assert.equal(sent.length, before);
  assert.deepEqual(ends, [null]);
});
