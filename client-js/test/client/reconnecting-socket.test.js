import assert from "node:assert/strict";
import { test } from "node:test";
import { ReconnectingSocket } from "../../src/index.js";
import { FakeWebSocket } from "../fake-web-socket.js";
import { Lab, URL as SERVER } from "./lab.js";

test("a server that is silent for twice the interval is asked, then left", () => {
  const lab = new Lab({ heartbeat: { interval: 1_000, message: "are you there?" } }).opened();
  lab.clock.pass(1_000);
  assert.deepEqual(lab.server.sent, ["are you there?"]);
  const { server } = lab;
  lab.clock.pass(1_000);
  assert.deepEqual(lab.news(), ["waiting", "(close 1006 silent for 2000 ms)"]);
  assert.equal(server.closes.length, 1);
  server.comeMessage("too late");
  assert.deepEqual(lab.news(), []);
});

test("any message is a sign of life", () => {
  const lab = new Lab({ heartbeat: { interval: 1_000, message: () => "now" } }).opened();
  for (let n = 0; n < 10; n++) {
    lab.clock.pass(1_500);
    lab.server.comeMessage("answer");
  }
  assert.equal(lab.socket.state, "open");
  assert.equal(lab.server.sent.length, 10);
});

test("without a message it only listens", () => {
  const lab = new Lab({ heartbeat: { interval: 1_000 } }).opened();
  lab.clock.pass(1_999);
  assert.equal(lab.socket.state, "open");
  lab.clock.pass(1);
  assert.equal(lab.socket.state, "waiting");
  assert.deepEqual(lab.server.sent, []);
});

test("online and visible it asks at once whether the server is there", () => {
  const lab = new Lab({ heartbeat: { interval: 1_000, message: "ask" } }).opened();
  lab.clock.pass(300);
  lab.page.comeOnline();
  assert.deepEqual(lab.server.sent, ["ask"]);
  lab.clock.pass(999);
  assert.equal(lab.socket.state, "open");
  lab.clock.pass(1);
  assert.deepEqual(lab.news(), ["waiting", "(close 1006 silent for 1300 ms)"]);
});

for (const [what, wake] of /** @type {const} */ ([
  ["online", (/** @type {Lab} */ lab) => lab.page.comeOnline()],
  ["visible", (/** @type {Lab} */ lab) => lab.page.become("visible")],
])) {
  test(`${what}, without a message to ask with, it listens for two intervals all the same`, () => {
    const lab = new Lab({ heartbeat: { interval: 1_000 } }).opened();
    lab.clock.pass(300);
    wake(lab);
    lab.clock.pass(1_699);
    assert.equal(lab.socket.state, "open");
    lab.clock.pass(1);
    assert.deepEqual(lab.news(), ["waiting", "(close 1006 silent for 2000 ms)"]);
  });
}

test("no timer runs once it is closed, or closing", () => {
  const lab = new Lab({ heartbeat: { interval: 1_000 } });
  assert.equal(lab.clock.running, 1);
  lab.opened();
  assert.equal(lab.clock.running, 1);
  lab.socket.close();
  assert.equal(lab.clock.running, 0);
  lab.server.comeClose(1000);
  assert.equal(lab.clock.running, 0);
});

test("once closed it listens to nothing", () => {
  const lab = new Lab().opened();
  assert.equal(lab.page.listening, 2);
  lab.socket.close();
  lab.server.comeClose(1000);
  assert.equal(lab.page.listening, 0);
});

test("its signal closes it, in whatever state it is", () => {
  const abort = new AbortController();
  const lab = new Lab({ signal: abort.signal }).lost();
  abort.abort();
  assert.deepEqual(lab.news(), ["closing", "closed", "(close 1000 aborted)"]);
  assert.equal(lab.clock.running, 0);
});

test("with a signal that has been aborted there is no socket", () => {
  const made = FakeWebSocket.fresh();
  assert.throws(() => new ReconnectingSocket(SERVER, { WebSocket: made, signal: AbortSignal.abort() }), {
    name: "AbortError",
  });
  assert.equal(FakeWebSocket.made.length, 0);
});

