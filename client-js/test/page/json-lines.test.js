import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { eventEntry, messageEntry } from "../../page/log/entry.js";
import { sentIn, toLines } from "../../page/log/json-lines.js";
import { randomBytes, randomFrom } from "../random.js";

const time = new Date(Date.UTC(2025, 0, 2, 3, 4, 5, 6));

describe("a saved line", () => {
  /** @type {[string, import("../../page/log/entry.js").Entry, string][]} */
  const LINES = [
    [
      "of a text",
      messageEntry("echo", "sent", 'a"b\n', { time, size: 4 }),
      '{"time":"2025-01-02T03:04:05.006Z","connection":"echo","direction":"sent","kind":"text","text":"a\\"b\\n","size":4}',
    ],
    [
      "of an echo in bytes",
      messageEntry("echo", "received", Uint8Array.of(0, 255), { time, size: 2, roundTrip: 0.71234 }),
      '{"time":"2025-01-02T03:04:05.006Z","connection":"echo","direction":"received","kind":"binary","base64":"AP8=","size":2,"roundTrip":0.712}',
    ],
    [
      "of a notice",
      eventEntry("member 3", "notice", "Connection opened", { time }),
      '{"time":"2025-01-02T03:04:05.006Z","connection":"member 3","direction":"event","kind":"notice","text":"Connection opened"}',
    ],
    [
      "of a close",
      eventEntry("clock", "notice", "closed", { time, code: 1000, reason: "done" }),
      '{"time":"2025-01-02T03:04:05.006Z","connection":"clock","direction":"event","kind":"close","text":"closed","code":1000,"reason":"done"}',
    ],
  ];
  for (const [what, entry, line] of LINES) {
    test(`${what} has what is known of it`, () => assert.deepEqual(toLines([entry], 0), [`${line}\n`]));
  }

  test("says that only the beginning was kept, and the file's first line how often", () => {
    const cut = { ...messageEntry("echo", "sent", "abc", { time, size: 5000 }), length: 5000 };
    const lines = toLines([cut], 0);
    assert.match(lines[0] ?? "", /"Not in this file: all but the beginning of 1 messages"/);
    assert.match(lines[1] ?? "", /"size":5000,"cut":true/);
  });

  test("at first says how many entries are not there", () => {
    assert.match(toLines([], 1234)[0] ?? "", /"Not in this file: 1,234 older entries"/);
  });
});

for (const seed of [1, 2, 3]) {
  test(`what was sent is read again from what was saved, in order (seed ${seed})`, () => {
    const random = randomFrom(seed);
    const payloads = Array.from({ length: 100 }, () =>
      random() < 0.5
        ? randomBytes(random, Math.floor(random() * 300))
        : String.fromCodePoint(Math.floor(random() * 0xd000), 0x1f642),
    );
    const entries = payloads.flatMap((payload) => [
      messageEntry("echo", "sent", payload, { size: 1 }),
      messageEntry("echo", "received", "not this", { size: 1 }),
      eventEntry("echo", "notice", "nor this"),
    ]);
    assert.deepEqual(sentIn(toLines(entries, 7).join("")), { payloads, problems: [] });
  });
}

test("a large binary message is read again", () => {
  const payload = randomBytes(randomFrom(1), 100_000);
  assert.deepEqual(sentIn(toLines([messageEntry("echo", "sent", payload, { size: 1 })], 0).join("")).payloads, [
    payload,
  ]);
});

describe("a file that is not in order", () => {
  /** @type {[string, string, RegExp][]} */
  const PROBLEMS = [
    ["no JSON", "hello", /^Line 2: no JSON object/],
    ["JSON that is no object", "[1]", /^Line 2: no JSON object/],
    ["null", "null", /^Line 2: no JSON object/],
    ["no direction", "{}", /^Line 2: “direction”/],
    ["no message", '{"direction":"sent"}', /^Line 2: neither/],
    ["a message of another type", '{"direction":"sent","text":17}', /^Line 2: neither/],
    ["broken base64", '{"direction":"sent","base64":"§"}', /^Line 2: neither/],
    ["a cut message", '{"direction":"sent","text":"a","cut":true}', /^Line 2: only the beginning/],
  ];
  for (const [what, line, expected] of PROBLEMS) {
    test(`with ${what} names the line, and the others are read`, () => {
      const { payloads, problems } = sentIn(
        `{"direction":"sent","text":"a"}\n${line}\n{"direction":"sent","text":"b"}\n`,
      );
      assert.deepEqual(payloads, ["a", "b"]);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? "", expected);
    });
  }

  test("may have empty lines and those of other systems", () => {
    assert.deepEqual(sentIn('\r\n{"direction":"sent","text":"a"}\r\n\r\n'), { payloads: ["a"], problems: [] });
  });
});
