import { elementsIn } from "../form/elements-in.js";
import { formatCount } from "../text/format.js";
import { rowElement } from "./row-element.js";

/** @typedef {import("./row-text.js").View} View */

/** A table within this many pixels of its end follows new rows: zoomed pages scroll by fractions. */
const END_TOLERANCE = 4;

/** The table that shows the batches of a log. */
export class LogView {
  #body;
  #scroller;
  #sent;
  #received;
  #paused;
  /** @type {View} */ #view = "text";

  /**
   * @param {HTMLElement} root
   * @param {import("./log.js").Log} log
   */
  constructor(root, log) {
    const find = elementsIn(root);
    this.#body = find("log-body");
    this.#scroller = find("log-scroll");
    this.#sent = find("sent-count");
    this.#received = find("received-count");
    this.#paused = find("log-paused");
    log.addEventListener("batch", (event) => this.#show(/** @type {CustomEvent} */ (event).detail));
  }

  /**
   * The view of new rows.
   *
   * @param {View} view
   */
  set view(view) {
    this.#view = view;
  }

  /** @param {import("./log.js").Batch} batch */
  #show({ remove, rows, sent, received, paused, held }) {
    // Read before the first write: a later read costs another layout.
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
    // Removing the focused row would move the keyboard to the top of the page.
    const focusGoes = document.activeElement instanceof HTMLElement && oldest.intersectsNode(document.activeElement);
    const inRows = focusGoes && this.#body.contains(document.activeElement);
    oldest.deleteContents();
    if (inRows) this.#scroller.focus({ preventScroll: true });
  }
}
