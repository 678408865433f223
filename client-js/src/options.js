import { Backoff } from "./backoff.js";
import { reconnectPolicy } from "./reconnect-policy.js";

/** @typedef {import("./types.js").Options} Options */

/** Looks the platform's timers up at each call, so that tests of a page can replace them. */
const CLOCK = {
  setTimeout: (/** @type {() => void} */ act, /** @type {number} */ milliseconds) => setTimeout(act, milliseconds),
  clearTimeout: (/** @type {any} */ timer) => clearTimeout(timer),
  now: () => performance.now(),
};

const defaults = () => ({
  /** @type {Options["protocols"]} */ protocols: null,
  queue: false,
  maxBufferedAmount: 16 * 1024 * 1024,
  /** @type {Options["heartbeat"]} */ heartbeat: undefined,
  /** @type {number | undefined} */ serverPing: undefined,
  staleAfter: 30_000,
  /** @type {AbortSignal | undefined} */ signal: undefined,
  connectTimeout: 20_000,
  closeTimeout: 10_000,
  backoff: new Backoff(),
  jitter: 10_000,
  /** @type {NonNullable<Options["reconnectPolicy"]>} */ reconnectPolicy,
  WebSocket: globalThis.WebSocket,
  /** @type {import("./types.js").Clock} */ clock: CLOCK,
  /** @type {object} */ target: globalThis,
});

/** @type {(name: string, value: number, allowed: boolean, rule: string) => void} */
function check(name, value, allowed, rule) {
  if (!allowed) throw new RangeError(`${name}=${value} is out of range: must be ${rule}`);
}

/**
 * Checks options and fills in the defaults.
 *
 * @param {Options} given an option that is undefined gets its default
 * @returns {ReturnType<typeof defaults>}
 * @throws {TypeError} for an unknown option, for a heartbeat without a message or beside serverPing, and where the
 *   platform has no WebSocket and none is given
 * @throws {RangeError} for a number out of its range
 */
export function withDefaults(given) {
  /** @type {any} */ const all = defaults();
  for (const [name, value] of Object.entries(given)) {
    if (!(name in all)) throw new TypeError(`Unknown option ${name}: must be one of ${Object.keys(all).join(", ")}`);
    if (value !== undefined) all[name] = value;
  }
  for (const name of ["maxBufferedAmount", "staleAfter", "connectTimeout", "closeTimeout", "jitter"]) {
    check(name, all[name], all[name] >= 0 && all[name] < 2 ** 31, "0 to 2^31 - 1");
  }
  const { heartbeat, serverPing, WebSocket } = all;
  if (heartbeat) {
    const { interval, message } = heartbeat;
    if (serverPing !== undefined) throw new TypeError("heartbeat and serverPing are set: must be one of them");
    if (message === undefined) throw new TypeError("heartbeat.message is missing: must be set, or serverPing instead");
    check("heartbeat.interval", interval, interval >= 1 && interval < 2 ** 30, "1 to 2^30 - 1 ms");
  }
  if (serverPing !== undefined) {
    const whole = Number.isInteger(serverPing) && serverPing >= 1_000 && serverPing <= 3_600_000;
    check("serverPing", serverPing, whole, "a whole number from 1,000 to 3,600,000 ms");
  }
  if (!WebSocket) throw new TypeError("No WebSocket on this platform: options.WebSocket must be set");
  return all;
}
