import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt, MAX_BYTES, MAX_CHARACTERS, MAX_LINES } from "../../page/text/excerpt.js";

test("a text within the bounds is shown whole", () => {
  const text = "x".repeat(MAX_CHARACTERS);
  assert.deepEqual(excerpt(text), { data: text, note: "" });
});

test("a longer text is cut, and how much is shown is said", () => {
  const { data, note } = excerpt("x".repeat(262144));
  assert.equal(data, "x".repeat(MAX_CHARACTERS));
  assert.equal(note, "… cut: 1,024 of 262,144 characters shown");
});

test("a text of many lines is cut however short they are", () => {
  const { data, note } = excerpt("\n".repeat(100));
  assert.equal(data.split("\n").length, MAX_LINES);
  assert.equal(note, "… cut: 19 of 100 characters shown");
});

test("a cut does not split a surrogate pair", () => {
  const { data } = excerpt("x".repeat(MAX_CHARACTERS - 1) + "🙂🙂");
  assert.equal(data, "x".repeat(MAX_CHARACTERS - 1));
});

test("a short text that ends in half a pair is shown as it came", () => {
  assert.deepEqual(excerpt("x\ud83d"), { data: "x\ud83d", note: "" });
});

test("bytes within the bound are shown whole, as hex", () => {
  assert.deepEqual(excerpt(Uint8Array.of(0, 255)), { data: "00 ff", note: "" });
});

test("more bytes are cut, and how many are shown is said", () => {
  const { data, note } = excerpt(new Uint8Array(262144));
  assert.equal(data.split(" ").length, MAX_BYTES);
  assert.equal(note, "… cut: 256 of 262,144 bytes shown");
});
