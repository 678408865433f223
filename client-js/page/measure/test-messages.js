/** As many bytes as there are, of the number of a message. */
const NUMBER_BYTES = 4;

/**
 * The messages of a round-trip test: the number of the message, the rest noise that a proxy or a compression cannot
 * guess, the same for all.
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
   * The message of that number; valid until the next is asked for, and send() takes a copy.
   *
   * @param {number} number
   */
  message(number) {
    return this.#write(this.#bytes, number);
  }

  /**
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
 * Four bytes at a time: a message is looked at as a whole, and there may be a gigabyte of them.
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
