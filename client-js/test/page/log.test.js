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
/** The rows of a table that applies the batches. @type {string[]} */
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

test("table changes once per frame", () => {
  addNumbered(0, 500);
  assert.equal(frames.requested, 1);
  frames.run();
  assert.equal(batches.length, 1);
  assert.deepEqual(table, numbered(0, 500));
});

test("log without rows requests no frame", () => {
  assert.equal(frames.requested, 0);
});

test("rows after a frame request another one", () => {
  add("a");
  frames.run();
  add("b");
  assert.equal(frames.requested, 1);
  frames.run();
  assert.deepEqual(table, ["a", "b"]);
});

test("table keeps the newest of 10,000 rows", () => {
  for (let first = 0; first < 10_000; first += 300) {
    addNumbered(first, Math.min(first + 300, 10_000));
    frames.run();
    assert.ok(table.length <= CAPACITY);
  }
  assert.deepEqual(table, numbered(10_000 - CAPACITY, 10_000));
});

test("queue without frames holds one table of rows", () => {
  addNumbered(0, 10_000);
  frames.run();
  assert.equal(batches[0]?.rows.length, CAPACITY);
  assert.deepEqual(table, numbered(10_000 - CAPACITY, 10_000));
  assert.equal(batches[0]?.received, 10_000);
});

test("clear empties table and counts, keeps later rows", () => {
  addNumbered(0, 10);
  frames.run();
  addNumbered(10, 20);
  log.clear();
  add("20");
  frames.run();
  assert.deepEqual(table, ["20"]);
  assert.equal(batches.at(-1)?.received, 1);
});

test("clear alone empties the table", () => {
  add("a");
  frames.run();
  log.clear();
  frames.run();
  assert.deepEqual(table, []);
});

test("counts are of messages, by direction", () => {
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
  test("applies to the buffer, not only to the table", () => {
    add("needle");
    addNumbered(0, 5000);
    frames.run();
    assert.ok(!table.includes("needle"));
    log.filter({ words: "NEED", direction: "all" });
    frames.run();
    assert.deepEqual(table, ["needle"]);
  });

  test("applies to later rows and not to the counts", () => {
    log.filter({ words: "", direction: "sent" });
    add("a");
    add("b", "sent");
    frames.run();
    assert.deepEqual(table, ["b"]);
    assert.equal(batches.at(-1)?.received, 1);
  });

  test("that is cleared shows the newest rows", () => {
    addNumbered(0, 3);
    log.filter({ words: "1", direction: "all" });
    frames.run();
    log.filter({ words: "", direction: "all" });
    frames.run();
    assert.deepEqual(table, ["0", "1", "2"]);
  });
});

describe("a pause", () => {
  test("keeps the table and counts new rows", () => {
    add("a");
    log.pause();
    addNumbered(0, 7);
    frames.run();
    assert.deepEqual(table, ["a"]);
    assert.deepEqual([batches.at(-1)?.held, batches.at(-1)?.received], [7, 8]);
  });

  test("shows the new rows when it ends", () => {
    add("a");
    log.pause();
    add("b");
    frames.run();
    log.resume();
    frames.run();
    assert.deepEqual(table, ["a", "b"]);
    assert.equal(batches.at(-1)?.held, 0);
  });

  test("holds one table of new rows at most", () => {
    log.pause();
    addNumbered(0, 5000);
    log.resume();
    frames.run();
    assert.equal(batches.at(-1)?.rows.length, CAPACITY);
    assert.deepEqual(table, numbered(5000 - CAPACITY, 5000));
  });

  test("continues through a change of the filter", () => {
    add("a1");
    log.pause();
    add("a2");
    log.filter({ words: "a", direction: "all" });
    frames.run();
    assert.deepEqual(table, ["a1"]);
    assert.equal(batches.at(-1)?.held, 1);
  });

  test("called twice starts once", () => {
    log.pause();
    add("a");
    log.pause();
    log.refresh();
    frames.run();
    assert.deepEqual(table, []);
  });
});

for (const seed of [1, 2, 3]) {
  test(`table shows the newest matching rows (seed ${seed})`, () => {
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
