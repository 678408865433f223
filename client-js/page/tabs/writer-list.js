import { endpoint, httpAddress } from "../socket/address.js";
import { failure, TIMEOUT_SECONDS } from "../socket/http.js";

/**
 * A writer in the response to GET /background.
 *
 * @typedef {object} Writer
 * @property {string} name
 * @property {string} every the interval, as an ISO 8601 duration
 * @property {boolean} paused
 * @property {string} [channel] gets the writer's messages too
 * @property {number} ticks since the start of the server
 * @property {number} connections
 */

const TYPE_IT = "Type the name of a writer above.";

/**
 * Requests the list of writers.
 *
 * @param {string} server its WebSocket address
 * @param {{ fetch?: typeof globalThis.fetch }} [options]
 * @returns {Promise<{ writers: Writer[] } | { problem: string }>}
 */
export async function listWriters(server, { fetch = globalThis.fetch } = {}) {
  try {
    const response = await fetch(httpAddress(endpoint(server, "/background")), {
      headers: { Accept: "application/json" },
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1000),
    });
    if (response.status === 404) return { problem: `This server does not list its writers. ${TYPE_IT}` };
    if (!response.ok) {
      return { problem: `The server rejected the request for its writers: ${response.status}. ${TYPE_IT}` };
    }
    const writers = (await response.json())?.writers;
    if (Array.isArray(writers) && writers.every(isWriter)) return { writers };
    return { problem: `The server's list of writers is invalid. ${TYPE_IT}` };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: `The server's list of writers is invalid. ${TYPE_IT}` };
    return { problem: `${failure(error)} ${TYPE_IT}` };
  }
}

/**
 * Returns the writers whose name or channel contains the words, in upper or lower case.
 *
 * @param {readonly Writer[]} writers
 * @param {string} words
 */
export function matchingWriters(writers, words) {
  const sought = words.trim().toLowerCase();
  return writers.filter(({ name, channel = "" }) => `${name}\n${channel}`.toLowerCase().includes(sought));
}

/** @param {any} value @returns {value is Writer} */
function isWriter(value) {
  return (
    value !== null &&
    typeof value === "object" &&
    typeof value.name === "string" &&
    typeof value.every === "string" &&
    typeof value.paused === "boolean" &&
    ["string", "undefined"].includes(typeof value.channel) &&
    typeof value.ticks === "number" &&
    typeof value.connections === "number"
  );
}
