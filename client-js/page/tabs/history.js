/** The limit for messages of a history. */
export const MAX_MESSAGES = 50;

/** @typedef {{ text: string, kind: string }} Composed */

/**
 * The messages sent from one field, oldest first. Going back keeps what was typed, and going forward returns it.
 */
export class MessageHistory {
  /** @type {Composed[]} */ #sent = [];
  /** The place while browsing; the length at the end. */ #at = 0;
  /** @type {Composed | null} */ #draft = null;

  /** Whether an older message is shown. */
  get browsing() {
    return this.#draft !== null;
  }

  /**
   * Adds a sent message. A repeated one moves to the end.
   *
   * @param {Composed} message
   */
  add(message) {
    this.#sent = this.#sent.filter(({ text, kind }) => text !== message.text || kind !== message.kind);
    this.#sent.push(message);
    if (this.#sent.length > MAX_MESSAGES) this.#sent.shift();
    this.stop();
  }

  /** Ends the browsing: the shown message is edited or sent. */
  stop() {
    this.#draft = null;
    this.#at = this.#sent.length;
  }

  /**
   * Returns the next older message that differs from the present one.
   *
   * @param {Composed} present
   * @returns {Composed | null} null without one
   */
  back(present) {
    const draft = this.#draft ?? present;
    let at = this.#at - 1;
    const first = this.#sent[at];
    if (!this.browsing && first?.text === present.text && first.kind === present.kind) at--;
    const older = this.#sent[at];
    if (!older) return null;
    this.#at = at;
    this.#draft = draft;
    return older;
  }

  /**
   * Returns the next newer message, at the end what was typed.
   *
   * @returns {Composed | null} null unless browsing
   */
  forward() {
    if (this.#draft === null) return null;
    const newer = this.#sent[++this.#at];
    if (newer) return newer;
    const draft = this.#draft;
    this.stop();
    return draft;
  }
}
