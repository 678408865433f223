import assert from "node:assert/strict";
import { test } from "node:test";
import { rowAfterKey } from "../../page/log/rows-keyboard.js";

const SIZE = { count: 100, page: 10 };

/** @type {[string, string, number, number | null][]} */
const MOVES = [
  ["arrow without a row chooses the newest", "ArrowUp", -1, 99],
  ["arrow up goes to the row above", "ArrowUp", 50, 49],
  ["arrow up stays at the first row", "ArrowUp", 0, 0],
  ["arrow down goes to the row below", "ArrowDown", 50, 51],
  ["arrow down stays at the last row", "ArrowDown", 99, 99],
  ["page up goes a page up", "PageUp", 50, 40],
  ["page down goes a page down", "PageDown", 95, 99],
  ["home goes to the first row", "Home", 50, 0],
  ["end goes to the last row", "End", 50, 99],
  ["other key does not move", "a", 50, null],
  ["name of an inherited property does not move", "toString", 50, null],
];

for (const [promise, key, at, expected] of MOVES) {
  test(promise, () => assert.equal(rowAfterKey(key, at, SIZE), expected));
}

test("empty log has no row to go to", () => {
  assert.equal(rowAfterKey("End", -1, { count: 0, page: 10 }), null);
});
