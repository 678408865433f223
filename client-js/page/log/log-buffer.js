import { MAX_CHARACTERS, withoutHalfPair } from "../text/excerpt.js";

/** @typedef {import("./entry.js").Entry} Entry */

export const MAX_ENTRIES = 20_000;
export const MAX_LARGE_MIB = 16;

/** Messages up to this size, in bytes, are never truncated. */
const LARGE = 1024;

const utf8 = new TextEncoder();
const text = new TextDecoder();

/**
 * The newest entries, limited in number. Messages over 1 KiB are also limited in bytes together: over that limit the
 * buffer truncates the oldest of them to the start that a row shows.
 */
export class LogBuffer {
  #maxEntries;
  #maxBytes;
  /** @type {Entry[]} */ #entries = [];
  /** @type {Entry[]} */ #large = [];
  #bytes = 0;
  #serial = 0;
  #dropped = 0;

  /** @param {{ maxEntries?: number, maxBytes?: number }} [options] */
  constructor({ maxEntries = MAX_ENTRIES, maxBytes = MAX_LARGE_MIB * 1024 * 1024 } = {}) {
    this.#maxEntries = maxEntries;
    this.#maxBytes = maxBytes;
  }

  /** The number of entries older than those of entries(), since the last clear(). */
  get dropped() {
    return this.#dropped + Math.max(0, this.#entries.length - this.#maxEntries);
  }

  /** The serial of the newest entry. */
  get newest() {
    return this.#serial;
  }

  /**
   * Adds an entry and assigns its serial.
   *
   * @param {Entry} entry
   */
  add(entry) {
    entry.serial = ++this.#serial;
    this.#entries.push(entry);
    // In batches: removing the first element of a long array copies the array.
    if (this.#entries.length >= this.#maxEntries * 1.25) {
      for (const dropped of this.#entries.splice(0, this.#entries.length - this.#maxEntries)) this.#forget(dropped);
    }
    if (entry.payload === null || (entry.size ?? 0) <= LARGE) return;
    this.#large.push(entry);
    this.#bytes += entry.size ?? 0;
    while (this.#bytes > this.#maxBytes) this.#truncateOldest();
  }

  /** @returns {readonly Entry[]} oldest first */
  entries() {
    return this.#entries.slice(-this.#maxEntries);
  }

  /**
   * Finds an entry, also one older than those of entries() that is not dropped yet: its row may be visible.
   *
   * @param {number} serial
   */
  find(serial) {
    return this.#entries[serial - (this.#entries[0]?.serial ?? 0)];
  }

  /** Drops all entries; serials continue. */
  clear() {
    this.#entries = [];
    this.#large = [];
    this.#bytes = 0;
    this.#dropped = 0;
  }

  /** @param {Entry} dropped */
  #forget(dropped) {
    this.#dropped++;
    if (this.#large[0] !== dropped) return;
    this.#large.shift();
    this.#bytes -= dropped.size ?? 0;
  }

  #truncateOldest() {
    const entry = /** @type {Entry} */ (this.#large.shift());
    this.#bytes -= entry.size ?? 0;
    // Copied: a substring can keep the memory of the whole string.
    if (typeof entry.payload === "string") {
      entry.payload = text.decode(utf8.encode(withoutHalfPair(entry.payload.slice(0, MAX_CHARACTERS))));
    } else if (entry.payload) {
      entry.payload = entry.payload.slice(0, LARGE);
    }
  }
}
