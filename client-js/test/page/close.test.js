import assert from "node:assert/strict";
import { test } from "node:test";
import { closeProblem, mayReconnect } from "../../page/socket/close.js";

/** @typedef {import("../../page/socket/close.js").Close} Close */

/** @type {[string, Close["during"], number, RegExp | null, boolean][]} */
const ENDS = [
  ["failed handshake", "connecting", 1006, /^Connection failed\..*check the server URL/, true],
  ["lost connection", "open", 1006, /^Connection lost\./, true],
  ["normal close", "open", 1000, null, false],
  ["close without a code", "open", 1005, null, false],
  ["shutdown of the server", "open", 1001, /closed the connection\. Code: 1001\. Reason: none\./, true],
  ["disconnect of a slow client", "open", 1013, /Code: 1013/, true],
  ["message over the limit", "open", 1009, /Code: 1009/, false],
  ["protocol error", "open", 1002, /Code: 1002/, false],
  ["disconnect by the user", "closing", 1000, null, false],
  ["attempt stopped by the user", "closing", 1006, null, false],
];

for (const [what, during, code, problem, reconnects] of ENDS) {
  test(`${what} ${problem ? "is" : "is no"} problem`, () => {
    const found = closeProblem({ during, code, reason: "" });
    if (problem) assert.match(found ?? "", problem);
    else assert.equal(found, null);
  });

  test(`${what} ${reconnects ? "lets" : "never lets"} a client reconnect`, () => {
    assert.equal(mayReconnect({ during, code, reason: "" }), reconnects);
  });
}
