import { Connection } from "../socket/connection.js";

/** @typedef {{ name: string, connection: Connection, received: number }} Member */

/**
 * The members of one channel: some connections that come and go together. Dispatches "change" when the
 * state of a member does, "message" when one got a message, "made" (detail: Member) for each new one before it connects.
 */
export class ChannelMembers extends EventTarget {
  #options;
  /** @type {Member[]} */ #members = [];

  /** @param {import("../socket/connection.js").Options} [options] of each connection */
  constructor(options = {}) {
    super();
    this.#options = options;
  }

  /** @returns {readonly Member[]} of this channel, or of the last one */
  get members() {
    return this.#members;
  }

  get open() {
    return this.#members.filter(({ connection }) => connection.state === "open").length;
  }

  /** Whether there is one that is not closed. */
  get busy() {
    return this.#members.some(({ connection }) => connection.state !== "closed");
  }

  /**
   * That of all together: of the first of these in which there is one.
   *
   * @returns {import("../socket/connection.js").State}
   */
  get state() {
    const states = new Set(this.#members.map(({ connection }) => connection.state));
    if (states.has("connecting")) return "connecting";
    if (states.has("open")) return "open";
    if (states.has("closing")) return "closing";
    return states.has("closed") ? "closed" : "ready";
  }

  /**
   * @param {string} address
   * @param {number} count
   * @returns {string | null} why there is nobody
   */
  join(address, count) {
    if (this.busy) return "Leave the current channel first.";
    const members = Array.from({ length: count }, (_, at) => this.#make(`member ${at + 1}`));
    for (const member of members) {
      const refusal = member.connection.connect(address);
      // The first is refused, or none: they all have the same address.
      if (refusal) return refusal;
    }
    this.#members = members;
    this.#changed();
    return null;
  }

  leave() {
    for (const { connection } of this.#members) connection.close();
  }

  /** @param {string} name */
  #make(name) {
    const connection = new Connection(this.#options);
    /** @type {Member} */
    const member = { name, connection, received: 0 };
    connection.addEventListener("statechange", () => this.#changed());
    connection.addEventListener("message", () => {
      member.received++;
      this.dispatchEvent(new Event("message"));
    });
    this.dispatchEvent(new CustomEvent("made", { detail: member }));
    return member;
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
