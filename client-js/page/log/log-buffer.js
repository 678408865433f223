import { MAX_CHARACTERS, withoutHalfPair } from "../text/excerpt.js";

/** @typedef {import("./entry.js").Entry} Entry */

export const MAX_ENTRIES = 20_000;
export const MAX_LARGE_MIB = 16;

/** Up to this a message stays whole as long as its entry is there. */
const LARGE = 1024;

const utf8 = new TextEncoder();
const text = new TextDecoder();

/**
 * The newest entries, bounded in number. Messages over 1 KiB stay whole while they are not more than so many bytes
 * together; of the oldest of them only the beginning is kept then, which is what a row shows.
 */
export class LogBuffer {
  #maxEntries;
  #maxBytes;
  /** @type {Entry[]} */ #entries = [];
  /** @type {Entry[]} */ #large = [];
  #bytes = 0;
  #serial = 0;
  #gone = 0;

  /** @param {{ maxEntries?: number, maxBytes?: number }} [options] */
  constructor({ maxEntries = MAX_ENTRIES, maxBytes = MAX_LARGE_MIB * 1024 * 1024 } = {}) {
    this.#maxEntries = maxEntries;
    this.#maxBytes = maxBytes;
  }

  /** How many entries there were before those of entries(), since it was cleared. */
  get dropped() {
    return this.#gone + Math.max(0, this.#entries.length - this.#maxEntries);
  }

  /** The serial of the newest. */
  get newest() {
    return this.#serial;
  }

  /** @param {Entry} entry */
  add(entry) {
    entry.serial = ++this.#serial;
    this.#entries.push(entry);
    // A batch at a time: taking the first of a long array off is a copy of it.
    if (this.#entries.length >= this.#maxEntries * 1.25) {
      for (const gone of this.#entries.splice(0, this.#entries.length - this.#maxEntries)) this.#forget(gone);
    }
    if (entry.payload === null || (entry.size ?? 0) <= LARGE) return;
    this.#large.push(entry);
    this.#bytes += entry.size ?? 0;
    while (this.#bytes > this.#maxBytes) this.#cutOldest();
  }

  /** @returns {readonly Entry[]} oldest first */
  entries() {
    return this.#entries.slice(-this.#maxEntries);
  }

  /**
   * Also one that is too old for entries() but still there: a row that is shown may be of it.
   *
   * @param {number} serial
   */
  find(serial) {
    return this.#entries[serial - (this.#entries[0]?.serial ?? 0)];
  }

  clear() {
    this.#entries = [];
    this.#large = [];
    this.#bytes = 0;
    this.#gone = 0;
  }

  /** @param {Entry} gone */
  #forget(gone) {
    this.#gone++;
    if (this.#large[0] !== gone) return;
    this.#large.shift();
    this.#bytes -= gone.size ?? 0;
  }

  #cutOldest() {
    const entry = /** @type {Entry} */ (this.#large.shift());
    this.#bytes -= entry.size ?? 0;
    // Copied: engines keep the whole of a string for the sake of a part of it.
    if (typeof entry.payload === "string") {
      entry.payload = text.decode(utf8.encode(withoutHalfPair(entry.payload.slice(0, MAX_CHARACTERS))));
    } else if (entry.payload) {
      entry.payload = entry.payload.slice(0, LARGE);
    }
  }
}
