// Types only: no browser is sent this, because nothing imports it.

/** @typedef {import("./backoff.js").Backoff} Backoff */
/** @typedef {"connecting" | "open" | "waiting" | "closing" | "closed"} State */
/** @typedef {string | ArrayBufferLike | ArrayBufferView | Blob} Message */
/** @typedef {{ code: number, reason: string, wasClean: boolean }} Close */

/**
 * What it dispatches. "close" comes at the end of each connection, also of one that could not be opened; "statechange"
 * before it says whether another one follows, and when: retryAt is in milliseconds since 1970. "unsent" comes where a
 * connection ends with bytes that the browser had not sent, and at the very end with the messages that were queued.
 *
 * @typedef {object} Events
 * @property {Event} open
 * @property {MessageEvent} message
 * @property {CloseEvent} close
 * @property {Event} error
 * @property {CustomEvent<{ state: State, retryAt: number | null }>} statechange
 * @property {CustomEvent<{ bytes: number, messages: Message[] }>} unsent
 */

/**
 * @typedef {object} Clock
 * @property {(act: () => void, milliseconds: number) => unknown} setTimeout
 * @property {(timer: any) => void} clearTimeout
 * @property {() => number} now milliseconds of a clock that is never set
 */

/**
 * @typedef {object} Options
 * @property {string | string[]} [protocols] as WebSocket has it
 * @property {boolean} [queue] whether to keep what is sent while there is no connection; else that is an error
 * @property {number} [maxBufferedAmount] at how many bytes that wait nothing more is taken; 16 MiB
 * @property {{ interval: number, message?: Message | (() => Message) }} [heartbeat] how long in milliseconds the server
 *   may be silent, and what it is sent then; it is given up after twice that
 * @property {AbortSignal} [signal] closes it
 * @property {number} [connectTimeout] how many milliseconds a connection may take to open; 20 seconds
 * @property {Backoff} [backoff] how long to wait after a failure
 * @property {number} [spread] over how many milliseconds to come back to a server that went away in order; 10 seconds
 * @property {(close: Close) => "stay away" | "later" | "retry"} [afterClose] what to do when a connection has ended
 * @property {typeof globalThis.WebSocket} [WebSocket] where there is none, or another one is wanted
 * @property {Clock} [clock]
 * @property {object} [page] where the browser says that it is online, and visible
 */

export {};
