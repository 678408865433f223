import { closeProblem, mayReconnect } from "./close.js";
import { Connection } from "./connection.js";

/** @typedef {import("./connection.js").State | "waiting" | "failed"} State */

/** The ceiling of the first delay, and the largest ceiling, in milliseconds. */
const BASE = 500;
const MAX = 30_000;

/** The part of the ceiling that is not random, so that the log shows a growing delay. */
const FIXED = 0.5;

/**
 * A connection that can connect again after an abnormal end, with a growing delay. It has two more states: "waiting" for
 * the next attempt, and "failed" instead of "closed" after an abnormal end. It dispatches the events of Connection, and
 * "waiting" (detail: delay in milliseconds).
 */
export class Reconnector extends Connection {
  /** Whether to connect again after an abnormal end. */
  reconnects = false;
  /** The problem of the last end; null before it, and after a normal one. @type {string | null} */
  problem = null;
  #after;
  #random;
  #failures = 0;
  #address = "";
  /** @type {readonly string[]} */ #protocols = [];
  /** Identifies the attempt that waits. @type {object | null} */ #waiting = null;

  /** @param {import("./connection.js").Options & { random?: () => number }} [options] */
  constructor(options = {}) {
    super(options);
    this.#after = options.after ?? ((act, delay) => setTimeout(act, delay));
    this.#random = options.random ?? Math.random;
    this.addEventListener("open", () => (this.#failures = 0));
    this.addEventListener("close", (event) => this.#closed(/** @type {CustomEvent} */ (event).detail));
  }

  /** The state, with those of reconnecting. @returns {State} */
  get phase() {
    if (this.#waiting) return "waiting";
    return this.state === "closed" && this.problem ? "failed" : this.state;
  }

  /**
   * Connects, at once if it waits for the next attempt.
   *
   * @override
   * @param {string} address
   * @param {readonly string[]} [protocols]
   * @returns {string | null} the error, or null
   */
  connect(address, protocols = []) {
    const error = super.connect(address, protocols);
    if (error) return error;
    this.#address = address;
    this.#protocols = protocols;
    this.#waiting = null;
    this.problem = null;
    this.dispatchEvent(new CustomEvent("statechange"));
    return null;
  }

  /** Closes the connection, or stops to wait. @override */
  close() {
    this.#failures = 0;
    if (!this.#waiting) return super.close();
    this.#waiting = null;
    this.problem = null;
    this.dispatchEvent(new CustomEvent("statechange"));
  }

  /** @param {import("./close.js").Close} close */
  #closed(close) {
    this.problem = closeProblem(close);
    if (this.reconnects && mayReconnect(close)) this.#wait();
    // Once more: the state closed was dispatched before the problem was known.
    this.dispatchEvent(new CustomEvent("statechange"));
  }

  #wait() {
    const ceiling = Math.min(MAX, BASE * 2 ** this.#failures++);
    const delay = ceiling * (FIXED + (1 - FIXED) * this.#random());
    const attempt = (this.#waiting = {});
    // In a microtask: listeners that were added later log the close first.
    queueMicrotask(() => {
      if (this.#waiting === attempt) this.dispatchEvent(new CustomEvent("waiting", { detail: { delay } }));
    });
    this.#after(() => {
      if (this.#waiting !== attempt) return;
      this.connect(this.#address, this.#protocols);
    }, delay);
  }
}
