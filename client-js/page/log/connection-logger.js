import { ABANDONED, ABNORMAL_CLOSURE, closeProblem, NO_HANDSHAKE } from "../socket/close.js";
import { formatClose, formatSeconds, formatSize } from "../text/format.js";
import { eventEntry, messageEntry } from "./entry.js";

/** @typedef {import("../socket/close.js").Close} Close */

/**
 * Logs the messages and events of a connection, except for quiet messages.
 */
export class ConnectionLogger {
  #log;
  #name;
  #roundTrips;
  #now;

  /**
   * @param {EventTarget} connection
   * @param {Pick<import("./log.js").Log, "add">} log
   * @param {object} options
   * @param {string} options.name of the connection
   * @param {import("../measure/round-trip-matcher.js").RoundTripMatcher | null} [options.roundTrips] for a
   *   connection that echoes
   * @param {() => Date} [options.now]
   */
  constructor(connection, log, { name, roundTrips = null, now = () => new Date() }) {
    this.#log = log;
    this.#name = name;
    this.#roundTrips = roundTrips;
    this.#now = now;
    const on = (/** @type {string} */ type, /** @type {(detail: any) => void} */ record) =>
      connection.addEventListener(type, (event) => record(/** @type {CustomEvent} */ (event).detail));
    on("open", ({ protocol }) => {
      roundTrips?.reset();
      this.notice(protocol ? `Connection opened. Subprotocol: ${protocol}` : "Connection opened");
    });
    on("sent", (detail) => this.#sent(detail));
    on("message", (detail) => this.#received(detail));
    on("close", (detail) => this.#close(detail));
    on("abandoned", ({ unsent }) => {
      this.#unsent(unsent);
      this.error(ABANDONED);
    });
    on("waiting", ({ delay }) => this.notice(`Reconnects in ${formatSeconds(delay)}`));
  }

  /**
   * Logs a notice.
   *
   * @param {string} text
   */
  notice(text) {
    this.#log.add(eventEntry(this.#name, "notice", text, { time: this.#now() }));
  }

  /**
   * Logs an error.
   *
   * @param {string} text
   */
  error(text) {
    this.#log.add(eventEntry(this.#name, "error", text, { time: this.#now() }));
  }

  /** @param {{ payload: import("./entry.js").Payload, size: number, quiet: boolean }} detail */
  #sent({ payload, size, quiet }) {
    if (quiet) return;
    this.#roundTrips?.sent(payload);
    this.#log.add(messageEntry(this.#name, "sent", payload, { time: this.#now(), size }));
  }

  /** @param {{ payload: import("./entry.js").Payload, size: number, quiet: boolean }} detail */
  #received({ payload, size, quiet }) {
    if (quiet) return;
    const roundTrip = this.#roundTrips?.received(payload) ?? null;
    this.#log.add(messageEntry(this.#name, "received", payload, { time: this.#now(), size, roundTrip }));
  }

  /** @param {Close & { unsent: number }} detail */
  #close({ unsent, ...close }) {
    const { code, reason } = close;
    const problem = closeProblem(close);
    const hasFrame = code !== ABNORMAL_CLOSURE;
    if (!hasFrame) this.error(problem ?? NO_HANDSHAKE);
    this.#unsent(unsent);
    const kind = hasFrame && problem ? "error" : "notice";
    this.#log.add(eventEntry(this.#name, kind, formatClose(code, reason), { time: this.#now(), code, reason }));
  }

  /** @param {number} bytes */
  #unsent(bytes) {
    if (bytes > 0) this.error(`${formatSize(bytes)} were unsent and may not have reached the server.`);
  }
}
