// Types only. No module imports this file, so browsers never load it.

/** @typedef {import("./backoff.js").Backoff} Backoff */

/**
 * "waiting": no connection, and the next attempt is scheduled. "closed": no connection, and none will follow.
 *
 * @typedef {"connecting" | "open" | "waiting" | "closing" | "closed"} State
 */

/**
 * The URL, or a function that is called before each attempt.
 *
 * @typedef {string | URL | (() => string | URL | Promise<string | URL>)} Address
 */

/** @typedef {string | string[] | null | undefined} Protocols */

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
 * @property {Event & { error?: unknown }} error has the error if a function for the URL or the protocols failed
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
 * Reports a silent connection: the milliseconds since the last message, and whether a wake started the check.
 *
 * @typedef {(silent: number, awakened: boolean) => void} OnSilent
 */

/**
 * @typedef {object} Options
 * @property {Protocols | (() => Protocols | Promise<Protocols>)} [protocols] the subprotocols, as for WebSocket, or a
 *   function that is called before each attempt; null for none
 * @property {boolean} [queue] queues messages while there is no connection; false, which makes send() throw then
 * @property {number} [maxBufferedAmount] the limit for unsent bytes, 0 to 2^31 - 1; 16 MiB
 * @property {{ interval: number, message: Message | (() => Message) }} [heartbeat] sends the message after an interval
 *   (in milliseconds, 1 to 2^30 - 1) without a message from the server, and reconnects after two; none by default
 * @property {number} [serverPing] asks a Longwave server for an empty text message after this many milliseconds without
 *   another one, a whole number from 1,000 to 3,600,000, and reconnects after two intervals without a message; none by
 *   default
 * @property {number} [staleAfter] without heartbeat and serverPing: reconnects after a wake if nothing was received for
 *   this many milliseconds, 0 to 2^31 - 1; 30,000
 * @property {AbortSignal} [signal] closes the socket with 1000 when it is aborted
 * @property {number} [connectTimeout] the time that an attempt may take, in milliseconds, 0 to 2^31 - 1; 20,000. The
 *   functions for the URL and the protocols are part of the attempt
 * @property {number} [closeTimeout] the time that the close handshake may take after close(), in milliseconds, 0 to
 *   2^31 - 1; 10,000
 * @property {Backoff} [backoff] the delays between attempts; from 0.5 to 30 seconds
 * @property {number} [jitter] spreads the clients that reconnect after a lost connection, in milliseconds, 0 to
 *   2^31 - 1; 10,000
 * @property {(close: Close) => "stop" | "later" | "retry"} [reconnectPolicy] decides after each connection: stop, wait
 *   for the jitter, or wait for the back-off
 * @property {typeof globalThis.WebSocket} [WebSocket] another implementation, for platforms without one
 * @property {Clock} [clock] the timers; those of the platform
 * @property {object} [target] dispatches "online" and has the document that dispatches "visibilitychange"; globalThis
 */

export {};
