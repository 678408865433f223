/** A clock that the test moves. */
export class FakeClock {
  #now = 0;
  #next = 1;
  /** @type {Map<number, { at: number, act: () => void }>} */ #timers = new Map();

  setTimeout = (/** @type {() => void} */ act, /** @type {number} */ milliseconds) => {
    this.#timers.set(this.#next, { at: this.#now + milliseconds, act });
    return this.#next++;
  };

  clearTimeout = (/** @type {number} */ timer) => {
    this.#timers.delete(timer);
  };

  now = () => this.#now;

  /** The number of running timers. */
  get running() {
    return this.#timers.size;
  }

  /** Moves the clock on, and runs each timer at its time. */
  pass(/** @type {number} */ milliseconds) {
    const end = this.#now + milliseconds;
    for (let due = this.#due(end); due; due = this.#due(end)) {
      this.#now = Math.max(this.#now, due.at);
      due.act();
    }
    this.#now = end;
  }

  /** Moves the clock on at once, then runs each timer that is due once, as a machine that slept does. */
  sleep(/** @type {number} */ milliseconds) {
    this.#now += milliseconds;
    this.pass(0);
  }

  #due(/** @type {number} */ end) {
    let [first, earliest] = [0, end];
    for (const [timer, { at }] of this.#timers) {
      if (first ? at < earliest : at <= end) [first, earliest] = [timer, at];
    }
    const due = this.#timers.get(first);
    this.#timers.delete(first);
    return due;
  }
}
