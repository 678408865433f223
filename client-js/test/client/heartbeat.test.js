import assert from "node:assert/strict";
import { test } from "node:test";
import { Heartbeat } from "../../src/heartbeat.js";
import { FakeClock } from "./fake-clock.js";

const INTERVAL = 100;

/** @param {boolean} [pings] */
function started(pings = true) {
  const clock = new FakeClock();
  /** @type {string[]} */ const calls = [];
  const record = (/** @type {string} */ call) => calls.push(`${call} at ${clock.now()}`);
  const onTimeout = (/** @type {number} */ silent, /** @type {boolean} */ awakened) => {
    record(`timeout${awakened ? " of a wake" : ""}, silent for ${silent},`);
    heartbeat.stop();
  };
  const heartbeat = new Heartbeat(INTERVAL, pings ? () => record("ping") : null, onTimeout, clock);
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

test("wake pings at once and waits for one interval", () => {
  const { clock, calls, heartbeat } = started();
  clock.pass(10);
  heartbeat.onWake();
  clock.pass(1_000);
  assert.deepEqual(calls, ["ping at 10", "timeout of a wake, silent for 110, at 110"]);
  assert.equal(clock.running, 0);
});

test("further wakes do not extend the wait", () => {
  const { clock, calls, heartbeat } = started();
  for (let n = 0; n < 4; n++) {
    heartbeat.onWake();
    clock.pass(30);
  }
  assert.deepEqual(calls, ["ping at 0", "timeout of a wake, silent for 100, at 100"]);
});

test("message ends the wake", () => {
  const { clock, calls, heartbeat } = started();
  heartbeat.onWake();
  clock.pass(10);
  heartbeat.onMessage();
  clock.pass(1_000);
  assert.deepEqual(calls, ["ping at 0", "ping at 110", "timeout, silent for 200, at 210"]);
});

test("sleep after a wake's ping brings another ping", () => {
  const { clock, calls, heartbeat } = started();
  clock.pass(150);
  heartbeat.onWake();
  clock.sleep(10_000);
  clock.pass(99);
  assert.deepEqual(calls, ["ping at 100", "ping at 150", "ping at 10150"]);
  clock.pass(1);
  assert.deepEqual(calls.slice(3), ["timeout of a wake, silent for 10250, at 10250"]);
});

test("heartbeat without a ping waits two intervals", () => {
  const { clock, calls, heartbeat } = started(false);
  clock.pass(50);
  heartbeat.onWake();
  clock.pass(149);
  assert.deepEqual(calls, []);
  clock.pass(1);
  assert.deepEqual(calls, ["timeout of a wake, silent for 200, at 200"]);
});

test("heartbeat without a ping waits after a sleep", () => {
  const { clock, calls } = started(false);
  clock.pass(150);
  clock.sleep(10_000);
  clock.pass(99);
  assert.deepEqual(calls, []);
  clock.pass(1);
  assert.deepEqual(calls, ["timeout, silent for 10250, at 10250"]);
});

test("stopped heartbeat does nothing", () => {
  const { clock, calls, heartbeat } = started();
  heartbeat.stop();
  assert.equal(clock.running, 0);
  clock.pass(1_000);
  assert.deepEqual(calls, []);
});
