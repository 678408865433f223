import assert from "node:assert/strict";
import { test } from "node:test";
import { parseCount } from "../../page/text/number.js";

for (const [text, value] of /** @type {[string, number][]} */ ([
  ["1", 1],
  [" 20 ", 20],
  ["007", 7],
])) {
  // prettier-ignore
  test(`“${text}” is ${value}`, () => assert.deepEqual(parseCount("N", text, { max: 20 }), { value }));
}

for (const text of ["", "0", "21", "-1", "1.5", "1e1", "0x1", "ten", "1 2", "9".repeat(400)]) {
  test(`“${text.slice(0, 20)}” is rejected with the range`, () => {
    assert.deepEqual(parseCount("N", text, { max: 20 }), { problem: "N must be a whole number from 1 to 20." });
  });
}
