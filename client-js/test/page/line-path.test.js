import assert from "node:assert/strict";
import { test } from "node:test";
import { linePath } from "../../page/measure/line-path.js";

/** @type {[string, (number | null)[], number, string][]} */
const PATHS = [
  ["the most is at the top, nothing at the bottom", [0, 10, 5], 10, "M0 1L1 0L2 0.5"],
  ["nothing at all is a line at the bottom", [0, 0], 0, "M0 1L1 1"],
  ["where there is no value there is a gap", [1, 1, null, 1, 1], 1, "M0 0L1 0M3 0L4 0"],
  ["a value between gaps can be seen", [null, 1, null], 1, "M1 0h0.01"],
  ["so can the last after a gap", [null, 1], 1, "M1 0h0.01"],
  ["no values are no line", [null, null], 0, ""],
];

for (const [promise, values, most, path] of PATHS) {
  test(promise, () => assert.equal(linePath(values, most), path));
}
