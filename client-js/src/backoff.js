/**
 * How long to wait before trying again: any time up to a ceiling that doubles with each failure, so that clients that
 * failed together do not come back together ("full jitter").
 */
export class Backoff {
  #base;
  #most;
  #random;

  /**
   * @param {object} [options]
   * @param {number} [options.base] the ceiling after the first failure, in milliseconds
   * @param {number} [options.most] the largest ceiling, in milliseconds
   * @param {() => number} [options.random] as Math.random
   * @throws {RangeError} if these are no durations, or base is over most
   */
  constructor({ base = 500, most = 30_000, random = Math.random } = {}) {
    if (!(base > 0 && base <= most && most < 2 ** 31)) {
      throw new RangeError(`The back-off is from ${base} to ${most} ms: allowed is 0 < base <= most < 2^31.`);
    }
    this.#base = base;
    this.#most = most;
    this.#random = random;
  }

  /**
   * @param {number} failures how many in a row, from 1
   * @returns {number} milliseconds, from 0 to the ceiling
   */
  delay(failures) {
    return this.#random() * Math.min(this.#most, this.#base * 2 ** (failures - 1));
  }

  /**
   * After a close with which a server asks everybody to come back later: nobody at once.
   *
   * @param {number} spread over how many milliseconds they are to come
   */
  later(spread) {
    return this.#base + this.#random() * spread;
  }
}