test("the handlers of WebSocket are called", () => {
  const lab = new Lab();
  /** @type {string[]} */ const called = [];
  lab.socket.onopen = ({ type }) => called.push(type);
  lab.socket.onmessage = ({ data }) => called.push(data);
  lab.socket.onerror = ({ type }) => called.push(type);
  lab.socket.onclose = ({ code, wasClean }) => called.push(`${code} ${wasClean}`);
  lab.server.comeOpen();
  lab.server.comeMessage("hello");
  lab.server.comeError();
  lab.server.comeClose(1000);
  assert.deepEqual(called, ["open", "hello", "error", "1000 true"]);
});

test("it gives each connection its protocols and its binaryType", () => {
  const lab = new Lab({ protocols: ["one", "two"] });
  assert.equal(lab.socket.binaryType, "blob");
  lab.socket.binaryType = "arraybuffer";
  assert.equal(lab.server.binaryType, "arraybuffer");
  lab.lost();
  lab.page.comeOnline();
  assert.equal(lab.server.binaryType, "arraybuffer");
  assert.deepEqual(lab.server.protocols, ["one", "two"]);
});

test("it tells the protocol, extensions and URL of the connection that it has", () => {
  const lab = new Lab();
  Object.assign(lab.server, { protocol: "chat", extensions: "deflate" });
  assert.deepEqual([lab.socket.protocol, lab.socket.extensions, lab.socket.url], ["chat", "deflate", SERVER]);
  lab.lost();
  assert.deepEqual([lab.socket.protocol, lab.socket.extensions, lab.socket.url], ["", "", SERVER]);
});

test("a function is asked for the URL before each connection", () => {
  let token = 0;
  const lab = new Lab({}, () => `${SERVER}?token=${++token}`).lost();
  lab.page.comeOnline();
  assert.deepEqual(
    FakeWebSocket.made.map(({ url }) => url),
    [`${SERVER}?token=1`, `${SERVER}?token=2`],
  );
});

test("a function that gives no URL any more ends it", () => {
  let url = SERVER;
  const lab = new Lab({}, () => url).lost();
  url = "ws://%%";
  lab.page.comeOnline();
  assert.deepEqual(lab.news(), ["connecting", "(error)", "closed", "(close 1006 SyntaxError: it is not valid)"]);
});

test("what WebSocket throws of the URL is thrown", () => {
  assert.throws(() => new Lab({}, "ws://%%"), { name: "SyntaxError" });
});

test("where there is no WebSocket it says what to do", () => {
  const none = /** @type {any} */ ({ WebSocket: null });
  assert.throws(() => new ReconnectingSocket(SERVER, none), /options\.WebSocket/);
});

test("it takes its protocols where WebSocket does, and options behind them", () => {
  const options = { WebSocket: FakeWebSocket.fresh(), spread: -1 };
  assert.throws(() => new ReconnectingSocket(SERVER, "chat", options), /spread/);
  const { WebSocket } = options;
  new ReconnectingSocket(SERVER, "chat", { WebSocket }).close();
  new ReconnectingSocket(SERVER, ["one", "two"], { WebSocket }).close();
  assert.deepEqual(
    FakeWebSocket.made.map(({ protocols }) => protocols),
    ["chat", ["one", "two"]],
  );
});

test("an option that there is not is refused with those that there are", () => {
  assert.throws(() => new Lab(/** @type {any} */ ({ heartBeat: {} })), /no option heartBeat, but .*heartbeat/);
});

test("an option that is undefined has its default", () => {
  const options = /** @type {any} */ ({ spread: undefined, queue: undefined });
  assert.equal(new Lab(options).socket.state, "connecting");
});

for (const code of [999, 1001, 1005, 2999, 5000, Number.NaN]) {
  test(`a code that is not allowed is refused and nothing closed: ${code}`, () => {
    const lab = new Lab().opened();
    assert.throws(() => lab.socket.close(code), { name: "InvalidAccessError" });
    assert.equal(lab.socket.state, "open");
  });
}

test("a reason that is too long is refused and nothing closed", () => {
  const lab = new Lab().opened();
  assert.throws(() => lab.socket.close(1000, "ä".repeat(62)), { name: "SyntaxError" });
  assert.equal(lab.socket.state, "open");
  lab.socket.close(1000, `${"ä".repeat(61)}a`);
  assert.equal(lab.socket.state, "closing");
});

for (const [name, value] of [
  ["spread", -1],
  ["connectTimeout", Number.NaN],
  ["maxBufferedAmount", 2 ** 31],
]) {
  test(`an option that is none is refused: ${name} ${value}`, () => {
    assert.throws(() => new Lab({ [String(name)]: value }), new RegExp(`${name} is ${value}`));
  });
}
