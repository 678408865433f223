/** The shortest time between two updates while entries keep coming, in milliseconds: 20 updates per second. */
export const INTERVAL_MILLISECONDS = 50;

/**
 * Calls a function in an animation frame, at most once per frame and at most 20 times per second. An urgent call, for an
 * action of the user, waits for the next frame only.
 */
export class Frames {
  #draw;
  #requestFrame;
  #after;
  #now;
  /** @type {"idle" | "waiting" | "requested"} */ #state = "idle";
  #last = -Infinity;
  #wait = 0;

  /**
   * @param {() => void} draw
   * @param {object} [options]
   * @param {(callback: () => void) => unknown} [options.requestFrame]
   * @param {(act: () => void, milliseconds: number) => unknown} [options.after]
   * @param {() => number} [options.now] milliseconds
   */
  constructor(
    draw,
    {
      requestFrame = (callback) => requestAnimationFrame(callback),
      after = (act, delay) => setTimeout(act, delay),
      now = () => performance.now(),
    } = {},
  ) {
    this.#draw = draw;
    this.#requestFrame = requestFrame;
    this.#after = after;
    this.#now = now;
  }

  /** Requests an update, after the interval since the last one. */
  want() {
    if (this.#state !== "idle") return;
    const rest = this.#last + INTERVAL_MILLISECONDS - this.#now();
    if (rest <= 0) return this.#request();
    this.#state = "waiting";
    const wait = ++this.#wait;
    this.#after(() => {
      if (this.#state === "waiting" && this.#wait === wait) this.#request();
    }, rest);
  }

  /** Requests an update in the next frame. */
  wantNow() {
    if (this.#state !== "requested") this.#request();
  }

  #request() {
    this.#state = "requested";
    this.#requestFrame(() => {
      this.#state = "idle";
      this.#last = this.#now();
      this.#draw();
    });
  }
}
