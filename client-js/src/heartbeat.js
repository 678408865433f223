/**
 * Detects a silent connection: after one interval without a message it pings the server, after a second one it times
 * out. A machine that slept or a page that was frozen ran no timers meanwhile. The server then gets one more ping before
 * the timeout.
 */
export class Heartbeat {
  #interval;
  #onPing;
  #onTimeout;
  #clock;
  /** @type {unknown} */ #timer;
  #lastMessageAt = 0;
  #wakesAt = 0;
  #pings = 0;

  /**
   * @param {number} interval in milliseconds
   * @param {() => void} onPing sends the ping
   * @param {(silent: number) => void} onTimeout gets the milliseconds since the last message
   * @param {import("./types.js").Clock} clock
   * @throws {RangeError} unless 1 <= interval < 2^30
   */
  constructor(interval, onPing, onTimeout, clock) {
    if (!(interval >= 1 && interval < 2 ** 30)) {
      throw new RangeError(`heartbeat.interval=${interval} is out of range: must be 1 to 2^30 - 1 ms`);
    }
    this.#interval = interval;
    this.#onPing = onPing;
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
  }

  /** Pings at once and times out after one interval without a message. Only for a heartbeat that has a ping message. */
  probe() {
    this.stop();
    this.#ping();
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
    if (this.#pings < (overslept ? 2 : 1)) this.#ping();
    else this.#onTimeout(silent);
  }

  #ping() {
    this.#pings++;
    this.#wakeIn(this.#interval);
    this.#onPing();
  }
}
