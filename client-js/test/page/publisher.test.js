import assert from "node:assert/strict";
import { test } from "node:test";
import { publish } from "../../page/tabs/publisher.js";

/** @type {{ url: string, init: RequestInit }[]} */
let requests = [];

/**
 * @param {() => Response} answer
 * @returns {typeof globalThis.fetch}
 */
function server(answer) {
  requests = [];
  return async (url, init = {}) => {
    requests.push({ url: String(url), init });
    return answer();
  };
}

const ACCEPTED = () => new Response('{"delivered":3}\n', { status: 202 });

test("text is posted as text to the channel of that server", async () => {
  const answer = await publish("wss://example.com/", "news", "hello", { fetch: server(ACCEPTED) });
  assert.deepEqual(answer, { ok: true, said: '202 {"delivered":3}' });
  assert.equal(requests[0]?.url, "https://example.com/broadcast/news");
  assert.equal(requests[0]?.init.method, "POST");
  assert.equal(requests[0]?.init.body, "hello");
  assert.deepEqual(requests[0]?.init.headers, { "Content-Type": "text/plain; charset=utf-8" });
});

test("bytes are posted as bytes, the token in its header", async () => {
  await publish("ws://localhost", "news", Uint8Array.of(1), { token: "secret", fetch: server(ACCEPTED) });
  assert.equal(requests[0]?.url, "http://localhost/broadcast/news");
  assert.deepEqual(requests[0]?.init.headers, {
    "Content-Type": "application/octet-stream",
    Authorization: "Bearer secret",
  });
});

test("a refusal is told with its status and line", async () => {
  const fetch = server(() => new Response("This needs the header Authorization\n", { status: 401 }));
  assert.deepEqual(await publish("ws://localhost", "a", "", { fetch }), {
    ok: false,
    said: "401 This needs the header Authorization",
  });
});

test("of a long answer the beginning is told", async () => {
  const fetch = server(() => new Response("x".repeat(10_000), { status: 500 }));
  assert.equal((await publish("ws://localhost", "a", "", { fetch })).said.length, 304);
});

test("that nothing answers is told", async () => {
  const fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  assert.deepEqual(await publish("ws://localhost", "a", "", { fetch }), {
    ok: false,
    said: "No answer: Failed to fetch.",
  });
});

test("that the answer takes too long is told", async () => {
  const fetch = () => Promise.reject(new DOMException("timed out", "TimeoutError"));
  assert.match((await publish("ws://localhost", "a", "", { fetch })).said, /did not answer within 15 s/);
});

for (const token of ["secret\nX: y", "sécret", "a secret"]) {
  test(`a token that cannot be in a header is refused and not repeated (${JSON.stringify(token)})`, async () => {
    const answer = await publish("ws://localhost", "a", "", { token, fetch: server(ACCEPTED) });
    assert.deepEqual(answer, { ok: false, said: "Not sent: a token has visible ASCII characters only." });
    assert.deepEqual(requests, []);
  });
}
