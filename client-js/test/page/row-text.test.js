import assert from "node:assert/strict";
import { test } from "node:test";
import { eventEntry, messageEntry } from "../../page/log/entry.js";
import { MAX_JSON_CHARACTERS, present, whole } from "../../page/log/row-text.js";

/** @param {string | Uint8Array<ArrayBuffer>} payload @param {number} [size] */
const received = (payload, size = payload.length) => messageEntry("echo", "received", payload, { size });

test("text is text as text, and its UTF-8 bytes as hex", () => {
  assert.deepEqual(present(received("é", 2), "text"), { data: "é", note: "", hex: false });
  assert.deepEqual(present(received("é", 2), "hex"), { data: "c3 a9", note: "", hex: true });
});

test("a long text as hex is cut, with its size told", () => {
  const { data, note } = present(received("x".repeat(5000)), "hex");
  assert.equal(data.split(" ").length, 256);
  assert.equal(note, "… cut: 256 of 5,000 bytes shown");
});

for (const view of /** @type {const} */ (["text", "json", "hex"])) {
  test(`binary is hex as ${view}`, () => {
    assert.deepEqual(present(received(Uint8Array.of(1, 255)), view), { data: "01 ff", note: "", hex: true });
  });

  test(`an event is its words as ${view}`, () => {
    assert.equal(present(eventEntry("echo", "notice", '{"a":1}'), view).data, '{"a":1}');
  });
}

test("JSON is set out as JSON, and left alone as text", () => {
  assert.equal(present(received('{"a":1}'), "json").data, '{\n  "a": 1\n}');
  assert.equal(present(received('{"a":1}'), "text").data, '{"a":1}');
});

test("what is no JSON is shown as it came", () => {
  assert.equal(present(received("hello"), "json").data, "hello");
});

test("JSON that is set out is cut like any text", () => {
  const { data, note } = present(received(JSON.stringify(Array(100).fill(1))), "json");
  assert.equal(data.split("\n").length, 20);
  assert.match(note, /^… cut/);
});

test("very long JSON is not set out", () => {
  const long = JSON.stringify(Array(MAX_JSON_CHARACTERS).fill(1));
  assert.ok(present(received(long), "json").data.startsWith("[1,1,"));
});

test("of a message whose rest is gone the length is still told", () => {
  const cut = { ...received("x".repeat(1024)), length: 262144 };
  assert.equal(present(cut, "text").note, "… cut: 1,024 of 262,144 characters shown");
});

/** @type {[string, string, import("../../page/log/row-text.js").View, string][]} */
const WHOLE = [
  ["a long text", "x".repeat(5000), "text", "x".repeat(5000)],
  ["a long text as hex", "x".repeat(500), "hex", Array(500).fill("78").join(" ")],
  ["long JSON, set out", JSON.stringify(Array(50).fill(1)), "json", JSON.stringify(Array(50).fill(1), null, 2)],
  ["what is no JSON", "hello", "json", "hello"],
];

for (const [what, payload, view, expected] of WHOLE) {
  test(`in full, ${what} is not cut`, () =>
    assert.deepEqual(whole(received(payload), view, 5000), { data: expected, more: false }));
}

test("in full, bytes are hex and an event its words", () => {
  assert.equal(whole(received(new Uint8Array(300)), "text", 5000).data.length, 899);
  assert.equal(whole(eventEntry("echo", "notice", "opened"), "hex", 5000).data, "opened");
});

/** @type {[string, string | Uint8Array<ArrayBuffer>, import("../../page/log/row-text.js").View, string][]} */
const BEGINNINGS = [
  ["text", "x".repeat(10), "text", "xxxxxxxxx"],
  ["text with a pair at the end", "xxxxxxxx🙂", "text", "xxxxxxxx"],
  ["text as hex", "xxxx", "hex", "78 78 78"],
  ["bytes", new Uint8Array(4), "text", "00 00 00"],
  ["JSON that is too long already", "[1,2,3,4,5]", "json", "[1,2,3,4,"],
  ["JSON that is too long when set out", "[1,2,3]", "json", "[\n  1,\n  "],
];

for (const [what, payload, view, data] of BEGINNINGS) {
  test(`of ${what} the beginning is shown, and that there is more`, () => {
    assert.deepEqual(whole(received(payload), view, 9), { data, more: true });
  });
}
