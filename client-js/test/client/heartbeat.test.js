import assert from "node:assert/strict";
import { test } from "node:test";
import { Heartbeat } from "../../src/heartbeat.js";
import { FakeClock } from "./fake-clock.js";

const INTERVAL = 100;

function started() {
  const clock = new FakeClock();
  /** @type {string[]} */ const told = [];
  const at = (/** @type {string} */ what) => told.push(`${what} at ${clock.now()}`);
  const giveUp = (/** @type {number} */ silent) => {
    at(`given up, silent for ${silent},`);
    heartbeat.stop();
  };
  const heartbeat = new Heartbeat(INTERVAL, () => at("asked"), giveUp, clock);
  heartbeat.start();
  return { clock, told, heartbeat };
}

test("a silent server is asked after the interval and given up after twice that", () => {
  const { clock, told } = started();
  clock.pass(1_000);
  assert.deepEqual(told, ["asked at 100", "given up, silent for 200, at 200"]);
});

test("silence counts from what was heard last", () => {
  const { clock, told, heartbeat } = started();
  clock.pass(70);
  heartbeat.heard();
  clock.pass(1_000);
  assert.deepEqual(told, ["asked at 170", "given up, silent for 200, at 270"]);
});

test("an answer, even in the last moment, begins it anew", () => {
  const { clock, told, heartbeat } = started();
  clock.pass(199);
  heartbeat.heard();
  clock.pass(1_000);
  assert.deepEqual(told, ["asked at 100", "asked at 299", "given up, silent for 200, at 399"]);
});

test("a server that is heard all the time is never asked", () => {
  const { clock, told, heartbeat } = started();
  for (let n = 0; n < 50; n++) {
    clock.pass(INTERVAL - 1);
    heartbeat.heard();
  }
  assert.deepEqual(told, []);
});

test("after a sleep the server is asked before it is given up", () => {
  const { clock, told } = started();
  clock.pass(50);
  clock.sleep(10_000);
  clock.pass(99);
  assert.deepEqual(told, ["asked at 10050"]);
  clock.pass(1);
  assert.deepEqual(told.slice(1), ["given up, silent for 10150, at 10150"]);
});

test("a sleep while it waits for the answer is not held against the server", () => {
  const { clock, told } = started();
  clock.pass(150);
  clock.sleep(10_000);
  assert.deepEqual(told, ["asked at 100", "asked at 10150"]);
});

test("where every timer is late, as in a hidden tab, it is given up all the same", () => {
  const { clock, told } = started();
  for (let n = 0; n < 3; n++) clock.sleep(600);
  assert.deepEqual(told, ["asked at 600", "asked at 1200", "given up, silent for 1800, at 1800"]);
});

test("in doubt it asks at once, and waits an interval for the answer", () => {
  const { clock, told, heartbeat } = started();
  clock.pass(10);
  heartbeat.doubt();
  clock.pass(1_000);
  assert.deepEqual(told, ["asked at 10", "given up, silent for 110, at 110"]);
  assert.equal(clock.running, 0);
});

test("once stopped it does nothing", () => {
  const { clock, told, heartbeat } = started();
  heartbeat.stop();
  assert.equal(clock.running, 0);
  clock.pass(1_000);
  assert.deepEqual(told, []);
});

const unused = () => assert.fail();

for (const interval of [0, -1, Number.NaN, Infinity]) {
  test(`an interval that is none is refused: ${interval}`, () => {
    assert.throws(() => new Heartbeat(interval, unused, unused, new FakeClock()), RangeError);
  });
}
