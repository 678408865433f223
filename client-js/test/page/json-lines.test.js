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
      "text",
      messageEntry("echo", "sent", 'a"b\n', { time, size: 4 }),
      '{"time":"2025-01-02T03:04:05.006Z","connection":"echo","direction":"sent","kind":"text","text":"a\\"b\\n","size":4}',
    ],
    [
      "binary echo",
      messageEntry("echo", "received", Uint8Array.of(0, 255), { time, size: 2, roundTrip: 0.71234 }),
      '{"time":"2025-01-02T03:04:05.006Z","connection":"echo","direction":"received","kind":"binary","base64":"AP8=","size":2,"roundTrip":0.712}',
    ],
    [
      "notice",
      eventEntry("member 3", "notice", "Connection opened", { time }),
      '{"time":"2025-01-02T03:04:05.006Z","connection":"member 3","direction":"event","kind":"notice","text":"Connection opened"}',
    ],
    [
      "close",
      eventEntry("clock", "notice", "closed", { time, code: 1000, reason: "done" }),
      '{"time":"2025-01-02T03:04:05.006Z","connection":"clock","direction":"event","kind":"close","text":"closed","code":1000,"reason":"done"}',
    ],
  ];
  for (const [what, entry, line] of LINES) {
    test(`of a ${what} has all its properties`, () => assert.deepEqual(toLines([entry], 0), [`${line}\n`]));
  }

  test("marks a truncated message, the first line counts", () => {
    const cut = { ...messageEntry("echo", "sent", "abc", { time, size: 5000 }), length: 5000 };
    const lines = toLines([cut], 0);
    assert.match(lines[0] ?? "", /"Missing from this file: the rest of 1 truncated messages"/);
    assert.match(lines[1] ?? "", /"size":5000,"cut":true/);
  });

  test("counts dropped entries in the first line", () => {
    assert.match(toLines([], 1234)[0] ?? "", /"Missing from this file: 1,234 older entries"/);
  });
});

for (const seed of [1, 2, 3]) {
  test(`saved log gives the sent messages in order (seed ${seed})`, () => {
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

test("large binary message survives saving", () => {
  const payload = randomBytes(randomFrom(1), 100_000);
  assert.deepEqual(sentIn(toLines([messageEntry("echo", "sent", payload, { size: 1 })], 0).join("")).payloads, [
    payload,
  ]);
});

describe("an invalid file", () => {
  /** @type {[string, string, RegExp][]} */
  const PROBLEMS = [
    ["no JSON", "hello", /^line 2: not a JSON object/],
    ["an array", "[1]", /^line 2: not a JSON object/],
    ["null", "null", /^line 2: not a JSON object/],
    ["no direction", "{}", /^line 2: “direction” must be/],
    ["no message", '{"direction":"sent"}', /^line 2: the message must be/],
    ["a message of another type", '{"direction":"sent","text":17}', /^line 2: the message must be/],
    ["broken base64", '{"direction":"sent","base64":"§"}', /^line 2: the message must be/],
    ["a truncated message", '{"direction":"sent","text":"a","cut":true}', /^line 2: the message is truncated/],
  ];
  for (const [what, line, expected] of PROBLEMS) {
    test(`with ${what} names the line, reads others`, () => {
      const { payloads, problems } = sentIn(
        `{"direction":"sent","text":"a"}\n${line}\n{"direction":"sent","text":"b"}\n`,
      );
      assert.deepEqual(payloads, ["a", "b"]);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? "", expected);
    });
  }

  test("may have empty lines and CRLF", () => {
    assert.deepEqual(sentIn('\r\n{"direction":"sent","text":"a"}\r\n\r\n'), { payloads: ["a"], problems: [] });
  });
});
