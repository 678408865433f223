import { MAX_BYTES } from "../text/excerpt.js";
import { formatHex } from "../text/hex.js";

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {"all" | "sent" | "received" | "events"} Wanted */
/** @typedef {{ words: string, direction: Wanted, matchCase?: boolean, regex?: boolean }} Filter */

/** @type {readonly Wanted[]} */
export const DIRECTIONS = ["all", "sent", "received", "events"];

/**
 * Returns the predicate of a filter. An entry matches if its text, the name of its connection, or the hex of its first
 * 256 bytes contains the words, or matches the regular expression.
 *
 * @param {Filter} filter
 * @returns {{ matches: (entry: Entry) => boolean, problem: string | null }} problem is the error of an invalid regular
 *   expression, which matches all entries
 */
export function matcher({ words, direction, matchCase = false, regex = false }) {
  const { test, problem } = textTest(words, matchCase, regex);
  return { matches: (entry) => isWanted(entry, direction) && (test === null || has(entry, test)), problem };
}

/**
 * @param {string} words
 * @param {boolean} matchCase
 * @param {boolean} regex
 * @returns {{ test: ((text: string) => boolean) | null, problem: string | null }} no test without words
 */
function textTest(words, matchCase, regex) {
  const sought = words.trim();
  if (sought === "") return { test: null, problem: null };
  if (regex) {
    try {
      const expression = new RegExp(sought, matchCase ? "u" : "iu");
      return { test: (text) => expression.test(text), problem: null };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return { test: null, problem: `The filter must be a regular expression. ${error.message}.` };
    }
  }
  if (matchCase) return { test: (text) => text.includes(sought), problem: null };
  const lower = sought.toLowerCase();
  return { test: (text) => text.toLowerCase().includes(lower), problem: null };
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
 * @param {(text: string) => boolean} test
 */
function has({ payload, text, connection }, test) {
  if (test(connection) || (text !== "" && test(text))) return true;
  if (payload === null) return false;
  return test(typeof payload === "string" ? payload : formatHex(payload.subarray(0, MAX_BYTES)));
}
