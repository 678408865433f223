/** The size of a message number, in bytes. Shorter messages hold its low bytes. */
const NUMBER_BYTES = 4;

/**
 * The messages of a round-trip test: the number of the message, then random bytes, which do not compress. The random bytes
 * are the same in all messages.
 */
export class TestMessages {
  #size;
  /** @type {Uint8Array<ArrayBuffer>} */ #bytes;
  /** @type {Uint8Array<ArrayBuffer>} */ #expected;

  /**
   * @param {number} size in bytes, 1 or more
   * @param {{ random?: () => number }} [options]
   */
  constructor(size, { random = Math.random } = {}) {
    this.#size = size;
    this.#bytes = new Uint8Array(size);
    for (let at = 0; at < size; at++) this.#bytes[at] = random() * 256;
    this.#expected = this.#bytes.slice();
  }

  /**
   * Returns a message, valid until the next call. WebSocket.send() copies it.
   *
   * @param {number} number
   */
  message(number) {
    return this.#write(this.#bytes, number);
  }

  /**
   * Returns whether a payload is the message with a number.
   *
   * @param {unknown} payload
   * @param {number} number
   */
  isMessage(payload, number) {
    if (!(payload instanceof Uint8Array) || payload.length !== this.#size) return false;
    return areEqual(payload, this.#write(this.#expected, number));
  }

  /**
   * @param {Uint8Array<ArrayBuffer>} bytes
   * @param {number} number
   */
  #write(bytes, number) {
    for (let at = 0; at < Math.min(this.#size, NUMBER_BYTES); at++) bytes[at] = number >>> (8 * at);
    return bytes;
  }
}

/**
 * Compares four bytes at a time.
 *
 * @param {Uint8Array} one
 * @param {Uint8Array} other of the same length
 */
function areEqual(one, other) {
  const words = one.byteOffset % 4 === 0 ? one.length >> 2 : 0;
  const oneWords = new Uint32Array(one.buffer, words ? one.byteOffset : 0, words);
  const otherWords = new Uint32Array(other.buffer, 0, words);
  for (let at = 0; at < words; at++) if (oneWords[at] !== otherWords[at]) return false;
  for (let at = words * 4; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
