import assert from "node:assert/strict";
import { test } from "node:test";
import { jsonProblem } from "../../page/text/json-check.js";
import { randomFrom } from "../random.js";

/** @type {[string, number, number, RegExp][]} */
const PROBLEMS = [
  ["", 1, 1, /a value/],
  ["{", 1, 2, /a name in double quotes or }/],
  ["[1,]", 1, 4, /^a value$/],
  ["[1 2]", 1, 4, /a comma or the closing bracket/],
  ["{'a':1}", 1, 2, /double quotes/],
  ['{"a" 1}', 1, 6, /a colon/],
  ['{"a":}', 1, 6, /a value/],
  ['{"a":1,}', 1, 8, /a name/],
  ["[1}", 1, 3, /closing bracket/],
  ["1 2", 1, 3, /the end/],
  ["01", 1, 1, /a value/],
  ["nul", 1, 1, /a value/],
  ['["a\nb"]', 1, 2, /a value/],
  ['[\n  "a",\n  b\n]', 3, 3, /a value/],
];

for (const [text, line, column, expected] of PROBLEMS) {
  test(`${JSON.stringify(text)} has its error at ${line}:${column}`, () => {
    const problem = jsonProblem(text);
    assert.deepEqual([problem?.line, problem?.column], [line, column]);
    assert.match(problem?.expected ?? "", expected);
  });
}

for (const seed of [1, 2, 3]) {
  test(`check agrees with JSON.parse (seed ${seed})`, () => {
    const random = randomFrom(seed);
    const parts = [
      "[",
      "]",
      "{",
      "}",
      ":",
      ",",
      '"a"',
      "1",
      "-0.5e3",
      "true",
      "null",
      " ",
      "\n",
      '"\\u00e9"',
      "x",
      '"\u007f"',
    ];
    for (let round = 0; round < 20_000; round++) {
      const length = 1 + Math.floor(random() * 8);
      const text = Array.from({ length }, () => parts[Math.floor(random() * parts.length)]).join("");
      assert.equal(jsonProblem(text) === null, isJson(text), text);
    }
  });
}

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
