import { copyText } from "../text/clipboard.js";
import { formatCount } from "../text/format.js";
import { toLines } from "./json-lines.js";
import { MessageWindow } from "./message-window.js";
import { plainLine, plainMessage } from "./plain-text.js";

/** @typedef {import("./entry.js").Entry} Entry */

/** Copied text is for reading; who wants all of it saves the log. */
const MAX_COPIED_ROWS = 1000;

/** The log's filter, views and buttons. */
export class LogBar {
  #byId;
  #log;
  #view;
  #announce;
  #window;

  /**
   * @param {(id: string) => any} byId
   * @param {import("./log.js").Log} log
   * @param {import("./log-view.js").LogView} view
   * @param {(message: string) => void} announce
   */
  constructor(byId, log, view, announce) {
    this.#byId = byId;
    this.#log = log;
    this.#view = view;
    this.#announce = announce;
    this.#window = new MessageWindow(byId, announce);
    byId("log-filter").addEventListener("input", () => this.filter());
    byId("log-direction").addEventListener("change", () => this.filter());
    byId("log-view").addEventListener("change", () => this.show());
    byId("log-pause").addEventListener("click", () => this.#pauseOrResume());
    byId("log-copy").addEventListener("click", () => this.#copyRows());
    byId("log-save").addEventListener("click", () => this.#save());
    byId("log-clear").addEventListener("click", () => log.clear());
    byId("log-copy-row").addEventListener("click", () => this.#copyRow(this.#chosen));
    byId("log-open-row").addEventListener("click", () => this.#openRow(this.#chosen));
    byId("log-body").addEventListener("focusin", (/** @type {FocusEvent} */ event) => this.#choose(event.target));
    byId("log-body").addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter") return;
      // Or the same key would press the button that has the focus by then.
      event.preventDefault();
      this.#openRow(event.target);
    });
    byId("log-body").addEventListener("dblclick", () => this.#openRow(this.#chosen));
  }

  /** Takes the fields' filter. */
  filter() {
    const words = this.#byId("log-filter").value;
    const direction = this.#byId("log-direction").value;
    this.#byId("log-scroll").classList.toggle("filtered", words.trim() !== "" || direction !== "all");
    this.#log.filter({ words, direction });
  }

  /** Takes the field's view. */
  show() {
    this.#view.view = this.#byId("log-view").value;
    this.#log.refresh();
  }

  #pauseOrResume() {
    if (this.#log.paused) this.#log.resume();
    else this.#log.pause();
    this.#byId("log-pause").textContent = this.#log.paused ? "Resume" : "Pause";
  }

  /** @returns {Element | null} */
  get #chosen() {
    return this.#byId("log-body").querySelector("tr.chosen");
  }

  /** @param {EventTarget | null} row */
  #choose(row) {
    if (!(row instanceof HTMLTableRowElement)) return;
    this.#chosen?.classList.remove("chosen");
    row.classList.add("chosen");
  }

  /**
   * The entry of a row, unless there is none, which it says.
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
    if (entry) this.#window.open(entry, this.#byId("log-view").value);
  }

  /** @param {EventTarget | null} row */
  async #copyRow(row) {
    const entry = this.#entryOf(row);
    if (entry) this.#announce((await copyText(plainMessage(entry))) ?? "Row copied");
  }

  async #copyRows() {
    const shown = [...this.#byId("log-body").rows].slice(-MAX_COPIED_ROWS);
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
