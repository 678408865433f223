import { Reconnector } from "../socket/reconnector.js";

/** @typedef {{ name: string, connection: Reconnector, received: number }} Member */

/**
 * The members of one channel, which connect and disconnect together. Dispatches "create" (detail: Member) for each new
 * member before it connects, "change" for each change of a member's state, and "message" for each received message.
 */
export class ChannelMembers extends EventTarget {
  #options;
  /** @type {Member[]} */ #all = [];
  #reconnects = false;

  /** @param {ConstructorParameters<typeof Reconnector>[0]} [options] of each connection */
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

  /** Whether at least one member is connected, connects, or waits to reconnect. */
  get busy() {
    return this.#all.some(({ connection }) => !hasEnded(connection));
  }

  /**
   * The combined state: the first of connecting, open, waiting, closing, failed and closed in which a member is.
   *
   * @returns {import("../socket/reconnector.js").State} ready without members
   */
  get state() {
    const states = new Set(this.#all.map(({ connection }) => connection.phase));
    for (const state of /** @type {const} */ (["connecting", "open", "waiting", "closing", "failed", "closed"])) {
      if (states.has(state)) return state;
    }
    return "ready";
  }

  /** The problem of the first member that failed, by its name if others are connected; null without one. */
  get problem() {
    const failed = this.#all.find(({ connection }) => connection.problem);
    if (!failed) return null;
    return this.open > 0 ? `${failed.name}: ${failed.connection.problem}` : failed.connection.problem;
  }

  /**
   * Whether the members reconnect after an abnormal end.
   *
   * @param {boolean} reconnects
   */
  set reconnects(reconnects) {
    this.#reconnects = reconnects;
    for (const { connection } of this.#all) connection.reconnects = reconnects;
  }

  /**
   * Connects members until the channel has a number of them. Members that are connected stay, and members that ended
   * connect again.
   *
   * @param {string} address
   * @param {number} count
   * @returns {string | null} the error, or null
   */
  connect(address, count) {
    const members = this.busy ? [...this.#all] : [];
    while (members.length < count) members.push(this.#create(`member ${members.length + 1}`));
    for (const { connection } of members.slice(0, count)) {
      const error = hasEnded(connection) || connection.phase === "waiting" ? connection.connect(address) : null;
      // All members have the same address, so only the first can fail.
      if (error) return error;
    }
    this.#all = members;
    this.#changed();
    return null;
  }

  /** Closes all connections. */
  disconnect() {
    for (const { connection } of this.#all) connection.close();
  }

  /** @param {string} name */
  #create(name) {
    const connection = new Reconnector(this.#options);
    connection.reconnects = this.#reconnects;
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

/** @param {Reconnector} connection */
function hasEnded({ phase }) {
  return phase === "ready" || phase === "closed" || phase === "failed";
}
