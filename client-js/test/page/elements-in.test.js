import assert from "node:assert/strict";
import { test } from "node:test";
import { elementsIn } from "../../page/form/elements-in.js";

const root = /** @type {any} */ ({
  querySelector: (/** @type {string} */ selector) => (selector === "#a" ? "A" : null),
});

test("element within the root is found by its id", () => {
  assert.equal(elementsIn(root)("a"), "A");
});

test("missing element throws with its id", () => {
  assert.throws(() => elementsIn(root)("b"), /id=b/);
});
