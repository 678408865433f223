import assert from "node:assert/strict";
import { test } from "node:test";
import { publish } from "../../page/tabs/publisher.js";

/** @type {{ url: string, init: RequestInit }[]} */
let requests = [];

/**
 * @param {() => Response} respond
 * @returns {typeof globalThis.fetch}
 */
function server(respond) {
  requests = [];
  return async (url, init = {}) => {
    requests.push({ url: String(url), init });
    return respond();
  };
}

const ACCEPTED = () => new Response('{"delivered":3}\n', { status: 202 });

test("text is posted as text to the channel", async () => {
  const result = await publish("wss://example.com/", "news", "hello", { fetch: server(ACCEPTED) });
  assert.deepEqual(result, { ok: true, message: '202 {"delivered":3}' });
  assert.equal(requests[0]?.url, "https://example.com/broadcast/news");
  assert.equal(requests[0]?.init.method, "POST");
  assert.equal(requests[0]?.init.body, "hello");
  assert.deepEqual(requests[0]?.init.headers, { "Content-Type": "text/plain; charset=utf-8" });
});

test("bytes are posted as bytes, with the token", async () => {
  await publish("ws://localhost", "news", Uint8Array.of(1), { token: "secret", fetch: server(ACCEPTED) });
  assert.equal(requests[0]?.url, "http://localhost/broadcast/news");
  assert.deepEqual(requests[0]?.init.headers, {
    "Content-Type": "application/octet-stream",
    Authorization: "Bearer secret",
  });
});

test("rejection is reported with status and body", async () => {
  const fetch = server(() => new Response("This needs the header Authorization\n", { status: 401 }));
  assert.deepEqual(await publish("ws://localhost", "a", "", { fetch }), {
    ok: false,
    message: "401 This needs the header Authorization",
  });
});

test("long response is truncated", async () => {
  const fetch = server(() => new Response("x".repeat(10_000), { status: 500 }));
  assert.equal((await publish("ws://localhost", "a", "", { fetch })).message.length, 304);
});

test("failed request is reported", async () => {
  const fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  assert.deepEqual(await publish("ws://localhost", "a", "", { fetch }), {
    ok: false,
    message: "No response: Failed to fetch.",
  });
});

test("request timeout is reported", async () => {
  const fetch = () => Promise.reject(new DOMException("timed out", "TimeoutError"));
  assert.match((await publish("ws://localhost", "a", "", { fetch })).message, /did not respond within 15 s/);
});

for (const token of ["secret\nX: y", "sécret", "a secret"]) {
  test(`invalid token is rejected without a request (${JSON.stringify(token)})`, async () => {
    const result = await publish("ws://localhost", "a", "", { token, fetch: server(ACCEPTED) });
    assert.deepEqual(result, {
      ok: false,
      message: "Not sent: the bearer token must be visible ASCII characters only.",
    });
    assert.deepEqual(requests, []);
  });
}
