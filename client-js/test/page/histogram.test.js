import assert from "node:assert/strict";
import { test } from "node:test";
import { Histogram, RELATIVE_ERROR } from "../../page/measure/histogram.js";
import { randomFrom } from "../random.js";

const PARTS = [0.001, 0.25, 0.5, 0.9, 0.99, 0.999, 1];

/** @type {[string, (random: () => number) => number][]} */
const SHAPES = [
  ["evenly spread", (random) => 0.01 + random() * 100],
  ["over many magnitudes", (random) => 10 ** (random() * 8 - 2.9)],
  ["mostly short with a long tail", (random) => (random() < 0.98 ? 0.2 + random() : 500 * random() + 0.001)],
  ["all the same", () => 0.7],
];

for (const [shape, draw] of SHAPES) {
  for (const seed of [1, 2, 3]) {
    test(`quantiles of times ${shape} are within the error (seed ${seed})`, () => {
      const random = randomFrom(seed);
      const values = Array.from({ length: 5000 }, () => draw(random));
      const histogram = new Histogram();
      for (const value of values) histogram.add(value);
      values.sort((one, other) => one - other);
      for (const part of PARTS) {
        const exact = values[Math.ceil(part * values.length) - 1] ?? NaN;
        const error = Math.abs(histogram.quantile(part) - exact) / exact;
        assert.ok(error <= RELATIVE_ERROR, `${part}: ${histogram.quantile(part)} instead of ${exact}`);
      }
      assert.deepEqual([histogram.min, histogram.max], [values[0], values.at(-1)]);
    });
  }
}

test("median of three values is the second", () => {
  const histogram = new Histogram();
  for (const value of [1, 10, 100]) histogram.add(value);
  assert.ok(Math.abs(histogram.quantile(0.5) - 10) <= 0.1);
});

test("empty histogram has zeros", () => {
  const histogram = new Histogram();
  assert.deepEqual([histogram.quantile(0.5), histogram.min, histogram.max, histogram.count], [0, 0, 0, 0]);
});

test("zeros of a coarse clock stay 0", () => {
  const histogram = new Histogram();
  histogram.add(0);
  histogram.add(0);
  assert.equal(histogram.quantile(0.99), 0);
});

test("times out of range count at its end", () => {
  const histogram = new Histogram();
  histogram.add(1e12);
  histogram.add(1e13);
  assert.equal(histogram.count, 2);
  assert.equal(histogram.quantile(1), 1e12);
  assert.equal(histogram.max, 1e13);
});
