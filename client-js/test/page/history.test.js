import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { MAX_MESSAGES, MessageHistory } from "../../page/tabs/history.js";

/** @type {MessageHistory} */
let history;

/** @param {string} text */
const message = (text, kind = "text") => ({ text, kind });

beforeEach(() => {
  history = new MessageHistory();
  for (const text of ["a", "b", "c"]) history.add(message(text));
});

test("back goes to older messages and stops at the first", () => {
  const shown = ["draft"];
  for (let found; (found = history.back(message(shown.at(-1) ?? "")));) shown.push(found.text);
  assert.deepEqual(shown, ["draft", "c", "b", "a"]);
});

test("back skips the message that is still in the field", () => {
  assert.equal(history.back(message("c"))?.text, "b");
});

test("forward returns to what was typed", () => {
  history.back(message("draft"));
  history.back(message("c"));
  assert.equal(history.forward()?.text, "c");
  assert.equal(history.forward()?.text, "draft");
  assert.equal(history.forward(), null);
  assert.ok(!history.browsing);
});

test("message keeps its kind", () => {
  history.add(message("c", "binary"));
  assert.deepEqual(history.back(message("")), { text: "c", kind: "binary" });
  assert.deepEqual(history.back(message("c", "binary")), { text: "c", kind: "text" });
});

test("repeated message moves to the end", () => {
  history.add(message("a"));
  assert.equal(history.back(message(""))?.text, "a");
  assert.equal(history.back(message("a"))?.text, "c");
});

test("history is bounded", () => {
  for (let number = 0; number < 2 * MAX_MESSAGES; number++) history.add(message(String(number)));
  let count = 0;
  while (history.back(message(""))) count++;
  assert.equal(count, MAX_MESSAGES);
});

test("empty history has no message", () => {
  assert.equal(new MessageHistory().back(message("a")), null);
  assert.equal(new MessageHistory().forward(), null);
});
