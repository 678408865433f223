import assert from "node:assert/strict";
import { test } from "node:test";
import { eventEntry, messageEntry } from "../../page/log/entry.js";
import { fullText, isJson, MAX_JSON_CHARACTERS, rowText } from "../../page/log/row-text.js";

/** @param {string | Uint8Array<ArrayBuffer>} payload @param {number} [size] */
const received = (payload, size = payload.length) => messageEntry("echo", "received", payload, { size });

test("text view shows text, hex view its UTF-8 bytes", () => {
  assert.deepEqual(rowText(received("é", 2), "text"), { data: "é", note: "", hex: false });
  assert.deepEqual(rowText(received("é", 2), "hex"), { data: "c3 a9", note: "", hex: true });
});

test("long text as hex is truncated, with its size", () => {
  const { data, note } = rowText(received("x".repeat(5000)), "hex");
  assert.equal(data.split(" ").length, 256);
  assert.equal(note, "… truncated: 256 of 5,000 bytes shown");
});

for (const view of /** @type {const} */ (["text", "json", "hex"])) {
  test(`${view} view shows binary as hex`, () => {
    assert.deepEqual(rowText(received(Uint8Array.of(1, 255)), view), { data: "01 ff", note: "", hex: true });
  });

  test(`${view} view shows an event as text`, () => {
    assert.equal(rowText(eventEntry("echo", "notice", '{"a":1}'), view).data, '{"a":1}');
  });
}

test("JSON view shows compact JSON, text view does not", () => {
  assert.equal(rowText(received('{ "a": 1,\n "b": " x " }'), "json").data, '{"a":1,"b":" x "}');
  assert.equal(rowText(received('{ "a":1}'), "text").data, '{ "a":1}');
});

test("JSON view shows other text unchanged", () => {
  assert.equal(rowText(received("hello"), "json").data, "hello");
});

test("row shows line breaks as signs", () => {
  assert.equal(rowText(received("a\nb\r\nc"), "text").data, "a↵b↵c");
});

test("compact JSON is truncated like text", () => {
  const { data, note } = rowText(received(JSON.stringify(Array(1000).fill(1))), "json");
  assert.equal(data.length, 1024);
  assert.match(note, /^… truncated/);
});

test("JSON is an object or array up to the limit", () => {
  assert.ok(isJson(received("[1]"), 3));
  assert.ok(!isJson(received("[1]"), 2));
  assert.ok(!isJson(received("1"), 3));
  assert.ok(!isJson(received(Uint8Array.of(0x5b, 0x5d)), 3));
});

test("very long JSON is not indented", () => {
  const long = JSON.stringify(Array(MAX_JSON_CHARACTERS).fill(1));
  assert.ok(rowText(received(long), "json").data.startsWith("[1,1,"));
});

test("truncated message has its original length", () => {
  const cut = { ...received("x".repeat(1024)), length: 262144 };
  assert.equal(rowText(cut, "text").note, "… truncated: 1,024 of 262,144 characters shown");
});

/** @type {[string, string, import("../../page/log/row-text.js").View, string][]} */
const COMPLETE = [
  ["a long text", "x".repeat(5000), "text", "x".repeat(5000)],
  ["a long text as hex", "x".repeat(500), "hex", Array(500).fill("78").join(" ")],
  ["long JSON", JSON.stringify(Array(50).fill(1)), "json", JSON.stringify(Array(50).fill(1), null, 2)],
  ["other text", "hello", "json", "hello"],
];

for (const [what, payload, view, expected] of COMPLETE) {
  test(`full text of ${what} is complete`, () =>
    assert.deepEqual(fullText(received(payload), view, 5000), { data: expected, truncated: false }));
}

test("full text of bytes is hex, of an event its text", () => {
  assert.equal(fullText(received(new Uint8Array(300)), "text", 5000).data.length, 899);
  assert.equal(fullText(eventEntry("echo", "notice", "opened"), "hex", 5000).data, "opened");
});

/** @type {[string, string | Uint8Array<ArrayBuffer>, import("../../page/log/row-text.js").View, string][]} */
const TRUNCATED = [
  ["text", "x".repeat(10), "text", "xxxxxxxxx"],
  ["text with a pair at the end", "xxxxxxxx🙂", "text", "xxxxxxxx"],
  ["text as hex", "xxxx", "hex", "78 78 78"],
  ["bytes", new Uint8Array(4), "text", "00 00 00"],
  ["JSON", "[1,2,3,4,5]", "json", "[1,2,3,4,"],
  ["JSON to indent", "[1,2,3]", "json", "[\n  1,\n  "],
];

for (const [what, payload, view, data] of TRUNCATED) {
  test(`full text of ${what} over the limit is truncated`, () => {
    assert.deepEqual(fullText(received(payload), view, 9), { data, truncated: true });
  });
}
