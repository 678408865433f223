import { formatCount, formatSize } from "../text/format.js";
import { Histogram } from "./histogram.js";
import { TestMessages } from "./test-messages.js";

export const MAX_MESSAGES = 1_000_000;
export const MAX_SIZE = 16 * 1024 * 1024;
export const MAX_IN_FLIGHT = 1000;

/** The timeout of an echo. */
export const TIMEOUT_SECONDS = 10;

/** @typedef {{ messages: number, size: number, inFlight: number }} Plan */
/** @typedef {"running" | "done" | "stopped" | "failed"} Outcome */

/**
 * Sends messages over an open connection to an echo endpoint, and compares each echo byte by byte. Dispatches "echo" for
 * each (detail: milliseconds) and "end" once. The results are available at any time.
 */
export class RoundTripTest extends EventTarget {
  #connection;
  #plan;
  #now;
  #every;
  #messages;
  #times = new Histogram();
  /** The time of sending, by the number of the message modulo those in flight. */ #sentAt;
  #sent = 0;
  #received = 0;
  #began = 0;
  #ended = 0;
  #lastHeard = 0;
  /** @type {Outcome} */ #outcome = "running";
  #problem = "";
  #stopping = false;
  #listening = new AbortController();
  /** @type {(() => void) | null} */ #cancelWatch = null;

  /**
   * @param {import("../socket/connection.js").Connection} connection is open
   * @param {Plan} plan
   * @param {object} [options]
   * @param {() => number} [options.now] milliseconds
   * @param {(act: () => void, milliseconds: number) => () => void} [options.every] returns the function that stops it
   * @param {() => number} [options.random]
   */
  constructor(connection, plan, { now = () => performance.now(), every = repeat, random = Math.random } = {}) {
    super();
    this.#connection = connection;
    this.#plan = plan;
    this.#now = now;
    this.#every = every;
    this.#messages = new TestMessages(plan.size, { random });
    this.#sentAt = new Float64Array(plan.inFlight);
  }

  get outcome() {
    return this.#outcome;
  }

  /** The error of a failed test. */
  get problem() {
    return this.#problem;
  }

  get plan() {
    return this.#plan;
  }

  get results() {
    const seconds = ((this.#outcome === "running" ? this.#now() : this.#ended) - this.#began) / 1000;
    return {
      received: this.#received,
      seconds,
      messagesPerSecond: seconds > 0 ? this.#received / seconds : 0,
      bytesPerSecond: seconds > 0 ? (this.#received * this.#plan.size) / seconds : 0,
      min: this.#times.min,
      median: this.#times.quantile(0.5),
      p99: this.#times.quantile(0.99),
      max: this.#times.max,
    };
  }

  start() {
    this.#began = this.#lastHeard = this.#now();
    this.#connection.quiet = true;
    const { signal } = this.#listening;
    this.#connection.addEventListener(
      "message",
      (event) => this.#onMessage(/** @type {CustomEvent} */ (event).detail),
      {
        signal,
      },
    );
    this.#connection.addEventListener("statechange", () => this.#closed(), { signal });
    this.#cancelWatch = this.#every(() => this.#watch(), 1000);
    this.#fill();
  }

  /** Stops sending. The test ends with the last echo in flight, so that no other part receives these echoes. */
  stop() {
    this.#stopping = true;
    if (this.#received === this.#sent) this.#end("stopped");
  }

  /** Sends up to the limit in flight. After a rejected message the next echo tries again. */
  #fill() {
    const { messages, inFlight } = this.#plan;
    while (
      !this.#stopping &&
      this.#outcome === "running" &&
      this.#sent < messages &&
      this.#sent - this.#received < inFlight
    ) {
      this.#sentAt[this.#sent % inFlight] = this.#now();
      const error = this.#connection.send(this.#messages.message(this.#sent), { quiet: true });
      if (error && this.#sent === this.#received) this.#fail(error);
      if (error) return;
      this.#sent++;
    }
  }

  /** @param {{ payload: unknown, size: number }} detail */
  #onMessage({ payload, size }) {
    const number = this.#received;
    if (number === this.#sent) return this.#fail("Received a message that is not an echo.");
    if (!this.#messages.isMessage(payload, number)) {
      return this.#fail(
        `Echo ${formatCount(number + 1)} differs from its message: received ${typeof payload === "string" ? "text" : "binary"} of ` +
          `${formatSize(size)}, sent binary of ${formatSize(this.#plan.size)}.`,
      );
    }
    this.#lastHeard = this.#now();
    const took = this.#lastHeard - (this.#sentAt[number % this.#plan.inFlight] ?? 0);
    this.#times.add(took);
    this.#received++;
    this.dispatchEvent(new CustomEvent("echo", { detail: took }));
    if (this.#received === this.#plan.messages) this.#end("done");
    else if (this.#stopping && this.#received === this.#sent) this.#end("stopped");
    else this.#fill();
  }

  #watch() {
    if (this.#now() - this.#lastHeard <= TIMEOUT_SECONDS * 1000) return;
    this.#fail(`Echo ${formatCount(this.#received + 1)} is missing: received nothing for ${TIMEOUT_SECONDS} s.`);
  }

  #closed() {
    const missing = this.#sent - this.#received;
    this.#fail(`The connection closed with ${formatCount(missing)} ${missing === 1 ? "echo" : "echoes"} outstanding.`);
  }

  /** @param {string} problem */
  #fail(problem) {
    this.#problem = problem;
    this.#end("failed");
  }

  /** @param {Outcome} outcome */
  #end(outcome) {
    if (this.#outcome !== "running") return;
    this.#outcome = outcome;
    this.#ended = this.#now();
    this.#listening.abort();
    this.#connection.quiet = false;
    this.#cancelWatch?.();
    this.dispatchEvent(new Event("end"));
  }
}

/**
 * @param {() => void} act
 * @param {number} milliseconds
 */
function repeat(act, milliseconds) {
  const timer = setInterval(act, milliseconds);
  return () => clearInterval(timer);
}
