/** A quantile is wrong by no more than this part of itself, or by what the range cuts off. */
export const RELATIVE_ERROR = 0.01;

// Each bucket is that much wider than the one before, and stands for the value in its middle.
const GROWTH = ((1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR)) * (1 - 1e-9);
const MIN = 0.001;
const MAX = 1_000_000;
const BUCKETS = Math.ceil(Math.log(MAX / MIN) / Math.log(GROWTH)) + 1;

/**
 * Times between a microsecond and a thousand seconds, in milliseconds, in memory that does not grow with how many there
 * are: about 1,000 counts. What is outside of the range is counted at its end.
 */
export class Histogram {
  #counts = new Float64Array(BUCKETS);
  #count = 0;
  #min = Infinity;
  #max = 0;

  get count() {
    return this.#count;
  }

  get min() {
    return this.#count === 0 ? 0 : this.#min;
  }

  get max() {
    return this.#max;
  }

  /** @param {number} milliseconds */
  add(milliseconds) {
    const at = Math.floor(Math.log(Math.max(milliseconds, MIN) / MIN) / Math.log(GROWTH));
    const bucket = Math.min(at, BUCKETS - 1);
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#count++;
    this.#min = Math.min(this.#min, milliseconds);
    this.#max = Math.max(this.#max, milliseconds);
  }

  /**
   * The least value that so large a part of all is not above.
   *
   * @param {number} part above 0, up to 1
   * @returns {number} milliseconds, 0 without any value
   */
  quantile(part) {
    const rank = Math.ceil(part * this.#count);
    let seen = 0;
    const bucket = this.#counts.findIndex((count) => (seen += count) >= rank && count > 0);
    if (bucket < 0) return 0;
    // The middle in the sense of the relative error: as far from the lower edge as from the upper one.
    const middle = (MIN * GROWTH ** bucket * 2 * GROWTH) / (1 + GROWTH);
    return Math.min(Math.max(middle, this.#min), this.#max);
  }
}
