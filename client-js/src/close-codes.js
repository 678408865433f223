/** What will not be otherwise the next time (RFC 6455 §7.4.1), and what was meant to be the end. */
const FINAL = new Set([1000, 1002, 1003, 1007, 1008, 1009, 1010]);

/** The server goes away, restarts, or is overloaded: RFC 6455 §7.4.1 and the registry of close codes. */
const LATER = new Set([1001, 1012, 1013]);

/**
 * What to do when a connection has ended.
 *
 * @param {{ code: number }} close
 * @returns {"stay away" | "later" | "retry"}
 */
export function afterClose({ code }) {
  if (FINAL.has(code)) return "stay away";
  return LATER.has(code) ? "later" : "retry";
}
