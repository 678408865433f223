/** Stands in for CloseEvent, which Node has only since version 23. */
class NodeCloseEvent extends Event {
  /**
   * @param {string} type
   * @param {{ code: number, reason: string, wasClean: boolean }} init
   */
  constructor(type, { code, reason, wasClean }) {
    super(type);
    this.code = code;
    this.reason = reason;
    this.wasClean = wasClean;
  }
}

/** The platform's CloseEvent, or a class with the same `code`, `reason` and `wasClean`. */
export const CloseEvent = /** @type {typeof globalThis.CloseEvent} */ (
  globalThis.CloseEvent ?? /** @type {unknown} */ (NodeCloseEvent)
);

/**
 * Checks the arguments of close(), as WebSocket does.
 *
 * @param {number} code
 * @param {string} reason
 * @throws {DOMException} InvalidAccessError for a code that a client may not send, SyntaxError for a reason that is too
 *   long
 */
export function checkClose(code, reason) {
  if (code !== 1000 && !(code >= 3000 && code <= 4999)) {
    throw new DOMException(`code=${code} is not allowed: must be 1000 or 3000 to 4999`, "InvalidAccessError");
  }
  if (new TextEncoder().encode(reason).length > 123) {
    throw new DOMException("reason is too long: must be up to 123 bytes in UTF-8", "SyntaxError");
  }
}
