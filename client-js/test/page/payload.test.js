import assert from "node:assert/strict";
import { test } from "node:test";
import { convert, formatJson, payloadOf } from "../../page/tabs/payload.js";

test("payload is text, or the bytes of hex", () => {
  assert.deepEqual(payloadOf("ca fe", "text"), { payload: "ca fe" });
  assert.deepEqual(payloadOf("ca fe", "binary"), { payload: Uint8Array.of(0xca, 0xfe) });
  assert.ok("problem" in payloadOf("cafe1", "binary"));
});

test("change of the kind keeps the bytes", () => {
  assert.deepEqual(convert("é✓", "binary"), { text: "c3 a9 e2 9c 93" });
  assert.deepEqual(convert("c3 a9 e2 9c 93", "text"), { text: "é✓" });
  assert.deepEqual(convert("", "text"), { text: "" });
});

test("bytes that are no text keep their hex", () => {
  const converted = convert("00 ff", "text");
  assert.match("problem" in converted ? converted.problem : "", /not UTF-8/);
});

test("JSON is indented, with all its digits", () => {
  assert.deepEqual(formatJson('{"n":12345678901234567890}'), { text: '{\n  "n": 12345678901234567890\n}' });
  assert.deepEqual(formatJson(" 1 "), { text: "1" });
});

test("invalid JSON is reported with line and column", () => {
  assert.deepEqual(formatJson('{\n  "a": 1,\n}'), {
    problem: "Not JSON: line 3, column 1 must be a name in double quotes.",
  });
});
