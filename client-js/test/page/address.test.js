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
  ["the page's own path, query and fragment are left out", "https://example.com/a?b#c", "wss://example.com/ws"],
];

for (const [promise, page, expected] of PAGES) {
  test(promise, () => assert.equal(echoAddress(new URL(page)), expected));
}

for (const address of ["ws://localhost:8080/ws", "wss://example.com", "WSS://[::1]:8443/ws?a=b"]) {
  test(`nothing is wrong with ${address}`, () => assert.equal(addressProblem(address), null));
}

/** @type {[string, RegExp][]} */
const PROBLEMS = [
  ["", /^Enter a server URL/],
  ["localhost:8080/ws", /start with ws:\/\/ or wss:\/\//],
  ["https://example.com/ws", /start with ws:\/\/ or wss:\/\//],
  ["ws://", /host name and the port/],
  ["ws://localhost:99999/ws", /host name and the port/],
  ["ws://localhost/ws#top", /fragment/],
];

for (const [address, expected] of PROBLEMS) {
  test(`what is wrong with “${address}” is said`, () => assert.match(addressProblem(address) ?? "", expected));
}

test("a server may have a path, and no query", () => {
  assert.equal(serverProblem("wss://example.com/longwave/"), null);
  assert.match(serverProblem("wss://example.com/?a=b") ?? "", /query/);
  assert.match(serverProblem("example.com") ?? "", /start with ws/);
});

test("a path is added to a server however it ends", () => {
  assert.equal(endpoint("ws://localhost:8080", "/broadcast/a"), "ws://localhost:8080/broadcast/a");
  assert.equal(endpoint("wss://example.com/x//", "/ws", { a: "b c" }), "wss://example.com/x/ws?a=b+c");
});

test("other requests go where WebSockets go, by the scheme that is as safe", () => {
  assert.equal(httpAddress("ws://localhost:8080/a"), "http://localhost:8080/a");
  assert.equal(httpAddress("WSS://example.com"), "https://example.com");
});

test("a page's own server is the one that served it, by the same host, port and safety", () => {
  assert.ok(isOwnServer("ws://localhost:8080/", "http://localhost:8080"));
  assert.ok(isOwnServer("wss://example.com:443", "https://example.com"));
  assert.ok(!isOwnServer("ws://localhost:8081", "http://localhost:8080"));
  assert.ok(!isOwnServer("ws://127.0.0.1:8080", "http://localhost:8080"));
  assert.ok(!isOwnServer("ws://example.com", "https://example.com"));
});
