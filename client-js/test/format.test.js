import assert from "node:assert/strict";
import { test } from "node:test";
import { formatClose, formatCount, formatSize, formatTime } from "../page/format.js";

/** @type {[number, string][]} */
const SIZES = [
  [0, "0 B"],
  [1023, "1,023 B"],
  [262144, "262,144 B"],
  [16777217, "16,777,217 B"],
];

for (const [bytes, expected] of SIZES) {
  test(`${bytes} bytes are shown as ${expected}`, () => assert.equal(formatSize(bytes), expected));
}

test("counts have thousands set apart", () => {
  assert.equal(formatCount(10000), "10,000");
});

test("a time is shown local, with leading zeros and milliseconds", () => {
  assert.equal(formatTime(new Date(2025, 0, 2, 3, 4, 5, 6)), "03:04:05.006");
});

test("a close is shown with its code and reason", () => {
  assert.equal(formatClose(1009, "too big"), "Connection closed. Code: 1009. Reason: too big");
});

test("a close without a reason says none", () => {
  assert.equal(formatClose(1006, ""), "Connection closed. Code: 1006. Reason: none");
});
