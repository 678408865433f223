import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { LogBuffer } from "../../page/log/log-buffer.js";
import { CAPACITY, Log } from "../../page/log/log.js";
import { eventEntry, messageEntry } from "../../page/log/entry.js";
import { FakeFrames } from "./fake-frames.js";
import { randomFrom } from "../random.js";

/** @typedef {import("../../page/log/log.js").Batch} Batch */

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
  follow(new Log({ requestFrame: frames.request }));
});

/** @param {Log} followed */
function follow(followed) {
  log = followed;
  batches = [];
  table = [];
  log.addEventListener("batch", (event) => {
    /** @type {Batch} */
    const batch = /** @type {CustomEvent} */ (event).detail;
    batches.push(batch);
    table.splice(0, batch.remove);
    table.push(...batch.rows.map(({ payload, text }) => String(payload ?? text)));
  });
}

/** @param {string} data @param {"sent" | "received"} [direction] */
function add(data, direction = "received") {
  log.add(messageEntry("echo", direction, data, { size: data.length }));
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

test("messages are counted by who sent them, events are not", () => {
  add("a");
  add("b", "sent");
  add("c", "sent");
  log.add(eventEntry("echo", "notice", "opened"));
  log.add(eventEntry("echo", "error", "failed"));
  frames.run();
  assert.equal(batches[0]?.received, 1);
  assert.equal(batches[0]?.sent, 2);
});

describe("a filter", () => {
  test("shows what passes it of all that is kept, not of what was in the table only", () => {
    add("needle");
    addNumbered(0, 5000);
    frames.run();
    assert.ok(!table.includes("needle"));
    log.filter({ words: "NEED", direction: "all" });
    frames.run();
    assert.deepEqual(table, ["needle"]);
  });

  test("holds for what comes later, and the counts go on for all", () => {
    log.filter({ words: "", direction: "sent" });
    add("a");
    add("b", "sent");
    frames.run();
    assert.deepEqual(table, ["b"]);
    assert.equal(batches.at(-1)?.received, 1);
  });

  test("that is taken away again shows the newest of all", () => {
    addNumbered(0, 3);
    log.filter({ words: "1", direction: "all" });
    frames.run();
    log.filter({ words: "", direction: "all" });
    frames.run();
    assert.deepEqual(table, ["0", "1", "2"]);
  });
});

describe("a pause", () => {
  test("leaves the table as it is, counts, and says how many rows wait", () => {
    add("a");
    log.pause();
    addNumbered(0, 7);
    frames.run();
    assert.deepEqual(table, ["a"]);
    assert.deepEqual([batches.at(-1)?.held, batches.at(-1)?.received], [7, 8]);
  });

  test("ends with what waits in the table", () => {
    add("a");
    log.pause();
    add("b");
    frames.run();
    log.resume();
    frames.run();
    assert.deepEqual(table, ["a", "b"]);
    assert.equal(batches.at(-1)?.held, 0);
  });

  test("keeps no more waiting than the table holds", () => {
    log.pause();
    addNumbered(0, 5000);
    log.resume();
    frames.run();
    assert.equal(batches.at(-1)?.rows.length, CAPACITY);
    assert.deepEqual(table, numbered(5000 - CAPACITY, 5000));
  });

  test("holds through a change of the filter", () => {
    add("a1");
    log.pause();
    add("a2");
    log.filter({ words: "a", direction: "all" });
    frames.run();
    assert.deepEqual(table, ["a1"]);
    assert.equal(batches.at(-1)?.held, 1);
  });

  test("asked for twice begins once", () => {
    log.pause();
    add("a");
    log.pause();
    log.refresh();
    frames.run();
    assert.deepEqual(table, []);
  });
});

for (const seed of [1, 2, 3]) {
  test(`whatever comes in whatever order, the table shows the newest rows that it should (seed ${seed})`, () => {
    const random = randomFrom(seed);
    follow(new Log({ capacity: 7, buffer: new LogBuffer({ maxEntries: 20 }), requestFrame: frames.request }));
    /** @type {string[]} */
    let all = [];
    let words = "";
    for (let step = 0; step < 4000; step++) {
      const dice = random();
      if (dice < 0.7) {
        add(String(step));
        all.push(String(step));
      } else if (dice < 0.75) {
        log.clear();
        all = [];
      } else if (dice < 0.8) {
        words = random() < 0.5 ? "" : String(Math.floor(random() * 10));
        log.filter({ words, direction: "all" });
        all = all.slice(-20);
      } else if (dice < 0.9) {
        if (random() < 0.5) log.pause();
        else log.resume();
      } else {
        frames.run();
        if (!log.paused) assert.deepEqual(table, all.filter((data) => data.includes(words)).slice(-7));
      }
    }
  });
}
