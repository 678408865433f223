import { elementsIn } from "../form/elements-in.js";
import { FieldError } from "../form/field-error.js";
import { copyText } from "../text/clipboard.js";
import { formatCount } from "../text/format.js";
import { toLines } from "./json-lines.js";
import { plainLine } from "./plain-text.js";

/** The limit for copied rows. A saved log has more. */
const MAX_COPIED_ROWS = 1000;

/** The log's filter, view and buttons. Dispatches "view" when another view is selected. */
export class LogBar extends EventTarget {
  #log;
  #elements;
  #announce;
  #filterError;

  /**
   * @param {HTMLElement} root
   * @param {import("./log.js").Log} log
   * @param {(message: string) => void} announce
   */
  constructor(root, log, announce) {
    super();
    const find = elementsIn(root);
    this.#log = log;
    this.#announce = announce;
    this.#filterError = new FieldError(find("log-filter-error"));
    this.#elements = {
      filter: find("log-filter"),
      matchCase: find("log-case"),
      regex: find("log-regex"),
      direction: find("log-direction"),
      view: find("log-view"),
      pause: find("log-pause"),
      empty: find("log-empty-text"),
    };
    const { filter, matchCase, regex, direction, view, pause } = this.#elements;
    filter.addEventListener("input", () => this.filter());
    for (const field of [matchCase, regex, direction]) field.addEventListener("change", () => this.filter());
    view.addEventListener("change", () => this.dispatchEvent(new Event("view")));
    pause.addEventListener("click", () => this.#pauseOrResume());
    find("log-copy").addEventListener("click", () => this.#copyRows());
    find("log-save").addEventListener("click", () => this.#save());
    find("log-clear").addEventListener("click", () => log.clear());
  }

  /** The fields of the permalink, by parameter. */
  get linkFields() {
    const { view, filter, direction, matchCase, regex } = this.#elements;
    return { view, filter, direction, case: checkbox(matchCase), regex: checkbox(regex) };
  }

  /** The selected view. @returns {import("./row-text.js").View} */
  get view() {
    return this.#elements.view.value;
  }

  /** Applies the fields of the filter. */
  filter() {
    const { filter, matchCase, regex, direction, empty } = this.#elements;
    const words = filter.value;
    empty.textContent =
      words.trim() === "" && direction.value === "all"
        ? "Nothing yet. Connect, or send a message."
        : "No entry matches the filter.";
    const problem = this.#log.filter({
      words,
      direction: direction.value,
      matchCase: matchCase.checked,
      regex: regex.checked,
    });
    if (problem) this.#filterError.show(filter, problem, { focus: false });
    else this.#filterError.clear();
  }

  #pauseOrResume() {
    const { pause } = this.#elements;
    if (this.#log.paused) this.#log.resume();
    else this.#log.pause();
    const [icon, label] = pause.children;
    label.textContent = this.#log.paused ? "Resume" : "Pause";
    icon.firstElementChild.setAttribute("href", this.#log.paused ? "#icon-resume" : "#icon-pause");
    pause.classList.toggle("on", this.#log.paused);
  }

  async #copyRows() {
    const entries = this.#log.rows(Math.max(0, this.#log.length - MAX_COPIED_ROWS), this.#log.length);
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

/** @param {HTMLInputElement} element */
function checkbox(element) {
  return {
    get value() {
      return String(element.checked);
    },
    set value(value) {
      element.checked = value === "true";
    },
  };
}
