import { formatCount, formatSize, formatTime } from "./format.js";

/** @typedef {import("./log.js").Row} Row */

/** Within this many pixels of the end a reader is taken to follow the newest row: zoomed pages scroll by fractions. */
const END_TOLERANCE = 4;

/** Shows a log's batches as rows of the table. Only textContent is ever set from what a peer sent. */
export class LogView {
  #body;
  #scroller;
  #sent;
  #received;

  /**
   * @param {import("./log.js").Log} log
   * @param {{ body: HTMLElement, scroller: HTMLElement, sent: HTMLElement, received: HTMLElement }} elements
   */
  constructor(log, { body, scroller, sent, received }) {
    this.#body = body;
    this.#scroller = scroller;
    this.#sent = sent;
    this.#received = received;
    log.addEventListener("batch", (event) => this.#show(/** @type {CustomEvent} */ (event).detail));
  }

  /** @param {import("./log.js").Batch} batch */
  #show({ remove, rows, sent, received }) {
    // Read before the first write: afterwards it would cost a layout of its own.
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    const following = scrollHeight - scrollTop - clientHeight <= END_TOLERANCE;

    if (remove > 0) {
      const oldest = document.createRange();
      oldest.setStart(this.#body, 0);
      oldest.setEnd(this.#body, remove);
      oldest.deleteContents();
    }
    this.#body.append(...rows.map(rowElement));
    this.#sent.textContent = formatCount(sent);
    this.#received.textContent = formatCount(received);

    if (following) this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }
}

/** @param {Row} row */
function rowElement(row) {
  const data = cell("data", row.data);
  if (row.note) data.append(element("span", "note", row.note));
  const tr = element("tr", row.kind);
  if (row.kind === "message") tr.classList.add(row.from === "Client" ? "sent" : "received");
  tr.classList.toggle("binary", row.binary);
  tr.append(
    cell("time", formatTime(row.time)),
    cell("from", row.from),
    cell("to", row.to),
    data,
    cell("size", row.size === null ? "" : formatSize(row.size)),
  );
  return tr;
}

/**
 * @param {string} className
 * @param {string} text
 */
function cell(className, text) {
  return element("td", className, text);
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
