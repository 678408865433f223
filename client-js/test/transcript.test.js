import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Connection } from "../page/connection.js";
import { Transcript } from "../page/transcript.js";
import { FakeWebSocket } from "./fake-web-socket.js";

/** @typedef {import("../page/log.js").Row} Row */

const NOON = new Date(2025, 0, 1, 12);

/** @type {Connection} */
let connection;
/** @type {Transcript} */
let transcript;
/** @type {Row[]} */
let rows;
/** @type {() => void} */
let runOutOfPatience;

beforeEach(() => {
  rows = [];
  connection = new Connection({
    WebSocket: FakeWebSocket.fresh(),
    after: (act) => {
      runOutOfPatience = act;
    },
  });
  transcript = new Transcript(connection, { add: (row) => rows.push(row) }, { now: () => NOON });
  connection.connect("ws://localhost/ws");
});

const texts = () => rows.map(({ kind, data }) => `${kind}: ${data}`);

test("an opened connection is a notice from nobody to nobody", () => {
  FakeWebSocket.last.comeOpen();
  assert.deepEqual(rows, [
    {
      kind: "notice",
      time: NOON,
      from: "",
      to: "",
      data: "Connection opened",
      note: "",
      binary: false,
      size: null,
    },
  ]);
});

test("a sent text is a row from the client to the server", () => {
  FakeWebSocket.last.comeOpen();
  connection.send("hello");
  const expected = { kind: "message", time: NOON, from: "Client", to: "Server", data: "hello", note: "", size: 5 };
  assert.deepEqual(rows.at(-1), { ...expected, binary: false });
});

test("received bytes are a row from the server to the client, in hex", () => {
  FakeWebSocket.last.comeOpen();
  FakeWebSocket.last.comeMessage(Uint8Array.of(1, 255).buffer);
  const expected = { kind: "message", time: NOON, from: "Server", to: "Client", data: "01 ff", note: "", size: 2 };
  assert.deepEqual(rows.at(-1), { ...expected, binary: true });
});

test("a message longer than a row is cut, its size is not", () => {
  FakeWebSocket.last.comeOpen();
  FakeWebSocket.last.comeMessage("x".repeat(262144));
  assert.equal(rows.at(-1)?.data.length, 1024);
  assert.match(rows.at(-1)?.note ?? "", /of 262,144 characters/);
  assert.equal(rows.at(-1)?.size, 262144);
});

test("a close is a notice with code and reason", () => {
  FakeWebSocket.last.comeOpen();
  FakeWebSocket.last.comeClose(1001, "draining");
  assert.equal(texts().at(-1), "notice: Connection closed. Code: 1001. Reason: draining");
});

test("a handshake that fails is an error that says what to check, then the close", () => {
  FakeWebSocket.last.comeClose(1006);
  assert.equal(rows.length, 2);
  assert.match(texts()[0] ?? "", /^error: Connection failed.*check the server URL/);
  assert.equal(texts()[1], "notice: Connection closed. Code: 1006. Reason: none");
});

test("a connection that breaks is an error that says so", () => {
  FakeWebSocket.last.comeOpen();
  FakeWebSocket.last.comeClose(1006);
  assert.match(texts().at(-2) ?? "", /^error: Connection broken/);
});

test("an attempt given up is not told as a server that fails", () => {
  connection.close();
  FakeWebSocket.last.comeClose(1006);
  assert.match(texts().at(-2) ?? "", /^error: Connection ended without a closing handshake/);
});

test("what may have been lost with the connection is an error before the close", () => {
  FakeWebSocket.last.comeOpen();
  FakeWebSocket.last.bufferedAmount = 2048;
  FakeWebSocket.last.comeClose(1006);
  assert.match(texts().at(-2) ?? "", /^error: 2,048 B still waited/);
});

test("a server too slow to close is an error that says the page no longer waits", () => {
  FakeWebSocket.last.comeOpen();
  connection.close();
  runOutOfPatience();
  assert.match(texts().at(-1) ?? "", /^error: The server did not close within 15 s/);
});

test("a refusal is an error in its own words", () => {
  transcript.error("Not sent");
  assert.deepEqual(texts(), ["error: Not sent"]);
});
