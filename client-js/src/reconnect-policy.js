/** Close codes after which a new connection would end in the same way, or that end it on purpose (RFC 6455 §7.4.1). */
const FINAL = new Set([1000, 1002, 1003, 1007, 1008, 1009, 1010]);

/** Going Away (RFC 6455 §7.4.1), Service Restart and Try Again Later (IANA, WebSocket Close Code Number Registry). */
const LATER = new Set([1001, 1012, 1013]);

/**
 * Decides by the close code whether to reconnect: the default of the option `reconnectPolicy`.
 *
 * @param {{ code: number }} close code is the close code of RFC 6455 §7.4
 * @returns {"stop" | "later" | "retry"} "stop" after 1000, 1002, 1003 and 1007 to 1010, "later" after 1001, 1012 and
 *   1013, else "retry"
 */
export function reconnectPolicy({ code }) {
  if (FINAL.has(code)) return "stop";
  return LATER.has(code) ? "later" : "retry";
}
