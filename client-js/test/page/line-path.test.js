import assert from "node:assert/strict";
import { test } from "node:test";
import { linePath } from "../../page/measure/line-path.js";

/** @type {[string, (number | null)[], number, string][]} */
const PATHS = [
  ["maximum is at the top, 0 at the bottom", [0, 10, 5], 10, "M0 1L1 0L2 0.5"],
  ["zeros are a line at the bottom", [0, 0], 0, "M0 1L1 1"],
  ["missing value is a gap", [1, 1, null, 1, 1], 1, "M0 0L1 0M3 0L4 0"],
  ["value between gaps is visible", [null, 1, null], 1, "M1 0h0.01"],
  ["last value after a gap is visible", [null, 1], 1, "M1 0h0.01"],
  ["no values have no line", [null, null], 0, ""],
];

for (const [promise, values, max, path] of PATHS) {
  test(promise, () => assert.equal(linePath(values, max), path));
}
