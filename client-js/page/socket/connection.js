// One WebSocket at a time, and what may be done with it when.
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
// Names with () are calls from the page, the others are events of the socket.

import { addressProblem } from "./address.js";

/** @typedef {"ready" | "connecting" | "open" | "closing" | "closed"} State */
/** @typedef {string | Uint8Array<ArrayBuffer>} Payload */

export const MAX_BUFFERED_MIB = 16;

// Longer than browsers themselves wait for the answer to a Close frame. They begin to wait only once that frame is sent,
// which behind messages that the peer does not read is never.
export const CLOSE_TIMEOUT_SECONDS = 15;

const utf8 = new TextEncoder();

/**
 * Dispatches CustomEvents, the state being the new one already: "statechange"; "open"; "sent" and "message" (detail:
 * payload, size in bytes on the wire, quiet); "close" (detail: during, the state in which it came, code, reason, unsent bytes);
 * "abandoned" instead of that when the peer was too slow to close (detail: unsent bytes).
 *
 * Quiet messages are for whoever asked for them, not for a log: what was sent so, and what comes while `quiet` is set.
 *
 * What it refuses it answers with a sentence, and does nothing; null means done.
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
   * @property {(act: () => void, milliseconds: number) => unknown} [after] runs act once, then
   *
   * @param {Options} [options]
   */
  constructor({ WebSocket = globalThis.WebSocket, after = (act, delay) => setTimeout(act, delay) } = {}) {
    super();
    this.#WebSocket = WebSocket;
    this.#after = after;
  }

  get state() {
    return this.#state;
  }

  /** How many bytes wait to be sent. */
  get bufferedAmount() {
    return this.#socket?.bufferedAmount ?? 0;
  }

  /**
   * @param {string} address
   * @returns {string | null}
   */
  connect(address) {
    if (this.#state !== "ready" && this.#state !== "closed") {
      return "Already connected. Disconnect first.";
    }
    const problem = addressProblem(address);
    if (problem) return problem;
    try {
      this.#socket = this.#listenTo(new this.#WebSocket(address));
    } catch (error) {
      // SyntaxError for a URL the browser likes less than we do, SecurityError for ws: from a page served over https.
      if (!(error instanceof DOMException)) throw error;
      return `The browser rejects this server URL: ${error.message}`;
    }
    this.#become("connecting");
    return null;
  }

  /**
   * @param {Payload} payload
   * @param {{ quiet?: boolean }} [options]
   * @returns {string | null}
   */
  send(payload, { quiet = false } = {}) {
    const socket = this.#socket;
    // Asks the socket, not our state: once the peer's Close has come, send() drops what it is given without a word,
    // and the close event is still to come.
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

  /** Gives up the attempt while connecting, begins the closing handshake while open, else does nothing. */
  close() {
    if (this.#state !== "connecting" && this.#state !== "open") return;
    const socket = this.#socket;
    this.#become("closing");
    socket?.close(1000, "Closing from client");
    this.#after(() => this.#abandon(socket), CLOSE_TIMEOUT_SECONDS * 1000);
  }

  /**
   * There is no cutting a WebSocket off from here: the browser keeps it until it ends, but nobody has to wait for that.
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
        // Not so once abandoned.
        if (this.#socket === socket) act(event);
      });
    socket.binaryType = "arraybuffer";
    on("open", () => {
      this.#become("open");
      this.#dispatch("open");
    });
    on("message", ({ data }) => {
      const payload = typeof data === "string" ? data : new Uint8Array(data);
      this.#dispatch("message", { payload, size: byteSize(payload), quiet: this.quiet });
    });
    // "error" has no listener: it tells nothing that the close event after it does not, and not every browser sends it
    // when an open connection breaks.
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
