// The states of a socket, which has one WebSocket at a time:
//
//   new ──> connecting ──────────────── open ───────────────> open
//            ^  │ │ │                                         │ │ │
//   online,  │  │ │ └ close() ──────> closing <───── close() ─┘ │ │
//   visible, │  │ │                      │ closed               │ │
//   or time  │  │ └ stop ──────────────> closed <─────── stop ──┘ │
//   to retry │  │                        ^                        │
//            │  │                        │ close()                │
//            │  └ failed, timeout ───> waiting <── lost, timeout ─┘
//            └───────────────────────────┘
//
// Names with () are calls. Each transition dispatches "statechange".

import { CloseEvent } from "./close-event.js";
import { Heartbeat } from "./heartbeat.js";
import { withDefaults } from "./options.js";
import { quotaExceeded, SendQueue } from "./send-queue.js";
import { SocketTarget } from "./socket-target.js";
import { onWake } from "./wake.js";

/**
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Close} Close
 * @typedef {import("./types.js").Message} Message
 * @typedef {import("./types.js").Options} Options
 */

/** @type {Record<State, number>} */
const READY_STATES = { connecting: 0, waiting: 0, open: 1, closing: 2, closed: 3 };

/** A connection that lasted this many milliseconds resets the count of failures. */
const STABLE = 5_000;

/**
 * A WebSocket that reconnects: it has the properties, methods and events of WebSocket (WHATWG WebSockets Standard §3.1),
 * and `state`, `retryAt`, "statechange" and "unsent". A lost connection may lose messages: only a response from the server
 * proves that a message arrived.
 */
export class ReconnectingSocket extends SocketTarget {
  #address;
  #options;
  #url = "";
  #queue = new SendQueue();
  /** @type {Heartbeat | null} */ #heartbeat = null;
  /** @type {State} */ #state = "connecting";
  /** @type {WebSocket | null} */ #socket = null;
  /** @type {BinaryType} */ #binaryType = "blob";
  /** @type {unknown} */ #timer;
  /** @type {number | null} */ #retryAt = null;
  /** @type {number | null} */ #openedAt = null;
  #failures = 0;
  /** @type {Event[]} */ #events = [];
  #finished = new AbortController();

