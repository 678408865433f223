import assert from "node:assert/strict";
import { test } from "node:test";
import { prettyJson } from "../../page/text/json.js";
import { randomFrom } from "../random.js";

/** @param {string} text */
const pretty = (text) => prettyJson(text, Infinity);

test("members and elements have a line each", () => {
  assert.equal(
    pretty('{"a":[1,{"b":null}],"c":"d"}'),
    '{\n  "a": [\n    1,\n    {\n      "b": null\n    }\n  ],\n  "c": "d"\n}',
  );
});

test("empty objects and arrays stay on one line", () => {
  assert.equal(pretty("[ {} ,[ ] ]"), "[\n  {},\n  []\n]");
});

test("strings are unchanged", () => {
  assert.equal(
    pretty(String.raw`["a,b:{ \"]\\"]`),
    String.raw`[
  "a,b:{ \"]\\"
]`,
  );
});

test("number with many digits is unchanged", () => {
  assert.equal(pretty("[12345678901234567890,1.0,1e400]"), "[\n  12345678901234567890,\n  1.0,\n  1e400\n]");
});

for (const text of ["", "hello", "17", '"a"', "null", "{", "[1,]", "{'a':1}", "<b>"]) {
  test(`“${text}” is no object or array`, () => assert.equal(pretty(text), null));
}

for (const seed of [1, 2, 3]) {
  test(`result equals that of JSON.stringify (seed ${seed})`, () => {
    const random = randomFrom(seed);
    for (let round = 0; round < 200; round++) {
      const value = [randomValue(random, 0)];
      assert.equal(pretty(JSON.stringify(value)), JSON.stringify(value, null, 2));
    }
  });
}

/** @param {() => number} random @param {number} depth @returns {unknown} */
function randomValue(random, depth) {
  const scalars = [null, true, -1.5, "", 'a"b\\', "{[,:]}", "é\n"];
  const kind = depth > 4 ? 0 : Math.floor(random() * 3);
  const values = () => Array.from({ length: random() * 4 }, () => randomValue(random, depth + 1));
  if (kind === 1) return values();
  if (kind === 2) return Object.fromEntries(values().map((value, at) => [`k ${at}:`, value]));
  return scalars[Math.floor(random() * scalars.length)];
}

test("deep nesting stops at the limit", () => {
  const deep = "[".repeat(30_000) + "]".repeat(30_000);
  const beginning = prettyJson(deep, 1000) ?? "";
  assert.ok(beginning.startsWith("[\n  [\n    ["));
  assert.ok(beginning.length > 1000 && beginning.length < 1200, String(beginning.length));
});
