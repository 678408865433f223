const STRING = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const TOKEN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)\b|[[\]{},:]/y;
const SPACE = /[\t\n\r ]*/y;

/** The tokens that may follow. "first" states come directly after the opening bracket. */
/** @typedef {"value" | "firstValue" | "key" | "firstKey" | "colon" | "comma" | "end"} Next */

/** @type {Record<Next, string>} */
const EXPECTED = {
  value: "a value",
  firstValue: "a value or ]",
  key: "a name in double quotes",
  firstKey: "a name in double quotes or }",
  colon: "a colon",
  comma: "a comma or the closing bracket",
  end: "the end",
};

/**
 * Finds the first error of JSON text (RFC 8259). JSON.parse does not tell the place in all browsers.
 *
 * @param {string} text
 * @returns {{ line: number, column: number, expected: string } | null} both from 1 on; null for valid JSON
 */
export function jsonProblem(text) {
  /** @type {("[" | "{")[]} */ const open = [];
  /** @type {Next} */ let next = "value";
  for (let at = skipSpace(text, 0); ; at = skipSpace(text, at)) {
    if (at === text.length && next === "end") return null;
    const token = tokenAt(text, at);
    /** @type {Next | null} */
    const after = token === "" ? null : step(token, next, open);
    if (after === null) return { ...placeOf(text, at), expected: EXPECTED[next] };
    next = after;
    at += token.length;
  }
}

/**
 * @param {string} token
 * @param {Next} next
 * @param {("[" | "{")[]} open the brackets that are open; changes
 * @returns {Next | null} null if the token must not follow
 */
function step(token, next, open) {
  const afterValue = () => (open.length > 0 ? "comma" : "end");
  const close = (/** @type {string} */ bracket) => {
    if (open.at(-1) !== bracket) return null;
    open.pop();
    return afterValue();
  };
  if (token === "]") return next === "comma" || next === "firstValue" ? close("[") : null;
  if (token === "}") return next === "comma" || next === "firstKey" ? close("{") : null;
  if (token === ":") return next === "colon" ? "value" : null;
  if (token === ",") return next !== "comma" ? null : open.at(-1) === "{" ? "key" : "value";
  if (next === "key" || next === "firstKey") return token.startsWith('"') ? "colon" : null;
  if (next !== "value" && next !== "firstValue") return null;
  if (token !== "[" && token !== "{") return afterValue();
  open.push(token);
  return token === "[" ? "firstValue" : "firstKey";
}

/**
 * @param {string} text
 * @param {number} at
 */
function tokenAt(text, at) {
  STRING.lastIndex = TOKEN.lastIndex = at;
  return (STRING.exec(text) ?? TOKEN.exec(text))?.[0] ?? "";
}

/**
 * @param {string} text
 * @param {number} from
 */
function skipSpace(text, from) {
  SPACE.lastIndex = from;
  return from + (SPACE.exec(text)?.[0].length ?? 0);
}

/**
 * @param {string} text
 * @param {number} at
 */
function placeOf(text, at) {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
