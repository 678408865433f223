/** More than these are not waited for, nor looked through for an echo out of turn. */
const MAX_WAITING = 10_000;
const MAX_SKIPPED = 100;

/** How much of a message its mark is made of. */
const SAMPLE = 64;

/**
 * How long echoes take: each message that comes is onMatch, in order, with one that was sent and looks the same. What
 * a server sends of its own has no time.
 */
export class RoundTripMatcher {
  #now;
  #onMatch;
  /** @type {{ mark: number, time: number }[]} */ #waiting = [];

  /** @param {{ now?: () => number, onMatch?: (milliseconds: number) => void }} [options] onMatch hears of each */
  constructor({ now = () => performance.now(), onMatch = () => {} } = {}) {
    this.#now = now;
    this.#onMatch = onMatch;
  }

  reset() {
    this.#waiting = [];
  }

  /** @param {string | Uint8Array} payload */
  sent(payload) {
    if (this.#waiting.length === MAX_WAITING) this.#waiting.shift();
    this.#waiting.push({ mark: markOf(payload), time: this.#now() });
  }

  /**
   * @param {string | Uint8Array} payload
   * @returns {number | null} milliseconds, null if it is no echo of anything
   */
  received(payload) {
    const mark = markOf(payload);
    const at = this.#waiting.slice(0, MAX_SKIPPED).findIndex((sent) => sent.mark === mark);
    if (at < 0) return null;
    const [sent] = this.#waiting.splice(0, at + 1).slice(-1);
    const milliseconds = this.#now() - (sent?.time ?? 0);
    this.#onMatch(milliseconds);
    return milliseconds;
  }
}

/**
 * A number instead of the message (FNV-1a over its beginning, with its length and kind): it costs no memory to wait with.
 *
 * @param {string | Uint8Array} payload
 */
function markOf(payload) {
  const isText = typeof payload === "string";
  let mark = (0x811c9dc5 ^ payload.length) + (isText ? 1 : 0);
  for (let at = 0; at < Math.min(payload.length, SAMPLE); at++) {
    mark = Math.imul(mark ^ (isText ? payload.charCodeAt(at) : Number(payload[at])), 0x01000193);
  }
  return mark;
}
