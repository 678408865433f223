import assert from "node:assert/strict";
import { test } from "node:test";
import { channelProblem, writerProblem } from "../../page/tabs/names.js";

for (const name of ["a", "A-Z.a_z~0-9", "x".repeat(64), "...", ".a"]) {
  test(`“${name}” can be a channel`, () => assert.equal(channelProblem(name), null));
}

/** @type {[string, RegExp][]} */
const REFUSED = [
  ["", /^Enter the name of a channel: 1 to 64 of A-Z a-z 0-9 \. _ ~ -\.$/],
  [".", /^“\.” cannot be the name/],
  ["..", /^“\.\.” cannot be the name/],
  ["a b", /^“ ” cannot be in the name of a channel/],
  ["a/b", /^“\/” cannot/],
  ["grüße", /^“ü” cannot/],
  ["🙂", /^“🙂” cannot/],
  ["x".repeat(65), /64 characters at most; this one has 65/],
];

for (const [name, expected] of REFUSED) {
  test(`what is wrong with “${name}” as a channel is said`, () => assert.match(channelProblem(name) ?? "", expected));
}

test("a writer's name has fewer characters than a channel's", () => {
  assert.equal(writerProblem("clock_2-a"), null);
  assert.match(writerProblem("a.b") ?? "", /^“\.” cannot be in the name of a writer/);
});
