/** Rows rendered above and below the visible ones, so that a small scroll finds them. */
export const OVERSCAN = 8;

/** A list within this many pixels of its end follows new rows: zoomed pages scroll by fractions. */
const END_TOLERANCE = 4;

/**
 * The visible part of a list of rows of one height: which rows to render, and where the list is scrolled to. It follows
 * the newest row until the user scrolls up. Rows removed at the start never move the rows that the user reads. Lengths
 * are in pixels.
 */
export class Viewport {
  #height = 0;
  #rowHeight = 1;
  #count = 0;
  #removed = 0;
  #top = 0;
  #following = true;
  #leftAt = 0;

  /** The height of all rows. */
  get total() {
    return this.#count * this.#rowHeight;
  }

  get rowHeight() {
    return this.#rowHeight;
  }

  /** The position of the list, from 0 to its end. */
  get top() {
    return this.#top;
  }

  /** Whether the list follows the newest row. */
  get following() {
    return this.#following;
  }

  /** The number of rows added since the list stopped to follow; 0 while it follows. */
  get added() {
    return this.#following ? 0 : Math.max(0, this.#removed + this.#count - this.#leftAt);
  }

  /** The rows to render: from first up to, but not including, last. */
  get range() {
    const first = Math.floor(this.#top / this.#rowHeight) - OVERSCAN;
    const last = Math.ceil((this.#top + this.#height) / this.#rowHeight) + OVERSCAN;
    return { first: Math.max(0, first), last: Math.min(this.#count, last) };
  }

  /**
   * Sets the sizes.
   *
   * @param {number} height of the visible part
   * @param {number} rowHeight
   */
  resize(height, rowHeight) {
    if (rowHeight > 0) {
      this.#top = (this.#top / this.#rowHeight) * rowHeight;
      this.#rowHeight = rowHeight;
    }
    this.#height = height;
    this.#place(this.#top);
  }

  /**
   * Sets the number of rows.
   *
   * @param {number} count
   * @param {number} removed the rows removed at the start so far; a smaller number starts anew
   */
  update(count, removed) {
    const moved = Math.max(0, removed - this.#removed);
    if (removed < this.#removed) this.#leftAt = Math.min(this.#leftAt, removed + count);
    this.#count = count;
    this.#removed = removed;
    this.#place(this.#top - moved * this.#rowHeight);
  }

  /**
   * Takes over the position to which the user scrolled.
   *
   * @param {number} top
   */
  scrolled(top) {
    this.#top = Math.min(Math.max(0, top), this.#end);
    this.#follow(this.atEnd);
  }

  /** Stops to follow, unless all rows are visible. */
  stay() {
    if (this.#end > 0) this.#follow(false);
  }

  /** Follows the newest row. */
  follow() {
    this.#follow(true);
    this.#place(this.#top);
  }

  /** Whether the newest row is visible. */
  get atEnd() {
    return this.#end - this.#top <= END_TOLERANCE;
  }

  /**
   * Returns whether a row is visible as a whole.
   *
   * @param {number} index
   */
  shows(index) {
    const top = index * this.#rowHeight;
    return top >= this.#top && top + this.#rowHeight <= this.#top + this.#height;
  }

  /**
   * Scrolls as little as makes a row visible.
   *
   * @param {number} index
   * @param {boolean} [follow] whether the last row follows the newest; others never do
   */
  reveal(index, follow = true) {
    this.#follow(follow && index === this.#count - 1);
    const top = index * this.#rowHeight;
    this.#place(Math.max(Math.min(this.#top, top), top + this.#rowHeight - this.#height));
  }

  /** The number of rows that fit. */
  get page() {
    return Math.max(1, Math.floor(this.#height / this.#rowHeight) - 1);
  }

  get #end() {
    return Math.max(0, this.total - this.#height);
  }

  /** @param {number} top */
  #place(top) {
    this.#top = this.#following ? this.#end : Math.min(Math.max(0, top), this.#end);
  }

  /** @param {boolean} following */
  #follow(following) {
    if (this.#following && !following) this.#leftAt = this.#removed + this.#count;
    this.#following = following;
  }
}
