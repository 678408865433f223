// The states of a connection, which has one WebSocket at a time:
//
//             connect()               open                close()
//     ready ------------> connecting ------> open ---------------------> closing
//                          ^   |  |           |                           ^   |
//                          |   |  |   close() |                           |   |
//                          |   |  +-----------|---------------------------+   |
//                          |   | close        | close                         | close, or no close in time
//                          |   v              v                               |
//                          +-- closed <---------------------------------------+
//                   connect()
//
// Names with () are calls, the others are events of the WebSocket.

import { addressProblem } from "./address.js";
import { CLOSE_TIMEOUT_SECONDS } from "./close.js";

/** @typedef {"ready" | "connecting" | "open" | "closing" | "closed"} State */
/** @typedef {string | Uint8Array<ArrayBuffer>} Payload */

export const MAX_BUFFERED_MIB = 16;

const utf8 = new TextEncoder();

/**
 * A connection that reports its events and never reconnects. It dispatches CustomEvents after each change of its state:
 *
 * - "statechange" and "open" (protocol);
 * - "sent" and "message": payload, size in bytes, quiet;
 * - "close": the state before it (during), code, reason, unsent bytes;
 * - "abandoned" instead of "close" after the close timeout: unsent bytes.
 *
 * Quiet messages are those sent with the option `quiet`, and those received while the property `quiet` is set. The log
 * leaves them out. Methods return null, or the error of a rejected call as a sentence.
 */
export class Connection extends EventTarget {
  quiet = false;
  /** @type {State} */ #state = "ready";
  /** @type {WebSocket | null} */ #socket = null;
  #WebSocket;
  #after;

  /**
   * @typedef {object} Options
   * @property {typeof globalThis.WebSocket} [WebSocket]
   * @property {(act: () => void, milliseconds: number) => unknown} [after] runs act once after the delay
   *
   * @param {Options} [options]
   */
  constructor({ WebSocket = globalThis.WebSocket, after = (act, delay) => setTimeout(act, delay) } = {}) {
    super();
    this.#WebSocket = WebSocket;
    this.#after = after;
  }

  /** The present state. */
  get state() {
    return this.#state;
  }

  /** The subprotocol that the server selected; empty without one. */
  get protocol() {
    return this.#socket?.protocol ?? "";
  }

  /** The unsent bytes. */
  get bufferedAmount() {
    return this.#socket?.bufferedAmount ?? 0;
  }

  /**
   * Connects, if the connection is ready or closed.
   *
   * @param {string} address
   * @param {readonly string[]} [protocols] subprotocols that the client offers (RFC 6455 §1.9)
   * @returns {string | null} the error, or null
   */
  connect(address, protocols = []) {
    if (this.#state !== "ready" && this.#state !== "closed") {
      return "Already connected. Disconnect first.";
    }
    const problem = addressProblem(address);
    if (problem) return problem;
    try {
      this.#socket = this.#listenTo(new this.#WebSocket(address, [...protocols]));
    } catch (error) {
      // SyntaxError for a URL that the browser rejects, SecurityError for ws: from a page served over https.
      if (!(error instanceof DOMException)) throw error;
      return `The browser rejects this server URL or a subprotocol: ${error.message}`;
    }
    this.#become("connecting");
    return null;
  }

  /**
   * Sends a message, unless the unsent bytes would exceed 16 MiB.
   *
   * @param {Payload} payload
   * @param {{ quiet?: boolean }} [options]
   * @returns {string | null} the error, or null
   */
  send(payload, { quiet = false } = {}) {
    const socket = this.#socket;
    // The WebSocket's own state: after the server's Close frame, and before the close event, send() drops messages
    // silently.
    if (socket?.readyState !== this.#WebSocket.OPEN) {
      return "Not sent: the connection is not open.";
    }
    const size = byteSize(payload);
    if (socket.bufferedAmount + size > MAX_BUFFERED_MIB * 1024 * 1024) {
      return `Not sent: unsent bytes must not exceed ${MAX_BUFFERED_MIB} MiB.`;
    }
    socket.send(payload);
    this.#dispatch("sent", { payload, size, quiet });
    return null;
  }

  /** Stops the attempt while connecting, starts the closing handshake while open, does nothing otherwise. */
  close() {
    if (this.#state !== "connecting" && this.#state !== "open") return;
    const socket = this.#socket;
    this.#become("closing");
    socket?.close(1000, "Closing from client");
    this.#after(() => this.#abandon(socket), CLOSE_TIMEOUT_SECONDS * 1000);
  }

  /**
   * Drops the WebSocket. A browser cannot abort it and keeps it until it ends; its later events are ignored.
   *
   * @param {WebSocket | null} socket
   */
  #abandon(socket) {
    if (this.#state !== "closing" || this.#socket !== socket) return;
    this.#socket = null;
    this.#become("closed");
    this.#dispatch("abandoned", { unsent: socket?.bufferedAmount });
  }

  /** @param {WebSocket} socket */
  #listenTo(socket) {
    const on = (/** @type {string} */ type, /** @type {(event: any) => void} */ act) =>
      socket.addEventListener(type, (event) => {
        // An abandoned WebSocket is ignored.
        if (this.#socket === socket) act(event);
      });
    socket.binaryType = "arraybuffer";
    on("open", () => {
      this.#become("open");
      this.#dispatch("open", { protocol: socket.protocol });
    });
    on("message", ({ data }) => {
      const payload = typeof data === "string" ? data : new Uint8Array(data);
      this.#dispatch("message", { payload, size: byteSize(payload), quiet: this.quiet });
    });
    // "error" has no listener: the close event after it says the same, and not every browser dispatches "error" when a
    // connection is lost.
    on("close", ({ code, reason }) => {
      const during = this.#state;
      this.#become("closed");
      this.#dispatch("close", { during, code, reason, unsent: socket.bufferedAmount });
    });
    return socket;
  }

  /** @param {State} state */
  #become(state) {
    this.#state = state;
    this.#dispatch("statechange");
  }

  /**
   * @param {string} type
   * @param {object} [detail]
   */
  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** @param {Payload} payload */
function byteSize(payload) {
  return typeof payload === "string" ? utf8.encode(payload).length : payload.length;
}
