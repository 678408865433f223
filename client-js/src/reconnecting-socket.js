// One WebSocket at a time, and another one when it is lost.
//
//   new ──> connecting ──────────────── open ───────────────> open
//            ^  │ │ │                                         │ │ │
//   online,  │  │ │ └ close() ──────> closing <───── close() ─┘ │ │
//   visible, │  │ │                      │ ended                │ │
//   or time  │  │ └ stay away ─────────> closed <── stay away ──┘ │
//   to retry │  │                        ^                        │
//            │  │                        │ close()                │
//            │  └ failed, too slow ──> waiting <── lost, silent ──┘
//            └───────────────────────────┘
//
// Names with () are calls. Each change is told by "statechange".

import { CloseEvent } from "./events.js";
import { Heartbeat } from "./heartbeat.js";
import { withDefaults } from "./options.js";
import { Outbox, tooMuch } from "./outbox.js";
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

/** A connection that lasts so many milliseconds is no failure when it ends. */
const STABLE = 5_000;

/** A WebSocket that comes back: use it as one, and hear of what is lost meanwhile by its events. */
export class ReconnectingSocket extends SocketTarget {
  #address;
  #options;
  #url = "";
  #outbox = new Outbox();
  /** @type {Heartbeat | null} */ #heartbeat = null;
  /** @type {State} */ #state = "connecting";
  /** @type {WebSocket | null} */ #socket = null;
  /** @type {BinaryType} */ #binaryType = "blob";
  /** @type {unknown} */ #timer;
  /** @type {number | null} */ #retryAt = null;
  /** @type {number | null} */ #openedAt = null;
  #failures = 0;
  /** @type {Event[]} */ #events = [];
  #ended = new AbortController();

