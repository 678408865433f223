import { formatMilliseconds, formatSize, formatTime } from "../text/format.js";
import { rowText } from "./row-text.js";

/** @typedef {import("./entry.js").Entry} Entry */

/**
 * Creates the table row of an entry. It sets textContent only, so a message is never read as HTML.
 *
 * @param {Entry} entry
 * @param {import("./row-text.js").View} view
 */
export function rowElement(entry, view) {
  const { kind, direction, connection, time, size, roundTrip, serial } = entry;
  const { data, note, hex } = rowText(entry, view);
  const row = element("tr", kind);
  row.classList.add(direction);
  row.classList.toggle("hex", hex);
  row.tabIndex = -1;
  row.dataset.serial = String(serial);
  const shown = element("td", "data", data);
  if (note) shown.append(element("span", "note", note));
  row.append(
    element("td", "time", formatTime(time)),
    element("td", "connection", connection),
    element("td", "direction", kind === "error" ? "error" : direction),
    shown,
    element("td", "round-trip", roundTrip === null ? "" : formatMilliseconds(roundTrip)),
    element("td", "size", size === null ? "" : formatSize(size)),
  );
  return row;
}

/**
 * @param {string} name
 * @param {string} className
 * @param {string} [text]
 */
function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
