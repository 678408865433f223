/** Node has had a CloseEvent of its own since version 23 only. */
class OwnCloseEvent extends Event {
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

export const CloseEvent = /** @type {typeof globalThis.CloseEvent} */ (
  globalThis.CloseEvent ?? /** @type {unknown} */ (OwnCloseEvent)
);
