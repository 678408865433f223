import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { RoundTripMatcher } from "../../page/measure/round-trip-matcher.js";
import { Connection } from "../../page/socket/connection.js";
import { ConnectionLogger } from "../../page/log/connection-logger.js";
import { FakeWebSocket } from "../fake-web-socket.js";

/** @typedef {import("../../page/log/entry.js").Entry} Entry */

const NOON = new Date(2025, 0, 1, 12);

/** @type {Connection} */
let connection;
/** @type {ConnectionLogger} */
let logger;
/** @type {Entry[]} */
let rows;
/** @type {() => void} */
let timeOut;

beforeEach(() => {
  rows = [];
  connection = new Connection({
    WebSocket: FakeWebSocket.fresh(),
    after: (act) => {
      timeOut = act;
    },
  });
  logger = new ConnectionLogger(connection, { add: (row) => rows.push(row) }, { name: "echo", now: () => NOON });
  connection.connect("ws://localhost/ws");
});

const texts = () => rows.map(({ kind, text }) => `${kind}: ${text}`);

/** @type {Entry} */
const EVENT = {
  time: NOON,
  connection: "echo",
  direction: "event",
  kind: "notice",
  payload: null,
  text: "",
  size: null,
  length: 0,
  roundTrip: null,
};
/** @type {Entry} */
const MESSAGE = { ...EVENT, kind: "message" };

test("open connection is a notice", () => {
  FakeWebSocket.last.emitOpen();
  assert.deepEqual(rows, [{ ...EVENT, text: "Connection opened" }]);
});

test("selected subprotocol is part of the notice", () => {
  Object.assign(FakeWebSocket.last, { protocol: "chat" }).emitOpen();
  assert.deepEqual(texts(), ["notice: Connection opened. Subprotocol: chat"]);
});

test("wait before a reconnect is a notice", () => {
  connection.dispatchEvent(new CustomEvent("waiting", { detail: { delay: 2100 } }));
  assert.deepEqual(texts(), ["notice: Reconnects in 2.1 s"]);
});

test("sent text is a sent message", () => {
  FakeWebSocket.last.emitOpen();
  connection.send("hello");
  assert.deepEqual(rows.at(-1), { ...MESSAGE, direction: "sent", payload: "hello", size: 5, length: 5 });
});

test("received bytes are a received message", () => {
  FakeWebSocket.last.emitOpen();
  FakeWebSocket.last.emitMessage(Uint8Array.of(1, 255).buffer);
  const payload = Uint8Array.of(1, 255);
  assert.deepEqual(rows.at(-1), { ...MESSAGE, direction: "received", payload, size: 2, length: 2 });
});

test("quiet messages are not logged", () => {
  FakeWebSocket.last.emitOpen();
  connection.send("a", { quiet: true });
  connection.quiet = true;
  FakeWebSocket.last.emitMessage("a");
  assert.deepEqual(texts(), ["notice: Connection opened"]);
});

test("echo has its round trip", () => {
  let now = 100;
  new ConnectionLogger(
    connection,
    { add: (row) => rows.push(row) },
    { name: "e", roundTrips: new RoundTripMatcher({ now: () => now }) },
  );
  FakeWebSocket.last.emitOpen();
  connection.send("a");
  now = 102.5;
  FakeWebSocket.last.emitMessage("a");
  assert.equal(rows.at(-1)?.roundTrip, 2.5);
});

test("close is a notice with code and reason", () => {
  FakeWebSocket.last.emitOpen();
  FakeWebSocket.last.emitClose(1000, "done");
  assert.equal(texts().at(-1), "notice: Connection closed. Code: 1000. Reason: done");
  assert.deepEqual([rows.at(-1)?.code, rows.at(-1)?.reason], [1000, "done"]);
});

test("abnormal close by the server is an error", () => {
  FakeWebSocket.last.emitOpen();
  FakeWebSocket.last.emitClose(1013, "slow");
  assert.equal(rows.length, 2);
  assert.equal(texts().at(-1), "error: Connection closed. Code: 1013. Reason: slow");
});

test("failed handshake is an error, then a close", () => {
  FakeWebSocket.last.emitClose(1006);
  assert.equal(rows.length, 2);
  assert.match(texts()[0] ?? "", /^error: Connection failed.*check the server URL/);
  assert.equal(texts()[1], "notice: Connection closed. Code: 1006. Reason: none");
});

test("lost connection is an error", () => {
  FakeWebSocket.last.emitOpen();
  FakeWebSocket.last.emitClose(1006);
  assert.match(texts().at(-2) ?? "", /^error: Connection lost/);
});

test("stopped attempt is no failed handshake", () => {
  connection.close();
  FakeWebSocket.last.emitClose(1006);
  assert.match(texts().at(-2) ?? "", /^error: Connection closed without a closing handshake/);
});

test("unsent bytes are an error before the close", () => {
  FakeWebSocket.last.emitOpen();
  FakeWebSocket.last.bufferedAmount = 2048;
  FakeWebSocket.last.emitClose(1006);
  assert.match(texts().at(-2) ?? "", /^error: 2,048 B were unsent/);
});

test("close timeout is an error", () => {
  FakeWebSocket.last.emitOpen();
  connection.close();
  timeOut();
  assert.match(texts().at(-1) ?? "", /^error: The server did not close the connection within 15 s/);
});

test("error() logs its text", () => {
  logger.error("Not sent");
  assert.deepEqual(texts(), ["error: Not sent"]);
});