  /**
   * Starts the first connection.
   *
   * @param {string | URL | (() => string | URL)} url is called before each connection if it is a function
   * @param {string | string[] | Options} [protocols] the subprotocols, as for WebSocket; or the options
   * @param {Options} [options]
   * @throws {DOMException} SyntaxError for an invalid URL, and the reason of a signal that is already aborted
   * @throws {RangeError} for a number out of its range
   * @throws {TypeError} for an unknown option, and where the platform has no WebSocket
   */
  constructor(url, protocols = [], options = {}) {
    super();
    this.#address = typeof url === "function" ? url : () => url;
    const given = typeof protocols === "string" || Array.isArray(protocols) ? { protocols, ...options } : protocols;
    this.#options = withDefaults(given);
    const { heartbeat, signal, clock, target } = this.#options;
    signal?.throwIfAborted();
    if (heartbeat) {
      const onPing = () => this.#ping(heartbeat.message);
      const onTimeout = (/** @type {number} */ silent) => this.#timeOut(`silent for ${Math.round(silent)} ms`);
      this.#heartbeat = new Heartbeat(heartbeat.interval, onPing, onTimeout, clock);
    }
    this.#connect();
    const until = { signal: this.#finished.signal };
    signal?.addEventListener("abort", () => this.close(1000, "aborted"), until);
    onWake(() => this.#onWake(), until.signal, target);
  }

  /**
   * The present state; "statechange" reports each change.
   *
   * @returns {State}
   */
  get state() {
    return this.#state;
  }

  /** The time of the next attempt, in milliseconds since 1970; null unless the state is "waiting". */
  get retryAt() {
    return this.#retryAt;
  }

  /** The state as a number, as WebSocket has it: 0 also while waiting, 3 only when no attempt follows. */
  get readyState() {
    return READY_STATES[this.#state];
  }

  /** The URL of the last connection, also of one that failed. */
  get url() {
    return this.#url;
  }

  /** The subprotocol of the connection; empty without one. */
  get protocol() {
    return this.#socket?.protocol ?? "";
  }

  /** The extensions of the connection; empty without any. */
  get extensions() {
    return this.#socket?.extensions ?? "";
  }

  /** Unsent bytes: those in the queue, and those that the browser has not sent. */
  get bufferedAmount() {
    return this.#queue.bytes + (this.#socket?.bufferedAmount ?? 0);
  }

  /** The type of binary messages, "blob" or "arraybuffer"; kept for later connections. */
  get binaryType() {
    return this.#binaryType;
  }

  set binaryType(type) {
    this.#binaryType = type;
    if (this.#socket) this.#socket.binaryType = type;
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
    const socket = this.#socket;
    // Both states are checked: after the server's Close frame a WebSocket drops messages silently.
    if (this.#state === "open" && socket?.readyState === 1) {
      if (socket.bufferedAmount > maxBufferedAmount) throw quotaExceeded(maxBufferedAmount);
      socket.send(/** @type {string} */ (message));
    } else if (queue && this.readyState < 2) {
      this.#queue.add(message, maxBufferedAmount);
    } else {
      throw new DOMException(`Not sent: state=${this.#state}, must be open`, "InvalidStateError");
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
    if (code !== 1000 && !(code >= 3000 && code <= 4999)) {
      throw new DOMException(`code=${code} is not allowed: must be 1000 or 3000 to 4999`, "InvalidAccessError");
    }
    if (new TextEncoder().encode(reason).length > 123) {
      throw new DOMException("reason is too long: must be up to 123 bytes in UTF-8", "SyntaxError");
    }
    if (this.readyState >= 2) return;
    this.#stopTimers();
    this.#dispatch(this.#setState("closing"));
    if (this.#socket) this.#socket.close(code, reason);
    else this.#closed({ code, reason, wasClean: true });
  }

  #connect() {
    const { WebSocket, protocols, clock, connectTimeout } = this.#options;
    const socket = new WebSocket(this.#address(), protocols);
    this.#socket = socket;
    this.#url = socket.url;
    socket.binaryType = this.#binaryType;
    const on = (/** @type {string} */ type, /** @type {(event: any) => void} */ act) =>
      // A socket that timed out is ignored.
      socket.addEventListener(type, (event) => this.#socket === socket && act(event));
    on("open", () => this.#opened(socket));
    on("message", ({ data, origin = "" }) => {
      this.#heartbeat?.onMessage();
      this.#dispatch(new MessageEvent("message", { data, origin }));
    });
    on("error", () => this.#dispatch(new Event("error")));
    on("close", (close) => this.#closed(close));
    this.#timer = clock.setTimeout(() => this.#timeOut(`not open within ${connectTimeout} ms`), connectTimeout);
  }

  #opened(/** @type {WebSocket} */ socket) {
    this.#stopTimers();
    this.#openedAt = this.#options.clock.now();
    this.#heartbeat?.start();
    // Queued messages come first.
    for (const message of this.#queue.takeAll()) socket.send(/** @type {string} */ (message));
    this.#dispatch(this.#setState("open"), new Event("open"));
  }

  /** A browser cannot abort a WebSocket and keeps it until it ends. The events of this one are ignored from now on. */
  #timeOut(/** @type {string} */ reason) {
    const socket = this.#socket;
    this.#closed({ code: 1006, reason, wasClean: false });
    socket?.close();
  }

  #closed(/** @type {Close} */ { code, reason, wasClean }) {
    const close = { code, reason, wasClean };
    const { clock, reconnectPolicy } = this.#options;
    let bytes = this.#socket?.bufferedAmount ?? 0;
    const stable = this.#openedAt !== null && clock.now() - this.#openedAt >= STABLE;
    this.#failures = stable ? 1 : this.#failures + 1;
    this.#stopTimers();
    this.#socket = null;
    this.#openedAt = null;
    const next = this.#state === "closing" ? "stop" : reconnectPolicy(close);
    const change = next === "stop" ? this.#setState("closed") : this.#scheduleRetry(next);
    /** @type {import("./types.js").Message[]} */ let messages = [];
    if (next === "stop") {
      this.#finished.abort();
      bytes += this.#queue.bytes;
      messages = this.#queue.takeAll();
    }
    const unsent = bytes > 0 ? [new CustomEvent("unsent", { detail: { bytes, messages } })] : [];
    this.#dispatch(change, ...unsent, new CloseEvent("close", close));
  }

  #scheduleRetry(/** @type {"later" | "retry"} */ next) {
    const { backoff, jitter, clock } = this.#options;
    const delay = next === "later" ? backoff.later(jitter) : backoff.delay(this.#failures);
    this.#timer = clock.setTimeout(() => this.#retry(), delay);
    this.#retryAt = Date.now() + delay;
    return this.#setState("waiting");
  }

  #retry() {
    this.#stopTimers();
    const change = this.#setState("connecting");
    try {
      this.#connect();
    } catch (error) {
      // Possible only if a function returns the URL.
      this.#dispatch(change, Object.assign(new Event("error"), { error }));
      this.#state = "closing";
      return this.#closed({ code: 1006, reason: String(error), wasClean: false });
    }
    this.#dispatch(change);
  }

  #onWake() {
    if (this.#state === "waiting") {
      this.#failures = 0;
      this.#retry();
    } else if (this.#state === "open" && this.#options.heartbeat?.message !== undefined) {
      // Without a ping message the server would not respond.
      this.#heartbeat?.probe();
    }
  }

  #ping(/** @type {Message | (() => Message) | undefined} */ message) {
    const data = typeof message === "function" ? message() : message;
    if (data !== undefined) this.#socket?.send(/** @type {string} */ (data));
  }

  #stopTimers() {
    this.#options.clock.clearTimeout(this.#timer);
    this.#heartbeat?.stop();
  }

  #setState(/** @type {State} */ state) {
    if (state !== "waiting") this.#retryAt = null;
    this.#state = state;
    return new CustomEvent("statechange", { detail: { state, retryAt: this.#retryAt } });
  }

  /** Dispatches events in order, also those that a listener causes meanwhile. */
  #dispatch(/** @type {Event[]} */ ...events) {
    const dispatching = this.#events.length > 0;
    this.#events.push(...events);
    if (dispatching) return;
    for (let next; (next = this.#events[0]); this.#events.shift()) this.dispatchEvent(next);
  }
}
