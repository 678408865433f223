/** How many are told in words; the rest is only counted. */
const TOLD = 40;

/** What was done, and what went wrong. */
export class Ledger {
  /** @type {Map<string, number>} */
  #counts = new Map();
  #wrong = 0;

  /** @param {string} what @param {number} [times] */
  count(what, times = 1) {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + times);
  }

  /** @param {string} words */
  wrong(words) {
    this.#wrong += 1;
    if (this.#wrong <= TOLD) {
      console.error(`${new Date().toISOString()} WRONG ${words}`);
    }
  }

  /** @param {string} what @param {unknown} actual @param {unknown} expected */
  same(what, actual, expected) {
    if (actual !== expected) {
      this.wrong(`${what}: ${actual}, but ${expected} was expected`);
    }
  }

  /** @param {string} what */
  counted(what) {
    return this.#counts.get(what) ?? 0;
  }

  get mistakes() {
    return this.#wrong;
  }

  /** @returns {[string, number][]} */
  counts() {
    return [...this.#counts].sort(([a], [b]) => a.localeCompare(b));
  }
}
