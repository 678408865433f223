import { Backoff } from "./backoff.js";
import { afterClose } from "./close-codes.js";

/** @typedef {import("./types.js").Options} Options */

/** What is looked up at each call can be replaced, as tests of pages do with their timers. */
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
  spread: 10_000,
  /** @type {NonNullable<Options["afterClose"]>} */ afterClose,
  WebSocket: globalThis.WebSocket,
  /** @type {import("./types.js").Clock} */ clock: CLOCK,
  /** @type {object} */ page: globalThis,
});

/** @param {Options} given one that is undefined counts as not given */
export function withDefaults(given) {
  /** @type {any} */ const all = defaults();
  for (const [name, value] of Object.entries(given)) {
    if (!(name in all)) throw new TypeError(`There is no option ${name}, but ${Object.keys(all).join(", ")}.`);
    if (value !== undefined) all[name] = value;
  }
  for (const name of ["maxBufferedAmount", "connectTimeout", "spread"]) {
    const value = all[name];
    if (!(value >= 0 && value < 2 ** 31)) throw new RangeError(`${name} is ${value}, but 0 to 2^31 - 1 are allowed.`);
  }
  if (!all.WebSocket) throw new TypeError("There is no WebSocket here: give one as options.WebSocket.");
  return /** @type {ReturnType<typeof defaults>} */ (all);
}
