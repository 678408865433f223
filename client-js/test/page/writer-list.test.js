import assert from "node:assert/strict";
import { test } from "node:test";
import { listWriters } from "../../page/tabs/writer-list.js";

const CLOCK = { name: "clock", every: "PT1S", paused: false, channel: "news", ticks: 17, connections: 2 };

/** @param {string} body @param {number} [status] @returns {typeof globalThis.fetch} */
const server =
  (body, status = 200) =>
  async () =>
    new Response(body, { status });

test("the writers are those that the server names", async () => {
  const { channel, ...quiet } = CLOCK;
  const writers = [CLOCK, { ...quiet, name: "ticker", paused: true }];
  assert.deepEqual(await listWriters("ws://localhost", { fetch: server(JSON.stringify({ writers })) }), { writers });
  assert.equal(channel, "news");
});

/** @type {[string, typeof globalThis.fetch, RegExp][]} */
const PROBLEMS = [
  ["a server without such a list", server("", 404), /does not list its writers/],
  ["a server that refuses", server("", 503), /was refused: 503/],
  ["an answer that is no JSON", server("<html>"), /cannot be read/],
  ["an answer of another shape", server("[]"), /cannot be read/],
  ["an answer of nothing", server("null"), /cannot be read/],
  ["a writer without a name", server(JSON.stringify({ writers: [{ ...CLOCK, name: undefined }] })), /cannot be read/],
  ["a writer that is none", server('{"writers":[null]}'), /cannot be read/],
  ["a network that fails", () => Promise.reject(new TypeError("Failed to fetch")), /No answer: Failed to fetch/],
];

for (const [what, fetch, expected] of PROBLEMS) {
  test(`${what} is told, and that the name can be typed`, async () => {
    const listed = await listWriters("ws://localhost", { fetch });
    assert.ok("problem" in listed);
    assert.match(listed.problem, expected);
    assert.match(listed.problem, /Type the name/);
  });
}
