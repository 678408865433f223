import { matcher } from "./filter.js";
import { LogBuffer } from "./log-buffer.js";

/** @typedef {import("./entry.js").Entry} Entry */

/**
 * @typedef {object} Batch
 * @property {number} remove how many rows, from the oldest
 * @property {Entry[]} rows new ones
 * @property {number} sent messages in all
 * @property {number} received messages in all
 * @property {boolean} paused
 * @property {number} held rows that wait for the end of the pause
 */

export const CAPACITY = 1000;

/**
 * What happened, handed to the view in at most one "batch" event a frame (a CustomEvent, detail: Batch): the newest
 * entries that pass the filter, bounded.
 *
 * A hidden tab gets no frames while messages still come, so what waits for one is bounded as well: rows that would be
 * gone before anybody could see them are never made. What waits for the end of a pause is bounded in the same way.
 */
export class Log extends EventTarget {
  #capacity;
  #requestFrame;
  #buffer;
  #matches = matcher({ words: "", direction: "all" });
  /** @type {Entry[]} */ #queue = [];
  /** @type {Entry[]} */ #held = [];
  #heldCount = 0;
  /** @type {number | null} */ #pausedAt = null;
  #shown = 0;
  #shownIsStale = false;
  #frameRequested = false;
  #sent = 0;
  #received = 0;

  /**
   * @param {{ capacity?: number, buffer?: LogBuffer, requestFrame?: (callback: () => void) => unknown }} [options]
   */
  constructor({
    capacity = CAPACITY,
    buffer = new LogBuffer(),
    requestFrame = (callback) => requestAnimationFrame(callback),
  } = {}) {
    super();
    this.#capacity = capacity;
    this.#buffer = buffer;
    this.#requestFrame = requestFrame;
  }

  get buffer() {
    return this.#buffer;
  }

  get paused() {
    return this.#pausedAt !== null;
  }

  /** @param {Entry} entry */
  add(entry) {
    this.#buffer.add(entry);
    if (entry.direction === "sent") this.#sent++;
    if (entry.direction === "received") this.#received++;
    if (this.#matches(entry)) this.#enqueue(entry);
    this.#wantFrame();
  }

  /** Drops everything and begins to count anew. */
  clear() {
    this.#buffer.clear();
    this.#sent = 0;
    this.#received = 0;
    this.#rebuild();
  }

  /** @param {import("./filter.js").Filter} filter */
  filter(filter) {
    this.#matches = matcher(filter);
    this.#rebuild();
  }

  /** Hands all rows out anew, for a view that shows them in another way from now on. */
  refresh() {
    this.#rebuild();
  }

  pause() {
    this.#pausedAt ??= this.#buffer.newest;
    this.#wantFrame();
  }

  resume() {
    this.#pausedAt = null;
    this.#queue = [...this.#queue, ...this.#held].slice(-this.#capacity);
    this.#held = [];
    this.#heldCount = 0;
    this.#wantFrame();
  }

  /** @param {Entry} entry */
  #enqueue(entry) {
    const later = this.#pausedAt !== null && (entry.serial ?? 0) > this.#pausedAt;
    const rows = later ? this.#held : this.#queue;
    if (later) this.#heldCount++;
    rows.push(entry);
    if (rows.length > this.#capacity) rows.shift();
  }

  #rebuild() {
    this.#queue = [];
    this.#held = [];
    this.#heldCount = 0;
    this.#shownIsStale = true;
    for (const entry of this.#buffer.entries()) {
      if (this.#matches(entry)) this.#enqueue(entry);
    }
    this.#wantFrame();
  }

  #wantFrame() {
    if (this.#frameRequested) return;
    this.#frameRequested = true;
    this.#requestFrame(() => {
      this.#frameRequested = false;
      this.#flush();
    });
  }

  #flush() {
    const rows = this.#queue;
    const stay = this.#shownIsStale ? 0 : Math.min(this.#shown, this.#capacity - rows.length);
    /** @type {Batch} */
    const detail = {
      remove: this.#shown - stay,
      rows,
      sent: this.#sent,
      received: this.#received,
      paused: this.paused,
      held: this.#heldCount,
    };
    this.#queue = [];
    this.#shown = stay + rows.length;
    this.#shownIsStale = false;
    this.dispatchEvent(new CustomEvent("batch", { detail }));
  }
}
