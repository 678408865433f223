import assert from "node:assert/strict";
import { test } from "node:test";
import { listWriters, matchingWriters } from "../../page/tabs/writer-list.js";

const CLOCK = { name: "clock", every: "PT1S", paused: false, channel: "news", ticks: 17, connections: 2 };

/** @param {string} body @param {number} [status] @returns {typeof globalThis.fetch} */
const server =
  (body, status = 200) =>
  async () =>
    new Response(body, { status });

test("writers are those of the server", async () => {
  const { channel, ...quiet } = CLOCK;
  const writers = [CLOCK, { ...quiet, name: "ticker", paused: true }];
  assert.deepEqual(await listWriters("ws://localhost", { fetch: server(JSON.stringify({ writers })) }), { writers });
  assert.equal(channel, "news");
});

/** @type {[string, typeof globalThis.fetch, RegExp][]} */
const PROBLEMS = [
  ["a server without a list", server("", 404), /does not list its writers/],
  ["a server that rejects", server("", 503), /rejected the request for its writers: 503/],
  ["a response that is no JSON", server("<html>"), /is invalid/],
  ["a response that is no object", server("[]"), /is invalid/],
  ["a response of null", server("null"), /is invalid/],
  ["a writer without a name", server(JSON.stringify({ writers: [{ ...CLOCK, name: undefined }] })), /is invalid/],
  ["a writer that is null", server('{"writers":[null]}'), /is invalid/],
  ["a failed request", () => Promise.reject(new TypeError("Failed to fetch")), /No response: Failed to fetch/],
];

for (const [what, fetch, expected] of PROBLEMS) {
  test(`${what} is reported`, async () => {
    const listed = await listWriters("ws://localhost", { fetch });
    assert.ok("problem" in listed);
    assert.match(listed.problem, expected);
    assert.match(listed.problem, /Type the name/);
  });
}

test("filter finds writers by name and channel", () => {
  const writers = [CLOCK, { ...CLOCK, name: "ticker", channel: "sports" }];
  assert.deepEqual(matchingWriters(writers, " CLO "), [CLOCK]);
  assert.deepEqual(matchingWriters(writers, "sport"), [writers[1]]);
  assert.deepEqual(matchingWriters(writers, ""), writers);
});
