import assert from "node:assert/strict";
import { test } from "node:test";
import { Heartbeat } from "../../src/heartbeat.js";
import { FakeClock } from "./fake-clock.js";

const INTERVAL = 100;

function started() {
  const clock = new FakeClock();
  /** @type {string[]} */ const calls = [];
  const record = (/** @type {string} */ call) => calls.push(`${call} at ${clock.now()}`);
  const onTimeout = (/** @type {number} */ silent) => {
    record(`timeout, silent for ${silent},`);
    heartbeat.stop();
  };
  const heartbeat = new Heartbeat(INTERVAL, () => record("ping"), onTimeout, clock);
  heartbeat.start();
  return { clock, calls, heartbeat };
}

test("silent server is pinged, then timed out", () => {
  const { clock, calls } = started();
  clock.pass(1_000);
  assert.deepEqual(calls, ["ping at 100", "timeout, silent for 200, at 200"]);
});

test("silence counts from the last message", () => {
  const { clock, calls, heartbeat } = started();
  clock.pass(70);
  heartbeat.onMessage();
  clock.pass(1_000);
  assert.deepEqual(calls, ["ping at 170", "timeout, silent for 200, at 270"]);
});

test("message in the last moment restarts the interval", () => {
  const { clock, calls, heartbeat } = started();
  clock.pass(199);
  heartbeat.onMessage();
  clock.pass(1_000);
  assert.deepEqual(calls, ["ping at 100", "ping at 299", "timeout, silent for 200, at 399"]);
});

test("server that keeps sending is never pinged", () => {
  const { clock, calls, heartbeat } = started();
  for (let n = 0; n < 50; n++) {
    clock.pass(INTERVAL - 1);
    heartbeat.onMessage();
  }
  assert.deepEqual(calls, []);
});

test("server is pinged after a sleep before the timeout", () => {
  const { clock, calls } = started();
  clock.pass(50);
  clock.sleep(10_000);
  clock.pass(99);
  assert.deepEqual(calls, ["ping at 10050"]);
  clock.pass(1);
  assert.deepEqual(calls.slice(1), ["timeout, silent for 10150, at 10150"]);
});

test("sleep during a ping brings another ping", () => {
  const { clock, calls } = started();
  clock.pass(150);
  clock.sleep(10_000);
  assert.deepEqual(calls, ["ping at 100", "ping at 10150"]);
});

test("late timers, as in a hidden tab, still time out", () => {
  const { clock, calls } = started();
  for (let n = 0; n < 3; n++) clock.sleep(600);
  assert.deepEqual(calls, ["ping at 600", "ping at 1200", "timeout, silent for 1800, at 1800"]);
});

test("probe pings at once and waits for one interval", () => {
  const { clock, calls, heartbeat } = started();
  clock.pass(10);
  heartbeat.probe();
  clock.pass(1_000);
  assert.deepEqual(calls, ["ping at 10", "timeout, silent for 110, at 110"]);
  assert.equal(clock.running, 0);
});

test("stopped heartbeat does nothing", () => {
  const { clock, calls, heartbeat } = started();
  heartbeat.stop();
  assert.equal(clock.running, 0);
  clock.pass(1_000);
  assert.deepEqual(calls, []);
});

const unused = () => assert.fail();

for (const interval of [0, -1, Number.NaN, Infinity]) {
  test(`invalid interval is rejected: ${interval}`, () => {
    assert.throws(() => new Heartbeat(interval, unused, unused, new FakeClock()), RangeError);
  });
}
