import assert from "node:assert/strict";
import { test } from "node:test";
import { eventEntry, messageEntry } from "../../page/log/entry.js";
import { matcher } from "../../page/log/filter.js";

const SENT = messageEntry("member 3", "sent", "Hello, Wave", { size: 11 });
const BYTES = messageEntry("echo", "received", Uint8Array.of(0xca, 0xfe), { size: 2 });
const EVENT = eventEntry("clock", "error", "Connection failed");

/** @type {[string, string, "all" | "sent" | "received" | "events", (typeof SENT)[]][]} */
const CASES = [
  ["without words and direction everything passes", "", "all", [SENT, BYTES, EVENT]],
  ["white space alone is no words", "  ", "all", [SENT, BYTES, EVENT]],
  ["words are found in any case of letters", "WAVE", "all", [SENT]],
  ["words are found in events", "failed", "all", [EVENT]],
  ["words are found in the connection's name", "member", "all", [SENT]],
  ["bytes are found as hex", "ca fe", "all", [BYTES]],
  ["words are not read as a pattern", ".", "all", []],
  ["sent is what was sent", "", "sent", [SENT]],
  ["received is what was received", "", "received", [BYTES]],
  ["events are events", "", "events", [EVENT]],
  ["both have to pass", "hello", "events", []],
];

for (const [promise, words, direction, expected] of CASES) {
  test(promise, () => assert.deepEqual([SENT, BYTES, EVENT].filter(matcher({ words, direction })), expected));
}
