import assert from "node:assert/strict";
import { test } from "node:test";
import { requestStatus } from "../../page/socket/server-status.js";

/** @param {string} body @param {number} [status] @returns {typeof globalThis.fetch} */
const server =
  (body, status = 200) =>
  async () =>
    new Response(body, { status });

test("status is requested beside the page", async () => {
  /** @type {unknown[]} */ const requested = [];
  const answer = await requestStatus("http://a/longwave/", {
    fetch: async (url) => {
      requested.push(String(url));
      return new Response('{"version":"1.2.3","ready":true,"more":1}');
    },
  });
  assert.deepEqual(requested, ["http://a/longwave/status"]);
  assert.deepEqual(answer, { status: { version: "1.2.3", ready: true } });
});

test("server that drains is not ready", async () => {
  const answer = await requestStatus("http://a/", { fetch: server('{"version":"1.2.3","ready":false}', 503) });
  assert.deepEqual(answer, { status: { version: "1.2.3", ready: false } });
});

/** @type {[string, typeof globalThis.fetch, string][]} */
const OTHERS = [
  ["server without the endpoint is unknown", server("Not Found", 404), "unknown"],
  ["response of another form is unknown", server('{"version":1}'), "unknown"],
  ["response of null is unknown", server("null"), "unknown"],
  ["failed request is unreachable", () => Promise.reject(new TypeError("Failed to fetch")), "unreachable"],
  ["timeout is unreachable", () => Promise.reject(new DOMException("late", "TimeoutError")), "unreachable"],
];

for (const [promise, fetch, expected] of OTHERS) {
  test(promise, async () => assert.equal(await requestStatus("http://a/", { fetch }), expected));
}
