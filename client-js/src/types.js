// Types only. No module imports this file, so browsers never load it.

/** @typedef {import("./backoff.js").Backoff} Backoff */

/**
 * "waiting": no connection, and the next attempt is scheduled. "closed": no connection, and none will follow.
 *
 * @typedef {"connecting" | "open" | "waiting" | "closing" | "closed"} State
 */

/** @typedef {string | ArrayBufferLike | ArrayBufferView | Blob} Message */

/**
 * The code and reason of RFC 6455 §7.1.5 and §7.1.6. Without a Close frame the code is 1006, and wasClean is false.
 *
 * @typedef {{ code: number, reason: string, wasClean: boolean }} Close
 */

/**
 * The events of a ReconnectingSocket by type.
 *
 * @typedef {object} Events
 * @property {Event} open a connection is open
 * @property {MessageEvent} message
 * @property {CloseEvent} close a connection ended, or an attempt failed; the state says whether another one follows
 * @property {Event} error
 * @property {CustomEvent<{ state: State, retryAt: number | null }>} statechange comes before the "open" or "close" that
 *   belongs to it; retryAt is the time of the next attempt in milliseconds since 1970, or null
 * @property {CustomEvent<{ bytes: number, messages: Message[] }>} unsent comes before "close": bytes that the browser had
 *   not sent when the connection ended; in the state "closed" also the queued messages, and their bytes
 */

/**
 * @typedef {object} Clock
 * @property {(act: () => void, milliseconds: number) => unknown} setTimeout returns the timer
 * @property {(timer: any) => void} clearTimeout
 * @property {() => number} now milliseconds of a monotonic clock
 */

/**
 * @typedef {object} Options
 * @property {string | string[]} [protocols] the subprotocols, as for WebSocket
 * @property {boolean} [queue] queues messages while there is no connection; false, which makes send() throw then
 * @property {number} [maxBufferedAmount] the limit for unsent bytes, 0 to 2^31 - 1; 16 MiB
 * @property {{ interval: number, message?: Message | (() => Message) }} [heartbeat] sends the message after an interval
 *   (in milliseconds, 1 to 2^30 - 1) without a message from the server, and reconnects after two; without a message
 *   it only listens; no heartbeat by default
 * @property {AbortSignal} [signal] closes the socket with 1000 when it is aborted
 * @property {number} [connectTimeout] the time that an attempt may take, in milliseconds, 0 to 2^31 - 1; 20,000
 * @property {Backoff} [backoff] the delays between attempts; from 0.5 to 30 seconds
 * @property {number} [jitter] spreads the clients that reconnect after 1001, 1012 and 1013, in milliseconds, 0 to
 *   2^31 - 1; 10,000
 * @property {(close: Close) => "stop" | "later" | "retry"} [reconnectPolicy] decides after each connection: stop, wait
 *   for the jitter, or wait for the back-off
 * @property {typeof globalThis.WebSocket} [WebSocket] another implementation, for platforms without one
 * @property {Clock} [clock] the timers; those of the platform
 * @property {object} [target] dispatches "online" and has the document that dispatches "visibilitychange"; globalThis
 */

export {};
