import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addressProblem,
  echoAddress,
  endpoint,
  httpAddress,
  isOwnServer,
  serverProblem,
} from "../../page/socket/address.js";

/** @type {[string, string, string][]} */
const PAGES = [
  ["http becomes ws, the port stays", "http://localhost:8080/", "ws://localhost:8080/ws"],
  ["https becomes wss", "https://example.com/", "wss://example.com/ws"],
  ["https with a port keeps it", "https://example.com:8443/", "wss://example.com:8443/ws"],
  ["an IPv6 host keeps its brackets", "http://[::1]:8080/", "ws://[::1]:8080/ws"],
  ["file, query and fragment of the page are dropped", "https://example.com/a?b#c", "wss://example.com/ws"],
  ["path prefix of the page stays", "https://example.com/longwave/?tab=echo", "wss://example.com/longwave/ws"],
  ["file behind a path prefix is dropped", "http://a/x/y/index.html", "ws://a/x/y/ws"],
];

for (const [promise, page, expected] of PAGES) {
  test(promise, () => assert.equal(echoAddress(new URL(page)), expected));
}

for (const address of ["ws://localhost:8080/ws", "wss://example.com", "WSS://[::1]:8443/ws?a=b"]) {
  test(`${address} is valid`, () => assert.equal(addressProblem(address), null));
}

/** @type {[string, RegExp][]} */
const PROBLEMS = [
  ["", /^The server URL is empty: must be/],
  ["localhost:8080/ws", /start with ws:\/\/ or wss:\/\//],
  ["https://example.com/ws", /start with ws:\/\/ or wss:\/\//],
  ["ws://", /host name and the port/],
  ["ws://localhost:99999/ws", /host name and the port/],
  ["ws://localhost/ws#top", /fragment/],
];

for (const [address, expected] of PROBLEMS) {
  test(`“${address}” is rejected with the rule`, () => assert.match(addressProblem(address) ?? "", expected));
}

test("server URL may have a path but no query", () => {
  assert.equal(serverProblem("wss://example.com/longwave/"), null);
  assert.match(serverProblem("wss://example.com/?a=b") ?? "", /query/);
  assert.match(serverProblem("example.com") ?? "", /start with ws/);
});

test("path follows a server with or without a slash", () => {
  assert.equal(endpoint("ws://localhost:8080", "/broadcast/a"), "ws://localhost:8080/broadcast/a");
  assert.equal(endpoint("wss://example.com/x//", "/ws", { a: "b c" }), "wss://example.com/x/ws?a=b+c");
});

test("HTTP address keeps host and encryption", () => {
  assert.equal(httpAddress("ws://localhost:8080/a"), "http://localhost:8080/a");
  assert.equal(httpAddress("WSS://example.com"), "https://example.com");
});

test("own server has the same host, port and encryption", () => {
  assert.ok(isOwnServer("ws://localhost:8080/", "http://localhost:8080"));
  assert.ok(isOwnServer("wss://example.com:443", "https://example.com"));
  assert.ok(!isOwnServer("ws://localhost:8081", "http://localhost:8080"));
  assert.ok(!isOwnServer("ws://127.0.0.1:8080", "http://localhost:8080"));
  assert.ok(!isOwnServer("ws://example.com", "https://example.com"));
});
