// The states of a socket, which has one connection at a time:
//
//   new ──> connecting ──────────────── open ───────────────> open
//            ^  │ │ │                                         │ │ │
//   online,  │  │ │ └ close() ──────> closing <───── close() ─┘ │ │
//   visible, │  │ │                      │ closed, timeout      │ │
//   or time  │  │ └ stop ──────────────> closed <─────── stop ──┘ │
//   to retry │  │                        ^                        │
//            │  │                        │ close()                │
//            │  └ failed, timeout ───> waiting <── lost, timeout ─┘
//            └───────────────────────────┘
//
// Names with () are calls. Each transition dispatches "statechange".

import { CloseEvent } from "./close-event.js";
import { Connection } from "./connection.js";
import { EventQueue } from "./event-queue.js";
import { livenessOf } from "./liveness.js";
import { RetrySchedule } from "./retry-schedule.js";
import { onWake } from "./wake.js";

/**
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Close} Close
 * @typedef {import("./connection.js").AllOptions} AllOptions
 */

/** Makes connections one after another, and dispatches what happens to them. */
export class Reconnector {
  /** @type {State} */ state = "connecting";
  /** @type {number | null} */ retryAt = null;
  #address;
  #options;
  #queue;
  #schedule;
  #liveness;
  #events;
  /** @type {Connection | null} */ #connection = null;
  #url = "";
  /** @type {BinaryType} */ #binaryType = "blob";
  /** @type {unknown} */ #timer;
  #finished = new AbortController();

  /**
   * @param {import("./types.js").Address} address
   * @param {AllOptions} options
   * @param {import("./send-queue.js").SendQueue} queue
   * @param {EventTarget} target dispatches the events
   */
  constructor(address, options, queue, target) {
    this.#address = address;
    this.#options = options;
    this.#queue = queue;
    this.#schedule = new RetrySchedule(options);
    const send = (/** @type {any} */ message) => this.socket?.send(message);
    this.#liveness = livenessOf(options, send, (silent, awakened) => this.#onSilent(silent, awakened));
    this.#events = new EventQueue(target);
  }

  /** The WebSocket of the present connection. */
  get socket() {
    return this.#connection?.socket ?? null;
  }

  /** The URL of the last WebSocket. */
  get url() {
    return this.socket?.url ?? this.#url;
  }

  get binaryType() {
    return this.#binaryType;
  }

  set binaryType(type) {
    this.#binaryType = type;
    if (this.socket) this.socket.binaryType = type;
  }

  /**
   * Starts the first connection.
   *
   * @throws {unknown} what Connection.start throws
   */
  start() {
    const { signal, target } = this.#options;
    this.#newConnection().start(this.#address);
    const until = { signal: this.#finished.signal };
    signal?.addEventListener("abort", () => this.close(1000, "aborted"), until);
    onWake((hidden) => this.#onWake(hidden), until.signal, target);
  }

  /** Closes the connection for good, unless it is closing or closed. */
  close(/** @type {number} */ code, /** @type {string} */ reason) {
    if (this.state === "closing" || this.state === "closed") return;
    this.#stopTimers();
    this.#events.dispatch(this.#setState("closing"));
    if (this.#connection) this.#connection.close(code, reason);
    else this.#onClose({ code, reason, wasClean: true });
  }

  #newConnection() {
    this.#connection = new Connection(this.#options, {
      onOpen: () => this.#onOpen(),
      onMessage: (event) => this.#onMessage(event),
      onError: (error) =>
        this.#events.dispatch(Object.assign(new Event("error"), error === undefined ? {} : { error })),
      onClose: (close) => this.#onClose(close),
    });
    return this.#connection;
  }

  #onOpen() {
    const socket = /** @type {WebSocket} */ (this.socket);
    socket.binaryType = this.#binaryType;
    this.#schedule.onOpen();
    this.#liveness.start();
    // Queued messages come first.
    for (const message of this.#queue.takeAll()) socket.send(/** @type {string} */ (message));
    this.#events.dispatch(this.#setState("open"), new Event("open"));
  }

  #onMessage(/** @type {MessageEvent} */ { data, origin = "" }) {
    this.#liveness.onMessage();
    // The server's ping.
    if (data === "" && this.#options.serverPing) return;
    this.#events.dispatch(new MessageEvent("message", { data, origin }));
  }

  #onClose(/** @type {Close} */ close) {
    let bytes = this.socket?.bufferedAmount ?? 0;
    this.#url = this.url;
    this.#stopTimers();
    this.#connection = null;
    const next = this.state === "closing" ? "stop" : this.#options.reconnectPolicy(close);
    const change = next === "stop" ? this.#setState("closed") : this.#scheduleRetry(next);
    /** @type {import("./types.js").Message[]} */ let messages = [];
    if (next === "stop") {
      this.#finished.abort();
      bytes += this.#queue.bytes;
      messages = this.#queue.takeAll();
    }
    const unsent = bytes > 0 ? [new CustomEvent("unsent", { detail: { bytes, messages } })] : [];
    this.#events.dispatch(change, ...unsent, new CloseEvent("close", close));
  }

  #scheduleRetry(/** @type {"later" | "retry"} */ next) {
    const delay = this.#schedule.delay(next);
    this.#timer = this.#options.clock.setTimeout(() => this.#retry(), delay);
    this.retryAt = Date.now() + delay;
    return this.#setState("waiting");
  }

  #retry() {
    this.#stopTimers();
    const connection = this.#newConnection();
    this.#events.dispatch(this.#setState("connecting"));
    try {
      connection.start(this.#address);
    } catch (error) {
      connection.fail(error);
    }
  }

  /** Retries at once if the state is "waiting": something suggests that the server can be reached. */
  #retryNow() {
    if (this.state !== "waiting") return;
    this.#schedule.reset();
    this.#retry();
  }

  #onWake(/** @type {number} */ hidden) {
    if (this.state === "open") this.#liveness.onWake(hidden);
    else this.#retryNow();
  }

  #onSilent(/** @type {number} */ silent, /** @type {boolean} */ awakened) {
    this.#connection?.drop(`silent for ${Math.round(silent)} ms`);
    if (awakened) this.#retryNow();
  }

  #stopTimers() {
    this.#options.clock.clearTimeout(this.#timer);
    this.#liveness.stop();
  }

  #setState(/** @type {State} */ state) {
    if (state !== "waiting") this.retryAt = null;
    this.state = state;
    return new CustomEvent("statechange", { detail: { state, retryAt: this.retryAt } });
  }
}
