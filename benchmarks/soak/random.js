/** The same numbers for the same seed: mulberry32. */
export class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed | 0;
  }

  /** 0 or more, and less than 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, `least` to `most`. @param {number} least @param {number} most */
  between(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** @template T @param {readonly T[]} values */
  of(values) {
    return values[this.between(0, values.length - 1)];
  }

  /** @param {number} length */
  bytes(length) {
    const bytes = Buffer.alloc(length);
    for (let i = 0; i < length; i += 1) {
      bytes[i] = this.between(0, 255);
    }
    return bytes;
  }
}
