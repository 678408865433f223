import assert from "node:assert/strict";
import { test } from "node:test";
import { Drafts } from "../../page/form/drafts.js";

/** @returns {any} */
const fields = () => ({ message: { type: "textarea", value: "hello" }, again: { type: "checkbox", checked: false } });

/** @returns {any} */
function storage() {
  /** @type {Map<string, string>} */ const items = new Map();
  return {
    items,
    getItem: (/** @type {string} */ key) => items.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => items.set(key, value),
  };
}

test("stored fields come back", () => {
  const kept = storage();
  const typed = fields();
  typed.message.value = "typed";
  typed.again.checked = true;
  new Drafts(typed, { storage: () => kept }).store();
  const fresh = fields();
  new Drafts(fresh, { storage: () => kept }).restore();
  assert.deepEqual([fresh.message.value, fresh.again.checked], ["typed", true]);
});

/** @type {[string, () => any][]} */
const WITHOUT = [
  ["empty storage changes nothing", storage],
  ["storage of something else changes nothing", () => ({ getItem: () => '{"message":1,"again":"x"}' })],
  ["storage that is no JSON changes nothing", () => ({ getItem: () => "{" })],
  [
    "forbidden storage changes nothing",
    () => {
      throw new DOMException("denied", "SecurityError");
    },
  ],
];

for (const [promise, storage] of WITHOUT) {
  test(promise, () => {
    const fresh = fields();
    const drafts = new Drafts(fresh, { storage });
    drafts.restore();
    drafts.store();
    assert.deepEqual(fresh, fields());
  });
}
