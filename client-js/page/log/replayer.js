/** No more is handed to the socket while so much waits in it: the progress shown is then near the truth. */
const MAX_WAITING_BYTES = 1024 * 1024;
const MAX_AT_ONCE = 100;
const PAUSE_MILLISECONDS = 20;

/** @typedef {Pick<import("../socket/connection.js").Connection, "send" | "bufferedAmount">} Target */

/**
 * Sends a list of messages in order, as fast as the socket takes them. Dispatches "progress" and, once, "end" (detail:
 * problem, a sentence, or null).
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

  get sent() {
    return this.#sent;
  }

  get total() {
    return this.#payloads.length;
  }

  start() {
    this.#go();
  }

  stop() {
    this.#end(null);
  }

  #go() {
    if (this.#stopped) return;
    for (let more = MAX_AT_ONCE; more > 0 && this.#sent < this.total && this.#hasRoom; more--) {
      const payload = /** @type {import("./entry.js").Payload} */ (this.#payloads[this.#sent]);
      const refusal = this.#target.send(payload);
      if (refusal) return this.#end(refusal);
      this.#sent++;
    }
    this.dispatchEvent(new Event("progress"));
    if (this.#sent === this.total) this.#end(null);
    else this.#after(() => this.#go(), PAUSE_MILLISECONDS);
  }

  get #hasRoom() {
    return this.#target.bufferedAmount < MAX_WAITING_BYTES;
  }

  /** @param {string | null} problem */
  #end(problem) {
    if (this.#stopped) return;
    this.#stopped = true;
    this.dispatchEvent(new CustomEvent("end", { detail: { problem } }));
  }
}
