import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";

const IMPORT = /(?:from |import\()"(\.[^"]+)"/g;

/** Maps each folder to the folders that its modules import from, types included. */
function imports() {
  /** @type {Map<string, Set<string>>} */ const found = new Map();
  for (const file of readdirSync("page", { encoding: "utf8", recursive: true })) {
    if (!file.endsWith(".js")) continue;
    const folder = dirname(file);
    const others = found.get(folder) ?? new Set();
    for (const [, path = ""] of readFileSync(join("page", file), "utf8").matchAll(IMPORT)) {
      others.add(dirname(join(folder, path)));
    }
    others.delete(folder);
    found.set(folder, others);
  }
  return found;
}

test("folders of the page have no import cycle", () => {
  const left = imports();
  assert.ok(left.size > 1);
  // A folder that imports from none of the folders left is in no cycle.
  for (let next; (next = [...left].find(([, others]) => others.size === 0)); left.delete(next[0])) {
    for (const others of left.values()) others.delete(next[0]);
  }
  assert.deepEqual(left, new Map());
});
