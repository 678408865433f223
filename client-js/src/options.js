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
  /** @type {string | string[]} */ protocols: [],
  queue: false,
  maxBufferedAmount: 16 * 1024 * 1024,
  /** @type {Options["heartbeat"]} */ heartbeat: undefined,
  /** @type {AbortSignal | undefined} */ signal: undefined,
  connectTimeout: 20_000,
  backoff: new Backoff(),
  jitter: 10_000,
  /** @type {NonNullable<Options["reconnectPolicy"]>} */ reconnectPolicy,
  WebSocket: globalThis.WebSocket,
  /** @type {import("./types.js").Clock} */ clock: CLOCK,
  /** @type {object} */ target: globalThis,
});

/**
 * Checks options and fills in the defaults.
 *
 * @param {Options} given an option that is undefined gets its default
 * @returns {ReturnType<typeof defaults>}
 * @throws {TypeError} for an unknown option, and where the platform has no WebSocket and none is given
 * @throws {RangeError} unless maxBufferedAmount, connectTimeout and jitter are 0 to 2^31 - 1
 */
export function withDefaults(given) {
  /** @type {any} */ const all = defaults();
  for (const [name, value] of Object.entries(given)) {
    if (!(name in all)) throw new TypeError(`Unknown option ${name}: must be one of ${Object.keys(all).join(", ")}`);
    if (value !== undefined) all[name] = value;
  }
  for (const name of ["maxBufferedAmount", "connectTimeout", "jitter"]) {
    const value = all[name];
    if (!(value >= 0 && value < 2 ** 31)) {
      throw new RangeError(`${name}=${value} is out of range: must be 0 to 2^31 - 1`);
    }
  }
  if (!all.WebSocket) throw new TypeError("No WebSocket on this platform: options.WebSocket must be set");
  return all;
}
