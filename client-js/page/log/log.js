import { matcher } from "./filter.js";
import { LogBuffer } from "./log-buffer.js";

/** @typedef {import("./entry.js").Entry} Entry */

/**
 * A change of the table.
 *
 * @typedef {object} Batch
 * @property {number} remove the number of oldest rows to remove
 * @property {Entry[]} rows to append
 * @property {number} sent all sent messages
 * @property {number} received all received messages
 * @property {boolean} paused
 * @property {number} held new rows since the pause
 */

/** The limit for rows of the table. */
export const CAPACITY = 1000;

/**
 * The log of messages and events. It dispatches at most one "batch" (a CustomEvent, detail: Batch) per frame, with the
 * newest entries that match the filter.
 *
 * A hidden tab gets no frames while messages still arrive. The queue for the next frame therefore holds one table of rows
 * at most, and so does the queue during a pause.
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

  /**
   * Adds an entry.
   *
   * @param {Entry} entry
   */
  add(entry) {
    this.#buffer.add(entry);
    if (entry.direction === "sent") this.#sent++;
    if (entry.direction === "received") this.#received++;
    if (this.#matches(entry)) this.#enqueue(entry);
    this.#wantFrame();
  }

  /** Drops all entries and resets the counts. */
  clear() {
    this.#buffer.clear();
    this.#sent = 0;
    this.#received = 0;
    this.#rebuild();
  }

  /**
   * Applies a filter to all entries and to later ones.
   *
   * @param {import("./filter.js").Filter} filter
   */
  filter(filter) {
    this.#matches = matcher(filter);
    this.#rebuild();
  }

  /** Dispatches all rows again, for a view that shows them in another way. */
  refresh() {
    this.#rebuild();
  }

  /** Keeps later rows back until resume(). */
  pause() {
    this.#pausedAt ??= this.#buffer.newest;
    this.#wantFrame();
  }

  /** Ends the pause and adds the rows since. */
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
