import { CLOSE_PATIENCE_SECONDS } from "../socket/connection.js";
import { formatClose, formatSize } from "../text/format.js";
import { eventEntry, messageEntry } from "./entry.js";

/** @typedef {import("../socket/connection.js").State} State */

const UNEXPLAINED = "The browser does not say why";

// RFC 6455 §7.4.1: what the browser itself reports when the connection ended without a Close frame.
const ABNORMAL_CLOSURE = 1006;

/** @type {Record<Exclude<State, "ready" | "closed">, string>} */
const WITHOUT_CLOSE_FRAME = {
  connecting:
    `Connection failed. ${UNEXPLAINED}: check the server URL, that the server is running, ` +
    "and that it accepts connections from this page's origin.",
  open: `Connection broken. ${UNEXPLAINED}: the network, a proxy, or a message that breaks the protocol.`,
  closing: "Connection ended without a closing handshake.",
};

/**
 * Writes what happens to a connection into the log. Messages that are quiet are somebody else's to tell.
 */
export class ConnectionLogger {
  #log;
  #name;
  #echoes;
  #now;

  /**
   * @param {EventTarget} connection
   * @param {Pick<import("./log.js").Log, "add">} log
   * @param {object} options
   * @param {string} options.name of the connection
   * @param {import("../measure/round-trip-matcher.js").RoundTripMatcher | null} [options.echoes] where what comes is the echo of what went
   * @param {() => Date} [options.now]
   */
  constructor(connection, log, { name, echoes = null, now = () => new Date() }) {
    this.#log = log;
    this.#name = name;
    this.#echoes = echoes;
    this.#now = now;
    const on = (/** @type {string} */ type, /** @type {(detail: any) => void} */ record) =>
      connection.addEventListener(type, (event) => record(/** @type {CustomEvent} */ (event).detail));
    on("open", () => {
      echoes?.forget();
      this.notice("Connection opened");
    });
    on("sent", (detail) => this.#sent(detail));
    on("message", (detail) => this.#received(detail));
    on("close", (detail) => this.#close(detail));
    on("abandoned", ({ unsent }) => {
      this.#unsent(unsent);
      this.error(`The server did not close within ${CLOSE_PATIENCE_SECONDS} s. This page no longer waits for it.`);
    });
  }

  /** @param {string} text */
  notice(text) {
    this.#log.add(eventEntry(this.#name, "notice", text, { time: this.#now() }));
  }

  /** @param {string} text */
  error(text) {
    this.#log.add(eventEntry(this.#name, "error", text, { time: this.#now() }));
  }

  /** @param {{ payload: import("./entry.js").Payload, size: number, quiet: boolean }} detail */
  #sent({ payload, size, quiet }) {
    if (quiet) return;
    this.#echoes?.sent(payload);
    this.#log.add(messageEntry(this.#name, "sent", payload, { time: this.#now(), size }));
  }

  /** @param {{ payload: import("./entry.js").Payload, size: number, quiet: boolean }} detail */
  #received({ payload, size, quiet }) {
    if (quiet) return;
    const roundTrip = this.#echoes?.received(payload) ?? null;
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
    if (bytes > 0) this.error(`${formatSize(bytes)} still waited to be sent and may not have reached the server.`);
  }
}
