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
  #say;
  /** @type {Entry | null} */ #entry = null;

  /**
   * @param {(id: string) => any} byId
   * @param {(text: string) => void} say
   */
  constructor(byId, say) {
    this.#byId = byId;
    this.#say = say;
    byId("window-close").addEventListener("click", () => byId("window").close());
    byId("window-copy").addEventListener("click", () => this.#copy());
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
      isCut(entry) ? "only its beginning is kept" : "",
      more ? "only its beginning is shown" : "",
    ];
    this.#byId("window-title").textContent = `${connection}, ${direction}`;
    this.#byId("window-facts").textContent = facts.filter(Boolean).join(", ");
    this.#byId("window-text").textContent = data;
    this.#byId("window").showModal();
    this.#byId("window-text").scrollTop = 0;
  }

  async #copy() {
    // First, for behind an open dialog nothing can be selected.
    this.#byId("window").close();
    if (this.#entry) this.#say((await copyText(plainMessage(this.#entry))) ?? "Message copied");
  }
}
