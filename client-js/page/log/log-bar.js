import { elementsIn } from "../form/elements-in.js";
import { copyText } from "../text/clipboard.js";
import { formatCount } from "../text/format.js";
import { toLines } from "./json-lines.js";
import { plainLine, plainMessage } from "./plain-text.js";

/** @typedef {import("./entry.js").Entry} Entry */

/** The limit for copied rows. A saved log has more. */
const MAX_COPIED_ROWS = 1000;

/** The log's filter, view and buttons. */
export class LogBar {
  #log;
  #view;
  #window;
  #elements;

  /**
   * @param {HTMLElement} root
   * @param {import("./log.js").Log} log
   * @param {import("./log-view.js").LogView} view
   * @param {import("./message-window.js").MessageWindow} window
   */
  constructor(root, log, view, window) {
    const find = elementsIn(root);
    this.#log = log;
    this.#view = view;
    this.#window = window;
    this.#elements = {
      filter: find("log-filter"),
      direction: find("log-direction"),
      view: find("log-view"),
      pause: find("log-pause"),
      scroller: find("log-scroll"),
      body: find("log-body"),
      status: find("log-status"),
    };
    const { filter, direction, pause, body } = this.#elements;
    filter.addEventListener("input", () => this.filter());
    direction.addEventListener("change", () => this.filter());
    this.#elements.view.addEventListener("change", () => this.show());
    pause.addEventListener("click", () => this.#pauseOrResume());
    find("log-copy").addEventListener("click", () => this.#copyRows());
    find("log-save").addEventListener("click", () => this.#save());
    find("log-clear").addEventListener("click", () => log.clear());
    find("log-copy-row").addEventListener("click", () => this.#copyRow(this.#chosen));
    find("log-open-row").addEventListener("click", () => this.#openRow(this.#chosen));
    body.addEventListener("focusin", (/** @type {FocusEvent} */ event) => this.#choose(event.target));
    body.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter") return;
      // Otherwise the same key would press the button that the dialog focuses.
      event.preventDefault();
      this.#openRow(event.target);
    });
    body.addEventListener("dblclick", () => this.#openRow(this.#chosen));
  }

  /** The fields of the permalink, by parameter. */
  get linkFields() {
    const { view, filter, direction } = this.#elements;
    return { view, filter, direction };
  }

  /** Applies the fields of the filter. */
  filter() {
    const words = this.#elements.filter.value;
    const direction = this.#elements.direction.value;
    this.#elements.scroller.classList.toggle("filtered", words.trim() !== "" || direction !== "all");
    this.#log.filter({ words, direction });
  }

  /** Applies the field of the view. */
  show() {
    this.#view.view = this.#elements.view.value;
    this.#log.refresh();
  }

  #pauseOrResume() {
    if (this.#log.paused) this.#log.resume();
    else this.#log.pause();
    this.#elements.pause.textContent = this.#log.paused ? "Resume" : "Pause";
  }

  /** @returns {Element | null} */
  get #chosen() {
    return this.#elements.body.querySelector("tr.chosen");
  }

  /** @param {EventTarget | null} row */
  #choose(row) {
    if (!(row instanceof HTMLTableRowElement)) return;
    this.#chosen?.classList.remove("chosen");
    row.classList.add("chosen");
  }

  /** @param {string} message */
  #announce(message) {
    this.#elements.status.textContent = message;
  }

  /**
   * Returns the entry of a row, or announces why there is none.
   *
   * @param {EventTarget | null} row
   */
  #entryOf(row) {
    const entry = row instanceof HTMLTableRowElement ? this.#log.buffer.find(Number(row.dataset.serial)) : undefined;
    if (!row) this.#announce("Select a row first: click it, or use the arrow keys in the log.");
    else if (!entry) this.#announce("The log no longer holds this row.");
    return entry;
  }

  /** @param {EventTarget | null} row */
  #openRow(row) {
    const entry = this.#entryOf(row);
    if (entry) this.#window.open(entry, this.#elements.view.value);
  }

  /** @param {EventTarget | null} row */
  async #copyRow(row) {
    const entry = this.#entryOf(row);
    if (entry) this.#announce((await copyText(plainMessage(entry))) ?? "Row copied");
  }

  async #copyRows() {
    const shown = [...this.#elements.body.rows].slice(-MAX_COPIED_ROWS);
    const entries = shown.flatMap((row) => this.#log.buffer.find(Number(row.dataset.serial)) ?? []);
    if (entries.length === 0) return this.#announce("Nothing to copy.");
    const problem = await copyText(entries.map((entry) => `${plainLine(entry)}\n`).join(""));
    this.#announce(problem ?? `${formatCount(entries.length)} ${entries.length === 1 ? "row" : "rows"} copied`);
  }

  #save() {
    const { buffer } = this.#log;
    const entries = buffer.entries();
    const file = new Blob(toLines(entries, buffer.dropped), { type: "application/jsonl" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `longwave-${new Date().toISOString().slice(0, 19).replace(/:/g, "")}.jsonl`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.#announce(`${formatCount(entries.length)} ${entries.length === 1 ? "entry" : "entries"} saved`);
  }
}
