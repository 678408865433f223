import assert from "node:assert/strict";
import { test } from "node:test";
import { eventEntry, messageEntry } from "../../page/log/entry.js";
import { matcher } from "../../page/log/filter.js";

const SENT = messageEntry("member 3", "sent", "Hello, Wave", { size: 11 });
const BYTES = messageEntry("echo", "received", Uint8Array.of(0xca, 0xfe), { size: 2 });
const EVENT = eventEntry("clock", "error", "Connection failed");

/** @type {[string, string, "all" | "sent" | "received" | "events", (typeof SENT)[]][]} */
const CASES = [
  ["empty filter matches all", "", "all", [SENT, BYTES, EVENT]],
  ["white space matches all", "  ", "all", [SENT, BYTES, EVENT]],
  ["words match in upper and lower case", "WAVE", "all", [SENT]],
  ["words match events", "failed", "all", [EVENT]],
  ["words match the name of the connection", "member", "all", [SENT]],
  ["hex matches bytes", "ca fe", "all", [BYTES]],
  ["words are no pattern", ".", "all", []],
  ["sent matches sent messages", "", "sent", [SENT]],
  ["received matches received messages", "", "received", [BYTES]],
  ["events matches events", "", "events", [EVENT]],
  ["words and direction must both match", "hello", "events", []],
];

for (const [promise, words, direction, expected] of CASES) {
  test(promise, () => assert.deepEqual([SENT, BYTES, EVENT].filter(matcher({ words, direction }).matches), expected));
}

/** @type {[string, import("../../page/log/filter.js").Filter, (typeof SENT)[]][]} */
const OPTIONS = [
  ["match case tells upper from lower case", { words: "hello", direction: "all", matchCase: true }, []],
  ["match case finds the exact words", { words: "Hello", direction: "all", matchCase: true }, [SENT]],
  ["regular expression matches text", { words: "^hel+o", direction: "all", regex: true }, [SENT]],
  ["regular expression matches hex", { words: "^ca .e$", direction: "all", regex: true }, [BYTES]],
  ["regular expression can match case", { words: "^h", direction: "all", regex: true, matchCase: true }, []],
];

for (const [promise, filter, expected] of OPTIONS) {
  test(promise, () => assert.deepEqual([SENT, BYTES, EVENT].filter(matcher(filter).matches), expected));
}

test("invalid regular expression is a problem", () => {
  const { matches, problem } = matcher({ words: "a(", direction: "all", regex: true });
  assert.match(problem ?? "", /^The filter must be a regular expression\. .*a\(/);
  assert.ok(matches(SENT));
  assert.equal(matcher({ words: "a(", direction: "all" }).problem, null);
});
