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
