/** The time that a page gets, in milliseconds, to receive what its browser has queued while the page was frozen. */
const GRACE = 1_000;

/**
 * Detects a silent connection without a heartbeat: after a wake it times out once nothing was received for the limit.
 * Before a wake a silent connection cannot be told from a quiet one, and it runs no timer.
 */
export class WakeCheck {
  #limit;
  #onTimeout;
  #clock;
  /** @type {unknown} */ #timer = null;
  #lastMessageAt = 0;

  /**
   * @param {number} limit in milliseconds
   * @param {import("./types.js").OnSilent} onTimeout
   * @param {import("./types.js").Clock} clock
   */
  constructor(limit, onTimeout, clock) {
    this.#limit = limit;
    this.#onTimeout = onTimeout;
    this.#clock = clock;
  }

  /** The connection is open. */
  start() {
    this.onMessage();
  }

  /** Stops the timer. */
  stop() {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Ends the check: the server sent a message. */
  onMessage() {
    this.#lastMessageAt = this.#clock.now();
    this.stop();
  }

  /**
   * Starts the check, unless it runs already or the page was hidden for less than the limit.
   *
   * @param {number} hidden milliseconds; Infinity if the browser comes online
   */
  onWake(hidden) {
    if (this.#timer !== null || hidden < this.#limit) return;
    const silent = () => this.#clock.now() - this.#lastMessageAt;
    const delay = Math.max(GRACE, this.#limit - silent());
    this.#timer = this.#clock.setTimeout(() => this.#onTimeout(silent(), true), delay);
  }
}
