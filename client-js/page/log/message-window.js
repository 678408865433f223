import { elementsIn } from "../form/elements-in.js";
import { copyText } from "../text/clipboard.js";
import { formatMilliseconds, formatSize, formatTime } from "../text/format.js";
import { isTruncated } from "./entry.js";
import { plainMessage } from "./plain-text.js";
import { fullText } from "./row-text.js";

/** @typedef {import("./entry.js").Entry} Entry */

/** The limit for one message: browsers take seconds to lay out more. */
export const MAX_CHARACTERS = 500_000;

/** The dialog that shows one message in full. It sets textContent only, so a message is never read as HTML. */
export class MessageWindow {
  #dialog;
  #elements;
  #announce;
  /** @type {Entry | null} */ #entry = null;

  /**
   * @param {HTMLDialogElement} dialog
   * @param {(message: string) => void} announce
   */
  constructor(dialog, announce) {
    const find = elementsIn(dialog);
    this.#dialog = dialog;
    this.#announce = announce;
    this.#elements = {
      title: find("message-window-title"),
      facts: find("message-window-facts"),
      text: find("message-window-text"),
    };
    find("message-window-close").addEventListener("click", () => dialog.close());
    find("message-window-copy").addEventListener("click", () => this.#copy());
  }

  /**
   * Shows an entry.
   *
   * @param {Entry} entry
   * @param {import("./row-text.js").View} view
   */
  open(entry, view) {
    this.#entry = entry;
    const { time, connection, direction, size, roundTrip } = entry;
    const { data, truncated } = fullText(entry, view, MAX_CHARACTERS);
    const facts = [
      formatTime(time),
      size === null ? "" : formatSize(size),
      roundTrip === null ? "" : formatMilliseconds(roundTrip),
      isTruncated(entry) ? "the log holds the start only" : "",
      truncated ? "the window shows the start only" : "",
    ];
    this.#elements.title.textContent = `${connection}, ${direction}`;
    this.#elements.facts.textContent = facts.filter(Boolean).join(", ");
    this.#elements.text.textContent = data;
    this.#dialog.showModal();
    this.#elements.text.scrollTop = 0;
  }

  async #copy() {
    // Closed first: nothing behind an open dialog can be selected.
    this.#dialog.close();
    if (this.#entry) this.#announce((await copyText(plainMessage(this.#entry))) ?? "Message copied");
  }
}
