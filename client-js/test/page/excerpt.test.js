import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt, MAX_BYTES, MAX_CHARACTERS, MAX_LINES } from "../../page/text/excerpt.js";

test("text within the limits is complete", () => {
  const text = "x".repeat(MAX_CHARACTERS);
  assert.deepEqual(excerpt(text), { data: text, note: "" });
});

test("longer text is truncated, with both lengths", () => {
  const { data, note } = excerpt("x".repeat(262144));
  assert.equal(data, "x".repeat(MAX_CHARACTERS));
  assert.equal(note, "… truncated: 1,024 of 262,144 characters shown");
});

test("text of many short lines is truncated", () => {
  const { data, note } = excerpt("\n".repeat(100));
  assert.equal(data.split("\n").length, MAX_LINES);
  assert.equal(note, "… truncated: 19 of 100 characters shown");
});

test("truncation does not split a surrogate pair", () => {
  const { data } = excerpt("x".repeat(MAX_CHARACTERS - 1) + "🙂🙂");
  assert.equal(data, "x".repeat(MAX_CHARACTERS - 1));
});

test("short text that ends in half a pair is unchanged", () => {
  assert.deepEqual(excerpt("x\ud83d"), { data: "x\ud83d", note: "" });
});

test("bytes within the limit are complete, as hex", () => {
  assert.deepEqual(excerpt(Uint8Array.of(0, 255)), { data: "00 ff", note: "" });
});

test("more bytes are truncated, with both lengths", () => {
  const { data, note } = excerpt(new Uint8Array(262144));
  assert.equal(data.split(" ").length, MAX_BYTES);
  assert.equal(note, "… truncated: 256 of 262,144 bytes shown");
});
