import { excerpt, MAX_BYTES, MAX_CHARACTERS, withoutHalfPair } from "../text/excerpt.js";
import { formatHex } from "../text/hex.js";
import { compactJson, prettyJson } from "../text/json.js";

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {"text" | "json" | "hex"} View */

/** @type {readonly View[]} */
export const VIEWS = ["text", "json", "hex"];

/** Longer JSON is shown as text in a row, which shows its start only. */
export const MAX_JSON_CHARACTERS = 65_536;

const utf8 = new TextEncoder();

/**
 * Returns the text of a row, which has one line: a line break shows as ↵.
 *
 * @param {Entry} entry
 * @param {View} view
 * @returns {import("../text/excerpt.js").Excerpt & { hex: boolean }}
 */
export function rowText({ payload, text, size, length }, view) {
  if (payload === null) return { data: text, note: "", hex: false };
  if (typeof payload !== "string") return { ...excerpt(payload, length), hex: true };
  if (view === "hex") return { ...excerpt(utf8.encode(payload.slice(0, MAX_BYTES)), size ?? 0), hex: true };
  const json = view === "json" && payload.length <= MAX_JSON_CHARACTERS ? compactJson(payload, MAX_CHARACTERS) : null;
  const { data, note } = json === null ? excerpt(payload, length) : excerpt(json);
  return { data: data.replace(/\r\n|[\r\n]/g, "↵"), note, hex: false };
}

/**
 * Returns whether a message is a JSON object or array.
 *
 * @param {Entry} entry
 * @param {number} max the limit in characters
 */
export function isJson({ payload }, max) {
  return typeof payload === "string" && payload.length <= max && prettyJson(payload, 0) !== null;
}

/**
 * Returns the full text of a message: all that the log holds, up to a limit.
 *
 * @param {Entry} entry
 * @param {View} view
 * @param {number} max in characters
 * @returns {{ data: string, truncated: boolean }} truncated if the text exceeds the limit
 */
export function fullText({ payload, text }, view, max) {
  if (payload === null) return { data: text, truncated: false };
  if (typeof payload !== "string" || view === "hex") {
    const bytes = typeof payload === "string" ? utf8.encode(payload) : payload;
    const shown = bytes.subarray(0, Math.ceil(max / 3));
    return { data: formatHex(shown), truncated: shown.length < bytes.length };
  }
  const data = (view === "json" && payload.length <= max ? prettyJson(payload, max) : null) ?? payload;
  return { data: withoutHalfPair(data.slice(0, max)), truncated: data.length > max };
}
