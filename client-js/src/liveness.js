import { Heartbeat } from "./heartbeat.js";
import { WakeCheck } from "./wake-check.js";

/**
 * Chooses how a socket finds out that its server is gone.
 *
 * @param {import("./connection.js").AllOptions} options
 * @param {(message: import("./types.js").Message) => void} send
 * @param {import("./types.js").OnSilent} onSilent
 * @returns {Heartbeat | WakeCheck}
 */
export function livenessOf({ heartbeat, serverPing, staleAfter, clock }, send, onSilent) {
  if (heartbeat) {
    const { interval, message } = heartbeat;
    return new Heartbeat(interval, () => send(typeof message === "function" ? message() : message), onSilent, clock);
  }
  return serverPing ? new Heartbeat(serverPing, null, onSilent, clock) : new WakeCheck(staleAfter, onSilent, clock);
}
