import { formatMilliseconds, formatSize, formatTime } from "../text/format.js";
import { formatHex } from "../text/hex.js";

/** @typedef {import("./entry.js").Entry} Entry */

/**
 * Returns the text that one row copies: the message as the log holds it, binary as hex; the text of an event.
 *
 * @param {Entry} entry
 */
export function plainMessage({ payload, text }) {
  if (payload === null) return text;
  return typeof payload === "string" ? payload : formatHex(payload);
}

/**
 * Returns an entry as one line with tabs, for a report.
 *
 * @param {Entry} entry
 */
export function plainLine(entry) {
  const { time, connection, direction, kind, size, roundTrip } = entry;
  const facts = [
    formatTime(time),
    connection,
    kind === "error" ? "error" : direction,
    plainMessage(entry),
    roundTrip === null ? "" : formatMilliseconds(roundTrip),
    size === null ? "" : formatSize(size),
  ];
  return facts.join("\t").trimEnd();
}
