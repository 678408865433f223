import { CLOSE_PATIENCE_SECONDS } from "./connection.js";
import { excerpt } from "./excerpt.js";
import { formatClose, formatSize } from "./format.js";

/** @typedef {import("./connection.js").State} State */

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

/** Writes what happens to a connection into the log, as the rows a reader sees. */
export class Transcript {
  #log;
  #now;

  /**
   * @param {EventTarget} connection
   * @param {Pick<import("./log.js").Log, "add">} log
   * @param {{ now?: () => Date }} [options]
   */
  constructor(connection, log, { now = () => new Date() } = {}) {
    this.#log = log;
    this.#now = now;
    const on = (/** @type {string} */ type, /** @type {(detail: any) => void} */ record) =>
      connection.addEventListener(type, (event) => record(/** @type {CustomEvent} */ (event).detail));
    on("open", () => this.#event("notice", "Connection opened"));
    on("sent", ({ payload, size }) => this.#message("Client", "Server", payload, size));
    on("message", ({ payload, size }) => this.#message("Server", "Client", payload, size));
    on("close", (detail) => this.#close(detail));
    on("abandoned", ({ unsent }) => {
      this.#unsent(unsent);
      this.error(`The server did not close within ${CLOSE_PATIENCE_SECONDS} s. This page no longer waits for it.`);
    });
  }

  /** @param {string} text */
  error(text) {
    this.#event("error", text);
  }

  /** @param {{ during: keyof typeof WITHOUT_CLOSE_FRAME, code: number, reason: string, unsent: number }} detail */
  #close({ during, code, reason, unsent }) {
    if (code === ABNORMAL_CLOSURE) this.error(WITHOUT_CLOSE_FRAME[during]);
    this.#unsent(unsent);
    this.#event("notice", formatClose(code, reason));
  }

  /** @param {number} bytes */
  #unsent(bytes) {
    if (bytes > 0) this.error(`${formatSize(bytes)} still waited to be sent and may not have reached the server.`);
  }

  /**
   * @param {"notice" | "error"} kind
   * @param {string} data
   */
  #event(kind, data) {
    this.#log.add({ kind, time: this.#now(), from: "", to: "", data, note: "", binary: false, size: null });
  }

  /**
   * @param {"Client" | "Server"} from
   * @param {"Client" | "Server"} to
   * @param {import("./connection.js").Payload} payload
   * @param {number} size
   */
  #message(from, to, payload, size) {
    const binary = typeof payload !== "string";
    this.#log.add({ kind: "message", time: this.#now(), from, to, ...excerpt(payload), binary, size });
  }
}
