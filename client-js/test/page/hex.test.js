import assert from "node:assert/strict";
import { test } from "node:test";
import { formatHex, parseHex } from "../../page/text/hex.js";
import { randomBytes, randomFrom } from "../random.js";

for (const seed of [1, 2, 3, 20250101]) {
  test(`random bytes survive being formatted and parsed (seed ${seed})`, () => {
    const random = randomFrom(seed);
    for (let round = 0; round < 100; round++) {
      const bytes = randomBytes(random, Math.floor(random() * 300));
      assert.deepEqual(parseHex(formatHex(bytes)), { payload: bytes });
    }
  });
}

test("a large message is written like a small one", () => {
  const bytes = new Uint8Array(100_000).fill(7);
  assert.equal(formatHex(bytes), Array(100_000).fill("07").join(" "));
});

test("every byte is two lower-case digits", () => {
  assert.equal(formatHex(Uint8Array.of(0, 9, 10, 255)), "00 09 0a ff");
});

test("no bytes are no digits", () => {
  assert.equal(formatHex(new Uint8Array()), "");
});

/** @type {[string, string, number[]][]} */
const ACCEPTED = [
  ["nothing is an empty message", "", []],
  ["white space alone is an empty message", " \n\t", []],
  ["upper case is taken", "0AFF", [10, 255]],
  ["bytes may stand together, apart or on lines", "0102 03\n04  ", [1, 2, 3, 4]],
];

for (const [promise, text, bytes] of ACCEPTED) {
  test(promise, () => assert.deepEqual(parseHex(text), { payload: Uint8Array.from(bytes) }));
}

/** @type {[string, string, RegExp][]} */
const REFUSED = [
  ["a letter that is no digit is named with its place", "00 fg", /“g” at character 5\./],
  ["a prefix is named with its place", "0x00", /“x” at character 2\./],
  ["a character beyond the basic plane is named whole", "00🙂", /“🙂” at character 3\./],
  ["half a byte at the end is named with its place", "00 01 2", /half a byte, “2”, at character 7\./],
  ["half a byte in the middle is not joined with the next", "0 01", /half a byte, “0”, at character 1\./],
];

for (const [promise, text, expected] of REFUSED) {
  test(promise, () => {
    const parsed = parseHex(text);
    assert.ok("problem" in parsed);
    assert.match(parsed.problem, expected);
  });
}
