/** Dispatches events in order, also those that a listener causes meanwhile. */
export class EventQueue {
  #target;
  /** @type {Event[]} */ #events = [];

  /** @param {EventTarget} target */
  constructor(target) {
    this.#target = target;
  }

  /** @param {Event[]} events */
  dispatch(...events) {
    const dispatching = this.#events.length > 0;
    this.#events.push(...events);
    if (dispatching) return;
    for (let next; (next = this.#events[0]); this.#events.shift()) this.#target.dispatchEvent(next);
  }
}
