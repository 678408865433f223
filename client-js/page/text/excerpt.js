import { formatCount } from "./format.js";
import { formatHex } from "./hex.js";

// The limits for one row. A full table is then about 1 MB of text.
export const MAX_CHARACTERS = 1024;
export const MAX_LINES = 20;
export const MAX_BYTES = 256;

/** @typedef {{ data: string, note: string }} Excerpt note is empty unless the payload is truncated */

/**
 * Returns the start of a payload, bytes as hex.
 *
 * @param {string | Uint8Array} payload
 * @param {number} [length] of the original, if the payload is its start only
 * @returns {Excerpt}
 */
export function excerpt(payload, length = payload.length) {
  return typeof payload === "string" ? excerptOfText(payload, length) : excerptOfBytes(payload, length);
}

/**
 * @param {string} text
 * @param {number} length
 */
function excerptOfText(text, length) {
  const start = text.slice(0, MAX_CHARACTERS);
  const lines = start.split("\n", MAX_LINES).join("\n");
  const data = lines.length < text.length ? withoutHalfPair(lines) : text;
  return { data, note: truncationNote(data.length, length, "characters") };
}

/**
 * @param {Uint8Array} bytes
 * @param {number} length
 */
function excerptOfBytes(bytes, length) {
  const shown = bytes.subarray(0, MAX_BYTES);
  return { data: formatHex(shown), note: truncationNote(shown.length, length, "bytes") };
}

/**
 * Removes half a surrogate pair from the end: it would show as a replacement character that nobody sent.
 *
 * @param {string} text
 */
export function withoutHalfPair(text) {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}

/**
 * @param {number} shown
 * @param {number} all
 * @param {string} unit
 */
function truncationNote(shown, all, unit) {
  return shown < all ? `… truncated: ${formatCount(shown)} of ${formatCount(all)} ${unit} shown` : "";
}
