import assert from "node:assert/strict";
import { test } from "node:test";
import { isTruncated, messageEntry } from "../../page/log/entry.js";
import { LogBuffer } from "../../page/log/log-buffer.js";
import { randomFrom } from "../random.js";

/** @param {string | Uint8Array<ArrayBuffer>} payload */
const message = (payload) => messageEntry("echo", "sent", payload, { size: payload.length });

/** @param {LogBuffer} buffer */
const payloads = (buffer) => buffer.entries().map(({ payload }) => payload);

// At and before the counts at which the buffer drops the oldest.
for (const count of [50, 1000, 1010, 1024]) {
  test(`newest of ${count} entries stay, others are counted`, () => {
    const buffer = new LogBuffer({ maxEntries: 100 });
    for (let number = 0; number < count; number++) buffer.add(message(String(number)));
    const expected = Math.min(100, count);
    assert.deepEqual(
      payloads(buffer),
      Array.from({ length: expected }, (_, at) => String(count - expected + at)),
    );
    assert.equal(buffer.dropped, count - expected);
  });
}

test("find returns entries that the buffer holds", () => {
  const buffer = new LogBuffer({ maxEntries: 4 });
  const entries = Array.from({ length: 20 }, (_, at) => message(String(at)));
  for (const entry of entries) buffer.add(entry);
  assert.equal(buffer.find(20), entries[19]);
  assert.equal(buffer.find(18), entries[17]);
  assert.equal(buffer.find(1), undefined);
  assert.equal(buffer.find(21), undefined);
});

test("find returns older entries not yet dropped", () => {
  const buffer = new LogBuffer({ maxEntries: 100 });
  const entries = Array.from({ length: 124 }, (_, at) => message(String(at)));
  for (const entry of entries) buffer.add(entry);
  assert.equal(buffer.entries()[0], entries[24]);
  assert.equal(buffer.find(1), entries[0]);
});

test("limit in bytes truncates the oldest large messages", () => {
  const buffer = new LogBuffer({ maxBytes: 10_000 });
  const [first, second, third] = ["a", "b", "c"].map((letter) => message(letter.repeat(4000)));
  for (const entry of [first, second, third]) if (entry) buffer.add(entry);
  assert.deepEqual(
    buffer.entries().map((entry) => [isTruncated(entry), entry.payload?.length]),
    [
      [true, 1024],
      [false, 4000],
      [false, 4000],
    ],
  );
  assert.equal(first?.length, 4000);
});

test("truncated bytes are a copy of the start", () => {
  const buffer = new LogBuffer({ maxBytes: 10 });
  buffer.add(message(new Uint8Array(5000).fill(7)));
  const [payload] = payloads(buffer);
  assert.ok(payload instanceof Uint8Array);
  assert.deepEqual([payload.length, payload.buffer.byteLength], [1024, 1024]);
});

test("truncation does not split a surrogate pair", () => {
  const buffer = new LogBuffer({ maxBytes: 10 });
  buffer.add(message("x".repeat(1023) + "🙂".repeat(1000)));
  assert.equal(payloads(buffer)[0], "x".repeat(1023));
});

test("dropped messages free bytes for later ones", () => {
  const buffer = new LogBuffer({ maxEntries: 4, maxBytes: 25_000 });
  for (let number = 0; number < 100; number++) buffer.add(message(new Uint8Array(5000)));
  assert.ok(buffer.entries().every((entry) => !isTruncated(entry)));
});

test("small messages are never truncated", () => {
  const buffer = new LogBuffer({ maxBytes: 10 });
  for (let number = 0; number < 100; number++) buffer.add(message("x".repeat(1024)));
  assert.ok(buffer.entries().every((entry) => !isTruncated(entry)));
});

test("clear empties the buffer and keeps the serial", () => {
  const buffer = new LogBuffer({ maxEntries: 2 });
  for (let number = 0; number < 10; number++) buffer.add(message("a"));
  buffer.clear();
  buffer.add(message("b"));
  assert.deepEqual([payloads(buffer), buffer.dropped, buffer.newest], [["b"], 0, 11]);
});

for (const seed of [1, 2, 3]) {
  test(`complete large messages stay within the limit (seed ${seed})`, () => {
    const random = randomFrom(seed);
    const buffer = new LogBuffer({ maxEntries: 50, maxBytes: 100_000 });
    for (let number = 0; number < 1000; number++) {
      buffer.add(message(new Uint8Array(random() * 20_000)));
      const complete = buffer.entries().filter((entry) => !isTruncated(entry) && entry.length > 1024);
      assert.ok(complete.reduce((sum, { length }) => sum + length, 0) <= 100_000);
      assert.ok(!isTruncated(/** @type {import("../../page/log/entry.js").Entry} */ (buffer.entries().at(-1))));
    }
  });
}
