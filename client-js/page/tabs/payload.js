import { jsonProblem } from "../text/json-check.js";
import { prettyJson } from "../text/json.js";
import { formatHex, parseHex } from "../text/hex.js";

/** @typedef {"text" | "binary"} Kind */

const utf8 = new TextEncoder();

/**
 * Returns the payload of a typed message.
 *
 * @param {string} text hex for binary
 * @param {Kind} kind
 * @returns {{ payload: import("../socket/connection.js").Payload } | { problem: string }}
 */
export function payloadOf(text, kind) {
  return kind === "binary" ? parseHex(text) : { payload: text };
}

/**
 * Returns the text of a field after a change of its kind: the same bytes, as hex or as text.
 *
 * @param {string} text in the other kind
 * @param {Kind} kind
 * @returns {{ text: string } | { problem: string }} problem if the bytes are no text, or the hex is invalid
 */
export function convert(text, kind) {
  if (kind === "binary") return { text: formatHex(utf8.encode(text)) };
  const parsed = parseHex(text);
  if ("problem" in parsed) return parsed;
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(parsed.payload) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { problem: "These bytes are not UTF-8, so the field keeps the hex. As text, the client sends the digits." };
  }
}

/**
 * Indents JSON, or tells its first error.
 *
 * @param {string} text
 * @returns {{ text: string } | { problem: string }}
 */
export function formatJson(text) {
  const problem = jsonProblem(text);
  if (problem) {
    const { line, column, expected } = problem;
    return { problem: `Not JSON: line ${line}, column ${column} must be ${expected}.` };
  }
  return { text: prettyJson(text, Infinity) ?? text.trim() };
}
