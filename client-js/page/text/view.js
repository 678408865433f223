import { excerpt, MAX_BYTES } from "./excerpt.js";
import { formatHex } from "./hex.js";
import { prettyJson } from "./json.js";

/** @typedef {import("../log/entry.js").Entry} Entry */
/** @typedef {"text" | "json" | "hex"} View */

/** @type {readonly View[]} */
export const VIEWS = ["text", "json", "hex"];

/** Longer JSON is shown as it came: more of it than a row has would be laid out for nothing. */
export const MAX_JSON_CHARACTERS = 65_536;

const utf8 = new TextEncoder();

/**
 * What a row shows of an entry.
 *
 * @param {Entry} entry
 * @param {View} view
 * @returns {import("./excerpt.js").Excerpt & { hex: boolean }}
 */
export function present({ payload, text, size, length }, view) {
  if (payload === null) return { data: text, note: "", hex: false };
  if (typeof payload !== "string") return { ...excerpt(payload, length), hex: true };
  if (view === "hex") return { ...excerpt(utf8.encode(payload.slice(0, MAX_BYTES)), size ?? 0), hex: true };
  const pretty = view === "json" && payload.length <= MAX_JSON_CHARACTERS ? prettyJson(payload) : null;
  return { ...(pretty === null ? excerpt(payload, length) : excerpt(pretty)), hex: false };
}

/**
 * The same of all that is kept of it.
 *
 * @param {Entry} entry
 * @param {View} view
 * @returns {string}
 */
export function whole({ payload, text }, view) {
  if (payload === null) return text;
  if (typeof payload !== "string") return formatHex(payload);
  if (view === "hex") return formatHex(utf8.encode(payload));
  return (view === "json" ? prettyJson(payload) : null) ?? payload;
}
