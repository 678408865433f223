import assert from "node:assert/strict";
import { test } from "node:test";
import { Backoff } from "../../src/index.js";
import { randomFrom } from "../random.js";

const BASE = 1_000;
const MAX = 30_000;

/** The largest possible delay. */
const ceiling = (/** @type {number} */ failures) =>
  new Backoff({ base: BASE, max: MAX, random: () => 1 }).delay(failures);

test("ceiling doubles with each failure up to max", () => {
  assert.deepEqual([1, 2, 3, 4, 5, 6, 7].map(ceiling), [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test("delay does not overflow after 10,000 failures", () => {
  for (const failures of [31, 32, 64, 1_024, 1_025, 10_000]) assert.equal(ceiling(failures), MAX);
});

for (const seed of [1, 2, 3, 4]) {
  test(`delays are uniform from 0 to the ceiling (seed ${seed})`, () => {
    const backoff = new Backoff({ base: BASE, max: MAX, random: randomFrom(seed) });
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

  test(`later delays are uniform from base on (seed ${seed})`, () => {
    const backoff = new Backoff({ base: BASE, max: MAX, random: randomFrom(seed) });
    const delays = Array.from({ length: 1_000 }, () => backoff.later(10_000)).sort((one, other) => one - other);
    assert.ok(Number(delays[0]) >= BASE && Number(delays[999]) < BASE + 10_000);
    assert.ok(Number(delays[500]) > 5_000 && Number(delays[500]) < 7_000, `${delays[500]}`);
  });
}

for (const options of [{ base: 0 }, { base: -1 }, { base: Number.NaN }, { base: 2, max: 1 }, { max: Infinity }]) {
  test(`invalid durations are rejected: ${Object.entries(options)}`, () => {
    assert.throws(() => new Backoff(options), RangeError);
  });
}
