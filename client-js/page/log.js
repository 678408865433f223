/**
 * @typedef {object} Row
 * @property {"message" | "notice" | "error"} kind
 * @property {Date} time
 * @property {"" | "Client" | "Server"} from
 * @property {"" | "Client" | "Server"} to
 * @property {string} data
 * @property {string} note what was left out of the data
 * @property {boolean} binary
 * @property {number | null} size bytes on the wire, null where nothing crossed it
 */

/** @typedef {{ remove: number, rows: Row[], sent: number, received: number }} Batch remove counts from the oldest */

export const CAPACITY = 1000;

/**
 * The newest rows, bounded, handed to the view in at most one "batch" event a frame (a CustomEvent, detail: Batch).
 *
 * A hidden tab gets no frames while messages still come, so what waits for one is bounded as well: rows that would be
 * gone before anybody could see them are never made.
 */
export class Log extends EventTarget {
  #capacity;
  #requestFrame;
  /** @type {Row[]} */ #waiting = [];
  #shown = 0;
  #shownIsStale = false;
  #frameRequested = false;
  #sent = 0;
  #received = 0;

  /** @param {{ capacity?: number, requestFrame?: (callback: () => void) => unknown }} [options] */
  constructor({ capacity = CAPACITY, requestFrame = (callback) => requestAnimationFrame(callback) } = {}) {
    super();
    this.#capacity = capacity;
    this.#requestFrame = requestFrame;
  }

  /** @param {Row} row */
  add(row) {
    this.#waiting.push(row);
    if (this.#waiting.length > this.#capacity) this.#waiting.shift();
    if (row.kind === "message") {
      if (row.from === "Client") this.#sent++;
      else this.#received++;
    }
    this.#wantFrame();
  }

  /** Drops all rows and begins to count anew. */
  clear() {
    this.#waiting = [];
    this.#shownIsStale = true;
    this.#sent = 0;
    this.#received = 0;
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
    const rows = this.#waiting;
    const kept = this.#shownIsStale ? 0 : Math.min(this.#shown, this.#capacity - rows.length);
    /** @type {Batch} */
    const detail = { remove: this.#shown - kept, rows, sent: this.#sent, received: this.#received };
    this.#waiting = [];
    this.#shown = kept + rows.length;
    this.#shownIsStale = false;
    this.dispatchEvent(new CustomEvent("batch", { detail }));
  }
}
