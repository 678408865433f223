/** A connection that lasted this many milliseconds resets the count of failures. */
const STABLE = 5_000;

/**
 * The delays before the attempts of one socket. A server that fails loses all its connections at once, and all its clients
 * reconnect. The first delay after a lost connection spreads them over the jitter at least. The following ones are no
 * shorter than the jitter, so no client tries twice in that time and the clients stay spread.
 */
export class RetrySchedule {
  #backoff;
  #jitter;
  #clock;
  #failures = 0;
  /** @type {number | null} */ #openedAt = null;
  #lost = false;

  /** @param {{ backoff: import("./backoff.js").Backoff, jitter: number, clock: import("./types.js").Clock }} options */
  constructor({ backoff, jitter, clock }) {
    this.#backoff = backoff;
    this.#jitter = jitter;
    this.#clock = clock;
  }

  /** Takes the time: a connection is open. */
  onOpen() {
    this.#openedAt = this.#clock.now();
  }

  /**
   * Counts an ended connection or a failed attempt, and returns the delay before the next attempt.
   *
   * @param {"later" | "retry"} decision of the reconnect policy
   * @returns {number} milliseconds
   */
  delay(decision) {
    const openedAt = this.#openedAt;
    this.#openedAt = null;
    const stable = openedAt !== null && this.#clock.now() - openedAt >= STABLE;
    this.#failures = stable ? 1 : this.#failures + 1;
    this.#lost ||= openedAt !== null;
    if (decision === "later") return this.#backoff.later(this.#jitter);
    if (openedAt !== null) return this.#backoff.delay(this.#failures, this.#jitter);
    return Math.max(this.#lost ? this.#jitter : 0, this.#backoff.delay(this.#failures));
  }

  /** Forgets all failures and losses. */
  reset() {
    this.#failures = 0;
    this.#lost = false;
  }
}
