import { MAX_BYTES } from "../text/excerpt.js";
import { formatHex } from "../text/hex.js";

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {"all" | "sent" | "received" | "events"} Wanted */
/** @typedef {{ words: string, direction: Wanted }} Filter */

/** @type {readonly Wanted[]} */
export const DIRECTIONS = ["all", "sent", "received", "events"];

/**
 * Returns the predicate of a filter. An entry matches if its text, the name of its connection, or the hex of its first
 * 256 bytes contains the words, in upper or lower case.
 *
 * @param {Filter} filter
 * @returns {(entry: Entry) => boolean}
 */
export function matcher({ words, direction }) {
  const sought = words.trim().toLowerCase();
  return (entry) => isWanted(entry, direction) && (sought === "" || has(entry, sought));
}

/**
 * @param {Entry} entry
 * @param {Wanted} wanted
 */
function isWanted({ direction }, wanted) {
  return wanted === "all" || direction === wanted || (wanted === "events" && direction === "event");
}

/**
 * @param {Entry} entry
 * @param {string} sought
 */
function has({ payload, text, connection }, sought) {
  if (connection.toLowerCase().includes(sought) || text.toLowerCase().includes(sought)) return true;
  if (payload === null) return false;
  const data = typeof payload === "string" ? payload.toLowerCase() : formatHex(payload.subarray(0, MAX_BYTES));
  return data.includes(sought);
}
