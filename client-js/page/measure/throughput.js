export const SECONDS = 60;

/**
 * @typedef {object} Second
 * @property {number} sent messages
 * @property {number} received messages
 * @property {number} bytes both ways
 * @property {number} roundTrips how many
 * @property {number} roundTrip milliseconds on average, 0 without any
 */

/** Counts what goes over connections, in each of the last 60 seconds. */
export class Throughput {
  #now;
  /** @type {{ at: number, sent: number, received: number, bytes: number, times: number, time: number }[]} */
  #ring = Array.from({ length: SECONDS + 1 }, () => empty(-1));

  /** @param {{ now?: () => number }} [options] */
  constructor({ now = () => performance.now() } = {}) {
    this.#now = now;
  }

  /** @param {EventTarget} connection */
  watch(connection) {
    const on = (/** @type {string} */ type, /** @type {"sent" | "received"} */ way) =>
      connection.addEventListener(type, (event) => {
        const second = this.#second();
        second[way]++;
        second.bytes += /** @type {CustomEvent} */ (event).detail.size;
      });
    on("sent", "sent");
    on("message", "received");
  }

  /** @param {number} milliseconds */
  roundTrip(milliseconds) {
    const second = this.#second();
    second.times++;
    second.time += milliseconds;
  }

  /**
   * Of the whole seconds that have passed; the one that runs is not over.
   *
   * @returns {Second[]} the oldest first
   */
  last() {
    const present = this.#number();
    return Array.from({ length: SECONDS }, (_, at) => {
      const number = present - SECONDS + at;
      const slot = this.#ring[mod(number)];
      const { sent, received, bytes, times, time } = slot?.at === number ? slot : empty(number);
      return { sent, received, bytes, roundTrips: times, roundTrip: times > 0 ? time / times : 0 };
    });
  }

  #second() {
    const number = this.#number();
    const at = mod(number);
    const slot = this.#ring[at];
    if (slot?.at === number) return slot;
    return (this.#ring[at] = empty(number));
  }

  #number() {
    return Math.floor(this.#now() / 1000);
  }
}

/** @param {number} at */
function empty(at) {
  return { at, sent: 0, received: 0, bytes: 0, times: 0, time: 0 };
}

/** @param {number} number below zero before the page was a minute old */
function mod(number) {
  return ((number % (SECONDS + 1)) + SECONDS + 1) % (SECONDS + 1);
}
