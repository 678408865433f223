/** A requestAnimationFrame whose frames the test runs. */
export class FakeFrames {
  /** @type {(() => void)[]} */ #requested = [];

  /** @type {(callback: () => void) => void} */
  request = (callback) => {
    this.#requested.push(callback);
  };

  get requested() {
    return this.#requested.length;
  }

  run() {
    const callbacks = this.#requested;
    this.#requested = [];
    for (const callback of callbacks) callback();
  }
}
