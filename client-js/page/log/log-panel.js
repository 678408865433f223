import { elementsIn } from "../form/elements-in.js";
import { onPopover } from "../form/popover.js";
import { copyText } from "../text/clipboard.js";
import { LogBar } from "./log-bar.js";
import { LogView } from "./log-view.js";
import { MessagePane } from "./message-pane.js";
import { plainMessage } from "./plain-text.js";
import { listenToKeys } from "./rows-keyboard.js";

/** The log with its bar, its rows and the pane of one message, and what a click or a key does in them. */
export class LogPanel {
  #bar;
  #view;
  #pane;
  #announce;

  /**
   * @param {HTMLElement} root
   * @param {import("./log.js").Log} log
   */
  constructor(root, log) {
    const find = elementsIn(root);
    const scroller = find("log-scroll");
    const status = find("log-status");
    this.#announce = (/** @type {string} */ message) => (status.textContent = message);
    this.#view = new LogView(root, log);
    this.#bar = new LogBar(root, log, this.#announce);
    this.#pane = new MessagePane(find("message"), {
      announce: this.#announce,
      leave: () => scroller.focus({ preventScroll: true }),
    });
    this.#bar.addEventListener("view", () => this.#applyView());
    this.#view.addEventListener("choose", (event) => {
      if (this.#pane.isOpen) this.#pane.show(/** @type {CustomEvent} */ (event).detail);
    });
    listenToKeys(scroller, this.#view, {
      count: () => log.length,
      open: () => this.#open(),
      copy: () => this.#copy(),
    });
    scroller.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape" && this.#pane.isOpen) this.#pane.close();
    });
    const body = find("log-body");
    body.addEventListener("click", (/** @type {MouseEvent} */ event) => this.#click(event));
    body.addEventListener("dblclick", () => {
      // The double click has selected a word.
      getSelection()?.removeAllRanges();
      this.#open();
    });
    onPopover(find("log-more"), find("log-tools"));
  }

  /** The fields of the permalink, by parameter. */
  get linkFields() {
    return this.#bar.linkFields;
  }

  /** Applies the fields of the bar, which the permalink may have filled in. */
  apply() {
    this.#bar.filter();
    this.#applyView();
  }

  #applyView() {
    this.#view.view = this.#bar.view;
    this.#pane.view = this.#bar.view;
  }

  /** @param {MouseEvent} event */
  #click({ target }) {
    if (!(target instanceof Element)) return;
    const serial = target.closest(".row")?.id.replace("log-row-", "");
    if (serial === undefined) return;
    this.#view.chooseSerial(Number(serial));
    const action = target.closest("button")?.dataset.action;
    if (action === "copy") this.#copy();
    // Touch screens have no double click and no hover.
    else if (action === "open" || matchMedia("(hover: none)").matches) this.#open();
  }

  #entry() {
    const { chosen } = this.#view;
    if (!chosen) this.#announce("No row is chosen, or the log no longer holds it.");
    return chosen;
  }

  #open() {
    const entry = this.#entry();
    if (entry) this.#pane.open(entry);
  }

  async #copy() {
    const entry = this.#entry();
    if (entry) this.#announce((await copyText(plainMessage(entry))) ?? "Row copied");
  }
}
