import assert from "node:assert/strict";
import { test } from "node:test";
import { Lab } from "./lab.js";

const NOT_OPEN = { name: "InvalidStateError" };
const TOO_MUCH = { name: "QuotaExceededError" };

/** @param {unknown} message */
const bytes = (message) => [.../** @type {Uint8Array} */ (message)];

test("what is sent while open goes to the server as it is", () => {
  const lab = new Lab().opened();
  const binary = new Uint8Array([1, 2]);
  lab.socket.send("text");
  lab.socket.send(binary);
  assert.deepEqual(lab.server.sent, ["text", binary]);
});

test("while not open it is an error to send", () => {
  const lab = new Lab();
  assert.throws(() => lab.socket.send("early"), NOT_OPEN);
  lab.lost();
  assert.throws(() => lab.socket.send("waiting"), NOT_OPEN);
  lab.socket.close();
  assert.throws(() => lab.socket.send("late"), NOT_OPEN);
});

test("behind the server's Close it is an error too, and not dropped by the browser", () => {
  const lab = new Lab().opened();
  lab.server.readyState = 2;
  assert.throws(() => lab.socket.send("late"), NOT_OPEN);
  assert.deepEqual(lab.server.sent, []);
});

test("with a queue it waits, and goes in its order before anything else", () => {
  const lab = new Lab({ queue: true });
  lab.socket.send("one");
  lab.socket.send("two");
  assert.equal(lab.socket.bufferedAmount, 6);
  lab.socket.addEventListener("statechange", () => lab.socket.send("three"));
  lab.server.comeOpen();
  assert.deepEqual(lab.server.sent, ["one", "two", "three"]);
  assert.equal(lab.socket.bufferedAmount, 0);
});

test("with a queue it waits for the next connection too", () => {
  const lab = new Lab({ queue: true }).lost();
  lab.socket.send("kept");
  lab.page.comeOnline();
  lab.server.comeOpen();
  assert.deepEqual(lab.server.sent, ["kept"]);
  assert.deepEqual(lab.unsent, []);
});

test("the queue takes so many bytes and no more, counted in UTF-8", () => {
  const lab = new Lab({ queue: true, maxBufferedAmount: 10 });
  lab.socket.send("äöü");
  assert.throws(() => lab.socket.send("12345"), TOO_MUCH);
  lab.socket.send("1234");
  assert.equal(lab.socket.bufferedAmount, 10);
  assert.throws(() => lab.socket.send("1"), TOO_MUCH);
  lab.server.comeOpen();
  assert.deepEqual(lab.server.sent, ["äöü", "1234"]);
});

test("what is queued may be written to afterwards", () => {
  const lab = new Lab({ queue: true });
  const message = new Uint8Array([0, 1, 2, 3]);
  lab.socket.send(message.subarray(1, 3));
  lab.socket.send(message.buffer);
  lab.socket.send(new DataView(message.buffer, 3));
  assert.equal(lab.socket.bufferedAmount, 7);
  message.fill(9);
  lab.server.comeOpen();
  assert.deepEqual(lab.server.sent.map(bytes), [[1, 2], [0, 1, 2, 3], [3]]);
});

test("what is no message is queued as text, as WebSocket sends it", () => {
  const lab = new Lab({ queue: true });
  lab.socket.send(/** @type {any} */ (17));
  lab.server.comeOpen();
  assert.deepEqual(lab.server.sent, ["17"]);
});

test("a Blob is queued with its size", () => {
  const lab = new Lab({ queue: true });
  const blob = new Blob(["12345"]);
  lab.socket.send(blob);
  assert.equal(lab.socket.bufferedAmount, 5);
  lab.server.comeOpen();
  assert.deepEqual(lab.server.sent, [blob]);
});

test("while too much waits in the browser, no more is given to it", () => {
  const lab = new Lab({ maxBufferedAmount: 10 }).opened();
  lab.server.bufferedAmount = 11;
  assert.equal(lab.socket.bufferedAmount, 11);
  assert.throws(() => lab.socket.send("more"), TOO_MUCH);
  lab.server.bufferedAmount = 10;
  lab.socket.send("more");
  assert.deepEqual(lab.server.sent, ["more"]);
});

test("bytes that a lost connection had not sent are told", () => {
  const lab = new Lab().opened();
  lab.server.bufferedAmount = 7;
  lab.server.comeClose(1006);
  assert.deepEqual(lab.unsent, [{ bytes: 7, messages: [] }]);
  assert.deepEqual(lab.news(), ["waiting", "(unsent 7)", "(close 1006)"]);
});

test("bytes that a connection had not sent when it was given up are told", () => {
  const lab = new Lab({ heartbeat: { interval: 100 } }).opened();
  lab.server.bufferedAmount = 7;
  lab.clock.pass(200);
  assert.deepEqual(lab.unsent, [{ bytes: 7, messages: [] }]);
});

test("messages that were never sent come back at the end", () => {
  const lab = new Lab({ queue: true }).lost();
  lab.socket.send("one");
  lab.socket.send("two");
  lab.socket.close();
  assert.deepEqual(lab.unsent, [{ bytes: 6, messages: ["one", "two"] }]);
  assert.equal(lab.socket.bufferedAmount, 0);
  assert.throws(() => lab.socket.send("three"), NOT_OPEN);
});
