/**
 * The delay before a reconnection attempt: random between 0 and a ceiling that doubles with each failure. Clients that
 * failed together therefore do not reconnect together ("full jitter", AWS Architecture Blog: Exponential Backoff And
 * Jitter).
 */
export class Backoff {
  #base;
  #max;
  #random;

  /**
   * @param {object} [options]
   * @param {number} [options.base] the ceiling after the first failure, in milliseconds; 500
   * @param {number} [options.max] the largest ceiling, in milliseconds; 30,000
   * @param {() => number} [options.random] returns a number from 0 up to, but not including, 1; Math.random
   * @throws {RangeError} unless 0 < base <= max < 2^31
   */
  constructor({ base = 500, max = 30_000, random = Math.random } = {}) {
    if (!(base > 0 && base <= max && max < 2 ** 31)) {
      throw new RangeError(`base=${base}, max=${max} is out of range: must be 0 < base <= max < 2^31 ms`);
    }
    this.#base = base;
    this.#max = max;
    this.#random = random;
  }

  /**
   * Returns the delay after a failed or lost connection.
   *
   * @param {number} failures consecutive failures, 1 or more
   * @param {number} [jitter] the smallest ceiling, in milliseconds; 0
   * @returns {number} milliseconds, from 0 to the ceiling
   */
  delay(failures, jitter = 0) {
    return this.#random() * Math.max(jitter, Math.min(this.#max, this.#base * 2 ** (failures - 1)));
  }

  /**
   * Returns the delay after a close code that asks all clients to reconnect later. No client reconnects before `base`.
   *
   * @param {number} jitter the range of the random part, in milliseconds
   * @returns {number} milliseconds, from base to base + jitter
   */
  later(jitter) {
    return this.#base + this.#random() * jitter;
  }
}
