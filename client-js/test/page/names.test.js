import assert from "node:assert/strict";
import { test } from "node:test";
import { channelProblem, writerProblem } from "../../page/tabs/names.js";

for (const name of ["a", "A-Z.a_z~0-9", "x".repeat(64), "...", ".a"]) {
  test(`channel “${name}” is valid`, () => assert.equal(channelProblem(name), null));
}

/** @type {[string, RegExp][]} */
const REJECTED = [
  ["", /^The channel name is empty: must be 1 to 64 of A-Z a-z 0-9 \. _ ~ -\.$/],
  [".", /^The channel name is “\.”: must not be/],
  ["..", /^The channel name is “\.\.”: must not be/],
  ["a b", /^The channel name contains “ ”/],
  ["a/b", /contains “\/”/],
  ["grüße", /contains “ü”/],
  ["🙂", /contains “🙂”/],
  ["x".repeat(65), /has 65 characters: must be 1 to 64/],
];

for (const [name, expected] of REJECTED) {
  test(`channel “${name}” is rejected with the rule`, () => assert.match(channelProblem(name) ?? "", expected));
}

test("writer name allows fewer characters", () => {
  assert.equal(writerProblem("clock_2-a"), null);
  assert.match(writerProblem("a.b") ?? "", /^The writer name contains “\.”/);
});
