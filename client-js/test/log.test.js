import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CAPACITY, Log } from "../page/log.js";
import { FakeFrames } from "./fake-frames.js";
import { randomFrom } from "./random.js";

/** @typedef {import("../page/log.js").Batch} Batch */

/** @type {FakeFrames} */
let frames;
/** @type {Log} */
let log;
/** @type {Batch[]} */
let batches;
/** What a table that follows the batches shows. @type {string[]} */
let table;

beforeEach(() => {
  frames = new FakeFrames();
  log = new Log({ requestFrame: frames.request });
  batches = [];
  table = [];
  log.addEventListener("batch", (event) => {
    /** @type {Batch} */
    const batch = /** @type {CustomEvent} */ (event).detail;
    batches.push(batch);
    table.splice(0, batch.remove);
    table.push(...batch.rows.map(({ data }) => data));
  });
});

/** @param {string} data @param {Partial<import("../page/log.js").Row>} [other] */
function add(data, other) {
  const time = new Date(0);
  log.add({ kind: "message", time, from: "Server", to: "Client", data, note: "", binary: false, size: 0, ...other });
}

/** @param {number} from @param {number} to */
function addNumbered(from, to) {
  for (let number = from; number < to; number++) add(String(number));
}

/** @param {number} from @param {number} to */
const numbered = (from, to) => Array.from({ length: to - from }, (_, at) => String(from + at));

test("however many rows a frame brings, the table changes once", () => {
  addNumbered(0, 500);
  assert.equal(frames.requested, 1);
  frames.run();
  assert.equal(batches.length, 1);
  assert.deepEqual(table, numbered(0, 500));
});

test("without rows no frame is asked for", () => {
  assert.equal(frames.requested, 0);
});

test("rows after a frame ask for another", () => {
  add("a");
  frames.run();
  add("b");
  assert.equal(frames.requested, 1);
  frames.run();
  assert.deepEqual(table, ["a", "b"]);
});

test("ten thousand rows, some a frame, leave the newest, the oldest gone", () => {
  for (let first = 0; first < 10_000; first += 300) {
    addNumbered(first, Math.min(first + 300, 10_000));
    frames.run();
    assert.ok(table.length <= CAPACITY);
  }
  assert.deepEqual(table, numbered(10_000 - CAPACITY, 10_000));
});

test("ten thousand rows without a frame leave no more waiting than the table holds", () => {
  addNumbered(0, 10_000);
  frames.run();
  assert.equal(batches[0]?.rows.length, CAPACITY);
  assert.deepEqual(table, numbered(10_000 - CAPACITY, 10_000));
  assert.equal(batches[0]?.received, 10_000);
});

test("clear empties the table and the counts, what came since stays", () => {
  addNumbered(0, 10);
  frames.run();
  addNumbered(10, 20);
  log.clear();
  add("20");
  frames.run();
  assert.deepEqual(table, ["20"]);
  assert.equal(batches.at(-1)?.received, 1);
});

test("clear without rows after it empties the table", () => {
  add("a");
  frames.run();
  log.clear();
  frames.run();
  assert.deepEqual(table, []);
});

test("messages are counted by who sent them, notices and errors are not", () => {
  add("a");
  add("b", { from: "Client", to: "Server" });
  add("c", { from: "Client", to: "Server" });
  add("opened", { kind: "notice", from: "", to: "" });
  add("failed", { kind: "error", from: "", to: "" });
  frames.run();
  assert.equal(batches[0]?.received, 1);
  assert.equal(batches[0]?.sent, 2);
});

for (const seed of [1, 2, 3]) {
  test(`whatever comes in whatever order, the table shows the newest rows since the last clear (seed ${seed})`, () => {
    const random = randomFrom(seed);
    log = new Log({ capacity: 7, requestFrame: frames.request });
    table = [];
    log.addEventListener("batch", (event) => {
      const { remove, rows } = /** @type {CustomEvent<Batch>} */ (event).detail;
      table.splice(0, remove);
      table.push(...rows.map(({ data }) => data));
    });
    /** @type {string[]} */
    let all = [];
    for (let step = 0; step < 2000; step++) {
      const dice = random();
      if (dice < 0.75) {
        add(String(step));
        all.push(String(step));
      } else if (dice < 0.8) {
        log.clear();
        all = [];
      } else {
        frames.run();
        if (frames.requested === 0) assert.deepEqual(table, all.slice(-7));
      }
    }
  });
}
