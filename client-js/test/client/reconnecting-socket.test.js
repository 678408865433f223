import assert from "node:assert/strict";
import { test } from "node:test";
import { ReconnectingSocket } from "../../src/index.js";
import { FakeWebSocket } from "../fake-web-socket.js";
import { SocketFixture, URL as SERVER } from "./socket-fixture.js";

test("server silent for two intervals is abandoned", () => {
  const fixture = new SocketFixture({ heartbeat: { interval: 1_000, message: "are you there?" } }).opened();
  fixture.clock.pass(1_000);
  assert.deepEqual(fixture.server.sent, ["are you there?"]);
  const { server } = fixture;
  fixture.clock.pass(1_000);
  assert.deepEqual(fixture.newEvents(), ["waiting", "(close 1006 silent for 2000 ms)"]);
  assert.equal(server.closes.length, 1);
  server.emitMessage("too late");
  assert.deepEqual(fixture.newEvents(), []);
});

test("any message restarts the heartbeat", () => {
  const fixture = new SocketFixture({ heartbeat: { interval: 1_000, message: () => "now" } }).opened();
  for (let n = 0; n < 10; n++) {
    fixture.clock.pass(1_500);
    fixture.server.emitMessage("response");
  }
  assert.equal(fixture.socket.state, "open");
  assert.equal(fixture.server.sent.length, 10);
});

test("heartbeat without a message only listens", () => {
  const fixture = new SocketFixture({ heartbeat: { interval: 1_000 } }).opened();
  fixture.clock.pass(1_999);
  assert.equal(fixture.socket.state, "open");
  fixture.clock.pass(1);
  assert.equal(fixture.socket.state, "waiting");
  assert.deepEqual(fixture.server.sent, []);
});

test("coming online pings the server at once", () => {
  const fixture = new SocketFixture({ heartbeat: { interval: 1_000, message: "ping" } }).opened();
  fixture.clock.pass(300);
  fixture.page.goOnline();
  assert.deepEqual(fixture.server.sent, ["ping"]);
  fixture.clock.pass(999);
  assert.equal(fixture.socket.state, "open");
  fixture.clock.pass(1);
  assert.deepEqual(fixture.newEvents(), ["waiting", "(close 1006 silent for 1300 ms)"]);
});

for (const [event, wake] of /** @type {const} */ ([
  ["online", (/** @type {SocketFixture} */ fixture) => fixture.page.goOnline()],
  ["visible", (/** @type {SocketFixture} */ fixture) => fixture.page.setVisibility("visible")],
])) {
  test(`${event} without a ping keeps the two intervals`, () => {
    const fixture = new SocketFixture({ heartbeat: { interval: 1_000 } }).opened();
    fixture.clock.pass(300);
    wake(fixture);
    fixture.clock.pass(1_699);
    assert.equal(fixture.socket.state, "open");
    fixture.clock.pass(1);
    assert.deepEqual(fixture.newEvents(), ["waiting", "(close 1006 silent for 2000 ms)"]);
  });
}

test("closing socket runs no timer", () => {
  const fixture = new SocketFixture({ heartbeat: { interval: 1_000 } });
  assert.equal(fixture.clock.running, 1);
  fixture.opened();
  assert.equal(fixture.clock.running, 1);
  fixture.socket.close();
  assert.equal(fixture.clock.running, 0);
  fixture.server.emitClose(1000);
  assert.equal(fixture.clock.running, 0);
});

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

test("URL function is called before each connection", () => {
  let token = 0;
  const fixture = new SocketFixture({}, () => `${SERVER}?token=${++token}`).lost();
  fixture.page.goOnline();
  assert.deepEqual(
    FakeWebSocket.made.map(({ url }) => url),
    [`${SERVER}?token=1`, `${SERVER}?token=2`],
  );
});

test("invalid URL from a function closes the socket", () => {
  let url = SERVER;
  const fixture = new SocketFixture({}, () => url).lost();
  url = "ws://%%";
  fixture.page.goOnline();
  assert.deepEqual(fixture.newEvents(), [
    "connecting",
    "(error)",
    "closed",
    "(close 1006 SyntaxError: it is not valid)",
  ]);
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
  ["maxBufferedAmount", 2 ** 31],
]) {
  test(`option out of range is rejected: ${name}=${value}`, () => {
    assert.throws(() => new SocketFixture({ [String(name)]: value }), new RegExp(`${name}=${value} is out of range`));
  });
}
