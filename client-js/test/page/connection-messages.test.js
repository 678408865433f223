import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { MAX_BUFFERED_MIB } from "../../page/socket/connection.js";
import { FakeWebSocket } from "../fake-web-socket.js";
import { ADDRESS, ObservedConnection } from "./observed-connection.js";

/** @type {ObservedConnection} */
let connection;

beforeEach(() => {
  connection = new ObservedConnection();
});

test("text is sent unchanged, with its size in UTF-8", () => {
  connection.open();
  assert.equal(connection.send("é🙂"), null);
  assert.deepEqual(FakeWebSocket.last.sent, ["é🙂"]);
  assert.deepEqual(connection.last("sent"), { payload: "é🙂", size: 6, quiet: false });
});

test("empty message is sent", () => {
  connection.open();
  connection.send("");
  assert.deepEqual(FakeWebSocket.last.sent, [""]);
});

test("bytes are sent unchanged", () => {
  connection.open();
  connection.send(Uint8Array.of(1, 2));
  assert.deepEqual(FakeWebSocket.last.sent, [Uint8Array.of(1, 2)]);
});

test("received messages are reported with their size", () => {
  connection.open();
  FakeWebSocket.last.emitMessage("é");
  assert.deepEqual(connection.last("message"), { payload: "é", size: 2, quiet: false });
  FakeWebSocket.last.emitMessage(Uint8Array.of(1, 2, 3).buffer);
  assert.deepEqual(connection.last("message"), { payload: Uint8Array.of(1, 2, 3), size: 3, quiet: false });
});

/** @type {[string, () => void][]} */
const notOpen = [
  ["before connect", () => {}],
  ["while connecting", () => connection.connect(ADDRESS)],
  ["while closing", () => (connection.open(), connection.close())],
  ["after the close", () => (connection.open(), FakeWebSocket.last.emitClose(1000))],
  ["after the server's Close frame", () => (connection.open(), FakeWebSocket.last.close())],
];
for (const [when, reach] of notOpen) {
  test(`send ${when} is rejected`, () => {
    reach();
    assert.match(connection.send("a") ?? "", /not open/);
    assert.equal(connection.last("sent"), undefined);
  });
}

test("send over the limit of unsent bytes is rejected", () => {
  connection.open();
  FakeWebSocket.last.bufferedAmount = MAX_BUFFERED_MIB * 1024 * 1024 - 4;
  assert.equal(connection.send("🙂"), null);
  assert.match(connection.send("🙂!") ?? "", /unsent bytes must not exceed 16 MiB/);
  assert.deepEqual(FakeWebSocket.last.sent, ["🙂"]);
});

test("close reports the unsent bytes", () => {
  connection.open();
  FakeWebSocket.last.bufferedAmount = 512;
  FakeWebSocket.last.emitClose(1006);
  assert.equal(connection.last("close").unsent, 512);
});

test("messages of a quiet connection are marked", () => {
  connection.open();
  connection.send("a", { quiet: true });
  assert.equal(connection.last("sent").quiet, true);
  connection.quiet = true;
  FakeWebSocket.last.emitMessage("a");
  assert.equal(connection.last("message").quiet, true);
});
