/** The limits for messages in flight, and for lost echoes between two that arrive. */
const MAX_IN_FLIGHT = 10_000;
const MAX_SKIPPED = 100;

/** The part of a message that its hash covers, in characters or bytes. */
const SAMPLE = 64;

/**
 * Matches each received message with the first one in flight that has the same hash, and measures the round
 * trip.
 */
export class RoundTripMatcher {
  #now;
  #onMatch;
  /** @type {{ hash: number, time: number }[]} */ #inFlight = [];

  /** @param {{ now?: () => number, onMatch?: (milliseconds: number) => void }} [options] onMatch gets each round trip */
  constructor({ now = () => performance.now(), onMatch = () => {} } = {}) {
    this.#now = now;
    this.#onMatch = onMatch;
  }

  /** Drops the messages in flight. */
  reset() {
    this.#inFlight = [];
  }

  /**
   * Adds a message in flight.
   *
   * @param {string | Uint8Array} payload
   */
  sent(payload) {
    if (this.#inFlight.length === MAX_IN_FLIGHT) this.#inFlight.shift();
    this.#inFlight.push({ hash: hashOf(payload), time: this.#now() });
  }

  /**
   * Matches a received message.
   *
   * @param {string | Uint8Array} payload
   * @returns {number | null} milliseconds, null if it is no echo
   */
  received(payload) {
    const hash = hashOf(payload);
    const at = this.#inFlight.slice(0, MAX_SKIPPED).findIndex((sent) => sent.hash === hash);
    if (at < 0) return null;
    const [sent] = this.#inFlight.splice(0, at + 1).slice(-1);
    const milliseconds = this.#now() - (sent?.time ?? 0);
    this.#onMatch(milliseconds);
    return milliseconds;
  }
}

/**
 * Returns a hash of the start, length and kind of a message (FNV-1a): messages in flight take no more memory than this.
 *
 * @param {string | Uint8Array} payload
 */
function hashOf(payload) {
  const isText = typeof payload === "string";
  let hash = (0x811c9dc5 ^ payload.length) + (isText ? 1 : 0);
  for (let at = 0; at < Math.min(payload.length, SAMPLE); at++) {
    hash = Math.imul(hash ^ (isText ? payload.charCodeAt(at) : Number(payload[at])), 0x01000193);
  }
  return hash;
}
