import { CLOSE_TIMEOUT_SECONDS } from "../socket/connection.js";
import { formatClose, formatSize } from "../text/format.js";
import { eventEntry, messageEntry } from "./entry.js";

/** @typedef {import("../socket/connection.js").State} State */

const NO_REASON = "The browser gives no reason";

// RFC 6455 §7.4.1: reported by the browser if the connection ended without a Close frame.
const ABNORMAL_CLOSURE = 1006;

/** @type {Record<Exclude<State, "ready" | "closed">, string>} */
const WITHOUT_CLOSE_FRAME = {
  connecting:
    `Connection failed. ${NO_REASON}: check the server URL, that the server is running, ` +
    "and that it accepts connections from this page's origin.",
  open: `Connection lost. ${NO_REASON}: check the network, proxies, and the server's log for a protocol error.`,
  closing: "Connection closed without a closing handshake.",
};

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
    on("open", () => {
      roundTrips?.reset();
      this.notice("Connection opened");
    });
    on("sent", (detail) => this.#sent(detail));
    on("message", (detail) => this.#received(detail));
    on("close", (detail) => this.#close(detail));
    on("abandoned", ({ unsent }) => {
      this.#unsent(unsent);
      this.error(`The server did not close the connection within ${CLOSE_TIMEOUT_SECONDS} s. The page dropped it.`);
    });
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

  /** @param {{ during: keyof typeof WITHOUT_CLOSE_FRAME, code: number, reason: string, unsent: number }} detail */
  #close({ during, code, reason, unsent }) {
    if (code === ABNORMAL_CLOSURE) this.error(WITHOUT_CLOSE_FRAME[during]);
    this.#unsent(unsent);
    this.#log.add(eventEntry(this.#name, "notice", formatClose(code, reason), { time: this.#now(), code, reason }));
  }

  /** @param {number} bytes */
  #unsent(bytes) {
    if (bytes > 0) this.error(`${formatSize(bytes)} were unsent and may not have reached the server.`);
  }
}
