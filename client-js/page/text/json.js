const INDENT = "  ";
const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/gs;

/**
 * The same JSON on lines of its own. Its tokens are moved, never read and written anew: a number with more digits than
 * JavaScript has stays what was sent.
 *
 * @param {string} text
 * @param {number} max how many characters are wanted: what is nested deeply is much longer when it is set out
 * @returns {string | null} a little more than that if there is more; null if it is no object or array in JSON
 */
export function prettyJson(text, max) {
  if (!/^\s*[[{]/.test(text) || !isJson(text)) return null;
  let depth = 0;
  let pretty = "";
  let before = "";
  for (const [token] of text.matchAll(TOKEN)) {
    const closes = token === "}" || token === "]";
    const isFirst = before === "{" || before === "[";
    if (closes) depth--;
    if (before === "," || isFirst !== closes) pretty += newLine(depth);
    pretty += token === ":" ? ": " : token;
    if (pretty.length > max) break;
    if (token === "{" || token === "[") depth++;
    before = token;
  }
  return pretty;
}

/** @param {number} depth */
function newLine(depth) {
  return `\n${INDENT.repeat(depth)}`;
}

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return false;
  }
}
