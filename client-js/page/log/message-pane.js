import { elementsIn } from "../form/elements-in.js";
import { copyText } from "../text/clipboard.js";
import { formatMilliseconds, formatSize, formatTime } from "../text/format.js";
import { isTruncated } from "./entry.js";
import { fullText, isJson, VIEWS } from "./row-text.js";

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./row-text.js").View} View */

/** The limit for one message: browsers take seconds to lay out more. */
export const MAX_CHARACTERS = 500_000;

/**
 * One message in full, as text, JSON or hex. On wide screens it is a pane below the rows, which follows the chosen row;
 * on others a modal dialog. It sets textContent only, so a message is never read as HTML.
 */
export class MessagePane {
  #dialog;
  #elements;
  #views;
  #announce;
  #wide = matchMedia("(min-width: 64rem)");
  /** @type {Entry | null} */ #entry = null;
  /** @type {View} */ #wanted = "text";

  /**
   * @param {HTMLDialogElement} dialog
   * @param {object} options
   * @param {(message: string) => void} options.announce
   * @param {() => void} options.leave moves the focus back to the rows
   */
  constructor(dialog, { announce, leave }) {
    const find = elementsIn(dialog);
    this.#dialog = dialog;
    this.#announce = announce;
    this.#elements = { title: find("message-title"), facts: find("message-facts"), text: find("message-text") };
    this.#views = Object.fromEntries(VIEWS.map((view) => [view, find(`message-as-${view}`)]));
    for (const view of VIEWS) this.#views[view].addEventListener("change", () => this.#choose(view));
    find("message-close").addEventListener("click", () => dialog.close());
    find("message-copy").addEventListener("click", () => this.#copy());
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape") dialog.close();
    });
    dialog.addEventListener("close", leave);
  }

  get isOpen() {
    return this.#dialog.open;
  }

  /** The view in which the pane opens a message. */
  set view(/** @type {View} */ view) {
    this.#wanted = view;
  }

  /**
   * Shows an entry, and opens the pane.
   *
   * @param {Entry} entry
   */
  open(entry) {
    this.show(entry);
    if (this.#dialog.open) return;
    if (this.#wide.matches) this.#dialog.show();
    else this.#dialog.showModal();
    this.#elements.text.focus({ preventScroll: true });
  }

  /** Closes the pane. */
  close() {
    this.#dialog.close();
  }

  /**
   * Shows an entry.
   *
   * @param {Entry} entry
   */
  show(entry) {
    this.#entry = entry;
    const json = isJson(entry, MAX_CHARACTERS);
    this.#views["json"].disabled = !json;
    this.#views["hex"].disabled = entry.payload === null;
    this.#views["text"].disabled = entry.payload !== null && typeof entry.payload !== "string";
    this.#draw();
    this.#elements.text.scrollTop = 0;
  }

  /** @param {View} view */
  #choose(view) {
    this.#wanted = view;
    this.#draw();
  }

  /** The view in which the entry is shown: the chosen one if the entry has it. @returns {View} */
  get #shown() {
    const enabled = VIEWS.filter((view) => !this.#views[view].disabled);
    return enabled.includes(this.#wanted) ? this.#wanted : (enabled[0] ?? "text");
  }

  #draw() {
    if (!this.#entry) return;
    const { time, connection, direction, size, roundTrip } = this.#entry;
    const { data, truncated } = fullText(this.#entry, this.#shown, MAX_CHARACTERS);
    const facts = [
      formatTime(time),
      size === null ? "" : formatSize(size),
      roundTrip === null ? "" : formatMilliseconds(roundTrip),
      isTruncated(this.#entry) ? "the log holds the start only" : "",
      truncated ? "the first 500,000 characters" : "",
    ];
    this.#elements.title.textContent = `${connection}, ${direction}`;
    this.#elements.facts.textContent = facts.filter(Boolean).join(" · ");
    this.#elements.text.textContent = data;
    this.#views[this.#shown].checked = true;
  }

  async #copy() {
    if (!this.#entry) return;
    const { data } = fullText(this.#entry, this.#shown, Infinity);
    this.#announce((await copyText(data)) ?? "Message copied");
  }
}
