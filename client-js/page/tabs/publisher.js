import { endpoint, httpAddress } from "../socket/address.js";
import { failure, TIMEOUT_SECONDS } from "../socket/http.js";

/** The limit for the shown response, in characters. Longwave sends less. */
const MAX_SHOWN = 300;

/**
 * Publishes a message by POST.
 *
 * @param {string} server its WebSocket address
 * @param {string} channel
 * @param {import("../log/entry.js").Payload} payload
 * @param {object} options
 * @param {string} [options.token] none if empty
 * @param {typeof globalThis.fetch} [options.fetch]
 * @returns {Promise<{ ok: boolean, message: string }>} status and body of the
 *   response, or the error of the request
 */
export async function publish(server, channel, payload, { token = "", fetch = globalThis.fetch }) {
  // Checked here: some browsers repeat the token in their error for an invalid header.
  if (!/^[\x21-\x7e]*$/.test(token)) {
    return { ok: false, message: "Not sent: the bearer token must be visible ASCII characters only." };
  }
  /** @type {Record<string, string>} */
  const headers = {
    "Content-Type": typeof payload === "string" ? "text/plain; charset=utf-8" : "application/octet-stream",
  };
  if (token !== "") headers["Authorization"] = `Bearer ${token}`;
  try {
    const response = await fetch(httpAddress(endpoint(server, `/broadcast/${channel}`)), {
      method: "POST",
      headers,
      body: payload,
      signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1000),
    });
    const body = (await response.text()).trim().slice(0, MAX_SHOWN);
    return { ok: response.ok, message: `${response.status} ${body}`.trim() };
  } catch (error) {
    return { ok: false, message: failure(error) };
  }
}
