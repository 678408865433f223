export const SECONDS = 60;

/**
 * The counts of one second.
 *
 * @typedef {object} Second
 * @property {number} sent messages
 * @property {number} received messages
 * @property {number} bytes sent and received
 * @property {number} roundTrips their number
 * @property {number} roundTrip their average, in milliseconds; 0 without any
 */

/** The messages, bytes and round trips of all connections, in each of the last 60 seconds. */
export class Throughput {
  #now;
  /** @type {{ at: number, sent: number, received: number, bytes: number, times: number, time: number }[]} */
  #ring = Array.from({ length: SECONDS + 1 }, () => empty(-1));

  /** @param {{ now?: () => number }} [options] */
  constructor({ now = () => performance.now() } = {}) {
    this.#now = now;
  }

  /**
   * Counts the messages of a connection.
   *
   * @param {EventTarget} connection
   */
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

  /**
   * Counts a round trip.
   *
   * @param {number} milliseconds
   */
  roundTrip(milliseconds) {
    const second = this.#second();
    second.times++;
    second.time += milliseconds;
  }

  /**
   * Returns the last 60 complete seconds.
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

/** @param {number} number is negative in the first minute of the page */
function mod(number) {
  return ((number % (SECONDS + 1)) + SECONDS + 1) % (SECONDS + 1);
}
