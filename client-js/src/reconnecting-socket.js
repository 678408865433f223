import { checkClose } from "./close-event.js";
import { withDefaults } from "./options.js";
import { Reconnector } from "./reconnector.js";
import { quotaExceeded, SendQueue } from "./send-queue.js";
import { SocketTarget } from "./socket-target.js";

/**
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Message} Message
 * @typedef {import("./types.js").Options} Options
 */

/** @type {Record<State, number>} */
const READY_STATES = { connecting: 0, waiting: 0, open: 1, closing: 2, closed: 3 };

/**
 * A WebSocket that reconnects: it has the properties, methods and events of WebSocket (WHATWG WebSockets Standard §3.1),
 * and `state`, `retryAt`, "statechange" and "unsent". A lost connection may lose messages: only a response from the server
 * proves that a message arrived.
 */
export class ReconnectingSocket extends SocketTarget {
  #options;
  #queue = new SendQueue();
  #reconnector;

  /**
   * Starts the first connection.
   *
   * @param {import("./types.js").Address} url is called before each attempt if it is a function
   * @param {Options["protocols"] | Options} [protocols] the subprotocols, as for WebSocket; or the options
   * @param {Options} [options]
   * @throws {DOMException} SyntaxError for an invalid URL, and the reason of a signal that is already aborted
   * @throws {RangeError} for a number out of its range
   * @throws {TypeError} for an unknown option, for a heartbeat without a message or beside serverPing, and where the
   *   platform has no WebSocket
   * @throws {unknown} what a function for the URL or the protocols throws in the first attempt
   */
  constructor(url, protocols, options = {}) {
    super();
    const only = typeof protocols === "object" && protocols !== null && !Array.isArray(protocols);
    this.#options = withDefaults(only ? protocols : { protocols, ...options });
    this.#options.signal?.throwIfAborted();
    this.#reconnector = new Reconnector(url, this.#options, this.#queue, this);
    this.#reconnector.start();
  }

  /**
   * The present state; "statechange" reports each change.
   *
   * @returns {State}
   */
  get state() {
    return this.#reconnector.state;
  }

  /** The time of the next attempt, in milliseconds since 1970; null unless the state is "waiting". */
  get retryAt() {
    return this.#reconnector.retryAt;
  }

  /** The state as a number, as WebSocket has it: 0 also while waiting, 3 only when no attempt follows. */
  get readyState() {
    return READY_STATES[this.state];
  }

  /** The URL of the last connection, also of one that failed. */
  get url() {
    return this.#reconnector.url;
  }

  /** The subprotocol of the connection; empty without one. */
  get protocol() {
    return this.#reconnector.socket?.protocol ?? "";
  }

  /** The extensions of the connection; empty without any. */
  get extensions() {
    return this.#reconnector.socket?.extensions ?? "";
  }

  /** Unsent bytes: those in the queue, and those that the browser has not sent. */
  get bufferedAmount() {
    return this.#queue.bytes + (this.#reconnector.socket?.bufferedAmount ?? 0);
  }

  /** The type of binary messages, "blob" or "arraybuffer"; kept for later connections. */
  get binaryType() {
    return this.#reconnector.binaryType;
  }

  set binaryType(type) {
    this.#reconnector.binaryType = type;
  }

  /**
   * Sends a message, or queues it while there is no connection; throws and sends nothing otherwise.
   *
   * @param {Message} message
   * @throws {DOMException} InvalidStateError without a connection and without the option `queue`, and after close();
   *   QuotaExceededError if more than maxBufferedAmount bytes are unsent, or would be queued
   */
  send(message) {
    const { queue, maxBufferedAmount } = this.#options;
    const { socket } = this.#reconnector;
    // Both states are checked: after the server's Close frame a WebSocket drops messages silently.
    if (this.state === "open" && socket?.readyState === 1) {
      if (socket.bufferedAmount > maxBufferedAmount) throw quotaExceeded(maxBufferedAmount);
      socket.send(/** @type {string} */ (message));
    } else if (queue && this.readyState < 2) {
      this.#queue.add(message, maxBufferedAmount);
    } else {
      throw new DOMException(`Not sent: state=${this.state}, must be open`, "InvalidStateError");
    }
  }

  /**
   * Closes the connection, and makes no other. Throws and closes nothing if an argument is invalid.
   *
   * @param {number} [code] 1000, or 3000 to 4999 (RFC 6455 §7.4.2)
   * @param {string} [reason] up to 123 bytes in UTF-8 (RFC 6455 §5.5.1)
   * @throws {DOMException} InvalidAccessError for another code, SyntaxError for a longer reason
   */
  close(code = 1000, reason = "") {
    checkClose(code, reason);
    this.#reconnector.close(code, reason);
  }
}
