import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { EchoTimes } from "../../page/measure/echo-times.js";

let now = 0;
/** @type {number[]} */
let matched;
/** @type {EchoTimes} */
let times;

beforeEach(() => {
  now = 0;
  matched = [];
  times = new EchoTimes({ now: () => now, matched: (milliseconds) => matched.push(milliseconds) });
});

test("an echo has the time since its message was sent", () => {
  times.sent("a");
  now = 2.5;
  assert.equal(times.received("a"), 2.5);
  assert.deepEqual(matched, [2.5]);
});

test("equal messages are matched in the order in which they were sent", () => {
  times.sent("a");
  now = 1;
  times.sent("a");
  now = 10;
  assert.deepEqual([times.received("a"), times.received("a")], [10, 9]);
});

test("what echoes nothing has no time, and costs the next echo none of its", () => {
  times.sent("a");
  assert.equal(times.received("server's own"), null);
  now = 3;
  assert.equal(times.received("a"), 3);
});

test("text and bytes of the same letters are not the same", () => {
  times.sent("a");
  assert.equal(times.received(Uint8Array.of(97)), null);
});

test("messages that begin alike are told apart by their length", () => {
  times.sent("x".repeat(100));
  assert.equal(times.received("x".repeat(101)), null);
});

test("after a message that did not come back the next is matched", () => {
  times.sent("lost");
  now = 5;
  times.sent("b");
  now = 6;
  assert.equal(times.received("b"), 1);
  assert.equal(times.received("lost"), null);
});

test("a new connection does not answer for the one before", () => {
  times.sent("a");
  times.forget();
  assert.equal(times.received("a"), null);
});

test("a server that never echoes is waited for ten thousand times and no more", () => {
  times.sent("first");
  for (let number = 0; number < 10_000; number++) times.sent("x");
  assert.equal(times.received("first"), null);
  assert.equal(times.received("x"), 0);
});
