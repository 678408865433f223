// Real sockets. Node has no WebSocket before version 22, so the tests pass one in.

import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
// @ts-expect-error ws has no types
import { WebSocket, WebSocketServer } from "ws";
import { Backoff, ReconnectingSocket } from "../../src/index.js";

/** @type {any} */ let server;
/** @type {string} */ let address;

before(async () => {
  server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  address = `ws://127.0.0.1:${server.address().port}`;
});

after(() => server.close());

function connect() {
  const socket = new ReconnectingSocket(address, { WebSocket, backoff: new Backoff({ base: 10 }), queue: true });
  socket.binaryType = "arraybuffer";
  return socket;
}

test("socket works in Node", async () => {
  const socket = connect();
  socket.send("queued");
  const [peer] = await once(server, "connection");
  assert.equal(String((await once(peer, "message"))[0]), "queued");
  peer.send("text");
  assert.equal((await once(socket, "message"))[0].data, "text");
  peer.send(new Uint8Array([1, 2]));
  assert.deepEqual(new Uint8Array((await once(socket, "message"))[0].data), new Uint8Array([1, 2]));
  socket.close(3000, "bye");
  const [{ code, reason, wasClean }] = await once(socket, "close");
  assert.deepEqual([code, reason, wasClean], [3000, "bye", true]);
});

test("lost socket reconnects and sends its queue", async () => {
  const socket = connect();
  const [peer] = await once(server, "connection");
  await once(socket, "open");
  peer.terminate();
  const [{ code }] = await once(socket, "close");
  assert.equal(code, 1006);
  socket.send("meanwhile");
  const [next] = await once(server, "connection");
  assert.equal(String((await once(next, "message"))[0]), "meanwhile");
  socket.close();
  await once(socket, "close");
});
