const INDENT = "  ";
const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/gs;

/**
 * Indents JSON by moving its tokens. Numbers keep all their digits, also those that a JavaScript number cannot hold.
 *
 * @param {string} text
 * @param {number} max the limit in characters: deep nesting makes indented JSON much longer
 * @returns {string | null} up to one token more than the limit; null if the text is no JSON object or array
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

/**
 * Returns JSON without the white space between its tokens, as one line.
 *
 * @param {string} text
 * @param {number} max the limit in characters
 * @returns {string | null} up to one token more than the limit; null if the text is no JSON object or array
 */
export function compactJson(text, max) {
  if (!/^\s*[[{]/.test(text) || !isJson(text)) return null;
  let compact = "";
  for (const [token] of text.matchAll(TOKEN)) {
    compact += token;
    if (compact.length > max) break;
  }
  return compact;
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
