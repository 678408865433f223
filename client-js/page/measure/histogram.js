/** The largest relative error of a quantile within the range. */
export const RELATIVE_ERROR = 0.01;

// Each bucket is wider than the one before by this factor, and stands for the value in its middle.
const GROWTH = ((1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR)) * (1 - 1e-9);
const MIN = 0.001;
const MAX = 1_000_000;
const BUCKETS = Math.ceil(Math.log(MAX / MIN) / Math.log(GROWTH)) + 1;

/**
 * A histogram of times from 0.001 to 1,000,000 milliseconds, in about 1,000 buckets of exponential width. Times out of the
 * range count in the first or last bucket.
 */
export class Histogram {
  #counts = new Float64Array(BUCKETS);
  #count = 0;
  #min = Infinity;
  #max = 0;

  /** The number of times. */
  get count() {
    return this.#count;
  }

  /** The smallest time, in milliseconds; 0 without any. */
  get min() {
    return this.#count === 0 ? 0 : this.#min;
  }

  /** The largest time, in milliseconds; 0 without any. */
  get max() {
    return this.#max;
  }

  /**
   * Adds a time.
   *
   * @param {number} milliseconds
   */
  add(milliseconds) {
    const at = Math.floor(Math.log(Math.max(milliseconds, MIN) / MIN) / Math.log(GROWTH));
    const bucket = Math.min(at, BUCKETS - 1);
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#count++;
    this.#min = Math.min(this.#min, milliseconds);
    this.#max = Math.max(this.#max, milliseconds);
  }

  /**
   * Returns the quantile by nearest rank.
   *
   * @param {number} part above 0, up to 1
   * @returns {number} milliseconds, within 1 % of the exact one; 0 without any time
   */
  quantile(part) {
    const rank = Math.ceil(part * this.#count);
    let seen = 0;
    const bucket = this.#counts.findIndex((count) => (seen += count) >= rank && count > 0);
    if (bucket < 0) return 0;
    // The middle by relative error: equally far from the lower and the upper edge.
    const middle = (MIN * GROWTH ** bucket * 2 * GROWTH) / (1 + GROWTH);
    return Math.min(Math.max(middle, this.#min), this.#max);
  }
}
