import { once } from "node:events";
import WebSocket from "ws";

/** A client of a widely used library, with the messages that it has got and nobody has taken. */
export class Peer {
  #socket;
  /** @type {{ data: Buffer, binary: boolean }[]} */
  #messages = [];
  #arrived = () => {};

  /** How it ended, once it has. */
  ended;

  /** @param {string} url */
  static async open(url) {
    const socket = new WebSocket(url, {
      perMessageDeflate: false,
      handshakeTimeout: 20_000,
    });
    const peer = new Peer(socket);
    await once(socket, "open");
    return peer;
  }

  /** @param {WebSocket} socket */
  constructor(socket) {
    this.#socket = socket;
    socket.on("message", (data, binary) => {
      this.#messages.push({ data: /** @type {Buffer} */ (data), binary });
      this.#arrived();
    });
    this.ended = new Promise((resolve) => {
      socket.on("error", () => {}); // a close with 1006 follows
      socket.on("close", (code, reason) => {
        resolve({ code, reason: reason.toString() });
        this.#arrived();
      });
    });
  }

  get isOpen() {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** @param {string | Buffer} message */
  send(message) {
    this.#socket.send(message);
  }

  /** The next message, in its turn; undefined behind the last. */
  async next() {
    while (this.#messages.length === 0 && this.#socket.readyState !== WebSocket.CLOSED) {
      await new Promise((resolve) => (this.#arrived = () => resolve(undefined)));
    }
    return this.#messages.shift();
  }

  /** @param {number} code @param {string} [reason] */
  close(code, reason) {
    this.#socket.close(code, reason);
    return this.ended;
  }

  /** Resets TCP, as a process does that is killed. */
  reset() {
    /** @type {any} */ (this.#socket)._socket?.resetAndDestroy();
  }
}
