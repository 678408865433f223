/** A window that the test brings online and shows. */
export class FakePage extends EventTarget {
  document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  /** @type {AbortSignal[]} */ #signals = [];

  constructor() {
    super();
    for (const target of [this, this.document]) {
      const add = target.addEventListener.bind(target);
      target.addEventListener = (/** @type {any} */ type, /** @type {any} */ listener, /** @type {any} */ options) => {
        this.#signals.push(options.signal);
        add(type, listener, options);
      };
    }
  }

  /** The number of listeners. */
  get listening() {
    return this.#signals.filter((signal) => !signal.aborted).length;
  }

  goOnline() {
    this.dispatchEvent(new Event("online"));
  }

  /** @param {"visible" | "hidden"} state */
  setVisibility(state) {
    this.document.visibilityState = state;
    this.document.dispatchEvent(new Event("visibilitychange"));
  }
}
