/** A requestAnimationFrame, a timer and a clock that the test runs. */
export class FakeFrames {
  /** @type {(() => void)[]} */ #requested = [];
  /** @type {{ act: () => void, at: number }[]} */ #timers = [];
  now = 1000;

  /** The options of Frames. */
  options = {
    requestFrame: (/** @type {() => void} */ callback) => this.#requested.push(callback),
    after: (/** @type {() => void} */ act, /** @type {number} */ delay) =>
      this.#timers.push({ act, at: this.now + delay }),
    now: () => this.now,
  };

  get requested() {
    return this.#requested.length;
  }

  get timers() {
    return this.#timers.length;
  }

  run() {
    const callbacks = this.#requested;
    this.#requested = [];
    for (const callback of callbacks) callback();
  }

  /** @param {number} milliseconds */
  pass(milliseconds) {
    this.now += milliseconds;
    const due = this.#timers.filter(({ at }) => at <= this.now);
    this.#timers = this.#timers.filter(({ at }) => at > this.now);
    for (const { act } of due) act();
  }
}
