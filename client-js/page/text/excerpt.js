import { formatCount } from "./format.js";
import { formatHex } from "./hex.js";

// What one row shows at most: a full log then stays a matter of a megabyte and of milliseconds to lay out.
export const MAX_CHARACTERS = 1024;
export const MAX_LINES = 20;
export const MAX_BYTES = 256;

/** @typedef {{ data: string, note: string }} Excerpt note is empty unless the payload was cut */

/**
 * The beginning of a payload, as text.
 *
 * @param {string | Uint8Array} payload
 * @param {number} [length] of the whole, where the payload is its beginning only
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
  return { data, note: cutNote(data.length, length, "characters") };
}

/**
 * @param {Uint8Array} bytes
 * @param {number} length
 */
function excerptOfBytes(bytes, length) {
  const shown = bytes.subarray(0, MAX_BYTES);
  return { data: formatHex(shown), note: cutNote(shown.length, length, "bytes") };
}

/**
 * A cut between the halves of a surrogate pair would show a replacement character that was never sent.
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
function cutNote(shown, all, unit) {
  return shown < all ? `… truncated: ${formatCount(shown)} of ${formatCount(all)} ${unit} shown` : "";
}
