/**
 * @typedef {import("./types.js").Address} Address
 * @typedef {import("./types.js").Close} Close
 * @typedef {ReturnType<typeof import("./options.js").withDefaults>} AllOptions
 */

/**
 * @typedef {object} Handlers
 * @property {() => void} onOpen
 * @property {(event: MessageEvent) => void} onMessage
 * @property {(error?: unknown) => void} onError gets the error of the URL or the protocols; undefined from a WebSocket
 * @property {(close: Close) => void} onClose is the last call
 */

/**
 * One attempt, and the connection to which it leads: it gets the URL and the protocols, then opens a WebSocket. It waits
 * for nothing without a limit: the attempt has the connect timeout, the close handshake has the close timeout.
 */
export class Connection {
  #options;
  #handlers;
  /** @type {WebSocket | null} */ #socket = null;
  /** @type {unknown} */ #timer;
  #ended = false;

  /**
   * @param {AllOptions} options
   * @param {Handlers} handlers
   */
  constructor(options, handlers) {
    this.#options = options;
    this.#handlers = handlers;
  }

  /** The WebSocket; null until the URL and the protocols are there. */
  get socket() {
    return this.#socket;
  }

  /**
   * Starts the attempt, unless the connection is closed already. Only promises of a URL or of protocols delay the
   * WebSocket.
   *
   * @param {Address} address
   * @throws {unknown} the error of a function for the URL or the protocols
   * @throws {DOMException} SyntaxError for an invalid URL
   */
  start(address) {
    if (this.#ended) return;
    const { protocols, connectTimeout } = this.#options;
    const url = typeof address === "function" ? address() : address;
    const names = typeof protocols === "function" ? protocols() : protocols;
    if (isPromise(url) || isPromise(names)) {
      Promise.all([url, names])
        .then(([one, other]) => this.#open(one, other))
        .catch((error) => this.fail(error));
    } else {
      this.#open(url, names);
    }
    this.#limit(connectTimeout, "open");
  }

  /** Closes the connection, which ends at once if it has no WebSocket yet. */
  close(/** @type {number} */ code, /** @type {string} */ reason) {
    if (!this.#socket) return this.#end({ code, reason, wasClean: true });
    this.#limit(this.#options.closeTimeout, "closed");
    this.#socket.close(code, reason);
  }

  /** Ends an attempt that has no WebSocket. */
  fail(/** @type {unknown} */ error) {
    if (this.#ended) return;
    this.#handlers.onError(error);
    this.drop(String(error));
  }

  /** Ends the connection at once. A browser cannot abort a WebSocket, and keeps it until it ends. */
  drop(/** @type {string} */ reason) {
    this.#end({ code: 1006, reason, wasClean: false });
    this.#socket?.close();
  }

  #open(/** @type {string | URL} */ url, /** @type {string | string[] | null | undefined} */ protocols) {
    if (this.#ended) return;
    const { WebSocket, serverPing } = this.#options;
    const socket = new WebSocket(serverPing ? withPing(String(url), serverPing) : url, protocols ?? []);
    this.#socket = socket;
    const on = (/** @type {string} */ type, /** @type {(event: any) => void} */ act) =>
      socket.addEventListener(type, (event) => this.#ended || act(event));
    on("open", () => {
      this.#stopTimer();
      this.#handlers.onOpen();
    });
    on("message", (event) => this.#handlers.onMessage(event));
    on("error", () => this.#handlers.onError());
    on("close", ({ code, reason, wasClean }) => this.#end({ code, reason, wasClean }));
  }

  #limit(/** @type {number} */ milliseconds, /** @type {string} */ awaited) {
    this.#stopTimer();
    const onTimeout = () => this.drop(`not ${awaited} within ${milliseconds} ms`);
    this.#timer = this.#options.clock.setTimeout(onTimeout, milliseconds);
  }

  #stopTimer() {
    this.#options.clock.clearTimeout(this.#timer);
  }

  /** Later events of the WebSocket are ignored. */
  #end(/** @type {Close} */ close) {
    if (this.#ended) return;
    this.#ended = true;
    this.#stopTimer();
    this.#handlers.onClose(close);
  }
}

/**
 * @param {unknown} value
 * @returns {value is Promise<unknown>}
 */
function isPromise(value) {
  return typeof (/** @type {any} */ (value)?.then) === "function";
}

function withPing(/** @type {string} */ url, /** @type {number} */ interval) {
  const duration = interval % 1_000 ? `${interval}ms` : `${interval / 1_000}s`;
  const [address = ""] = url.split("#", 1);
  return `${address}${address.includes("?") ? "&" : "?"}ping=${duration}`;
}
