import { Connection } from "../socket/connection.js";

/** @typedef {{ name: string, connection: Connection, received: number }} Member */

/**
 * The members of one channel, which join and leave together. Dispatches "create" (detail: Member) for each new member
 * before it connects, "change" for each change of a member's state, and "message" for each received message.
 */
export class ChannelMembers extends EventTarget {
  #options;
  /** @type {Member[]} */ #all = [];

  /** @param {import("../socket/connection.js").Options} [options] of each connection */
  constructor(options = {}) {
    super();
    this.#options = options;
  }

  /** @returns {readonly Member[]} the members of the current channel, or of the last one */
  get all() {
    return this.#all;
  }

  /** The number of open connections. */
  get open() {
    return this.#all.filter(({ connection }) => connection.state === "open").length;
  }

  /** Whether at least one member is not closed. */
  get busy() {
    return this.#all.some(({ connection }) => connection.state !== "closed");
  }

  /**
   * The combined state: the first of connecting, open, closing and closed in which a member is.
   *
   * @returns {import("../socket/connection.js").State} ready without members
   */
  get state() {
    const states = new Set(this.#all.map(({ connection }) => connection.state));
    if (states.has("connecting")) return "connecting";
    if (states.has("open")) return "open";
    if (states.has("closing")) return "closing";
    return states.has("closed") ? "closed" : "ready";
  }

  /**
   * Connects new members.
   *
   * @param {string} address
   * @param {number} count
   * @returns {string | null} the error, or null
   */
  join(address, count) {
    if (this.busy) return "Leave the current channel first.";
    const members = Array.from({ length: count }, (_, at) => this.#create(`member ${at + 1}`));
    for (const member of members) {
      const error = member.connection.connect(address);
      // All members have the same address, so only the first can fail.
      if (error) return error;
    }
    this.#all = members;
    this.#changed();
    return null;
  }

  /** Closes all connections. */
  leave() {
    for (const { connection } of this.#all) connection.close();
  }

  /** @param {string} name */
  #create(name) {
    const connection = new Connection(this.#options);
    /** @type {Member} */
    const member = { name, connection, received: 0 };
    connection.addEventListener("statechange", () => this.#changed());
    connection.addEventListener("message", () => {
      member.received++;
      this.dispatchEvent(new Event("message"));
    });
    this.dispatchEvent(new CustomEvent("create", { detail: member }));
    return member;
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
