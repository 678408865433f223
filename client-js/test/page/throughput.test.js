import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Throughput, SECONDS } from "../../page/measure/throughput.js";
import { randomFrom } from "../random.js";

let now = 0;
/** @type {Throughput} */
let throughput;
/** @type {EventTarget} */
let connection;

beforeEach(() => {
  now = 0;
  throughput = new Throughput({ now: () => now });
  connection = new EventTarget();
  throughput.watch(connection);
});

/** @param {"sent" | "message"} type @param {number} size */
const emit = (type, size) => connection.dispatchEvent(new CustomEvent(type, { detail: { size } }));

test("messages, bytes, round trips count in their second", () => {
  now = 1500;
  emit("sent", 5);
  emit("message", 7);
  emit("message", 1);
  throughput.roundTrip(2);
  throughput.roundTrip(4);
  now = 2000;
  assert.deepEqual(throughput.last().at(-1), { sent: 1, received: 2, bytes: 13, roundTrips: 2, roundTrip: 3 });
  assert.equal(throughput.last().at(-2)?.sent, 0);
});

test("current second is excluded", () => {
  emit("sent", 5);
  assert.equal(throughput.last().at(-1)?.sent, 0);
});

test("counts are dropped after a minute", () => {
  emit("sent", 5);
  now = SECONDS * 1000;
  assert.equal(throughput.last()[0]?.sent, 1);
  now += 1000;
  assert.ok(throughput.last().every(({ sent }) => sent === 0));
});

for (const seed of [1, 2, 3]) {
  test(`each second has its own messages (seed ${seed})`, () => {
    const random = randomFrom(seed);
    /** @type {number[]} */
    const times = [];
    for (let step = 0; step < 2000; step++) {
      now += random() < 0.01 ? random() * 100_000 : random() * 500;
      if (random() < 0.7) {
        emit("sent", 1);
        times.push(now);
      }
      const present = Math.floor(now / 1000);
      const expected = Array.from({ length: SECONDS }, (_, at) => present - SECONDS + at).map(
        (second) => times.filter((time) => Math.floor(time / 1000) === second).length,
      );
      if (step % 20 === 0) {
        assert.deepEqual(
          throughput.last().map(({ sent }) => sent),
          expected,
        );
      }
    }
  });
}
