import { once } from "node:events";
import { connect } from "node:net";

/** The first byte of a frame: FIN and the opcode. */
export const TEXT = 0x81;
export const BINARY = 0x82;
export const CLOSE = 0x88;
export const PING = 0x89;

/**
 * A frame as a client sends it, masked with zeros.
 *
 * @param {number} first @param {Buffer} payload @param {number} [length] what its header says
 */
export function frame(first, payload, length = payload.length) {
  const header = Buffer.alloc(length < 126 ? 2 : length < 65536 ? 4 : 10);
  header[0] = first;
  header[1] = 0x80 | (length < 126 ? length : length < 65536 ? 126 : 127);
  if (header.length === 4) {
    header.writeUInt16BE(length, 2);
  } else if (header.length === 10) {
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([header, Buffer.alloc(4), payload]);
}

/** @param {string} path @param {string} [headers] in place of those that a handshake has */
export function handshake(path, headers) {
  const usual =
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n" +
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  return `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers ?? usual}\r\n`;
}

/** TCP, and no library that would keep it from doing wrong. It answers no Pings. */
export class RawPeer {
  #socket;
  #received = Buffer.alloc(0);

  /** What came, frame by frame, behind the answer to its handshake. @type {{ first: number, payload: Buffer }[]} */
  frames = [];

  /** The status of that answer. */
  status = 0;

  /** Resolved with "end" or "reset" when TCP has ended. */
  ended;

  /** @param {number} port @param {string | Buffer} [request] */
  static async open(port, request = "") {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    const peer = new RawPeer(socket);
    await once(socket, "connect");
    socket.write(request);
    return peer;
  }

  /** The same, upgraded. @param {number} port @param {string} path */
  static async upgrade(port, path) {
    const peer = await RawPeer.open(port, handshake(path));
    await peer.#answer;
    return peer;
  }

  /** @param {import("node:net").Socket} socket */
  constructor(socket) {
    this.#socket = socket;
    this.#answer = new Promise((resolve) => (this.#answered = () => resolve(undefined)));
    this.ended = new Promise((resolve) => {
      socket.on("error", () => resolve("reset"));
      socket.on("close", () => resolve("end"));
    });
    void this.ended.then(this.#answered);
    socket.on("data", (bytes) => this.#take(bytes));
  }

  #answer;
  #answered = () => {};

  /** The code of the Close that came; 0 without one. */
  get code() {
    const last = this.frames.at(-1);
    return last?.first === CLOSE && last.payload.length >= 2 ? last.payload.readUInt16BE(0) : 0;
  }

  /** @param {string | Buffer} bytes */
  send(bytes) {
    this.#socket.write(bytes);
  }

  pause() {
    this.#socket.pause();
  }

  resume() {
    this.#socket.resume();
  }

  reset() {
    this.#socket.resetAndDestroy();
  }

  close() {
    this.#socket.destroy();
  }

  /** @param {Buffer} bytes */
  #take(bytes) {
    this.#received = Buffer.concat([this.#received, bytes]);
    if (this.status === 0) {
      const end = this.#received.indexOf("\r\n\r\n");
      if (end < 0) {
        return;
      }
      this.status = Number(this.#received.subarray(9, 12).toString());
      this.#received = this.#received.subarray(end + 4);
      this.#answered();
    }
    if (this.status === 101) {
      this.#takeFrames();
    }
  }

  #takeFrames() {
    for (;;) {
      const head = this.#received;
      const short = head.length < 2 ? 0 : head[1];
      const start = 2 + (short === 126 ? 2 : short === 127 ? 8 : 0);
      if (head.length < start) {
        return;
      }
      const length = short === 126 ? head.readUInt16BE(2) : short === 127 ? Number(head.readBigUInt64BE(2)) : short;
      if (head.length < start + length) {
        return;
      }
      this.frames.push({
        first: head[0],
        payload: head.subarray(start, start + length),
      });
      this.#received = head.subarray(start + length);
    }
  }
}
