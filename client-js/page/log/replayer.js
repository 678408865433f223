/** The replay pauses while this many bytes are unsent, so that the progress is close to the bytes sent. */
const MAX_UNSENT_BYTES = 1024 * 1024;
const MAX_AT_ONCE = 100;
const PAUSE_MILLISECONDS = 20;

/** @typedef {Pick<import("../socket/connection.js").Connection, "send" | "bufferedAmount">} Target */

/**
 * Sends messages in order, as fast as the connection allows. Dispatches "progress" and, once, "end" (detail: problem, the
 * error or null).
 */
export class Replayer extends EventTarget {
  #payloads;
  #target;
  #after;
  #sent = 0;
  #stopped = false;

  /**
   * @param {readonly import("./entry.js").Payload[]} payloads
   * @param {Target} target
   * @param {{ after?: (act: () => void, milliseconds: number) => unknown }} [options]
   */
  constructor(payloads, target, { after = (act, delay) => setTimeout(act, delay) } = {}) {
    super();
    this.#payloads = payloads;
    this.#target = target;
    this.#after = after;
  }

  /** The number of messages sent. */
  get sent() {
    return this.#sent;
  }

  /** The number of messages to send. */
  get total() {
    return this.#payloads.length;
  }

  /** Starts the replay. */
  start() {
    this.#go();
  }

  /** Ends the replay. */
  stop() {
    this.#end(null);
  }

  #go() {
    if (this.#stopped) return;
    for (let more = MAX_AT_ONCE; more > 0 && this.#sent < this.total && this.#hasRoom; more--) {
      const payload = /** @type {import("./entry.js").Payload} */ (this.#payloads[this.#sent]);
      const error = this.#target.send(payload);
      if (error) return this.#end(error);
      this.#sent++;
    }
    this.dispatchEvent(new Event("progress"));
    if (this.#sent === this.total) this.#end(null);
    else this.#after(() => this.#go(), PAUSE_MILLISECONDS);
  }

  get #hasRoom() {
    return this.#target.bufferedAmount < MAX_UNSENT_BYTES;
  }

  /** @param {string | null} problem */
  #end(problem) {
    if (this.#stopped) return;
    this.#stopped = true;
    this.dispatchEvent(new CustomEvent("end", { detail: { problem } }));
  }
}
