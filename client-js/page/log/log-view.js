import { formatCount } from "../text/format.js";
import { rowElement } from "./row-element.js";

/** @typedef {import("./row-text.js").View} View */

/** Within this many pixels of the end a reader is taken to follow the newest row: zoomed pages scroll by fractions. */
const END_TOLERANCE = 4;

/** Shows a log's batches as rows of the table. */
export class LogView {
  #body;
  #scroller;
  #sent;
  #received;
  #paused;
  /** @type {View} */ #view = "text";

  /**
   * @param {import("./log.js").Log} log
   * @param {{ body: HTMLElement, scroller: HTMLElement, sent: HTMLElement, received: HTMLElement, paused: HTMLElement }} elements
   */
  constructor(log, { body, scroller, sent, received, paused }) {
    this.#body = body;
    this.#scroller = scroller;
    this.#sent = sent;
    this.#received = received;
    this.#paused = paused;
    log.addEventListener("batch", (event) => this.#show(/** @type {CustomEvent} */ (event).detail));
  }

  /** For the rows from now on. @param {View} view */
  set view(view) {
    this.#view = view;
  }

  /** @param {import("./log.js").Batch} batch */
  #show({ remove, rows, sent, received, paused, held }) {
    // Read before the first write: afterwards it would cost a layout of its own.
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    const following = scrollHeight - scrollTop - clientHeight <= END_TOLERANCE;

    if (remove > 0) this.#removeOldest(remove);
    this.#body.append(...rows.map((entry) => rowElement(entry, this.#view)));
    this.#sent.textContent = formatCount(sent);
    this.#received.textContent = formatCount(received);
    this.#paused.textContent = paused ? `Paused: ${formatCount(held)} new ${held === 1 ? "row" : "rows"}` : "";

    if (following) this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  /** @param {number} count */
  #removeOldest(count) {
    const oldest = document.createRange();
    oldest.setStart(this.#body, 0);
    oldest.setEnd(this.#body, count);
    // With the row that had the focus the keyboard's place would be gone.
    const focusGoes = document.activeElement instanceof HTMLElement && oldest.intersectsNode(document.activeElement);
    const inRows = focusGoes && this.#body.contains(document.activeElement);
    oldest.deleteContents();
    if (inRows) this.#scroller.focus({ preventScroll: true });
  }
}
