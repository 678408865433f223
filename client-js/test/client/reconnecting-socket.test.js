import assert from "node:assert/strict";
import { test } from "node:test";
import { ReconnectingSocket } from "../../src/index.js";
import { FakeWebSocket } from "../fake-web-socket.js";
import { SocketFixture, URL as SERVER } from "./socket-fixture.js";

test("closed socket has no listeners left", () => {
  const fixture = new SocketFixture().opened();
  assert.equal(fixture.page.listening, 2);
  fixture.socket.close();
  fixture.server.emitClose(1000);
  assert.equal(fixture.page.listening, 0);
});

test("signal closes a waiting socket", () => {
  const abort = new AbortController();
  const fixture = new SocketFixture({ signal: abort.signal }).lost();
  abort.abort();
  assert.deepEqual(fixture.newEvents(), ["closing", "closed", "(close 1000 aborted)"]);
  assert.equal(fixture.clock.running, 0);
});

test("aborted signal makes no WebSocket", () => {
  const made = FakeWebSocket.fresh();
  assert.throws(() => new ReconnectingSocket(SERVER, { WebSocket: made, signal: AbortSignal.abort() }), {
    name: "AbortError",
  });
  assert.equal(FakeWebSocket.made.length, 0);
});

test("event handlers of WebSocket are called", () => {
  const fixture = new SocketFixture();
  /** @type {string[]} */ const called = [];
  fixture.socket.onopen = ({ type }) => called.push(type);
  fixture.socket.onmessage = ({ data }) => called.push(data);
  fixture.socket.onerror = ({ type }) => called.push(type);
  fixture.socket.onclose = ({ code, wasClean }) => called.push(`${code} ${wasClean}`);
  fixture.server.emitOpen();
  fixture.server.emitMessage("hello");
  fixture.server.emitError();
  fixture.server.emitClose(1000);
  assert.deepEqual(called, ["open", "hello", "error", "1000 true"]);
});

test("each connection gets protocols and binaryType", () => {
  const fixture = new SocketFixture({ protocols: ["one", "two"] });
  assert.equal(fixture.socket.binaryType, "blob");
  fixture.socket.binaryType = "arraybuffer";
  assert.equal(fixture.server.binaryType, "arraybuffer");
  fixture.lost();
  fixture.page.goOnline();
  fixture.opened();
  assert.equal(fixture.server.binaryType, "arraybuffer");
  assert.deepEqual(fixture.server.protocols, ["one", "two"]);
});

test("protocol, extensions, url are the connection's", () => {
  const fixture = new SocketFixture();
  Object.assign(fixture.server, { protocol: "chat", extensions: "deflate" });
  assert.deepEqual(
    [fixture.socket.protocol, fixture.socket.extensions, fixture.socket.url],
    ["chat", "deflate", SERVER],
  );
  fixture.lost();
  assert.deepEqual([fixture.socket.protocol, fixture.socket.extensions, fixture.socket.url], ["", "", SERVER]);
});

test("invalid URL throws the error of WebSocket", () => {
  assert.throws(() => new SocketFixture({}, "ws://%%"), { name: "SyntaxError" });
});

test("missing WebSocket names the option to set", () => {
  const none = /** @type {any} */ ({ WebSocket: null });
  assert.throws(() => new ReconnectingSocket(SERVER, none), /options\.WebSocket/);
});

test("options may follow protocols", () => {
  const options = { WebSocket: FakeWebSocket.fresh(), jitter: -1 };
  assert.throws(() => new ReconnectingSocket(SERVER, "chat", options), /jitter/);
  const { WebSocket } = options;
  new ReconnectingSocket(SERVER, "chat", { WebSocket }).close();
  new ReconnectingSocket(SERVER, ["one", "two"], { WebSocket }).close();
  assert.deepEqual(
    FakeWebSocket.made.map(({ protocols }) => protocols),
    ["chat", ["one", "two"]],
  );
});

test("unknown option is rejected with the known ones", () => {
  assert.throws(
    () => new SocketFixture(/** @type {any} */ ({ heartBeat: {} })),
    /Unknown option heartBeat: must be one of .*heartbeat/,
  );
});

test("undefined option has its default", () => {
  const options = /** @type {any} */ ({ jitter: undefined, queue: undefined });
  assert.equal(new SocketFixture(options).socket.state, "connecting");
});

for (const code of [999, 1001, 1005, 2999, 5000, Number.NaN]) {
  test(`close with code ${code} is rejected`, () => {
    const fixture = new SocketFixture().opened();
    assert.throws(() => fixture.socket.close(code), { name: "InvalidAccessError" });
    assert.equal(fixture.socket.state, "open");
  });
}

test("close with a long reason is rejected", () => {
  const fixture = new SocketFixture().opened();
  assert.throws(() => fixture.socket.close(1000, "ä".repeat(62)), { name: "SyntaxError" });
  assert.equal(fixture.socket.state, "open");
  fixture.socket.close(1000, `${"ä".repeat(61)}a`);
  assert.equal(fixture.socket.state, "closing");
});

for (const [name, value] of [
  ["jitter", -1],
  ["connectTimeout", Number.NaN],
  ["closeTimeout", -1],
  ["staleAfter", "soon"],
  ["maxBufferedAmount", 2 ** 31],
]) {
  test(`option out of range is rejected: ${name}=${value}`, () => {
    assert.throws(() => new SocketFixture({ [String(name)]: value }), new RegExp(`${name}=${value} is out of range`));
  });
}

for (const interval of [0, -1, Number.NaN, Infinity]) {
  test(`heartbeat out of range is rejected: ${interval}`, () => {
    assert.throws(
      () => new SocketFixture({ heartbeat: { interval, message: "ping" } }),
      new RangeError(`heartbeat.interval=${interval} is out of range: must be 1 to 2^30 - 1 ms`),
    );
  });
}

for (const serverPing of [0, 999, 1_000.5, 3_600_001, Number.NaN]) {
  test(`server ping out of range is rejected: ${serverPing}`, () => {
    assert.throws(() => new SocketFixture({ serverPing }), RangeError);
  });
}

test("heartbeat needs a message", () => {
  const options = /** @type {any} */ ({ heartbeat: { interval: 1_000 } });
  assert.throws(() => new SocketFixture(options), { name: "TypeError", message: /heartbeat\.message is missing/ });
});

test("heartbeat beside serverPing is rejected", () => {
  const options = { serverPing: 1_000, heartbeat: { interval: 1_000, message: "ping" } };
  assert.throws(() => new SocketFixture(options), { name: "TypeError", message: /must be one of them/ });
});
