import { formatMilliseconds, formatSize, formatTime } from "../text/format.js";
import { rowText } from "./row-text.js";

/** @typedef {import("./entry.js").Entry} Entry */

const SVG = "http://www.w3.org/2000/svg";

/**
 * One row of the log, which can show one entry after another. It sets textContent only, so a message is never read as
 * HTML.
 */
export class RowElement {
  element = element("div", "row");
  serial = 0;
  #cells = {
    time: cell("time"),
    direction: cell("direction"),
    connection: cell("connection"),
    data: cell("data"),
    roundTrip: cell("round-trip"),
    size: cell("size"),
  };
  #word = element("span", "visually-hidden");

  constructor() {
    this.element.setAttribute("role", "row");
    this.#cells.direction.append(this.#word);
    const actions = element("span", "actions");
    // Without a role of its own: the keyboard has Enter and C, see rows-keyboard.js.
    actions.setAttribute("aria-hidden", "true");
    actions.append(action("open", "Open (Enter)"), action("copy", "Copy (C)"));
    this.element.append(...Object.values(this.#cells), actions);
  }

  /**
   * Shows an entry.
   *
   * @param {Entry} entry
   * @param {import("./row-text.js").View} view
   */
  show(entry, view) {
    const { kind, direction, connection, time, size, roundTrip, serial = 0 } = entry;
    const { data, note, hex } = rowText(entry, view);
    const { time: timeCell, connection: connectionCell, data: dataCell, roundTrip: roundTripCell } = this.#cells;
    this.serial = serial;
    this.element.id = `log-row-${serial}`;
    this.element.className = `row ${kind} ${direction}${hex ? " hex" : ""}`;
    timeCell.textContent = formatTime(time);
    this.#word.textContent = kind === "error" ? "error" : direction;
    connectionCell.textContent = connection;
    dataCell.textContent = data;
    dataCell.classList.toggle("truncated", note !== "");
    roundTripCell.textContent = roundTrip === null ? "" : formatMilliseconds(roundTrip);
    this.#cells.size.textContent = size === null ? "" : formatSize(size);
  }

  /**
   * Marks the row as chosen.
   *
   * @param {boolean} chosen
   */
  choose(chosen) {
    this.element.classList.toggle("chosen", chosen);
    this.element.setAttribute("aria-selected", String(chosen));
  }
}

/** @param {string} className */
function cell(className) {
  const made = element("span", className);
  made.setAttribute("role", "gridcell");
  return made;
}

/**
 * @param {string} name
 * @param {string} title
 */
function action(name, title) {
  const button = /** @type {HTMLButtonElement} */ (element("button", "tool"));
  button.type = "button";
  button.tabIndex = -1;
  button.title = title;
  button.dataset.action = name;
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("class", "icon");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${name}`);
  icon.append(use);
  button.append(icon);
  return button;
}

/**
 * @param {string} name
 * @param {string} className
 */
function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
