/**
 * Returns a generator of numbers in [0, 1) (mulberry32). The same seed repeats a failure.
 *
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param {() => number} random
 * @param {number} length
 */
export function randomBytes(random, length) {
  return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}
