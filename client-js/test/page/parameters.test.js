import assert from "node:assert/strict";
import { test } from "node:test";
import { PARAMETERS, readLink, writeLink } from "../../page/permalink/parameters.js";
import { randomFrom } from "../random.js";

const EVERYTHING = {
  tab: "channel",
  url: "wss://example.com/ws?a=b",
  server: "ws://[::1]:8080",
  count: "1000000",
  size: "262145",
  inflight: "1",
  channel: "news.2025_~-",
  members: "20",
  self: "false",
  writer: "clock",
  messages: "999999999",
  view: "json",
  filter: "a&b=<c> ✓",
  direction: "events",
  case: "true",
  regex: "true",
};

test("all parameters survive writing and reading", () => {
  const values = new Map(Object.entries(EVERYTHING));
  assert.deepEqual([...values.keys()], PARAMETERS);
  assert.deepEqual(readLink(writeLink(values, new Map())), { values, problems: [] });
});

test("default values are left out", () => {
  const values = new Map([["tab", "echo"], ["view", "hex"]]); // prettier-ignore
  assert.equal(writeLink(values, new Map([["tab", "echo"]])), "?view=hex");
  assert.equal(writeLink(new Map([["tab", "echo"]]), new Map([["tab", "echo"]])), "");
});

test("invalid values are left out", () => {
  assert.equal(writeLink(new Map([["members", "21"]]), new Map()), "");
});

/** @type {[string, string][]} */
const WRONG = [
  ["tab", "nowhere"],
  ["url", "http://example.com/"],
  ["url", "javascript:alert(1)"],
  ["server", "ws://example.com/?a=b"],
  ["count", "0"],
  ["count", "1000001"],
  ["size", "1.5"],
  ["inflight", "-1"],
  ["channel", ""],
  ["channel", "a b"],
  ["channel", "x".repeat(65)],
  ["members", "21"],
  ["members", "0x10"],
  ["self", "no"],
  ["writer", "a.b"],
  ["messages", "1000000000"],
  ["view", "html"],
  ["filter", "x".repeat(201)],
  ["direction", "up"],
];

for (const [name, value] of WRONG) {
  test(`${name}=“${value.slice(0, 20)}” is ignored with the rule`, () => {
    const { values, problems } = readLink(`?${new URLSearchParams({ [name]: value })}`);
    assert.equal(values.size, 0);
    assert.equal(problems.length, 1);
    assert.ok(problems[0]?.includes(`${name}=“${value.slice(0, 80)}`), problems[0]);
    assert.match(problems[0] ?? "", /must be \S/);
  });
}

test("unknown parameter is reported with the known ones", () => {
  const { values, problems } = readLink("?chanel=a&constructor=b");
  assert.equal(values.size, 0);
  assert.match(problems[0] ?? "", /“chanel” is unknown, must be one of tab, url, /);
  assert.match(problems[1] ?? "", /“constructor”/);
});

test("link has no token", () => {
  assert.ok(!PARAMETERS.some((name) => /token/i.test(name)));
});

for (const seed of [1, 2, 3]) {
  test(`valid values of random queries survive (seed ${seed})`, () => {
    const random = randomFrom(seed);
    const pieces = [
      "?",
      "&",
      "=",
      "%",
      "%zz",
      "a",
      "17",
      "ws://a",
      ...PARAMETERS,
      ...Object.values(EVERYTHING),
      "\ud800",
    ];
    for (let round = 0; round < 2000; round++) {
      const query = Array.from({ length: random() * 12 }, () => pieces[Math.floor(random() * pieces.length)]).join("");
      const { values } = readLink(query);
      assert.deepEqual(readLink(writeLink(values, new Map())).values, values);
    }
  });
}
