const INDENT = "  ";
const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/gs;

/**
 * The same JSON on lines of its own. Its tokens are moved, never read and written anew: a number with more digits than
 * JavaScript has stays what was sent.
 *
 * @param {string} text
 * @returns {string | null} null if it is not an object or an array in JSON
 */
export function prettyJson(text) {
  if (!/^\s*[[{]/.test(text) || !isJson(text)) return null;
  const tokens = text.match(TOKEN) ?? [];
  let depth = 0;
  let pretty = "";
  tokens.forEach((token, at) => {
    const opens = token === "{" || token === "[";
    const closes = token === "}" || token === "]";
    const empty = closes && /^[[{]$/.test(tokens[at - 1] ?? "");
    if (closes) depth--;
    if (closes && !empty) pretty += newLine(depth);
    pretty += token;
    if (opens) depth++;
    if (token === ":") pretty += " ";
    if ((opens && !/^[\]}]$/.test(tokens[at + 1] ?? "")) || token === ",") pretty += newLine(depth);
  });
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
