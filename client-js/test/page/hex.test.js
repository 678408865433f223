import assert from "node:assert/strict";
import { test } from "node:test";
import { formatHex, parseHex } from "../../page/text/hex.js";
import { randomBytes, randomFrom } from "../random.js";

for (const seed of [1, 2, 3, 20250101]) {
  test(`random bytes survive formatting and parsing (seed ${seed})`, () => {
    const random = randomFrom(seed);
    for (let round = 0; round < 100; round++) {
      const bytes = randomBytes(random, Math.floor(random() * 300));
      assert.deepEqual(parseHex(formatHex(bytes)), { payload: bytes });
    }
  });
}

test("large message is formatted like a small one", () => {
  const bytes = new Uint8Array(100_000).fill(7);
  assert.equal(formatHex(bytes), Array(100_000).fill("07").join(" "));
});

test("each byte has two lower-case digits", () => {
  assert.equal(formatHex(Uint8Array.of(0, 9, 10, 255)), "00 09 0a ff");
});

test("no bytes have no digits", () => {
  assert.equal(formatHex(new Uint8Array()), "");
});

/** @type {[string, string, number[]][]} */
const ACCEPTED = [
  ["empty text is an empty message", "", []],
  ["white space is an empty message", " \n\t", []],
  ["upper case is accepted", "0AFF", [10, 255]],
  ["white space between bytes is optional", "0102 03\n04  ", [1, 2, 3, 4]],
];

for (const [promise, text, bytes] of ACCEPTED) {
  test(promise, () => assert.deepEqual(parseHex(text), { payload: Uint8Array.from(bytes) }));
}

/** @type {[string, string, RegExp][]} */
const REJECTED = [
  ["invalid letter is named with its position", "00 fg", /“g” at character 5\./],
  ["prefix is named with its position", "0x00", /“x” at character 2\./],
  ["character beyond the basic plane is named in full", "00🙂", /“🙂” at character 3\./],
  ["half a byte at the end is named with its position", "00 01 2", /half a byte, “2”, at character 7\./],
  ["half a byte does not join the next one", "0 01", /half a byte, “0”, at character 1\./],
];

for (const [promise, text, expected] of REJECTED) {
  test(promise, () => {
    const parsed = parseHex(text);
    assert.ok("problem" in parsed);
    assert.match(parsed.problem, expected);
  });
}
