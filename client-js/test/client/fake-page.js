/** A window that is online and seen when the test says so. */
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

  /** How many listen to it. */
  get listening() {
    return this.#signals.filter((signal) => !signal.aborted).length;
  }

  comeOnline() {
    this.dispatchEvent(new Event("online"));
  }

  /** @param {"visible" | "hidden"} state */
  become(state) {
    this.document.visibilityState = state;
    this.document.dispatchEvent(new Event("visibilitychange"));
  }
}
