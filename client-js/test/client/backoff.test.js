import assert from "node:assert/strict";
import { test } from "node:test";
import { Backoff } from "../../src/index.js";
import { randomFrom } from "../random.js";

const BASE = 1_000;
const MOST = 30_000;

/** The largest delay that there can be. */
const ceiling = (/** @type {number} */ failures) =>
  new Backoff({ base: BASE, most: MOST, random: () => 1 }).delay(failures);

test("the ceiling doubles with each failure until it is the largest", () => {
  assert.deepEqual([1, 2, 3, 4, 5, 6, 7].map(ceiling), [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test("nothing overflows after 10,000 failures", () => {
  for (const failures of [31, 32, 64, 1_024, 1_025, 10_000]) assert.equal(ceiling(failures), MOST);
});

for (const seed of [1, 2, 3, 4]) {
  test(`delays are spread evenly from 0 to the ceiling (seed ${seed})`, () => {
    const backoff = new Backoff({ base: BASE, most: MOST, random: randomFrom(seed) });
    for (const failures of [1, 3, 5, 6, 50]) {
      const delays = Array.from({ length: 1_000 }, () => backoff.delay(failures));
      const quarters = [0, 0, 0, 0];
      for (const delay of delays) {
        assert.ok(delay >= 0 && delay < ceiling(failures), `${delay} after ${failures}`);
        const quarter = Math.floor((4 * delay) / ceiling(failures));
        quarters[quarter] = (quarters[quarter] ?? 0) + 1;
      }
      for (const count of quarters) assert.ok(count > 200 && count < 300, `${quarters} after ${failures}`);
    }
  });

  test(`later is never at once, and spread evenly (seed ${seed})`, () => {
    const backoff = new Backoff({ base: BASE, most: MOST, random: randomFrom(seed) });
    const delays = Array.from({ length: 1_000 }, () => backoff.later(10_000)).sort((one, other) => one - other);
    assert.ok(Number(delays[0]) >= BASE && Number(delays[999]) < BASE + 10_000);
    assert.ok(Number(delays[500]) > 5_000 && Number(delays[500]) < 7_000, `${delays[500]}`);
  });
}

for (const options of [{ base: 0 }, { base: -1 }, { base: Number.NaN }, { base: 2, most: 1 }, { most: Infinity }]) {
  test(`durations that are none are refused: ${Object.entries(options)}`, () => {
    assert.throws(() => new Backoff(options), RangeError);
  });
}
