/** @typedef {{ during: "connecting" | "open" | "closing", code: number, reason: string }} Close during is the state before it */

// RFC 6455 §7.4.1: reported by the browser if the connection ended without a Close frame.
export const ABNORMAL_CLOSURE = 1006;

/** Normal Closure, and a Close frame without a code (RFC 6455 §7.4.1). */
const NORMAL = new Set([1000, 1005]);

/** Close codes after which a new connection would end in the same way, as in the client library (RFC 6455 §7.4.1). */
const FINAL = new Set([...NORMAL, 1002, 1003, 1007, 1008, 1009, 1010]);

// Browsers start their own timeout only when the Close frame is sent. Behind messages that the server does not read, it
// never is.
export const CLOSE_TIMEOUT_SECONDS = 15;

export const NO_HANDSHAKE = "Connection closed without a closing handshake.";
export const ABANDONED = `The server did not close the connection within ${CLOSE_TIMEOUT_SECONDS} s. The page dropped it.`;

const FAILED =
  "Connection failed. The browser gives no reason: check the server URL, that the server is running, " +
  "and that it accepts connections from this page's origin.";
const LOST =
  "Connection lost. The browser gives no reason: check the network, proxies, and the server's log for a protocol error.";

/**
 * Returns what is wrong with the end of a connection.
 *
 * @param {Close} close
 * @returns {string | null} null after a normal close, and after a disconnect by the user
 */
export function closeProblem({ during, code, reason }) {
  if (during === "closing" || NORMAL.has(code)) return null;
  if (code === ABNORMAL_CLOSURE) return during === "connecting" ? FAILED : LOST;
  return `The server closed the connection. Code: ${code}. Reason: ${reason || "none"}.`;
}

/**
 * Returns whether to reconnect: after an abnormal end that a new connection may not repeat.
 *
 * @param {Close} close
 */
export function mayReconnect({ during, code }) {
  return during !== "closing" && !FINAL.has(code);
}