  /**
   * @param {string | URL | (() => string | URL)} url a function is asked before each connection
   * @param {string | string[] | Options} [protocols] as WebSocket has it, or left out
   * @param {Options} [options]
   * @throws {DOMException | RangeError | TypeError} what WebSocket throws of the URL, and of options that are none
   */
  constructor(url, protocols = [], options = {}) {
    super();
    this.#address = typeof url === "function" ? url : () => url;
    const given = typeof protocols === "string" || Array.isArray(protocols) ? { protocols, ...options } : protocols;
    this.#options = withDefaults(given);
    const { heartbeat, signal, clock, page } = this.#options;
    signal?.throwIfAborted();
    if (heartbeat) {
      const ask = () => this.#ask(heartbeat.message);
      const giveUp = (/** @type {number} */ silent) => this.#giveUp(`silent for ${Math.round(silent)} ms`);
      this.#heartbeat = new Heartbeat(heartbeat.interval, ask, giveUp, clock);
    }
    this.#connect();
    const until = { signal: this.#ended.signal };
    signal?.addEventListener("abort", () => this.close(1000, "aborted"), until);
    onWake(() => this.#wake(), until.signal, page);
  }

  /** @returns {State} */
  get state() {
    return this.#state;
  }

  /** When it tries again, in milliseconds since 1970; null unless it is waiting. */
  get retryAt() {
    return this.#retryAt;
  }

  /** As WebSocket has it: 0 also while it is waiting, 3 only when it will not come back. */
  get readyState() {
    return READY_STATES[this.#state];
  }

  get url() {
    return this.#url;
  }

  get protocol() {
    return this.#socket?.protocol ?? "";
  }

  get extensions() {
    return this.#socket?.extensions ?? "";
  }

  /** Bytes that wait: those that are queued, and those that the browser has not sent. */
  get bufferedAmount() {
    return this.#outbox.bytes + (this.#socket?.bufferedAmount ?? 0);
  }

  get binaryType() {
    return this.#binaryType;
  }

  set binaryType(type) {
    this.#binaryType = type;
    if (this.#socket) this.#socket.binaryType = type;
  }

  /**
   * @param {Message} message
   * @throws {DOMException} InvalidStateError if there is no connection and it is not to be queued, QuotaExceededError if too
   *   much waits already; it is not sent then
   */
  send(message) {
    const { queue, maxBufferedAmount } = this.#options;
    const socket = this.#socket;
    // Not its own state: behind the server's Close a WebSocket drops what it is given, and says nothing.
    if (this.#state === "open" && socket?.readyState === 1) {
      if (socket.bufferedAmount > maxBufferedAmount) throw tooMuch(maxBufferedAmount);
      socket.send(/** @type {string} */ (message));
    } else if (queue && this.readyState < 2) {
      this.#outbox.add(message, maxBufferedAmount);
    } else {
      throw new DOMException(`Not sent: the socket is ${this.#state}.`, "InvalidStateError");
    }
  }

  /**
   * For good.
   *
   * @param {number} [code] 1000, or 3000 to 4999
   * @param {string} [reason] up to 123 bytes in UTF-8
   * @throws {DOMException} InvalidAccessError or SyntaxError if these are not allowed; it is not closed then
   */
  close(code = 1000, reason = "") {
    if (code !== 1000 && !(code >= 3000 && code <= 4999)) {
      throw new DOMException(`The code is ${code}, but 1000 and 3000 to 4999 are allowed.`, "InvalidAccessError");
    }
    if (new TextEncoder().encode(reason).length > 123) {
      throw new DOMException("The reason has more than 123 bytes.", "SyntaxError");
    }
    if (this.readyState >= 2) return;
    this.#rest();
    this.#tell(this.#become("closing"));
    if (this.#socket) this.#socket.close(code, reason);
    else this.#end({ code, reason, wasClean: true });
  }

  #connect() {
    const { WebSocket, protocols, clock, connectTimeout } = this.#options;
    const socket = new WebSocket(this.#address(), protocols);
    this.#socket = socket;
    this.#url = socket.url;
    socket.binaryType = this.#binaryType;
    const on = (/** @type {string} */ type, /** @type {(event: any) => void} */ act) =>
      // Not so once it is given up.
      socket.addEventListener(type, (event) => this.#socket === socket && act(event));
    on("open", () => this.#opened(socket));
    on("message", ({ data, origin = "" }) => {
      this.#heartbeat?.heard();
      this.#tell(new MessageEvent("message", { data, origin }));
    });
    on("error", () => this.#tell(new Event("error")));
    on("close", (close) => this.#end(close));
    this.#timer = clock.setTimeout(() => this.#giveUp(`not open within ${connectTimeout} ms`), connectTimeout);
  }

  #opened(/** @type {WebSocket} */ socket) {
    this.#rest();
    this.#openedAt = this.#options.clock.now();
    this.#heartbeat?.start();
    // What was sent before goes first.
    for (const message of this.#outbox.take()) socket.send(/** @type {string} */ (message));
    this.#tell(this.#become("open"), new Event("open"));
  }

  /** There is no cutting a WebSocket off: the browser keeps it until it ends, but nobody has to wait for that. */
  #giveUp(/** @type {string} */ reason) {
    const socket = this.#socket;
    this.#end({ code: 1006, reason, wasClean: false });
    socket?.close();
  }

  #end(/** @type {Close} */ { code, reason, wasClean }) {
    const close = { code, reason, wasClean };
    const { clock, afterClose } = this.#options;
    let bytes = this.#socket?.bufferedAmount ?? 0;
    const stable = this.#openedAt !== null && clock.now() - this.#openedAt >= STABLE;
    this.#failures = stable ? 1 : this.#failures + 1;
    this.#rest();
    this.#socket = null;
    this.#openedAt = null;
    const next = this.#state === "closing" ? "stay away" : afterClose(close);
    const change = next === "stay away" ? this.#become("closed") : this.#wait(next);
    /** @type {import("./types.js").Message[]} */ let messages = [];
    if (next === "stay away") {
      this.#ended.abort();
      bytes += this.#outbox.bytes;
      messages = this.#outbox.take();
    }
    const unsent = bytes > 0 ? [new CustomEvent("unsent", { detail: { bytes, messages } })] : [];
    this.#tell(change, ...unsent, new CloseEvent("close", close));
  }

  #wait(/** @type {"later" | "retry"} */ next) {
    const { backoff, spread, clock } = this.#options;
    const delay = next === "later" ? backoff.later(spread) : backoff.delay(this.#failures);
    this.#timer = clock.setTimeout(() => this.#retry(), delay);
    this.#retryAt = Date.now() + delay;
    return this.#become("waiting");
  }

  #retry() {
    this.#rest();
    const change = this.#become("connecting");
    try {
      this.#connect();
    } catch (error) {
      // Only where a function gives the URL.
      this.#tell(change, Object.assign(new Event("error"), { error }));
      this.#state = "closing";
      return this.#end({ code: 1006, reason: String(error), wasClean: false });
    }
    this.#tell(change);
  }

  #wake() {
    if (this.#state === "waiting") {
      this.#failures = 0;
      this.#retry();
    } else if (this.#state === "open" && this.#options.heartbeat?.message !== undefined) {
      // One that only listens gets no answer by which a live connection would be known.
      this.#heartbeat?.doubt();
    }
  }

  #ask(/** @type {Message | (() => Message) | undefined} */ message) {
    const data = typeof message === "function" ? message() : message;
    if (data !== undefined) this.#socket?.send(/** @type {string} */ (data));
  }

  /** No timer runs. */
  #rest() {
    this.#options.clock.clearTimeout(this.#timer);
    this.#heartbeat?.stop();
  }

  #become(/** @type {State} */ state) {
    if (state !== "waiting") this.#retryAt = null;
    this.#state = state;
    return new CustomEvent("statechange", { detail: { state, retryAt: this.#retryAt } });
  }

  /** In the order in which it happened, also where a listener makes more happen. */
  #tell(/** @type {Event[]} */ ...events) {
    const telling = this.#events.length > 0;
    this.#events.push(...events);
    if (telling) return;
    for (let next; (next = this.#events[0]); this.#events.shift()) this.dispatchEvent(next);
  }
}
