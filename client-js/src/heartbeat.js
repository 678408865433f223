/**
 * Detects a silent connection: after one interval without a message it pings the server, after a second one it times
 * out. It has no ping where the server itself sends something in each interval. A machine that slept or a page that was
 * frozen ran no timers meanwhile. The server then gets one more interval before the timeout.
 */
export class Heartbeat {
  #interval;
  #ping;
  #onTimeout;
  #clock;
  /** @type {unknown} */ #timer;
  #lastMessageAt = 0;
  #wakesAt = 0;
  #pings = 0;
  #awakened = false;

  /**
   * @param {number} interval in milliseconds
   * @param {(() => void) | null} ping sends the ping; null if the server sends something in each interval
   * @param {import("./types.js").OnSilent} onTimeout
   * @param {import("./types.js").Clock} clock
   */
  constructor(interval, ping, onTimeout, clock) {
    this.#interval = interval;
    this.#ping = ping;
    this.#onTimeout = onTimeout;
    this.#clock = clock;
  }

  /** Starts the first interval. */
  start() {
    this.onMessage();
    this.#wakeIn(this.#interval);
  }

  /** Stops the timer. */
  stop() {
    this.#clock.clearTimeout(this.#timer);
  }

  /** Restarts the interval: the server sent a message. */
  onMessage() {
    this.#lastMessageAt = this.#clock.now();
    this.#pings = 0;
    this.#awakened = false;
  }

  /**
   * Pings at once and times out after one interval without a message. Further wakes do not extend it. Without a ping the
   * two intervals since the last message stay: the server's next message may be due only at the end of the first one.
   */
  onWake() {
    const probing = this.#awakened;
    this.#awakened = true;
    if (!this.#ping || probing) return;
    this.stop();
    this.#pings = 0;
    this.#nextInterval();
  }

  #wakeIn(/** @type {number} */ delay) {
    this.#wakesAt = this.#clock.now() + delay;
    this.#timer = this.#clock.setTimeout(() => this.#wake(), delay);
  }

  #wake() {
    const now = this.#clock.now();
    const silent = now - this.#lastMessageAt;
    if (silent < this.#interval) return this.#wakeIn(this.#interval - silent);
    const overslept = now - this.#wakesAt > this.#interval / 2;
    if (this.#pings < (overslept ? 2 : 1)) this.#nextInterval();
    else this.#onTimeout(silent, this.#awakened);
  }

  #nextInterval() {
    this.#pings++;
    this.#wakeIn(this.#interval);
    this.#ping?.();
  }
}
