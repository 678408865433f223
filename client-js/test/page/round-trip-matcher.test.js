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

test("an echo has the time since its message was sent", () => {
  matcher.sent("a");
  now = 2.5;
  assert.equal(matcher.received("a"), 2.5);
  assert.deepEqual(matched, [2.5]);
});

test("equal messages are matched in the order in which they were sent", () => {
  matcher.sent("a");
  now = 1;
  matcher.sent("a");
  now = 10;
  assert.deepEqual([matcher.received("a"), matcher.received("a")], [10, 9]);
});

test("what echoes nothing has no time, and costs the next echo none of its", () => {
  matcher.sent("a");
  assert.equal(matcher.received("server's own"), null);
  now = 3;
  assert.equal(matcher.received("a"), 3);
});

test("text and bytes of the same letters are not the same", () => {
  matcher.sent("a");
  assert.equal(matcher.received(Uint8Array.of(97)), null);
});

test("messages that begin alike are told apart by their length", () => {
  matcher.sent("x".repeat(100));
  assert.equal(matcher.received("x".repeat(101)), null);
});

test("after a message that did not come back the next is matched", () => {
  matcher.sent("lost");
  now = 5;
  matcher.sent("b");
  now = 6;
  assert.equal(matcher.received("b"), 1);
  assert.equal(matcher.received("lost"), null);
});

test("a new connection does not answer for the one before", () => {
  matcher.sent("a");
  matcher.forget();
  assert.equal(matcher.received("a"), null);
});

test("a server that never echoes is waited for ten thousand matcher and no more", () => {
  matcher.sent("first");
  for (let number = 0; number < 10_000; number++) matcher.sent("x");
  assert.equal(matcher.received("first"), null);
  assert.equal(matcher.received("x"), 0);
});
