import { matcher } from "./filter.js";
import { Frames } from "./frames.js";
import { LogBuffer, MAX_ENTRIES } from "./log-buffer.js";

/** @typedef {import("./entry.js").Entry} Entry */

/**
 * The log of messages and events, filtered. It dispatches "change" at most once per frame and at most 20 times per
 * second, and within one frame after an action of the user.
 *
 * The rows are the entries of the buffer that match the filter. A pause hides later rows. As the buffer does, the log
 * removes the oldest rows in batches.
 */
export class Log extends EventTarget {
  #buffer;
  #capacity;
  #frames;
  #matches = matcher({ words: "", direction: "all" }).matches;
  /** @type {Entry[]} */ #rows = [];
  #held = 0;
  #removed = 0;
  /** @type {number | null} */ #pausedAt = null;
  #version = 0;
  #sent = 0;
  #received = 0;

  /**
   * @param {object} [options]
   * @param {number} [options.capacity] the number of newest rows that always stay
   * @param {LogBuffer} [options.buffer]
   * @param {ConstructorParameters<typeof Frames>[1]} [options.frames]
   */
  constructor({ capacity = MAX_ENTRIES, buffer = new LogBuffer(), frames = {} } = {}) {
    super();
    this.#capacity = capacity;
    this.#buffer = buffer;
    this.#frames = new Frames(() => this.dispatchEvent(new Event("change")), frames);
  }

  get buffer() {
    return this.#buffer;
  }

  /** The number of rows, without those since a pause. */
  get length() {
    return this.#rows.length - this.#held;
  }

  /** The number of rows since the pause. */
  get held() {
    return this.#held;
  }

  /** The number of oldest rows removed since the version began. */
  get removed() {
    return this.#removed;
  }

  /** A number that changes when other rows replace all rows. */
  get version() {
    return this.#version;
  }

  /** All sent messages since the last clear(), whether they match the filter or not. */
  get sent() {
    return this.#sent;
  }

  /** All received messages since the last clear(). */
  get received() {
    return this.#received;
  }

  get paused() {
    return this.#pausedAt !== null;
  }

  /**
   * Returns rows.
   *
   * @param {number} from
   * @param {number} to not included
   */
  rows(from, to) {
    return this.#rows.slice(from, Math.min(to, this.length));
  }

  /**
   * Returns the index of the row with a serial, by binary search; -1 if it is no row.
   *
   * @param {number} serial
   */
  indexOf(serial) {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#rows[middle]?.serial ?? 0) < serial) low = middle + 1;
      else high = middle;
    }
    return low < this.length && this.#rows[low]?.serial === serial ? low : -1;
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
    if (this.#matches(entry)) this.#append(entry);
    this.#frames.want();
  }

  /** Drops all entries and resets the counts. */
  clear() {
    this.#buffer.clear();
    this.#sent = 0;
    this.#received = 0;
    this.#rebuild();
  }

  /**
   * Applies a filter to all entries and to later ones. An invalid regular expression changes nothing.
   *
   * @param {import("./filter.js").Filter} filter
   * @returns {string | null} the error, or null
   */
  filter(filter) {
    const { matches, problem } = matcher(filter);
    if (problem) return problem;
    this.#matches = matches;
    this.#rebuild();
    return null;
  }

  /** Dispatches "change" in the next frame. */
  refresh() {
    this.#frames.wantNow();
  }

  /** Hides later rows until resume(). */
  pause() {
    this.#pausedAt ??= this.#buffer.newest;
    this.#frames.wantNow();
  }

  /** Ends the pause and shows the rows since. */
  resume() {
    this.#pausedAt = null;
    this.#held = 0;
    this.#frames.wantNow();
  }

  /** @param {Entry} entry */
  #append(entry) {
    this.#rows.push(entry);
    if (this.#pausedAt !== null && (entry.serial ?? 0) > this.#pausedAt) this.#held++;
    // In batches, with the buffer: removing the first element of a long array copies the array.
    if (this.#rows.length < this.#capacity * 1.25) return;
    const oldest = this.#rows.splice(0, this.#rows.length - this.#capacity);
    this.#removed += oldest.length;
    this.#held = Math.min(this.#held, this.#rows.length);
  }

  #rebuild() {
    this.#rows = [];
    this.#held = 0;
    this.#removed = 0;
    this.#version++;
    for (const entry of this.#buffer.entries()) if (this.#matches(entry)) this.#append(entry);
    this.#frames.wantNow();
  }
}
