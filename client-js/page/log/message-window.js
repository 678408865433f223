import { copyText } from "../text/clipboard.js";
import { formatMilliseconds, formatSize, formatTime } from "../text/format.js";
import { isCut } from "./entry.js";
import { plainMessage } from "./plain-text.js";
import { whole } from "./row-text.js";

/** @typedef {import("./entry.js").Entry} Entry */

/** Laying more out would take a browser seconds. */
export const MAX_CHARACTERS = 500_000;

/** Shows one message in full. Only textContent is ever set from what a peer sent. */
export class MessageWindow {
  #byId;
  #announce;
  /** @type {Entry | null} */ #entry = null;

  /**
   * @param {(id: string) => any} byId
   * @param {(message: string) => void} announce
   */
  constructor(byId, announce) {
    this.#byId = byId;
    this.#announce = announce;
    byId("message-window-close").addEventListener("click", () => byId("message-window").close());
    byId("message-window-copy").addEventListener("click", () => this.#copy());
  }

  /**
   * @param {Entry} entry
   * @param {import("./row-text.js").View} view
   */
  open(entry, view) {
    this.#entry = entry;
    const { time, connection, direction, size, roundTrip } = entry;
    const { data, more } = whole(entry, view, MAX_CHARACTERS);
    const facts = [
      formatTime(time),
      size === null ? "" : formatSize(size),
      roundTrip === null ? "" : formatMilliseconds(roundTrip),
      isCut(entry) ? "the log holds the start only" : "",
      more ? "the window shows the start only" : "",
    ];
    this.#byId("message-window-title").textContent = `${connection}, ${direction}`;
    this.#byId("message-window-facts").textContent = facts.filter(Boolean).join(", ");
    this.#byId("message-window-text").textContent = data;
    this.#byId("message-window").showModal();
    this.#byId("message-window-text").scrollTop = 0;
  }

  async #copy() {
    // First, for behind an open dialog nothing can be selected.
    this.#byId("message-window").close();
    if (this.#entry) this.#announce((await copyText(plainMessage(this.#entry))) ?? "Message copied");
  }
}
