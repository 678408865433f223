import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { RoundTripMatcher } from "../../page/measure/round-trip-matcher.js";

let now = 0;
/** @type {number[]} */
let matched;
/** @type {RoundTripMatcher} */
let matcher;

beforeEach(() => {
  now = 0;
  matched = [];
  matcher = new RoundTripMatcher({ now: () => now, onMatch: (milliseconds) => matched.push(milliseconds) });
});

test("echo gets the time since its message was sent", () => {
  matcher.sent("a");
  now = 2.5;
  assert.equal(matcher.received("a"), 2.5);
  assert.deepEqual(matched, [2.5]);
});

test("equal messages match in the order of sending", () => {
  matcher.sent("a");
  now = 1;
  matcher.sent("a");
  now = 10;
  assert.deepEqual([matcher.received("a"), matcher.received("a")], [10, 9]);
});

test("unmatched message leaves the next echo its time", () => {
  matcher.sent("a");
  assert.equal(matcher.received("server's own"), null);
  now = 3;
  assert.equal(matcher.received("a"), 3);
});

test("text does not match bytes of the same letters", () => {
  matcher.sent("a");
  assert.equal(matcher.received(Uint8Array.of(97)), null);
});

test("messages that start alike differ by length", () => {
  matcher.sent("x".repeat(100));
  assert.equal(matcher.received("x".repeat(101)), null);
});

test("lost echo does not keep the next from matching", () => {
  matcher.sent("lost");
  now = 5;
  matcher.sent("b");
  now = 6;
  assert.equal(matcher.received("b"), 1);
  assert.equal(matcher.received("lost"), null);
});

test("reset drops the messages in flight", () => {
  matcher.sent("a");
  matcher.reset();
  assert.equal(matcher.received("a"), null);
});

test("matcher keeps 10,000 messages in flight at most", () => {
  matcher.sent("first");
  for (let number = 0; number < 10_000; number++) matcher.sent("x");
  assert.equal(matcher.received("first"), null);
  assert.equal(matcher.received("x"), 0);
});
