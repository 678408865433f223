import assert from "node:assert/strict";
import { test } from "node:test";
import { reconnectPolicy } from "../../src/index.js";

/** @type {[ReturnType<typeof reconnectPolicy>, number[]][]} */
const POLICY = [
  ["stop", [1000, 1002, 1003, 1007, 1008, 1009, 1010]],
  ["later", [1001, 1012, 1013]],
  ["retry", [1005, 1006, 1011, 1014, 1015, 3000, 4000, 4999]],
];

for (const [decision, codes] of POLICY) {
  for (const code of codes) {
    test(`${code} means ${decision}`, () => assert.equal(reconnectPolicy({ code }), decision));
  }
}
