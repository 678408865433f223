import { formatMilliseconds, formatSize, formatTime } from "../text/format.js";
import { formatHex } from "../text/hex.js";

/** @typedef {import("./entry.js").Entry} Entry */

/**
 * What is copied of one row: the message as long as it is kept, binary as hex; the words of an event.
 *
 * @param {Entry} entry
 */
export function plainMessage({ payload, text }) {
  if (payload === null) return text;
  return typeof payload === "string" ? payload : formatHex(payload);
}

/**
 * An entry as a line to paste into a report.
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
