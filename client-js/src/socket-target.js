/** @typedef {import("./types.js").Events} Events */

/**
 * The part of the WebSocket interface that needs no connection: constants, event handlers, and listeners that are typed
 * by event (WHATWG WebSockets Standard §3.1).
 */
export class SocketTarget extends EventTarget {
  static CONNECTING = 0;
  static OPEN = 1;
  static CLOSING = 2;
  static CLOSED = 3;

  CONNECTING = 0;
  OPEN = 1;
  CLOSING = 2;
  CLOSED = 3;

  /** @type {((event: Event) => void) | null} */ onopen = null;
  /** @type {((event: MessageEvent) => void) | null} */ onmessage = null;
  /** @type {((event: globalThis.CloseEvent) => void) | null} */ onclose = null;
  /** @type {((event: Event) => void) | null} */ onerror = null;

  constructor() {
    super();
    this.addEventListener("open", (event) => this.onopen?.(event));
    this.addEventListener("message", (event) => this.onmessage?.(event));
    this.addEventListener("close", (event) => this.onclose?.(event));
    this.addEventListener("error", (event) => this.onerror?.(event));
  }

  /**
   * Adds a listener, as EventTarget does.
   *
   * @template {keyof Events} T
   * @param {T} type
   * @param {(event: Events[T]) => void} listener
   * @param {boolean | AddEventListenerOptions} [options]
   * @override
   */
  addEventListener(type, listener, options) {
    super.addEventListener(type, /** @type {EventListener} */ (listener), options);
  }

  /**
   * Removes a listener, as EventTarget does.
   *
   * @template {keyof Events} T
   * @param {T} type
   * @param {(event: Events[T]) => void} listener
   * @param {boolean | EventListenerOptions} [options]
   * @override
   */
  removeEventListener(type, listener, options) {
    super.removeEventListener(type, /** @type {EventListener} */ (listener), options);
  }
}
