/** @typedef {import("./types.js").Message} Message */

/** A queue of messages for the next connection, limited in bytes. */
export class SendQueue {
  /** @type {Message[]} */ #messages = [];
  #bytes = 0;

  /** The queued bytes; text counts in UTF-8. */
  get bytes() {
    return this.#bytes;
  }

  /**
   * Adds a message, or throws and adds nothing.
   *
   * @param {Message} message is copied, as WebSocket.send does
   * @param {number} limit for the queued bytes, this message included
   * @throws {DOMException} QuotaExceededError if the queue would exceed the limit
   */
  add(message, limit) {
    const copy = copyOf(message);
    const size = typeof copy === "string" ? new TextEncoder().encode(copy).length : sizeOf(copy);
    if (this.#bytes + size > limit) throw quotaExceeded(limit);
    this.#messages.push(copy);
    this.#bytes += size;
  }

  /**
   * Removes and returns all messages.
   *
   * @returns {Message[]} in the order in which they were added
   */
  takeAll() {
    const messages = this.#messages;
    this.#messages = [];
    this.#bytes = 0;
    return messages;
  }
}

/**
 * Returns the error for a message that exceeds the limit.
 *
 * @param {number} limit in bytes
 */
export function quotaExceeded(limit) {
  return new DOMException(`Not sent: unsent bytes must be at most maxBufferedAmount=${limit}`, "QuotaExceededError");
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
