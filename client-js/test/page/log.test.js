import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { LogBuffer } from "../../page/log/log-buffer.js";
import { Log } from "../../page/log/log.js";
import { eventEntry, messageEntry } from "../../page/log/entry.js";
import { FakeFrames } from "./fake-frames.js";
import { randomFrom } from "../random.js";

/** @type {FakeFrames} */
let frames;
/** @type {Log} */
let log;
/** @type {number} */
let changes;

beforeEach(() => {
  frames = new FakeFrames();
  follow(new Log({ frames: frames.options }));
});

/** @param {Log} followed */
function follow(followed) {
  log = followed;
  changes = 0;
  log.addEventListener("change", () => changes++);
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

const table = () => log.rows(0, Infinity).map(({ payload, text }) => String(payload ?? text));

test("many entries change the log once per frame", () => {
  addNumbered(0, 500);
  assert.equal(frames.requested, 1);
  frames.run();
  assert.equal(changes, 1);
  assert.deepEqual(table(), numbered(0, 500));
});

test("log without entries requests no frame", () => {
  assert.equal(frames.requested, 0);
});

test("log holds the newest rows, and drops in batches", () => {
  follow(new Log({ capacity: 100, buffer: new LogBuffer({ maxEntries: 100 }), frames: frames.options }));
  for (let count = 1; count <= 1000; count++) {
    add(String(count - 1));
    assert.ok(log.length >= Math.min(count, 100) && log.length < 125);
    assert.deepEqual(table(), numbered(count - log.length, count));
    assert.equal(log.removed, count - log.length);
  }
});

test("rows returns a part", () => {
  addNumbered(0, 10);
  assert.deepEqual(
    log.rows(3, 5).map(({ payload }) => payload),
    ["3", "4"],
  );
});

test("indexOf finds a row by its serial", () => {
  addNumbered(0, 20);
  log.filter({ words: "1", direction: "all" });
  assert.deepEqual(table(), ["1", ...numbered(10, 20)]);
  assert.equal(log.indexOf(2), 0);
  assert.equal(log.indexOf(11), 1);
  assert.equal(log.indexOf(20), 10);
  for (const absent of [0, 1, 3, 21]) assert.equal(log.indexOf(absent), -1);
});

test("clear empties rows and counts, keeps later rows", () => {
  addNumbered(0, 10);
  const { version } = log;
  log.clear();
  add("10");
  assert.deepEqual(table(), ["10"]);
  assert.equal(log.received, 1);
  assert.notEqual(log.version, version);
});

test("counts are of messages, by direction", () => {
  add("a");
  add("b", "sent");
  add("c", "sent");
  log.add(eventEntry("echo", "notice", "opened"));
  assert.deepEqual([log.received, log.sent, log.length], [1, 2, 4]);
});

describe("a filter", () => {
  test("applies to entries before and after", () => {
    add("needle");
    addNumbered(0, 5);
    log.filter({ words: "NEED", direction: "all" });
    add("more needles");
    add("5");
    assert.deepEqual(table(), ["needle", "more needles"]);
    assert.equal(log.received, 8);
  });

  test("that is invalid changes nothing", () => {
    add("a");
    add("b");
    log.filter({ words: "a", direction: "all" });
    assert.match(log.filter({ words: "(", direction: "all", regex: true }) ?? "", /regular expression/);
    assert.deepEqual(table(), ["a"]);
  });
});

describe("a pause", () => {
  test("keeps the rows and counts new ones", () => {
    add("a");
    log.pause();
    addNumbered(0, 7);
    assert.deepEqual(table(), ["a"]);
    assert.deepEqual([log.held, log.received], [7, 8]);
    assert.equal(log.indexOf(3), -1);
  });

  test("takes effect in the next frame", () => {
    add("a");
    frames.run();
    add("b");
    assert.equal(frames.requested, 0);
    log.pause();
    assert.equal(frames.requested, 1);
  });

  test("shows the new rows when it ends", () => {
    add("a");
    log.pause();
    add("b");
    log.resume();
    assert.deepEqual(table(), ["a", "b"]);
    assert.equal(log.held, 0);
  });

  test("continues through a change of the filter", () => {
    add("a1");
    log.pause();
    add("a2");
    log.filter({ words: "a", direction: "all" });
    assert.deepEqual(table(), ["a1"]);
    assert.equal(log.held, 1);
  });

  test("called twice starts once", () => {
    log.pause();
    add("a");
    log.pause();
    assert.deepEqual(table(), []);
  });

  test("holds no more rows than the log", () => {
    follow(new Log({ capacity: 100, buffer: new LogBuffer({ maxEntries: 100 }), frames: frames.options }));
    add("a");
    log.pause();
    addNumbered(0, 1000);
    assert.deepEqual(table(), []);
    assert.ok(log.held < 125);
  });
});

for (const seed of [1, 2, 3]) {
  test(`rows are the newest matching entries (seed ${seed})`, () => {
    const random = randomFrom(seed);
    follow(new Log({ capacity: 20, buffer: new LogBuffer({ maxEntries: 20 }), frames: frames.options }));
    /** @type {string[]} */
    let all = [];
    let words = "";
    for (let step = 0; step < 4000; step++) {
      const dice = random();
      if (dice < 0.8) {
        add(String(step));
        all.push(String(step));
      } else if (dice < 0.85) {
        log.clear();
        all = [];
      } else if (dice < 0.9) {
        words = random() < 0.5 ? "" : String(Math.floor(random() * 10));
        log.filter({ words, direction: "all" });
        all = all.slice(-20);
      } else if (random() < 0.5) log.pause();
      else log.resume();
      const matching = all.filter((data) => data.includes(words));
      if (log.paused) continue;
      assert.deepEqual(table(), matching.slice(matching.length - log.length));
      assert.ok(log.length >= Math.min(20, all.slice(-20).filter((data) => data.includes(words)).length));
    }
  });
}
