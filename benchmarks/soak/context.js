/**
 * What each load is given.
 *
 * @typedef {{
 *   server: import("./server.js").Server,
 *   ledger: import("./ledger.js").Ledger,
 *   random: import("./random.js").Random,
 * }} Context
 */

/** A load that runs from when it is called until what it returns is; then it has accounted for everything. */
/** @typedef {(context: Context) => () => Promise<void>} Load */
export {};
