import assert from "node:assert/strict";
import { test } from "node:test";
import { isCut, messageEntry } from "../../page/log/entry.js";
import { Kept } from "../../page/log/kept.js";
import { randomFrom } from "../random.js";

/** @param {string | Uint8Array<ArrayBuffer>} payload */
const message = (payload) => messageEntry("echo", "sent", payload, { size: payload.length });

/** @param {Kept} kept */
const payloads = (kept) => kept.entries().map(({ payload }) => payload);

// Exactly when the oldest are let go of, and before that.
for (const count of [50, 1000, 1010, 1024]) {
  test(`the newest of ${count} entries are kept, and the others counted`, () => {
    const kept = new Kept({ maxEntries: 100 });
    for (let number = 0; number < count; number++) kept.add(message(String(number)));
    const expected = Math.min(100, count);
    assert.deepEqual(
      payloads(kept),
      Array.from({ length: expected }, (_, at) => String(count - expected + at)),
    );
    assert.equal(kept.dropped, count - expected);
  });
}

test("an entry is found by its serial as long as it is kept", () => {
  const kept = new Kept({ maxEntries: 4 });
  const entries = Array.from({ length: 20 }, (_, at) => message(String(at)));
  for (const entry of entries) kept.add(entry);
  assert.equal(kept.find(20), entries[19]);
  assert.equal(kept.find(18), entries[17]);
  assert.equal(kept.find(1), undefined);
  assert.equal(kept.find(21), undefined);
});

test("an entry that is too old to be saved is found as long as it is there, since its row may be shown", () => {
  const kept = new Kept({ maxEntries: 100 });
  const entries = Array.from({ length: 124 }, (_, at) => message(String(at)));
  for (const entry of entries) kept.add(entry);
  assert.equal(kept.entries()[0], entries[24]);
  assert.equal(kept.find(1), entries[0]);
});

test("past the bytes the oldest large messages are cut to their beginning", () => {
  const kept = new Kept({ maxBytes: 10_000 });
  const [first, second, third] = ["a", "b", "c"].map((letter) => message(letter.repeat(4000)));
  for (const entry of [first, second, third]) if (entry) kept.add(entry);
  assert.deepEqual(
    kept.entries().map((entry) => [isCut(entry), entry.payload?.length]),
    [
      [true, 1024],
      [false, 4000],
      [false, 4000],
    ],
  );
  assert.equal(first?.length, 4000);
});

test("bytes are cut too, into a copy that does not hold the rest", () => {
  const kept = new Kept({ maxBytes: 10 });
  kept.add(message(new Uint8Array(5000).fill(7)));
  const [payload] = payloads(kept);
  assert.ok(payload instanceof Uint8Array);
  assert.deepEqual([payload.length, payload.buffer.byteLength], [1024, 1024]);
});

test("a cut does not split a surrogate pair", () => {
  const kept = new Kept({ maxBytes: 10 });
  kept.add(message("x".repeat(1023) + "🙂".repeat(1000)));
  assert.equal(payloads(kept)[0], "x".repeat(1023));
});

test("large messages that are gone make room for others to stay whole", () => {
  const kept = new Kept({ maxEntries: 4, maxBytes: 25_000 });
  for (let number = 0; number < 100; number++) kept.add(message(new Uint8Array(5000)));
  assert.ok(kept.entries().every((entry) => !isCut(entry)));
});

test("small messages stay whole however many bytes there are", () => {
  const kept = new Kept({ maxBytes: 10 });
  for (let number = 0; number < 100; number++) kept.add(message("x".repeat(1024)));
  assert.ok(kept.entries().every((entry) => !isCut(entry)));
});

test("clear forgets everything but goes on counting", () => {
  const kept = new Kept({ maxEntries: 2 });
  for (let number = 0; number < 10; number++) kept.add(message("a"));
  kept.clear();
  kept.add(message("b"));
  assert.deepEqual([payloads(kept), kept.dropped, kept.newest], [["b"], 0, 11]);
});

for (const seed of [1, 2, 3]) {
  test(`whole large messages never have more bytes than allowed (seed ${seed})`, () => {
    const random = randomFrom(seed);
    const kept = new Kept({ maxEntries: 50, maxBytes: 100_000 });
    for (let number = 0; number < 1000; number++) {
      kept.add(message(new Uint8Array(random() * 20_000)));
      const whole = kept.entries().filter((entry) => !isCut(entry) && entry.length > 1024);
      assert.ok(whole.reduce((sum, { length }) => sum + length, 0) <= 100_000);
      assert.ok(!isCut(/** @type {import("../../page/log/entry.js").Entry} */ (kept.entries().at(-1))));
    }
  });
}
