/**
 * Notices that a connection is silent: after an interval without anything from the server it asks, after another one it
 * gives up. Time in which nothing ran, because the machine slept or the page was frozen, is no silence of the server's:
 * then it asks once more.
 */
export class Heartbeat {
  #interval;
  #ask;
  #giveUp;
  #clock;
  /** @type {unknown} */ #timer;
  #heardAt = 0;
  #wakesAt = 0;
  #asked = 0;

  /**
   * @param {number} interval in milliseconds
   * @param {() => void} ask
   * @param {(silent: number) => void} giveUp hears for how many milliseconds nothing came
   * @param {import("./types.js").Clock} clock
   */
  constructor(interval, ask, giveUp, clock) {
    if (!(interval >= 1 && interval < 2 ** 30)) {
      throw new RangeError(`heartbeat.interval is ${interval}, but 1 to 2^30 ms are allowed.`);
    }
    this.#interval = interval;
    this.#ask = ask;
    this.#giveUp = giveUp;
    this.#clock = clock;
  }

  start() {
    this.heard();
    this.#wakeIn(this.#interval);
  }

  stop() {
    this.#clock.clearTimeout(this.#timer);
  }

  /** Something came from the server. */
  heard() {
    this.#heardAt = this.#clock.now();
    this.#asked = 0;
  }

  /** Asks now, because there is reason to doubt the connection. Only for a heartbeat that has a question. */
  doubt() {
    this.stop();
    this.#askAndWait();
  }

  #wakeIn(/** @type {number} */ delay) {
    this.#wakesAt = this.#clock.now() + delay;
    this.#timer = this.#clock.setTimeout(() => this.#wake(), delay);
  }

  #wake() {
    const now = this.#clock.now();
    const silent = now - this.#heardAt;
    if (silent < this.#interval) return this.#wakeIn(this.#interval - silent);
    const overslept = now - this.#wakesAt > this.#interval / 2;
    if (this.#asked < (overslept ? 2 : 1)) this.#askAndWait();
    else this.#giveUp(silent);
  }

  #askAndWait() {
    this.#asked++;
    this.#wakeIn(this.#interval);
    this.#ask();
  }
}
