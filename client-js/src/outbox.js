/** @typedef {import("./types.js").Message} Message */

/** Messages that wait for a connection, up to a number of bytes. */
export class Outbox {
  /** @type {Message[]} */ #messages = [];
  #bytes = 0;

  get bytes() {
    return this.#bytes;
  }

  /**
   * @param {Message} message copied, as WebSocket.send does
   * @param {number} most the bytes that may wait, with this one
   * @throws {DOMException} QuotaExceededError, and nothing is taken
   */
  add(message, most) {
    const copy = copyOf(message);
    const size = typeof copy === "string" ? new TextEncoder().encode(copy).length : sizeOf(copy);
    if (this.#bytes + size > most) throw tooMuch(most);
    this.#messages.push(copy);
    this.#bytes += size;
  }

  /** All of them, in the order in which they were added. */
  take() {
    const messages = this.#messages;
    this.#messages = [];
    this.#bytes = 0;
    return messages;
  }
}

/** @param {number} most */
export function tooMuch(most) {
  return new DOMException(`Not sent: more than ${most} bytes would wait.`, "QuotaExceededError");
}

/** @param {Message} message */
function copyOf(message) {
  if (message instanceof Blob) return message;
  if (typeof message !== "object") return String(message);
  return ArrayBuffer.isView(message)
    ? new Uint8Array(message.buffer, message.byteOffset, message.byteLength).slice()
    : new Uint8Array(message).slice();
}

/** @param {Blob | Uint8Array} copy */
function sizeOf(copy) {
  return copy instanceof Blob ? copy.size : copy.length;
}
