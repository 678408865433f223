import assert from "node:assert/strict";
import { test } from "node:test";
import {
  formatBytes,
  formatClose,
  formatCount,
  formatDuration,
  formatMilliseconds,
  formatSize,
  formatTime,
} from "../../page/text/format.js";

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

test("counts have thousands separators", () => {
  assert.equal(formatCount(10000), "10,000");
});

test("time is local, with zeros and milliseconds", () => {
  assert.equal(formatTime(new Date(2025, 0, 2, 3, 4, 5, 6)), "03:04:05.006");
});

test("close has its code and reason", () => {
  assert.equal(formatClose(1009, "too big"), "Connection closed. Code: 1009. Reason: too big");
});

test("close without a reason has none", () => {
  assert.equal(formatClose(1006, ""), "Connection closed. Code: 1006. Reason: none");
});

/** @type {[number, string][]} */
const MILLISECONDS = [
  [0, "0.0 ms"],
  [0.26, "0.3 ms"],
  [99.94, "99.9 ms"],
  [100.4, "100 ms"],
  [12345.6, "12,346 ms"],
];
for (const [milliseconds, expected] of MILLISECONDS) {
  test(`${milliseconds} ms are shown as ${expected}`, () => assert.equal(formatMilliseconds(milliseconds), expected));
}

/** @type {[number, string][]} */
const BYTES = [
  [0, "0 B"],
  [0.4, "0 B"],
  [1023, "1,023 B"],
  [1024, "1.0 KiB"],
  [110 * 1024, "110 KiB"],
  [1.5 * 1024 ** 2, "1.5 MiB"],
  [5000 * 1024 ** 3, "5,000 GiB"],
];
for (const [bytes, expected] of BYTES) {
  test(`about ${bytes} bytes are shown as ${expected}`, () => assert.equal(formatBytes(bytes), expected));
}

/** @type {[string, string][]} */
const DURATIONS = [
  ["PT1S", "1 s"],
  ["PT1M30S", "1 min 30 s"],
  ["PT24H", "24 h"],
  ["PT0.5S", "0.5 s"],
  ["PT", "PT"],
  ["soon", "soon"],
];
for (const [duration, expected] of DURATIONS) {
  test(`“${duration}” is shown as “${expected}”`, () => assert.equal(formatDuration(duration), expected));
}
