import assert from "node:assert/strict";
import { test } from "node:test";
import { SocketFixture } from "./socket-fixture.js";

const NOT_OPEN = { name: "InvalidStateError" };
const QUOTA_EXCEEDED = { name: "QuotaExceededError" };

/** @param {unknown} message */
const bytes = (message) => [.../** @type {Uint8Array} */ (message)];

test("open socket sends messages unchanged", () => {
  const fixture = new SocketFixture().opened();
  const binary = new Uint8Array([1, 2]);
  fixture.socket.send("text");
  fixture.socket.send(binary);
  assert.deepEqual(fixture.server.sent, ["text", binary]);
});

test("send without a connection throws", () => {
  const fixture = new SocketFixture();
  assert.throws(() => fixture.socket.send("early"), NOT_OPEN);
  fixture.lost();
  assert.throws(() => fixture.socket.send("waiting"), NOT_OPEN);
  fixture.socket.close();
  assert.throws(() => fixture.socket.send("late"), NOT_OPEN);
});

test("send after the server's Close throws", () => {
  const fixture = new SocketFixture().opened();
  fixture.server.readyState = 2;
  assert.throws(() => fixture.socket.send("late"), NOT_OPEN);
  assert.deepEqual(fixture.server.sent, []);
});

test("queued messages are sent first and in order", () => {
  const fixture = new SocketFixture({ queue: true });
  fixture.socket.send("one");
  fixture.socket.send("two");
  assert.equal(fixture.socket.bufferedAmount, 6);
  fixture.socket.addEventListener("statechange", () => fixture.socket.send("three"));
  fixture.server.emitOpen();
  assert.deepEqual(fixture.server.sent, ["one", "two", "three"]);
  assert.equal(fixture.socket.bufferedAmount, 0);
});

test("queued messages wait for the next connection", () => {
  const fixture = new SocketFixture({ queue: true }).lost();
  fixture.socket.send("kept");
  fixture.page.goOnline();
  fixture.server.emitOpen();
  assert.deepEqual(fixture.server.sent, ["kept"]);
  assert.deepEqual(fixture.unsent, []);
});

test("queue limit counts bytes in UTF-8", () => {
  const fixture = new SocketFixture({ queue: true, maxBufferedAmount: 10 });
  fixture.socket.send("äöü");
  assert.throws(() => fixture.socket.send("12345"), QUOTA_EXCEEDED);
  fixture.socket.send("1234");
  assert.equal(fixture.socket.bufferedAmount, 10);
  assert.throws(() => fixture.socket.send("1"), QUOTA_EXCEEDED);
  fixture.server.emitOpen();
  assert.deepEqual(fixture.server.sent, ["äöü", "1234"]);
});

test("queued bytes are copies", () => {
  const fixture = new SocketFixture({ queue: true });
  const message = new Uint8Array([0, 1, 2, 3]);
  fixture.socket.send(message.subarray(1, 3));
  fixture.socket.send(message.buffer);
  fixture.socket.send(new DataView(message.buffer, 3));
  assert.equal(fixture.socket.bufferedAmount, 7);
  message.fill(9);
  fixture.server.emitOpen();
  assert.deepEqual(fixture.server.sent.map(bytes), [[1, 2], [0, 1, 2, 3], [3]]);
});

test("queued values become text, as WebSocket sends them", () => {
  const fixture = new SocketFixture({ queue: true });
  fixture.socket.send(/** @type {any} */ (17));
  fixture.server.emitOpen();
  assert.deepEqual(fixture.server.sent, ["17"]);
});

test("queued Blob counts with its size", () => {
  const fixture = new SocketFixture({ queue: true });
  const blob = new Blob(["12345"]);
  fixture.socket.send(blob);
  assert.equal(fixture.socket.bufferedAmount, 5);
  fixture.server.emitOpen();
  assert.deepEqual(fixture.server.sent, [blob]);
});

test("send over maxBufferedAmount throws", () => {
  const fixture = new SocketFixture({ maxBufferedAmount: 10 }).opened();
  fixture.server.bufferedAmount = 11;
  assert.equal(fixture.socket.bufferedAmount, 11);
  assert.throws(() => fixture.socket.send("more"), QUOTA_EXCEEDED);
  fixture.server.bufferedAmount = 10;
  fixture.socket.send("more");
  assert.deepEqual(fixture.server.sent, ["more"]);
});

test("lost connection reports its unsent bytes", () => {
  const fixture = new SocketFixture().opened();
  fixture.server.bufferedAmount = 7;
  fixture.server.emitClose(1006);
  assert.deepEqual(fixture.unsent, [{ bytes: 7, messages: [] }]);
  assert.deepEqual(fixture.newEvents(), ["waiting", "(unsent 7)", "(close 1006)"]);
});

test("timed out connection reports its unsent bytes", () => {
  const fixture = new SocketFixture({ serverPing: 1_000 }).opened();
  fixture.server.bufferedAmount = 7;
  fixture.clock.pass(2_000);
  assert.deepEqual(fixture.unsent, [{ bytes: 7, messages: [] }]);
});

test("closed socket returns its queued messages", () => {
  const fixture = new SocketFixture({ queue: true }).lost();
  fixture.socket.send("one");
  fixture.socket.send("two");
  fixture.socket.close();
  assert.deepEqual(fixture.unsent, [{ bytes: 6, messages: ["one", "two"] }]);
  assert.equal(fixture.socket.bufferedAmount, 0);
  assert.throws(() => fixture.socket.send("three"), NOT_OPEN);
});
