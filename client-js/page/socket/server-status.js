/** The interval between two requests, in milliseconds. */
export const INTERVAL_MILLISECONDS = 30_000;

const TIMEOUT_MILLISECONDS = 10_000;

/** @typedef {{ version: string, ready: boolean }} Status */
/** @typedef {{ status: Status } | "unknown" | "unreachable"} Answer unknown: the server does not tell its status */

/**
 * Requests the version and readiness of the server, as GET status relative to the page.
 *
 * @param {string} folder the URL of the page's folder, with a slash at the end
 * @param {{ fetch?: typeof globalThis.fetch }} [options]
 * @returns {Promise<Answer>}
 */
export async function requestStatus(folder, { fetch = globalThis.fetch } = {}) {
  try {
    const response = await fetch(new URL("status", folder), {
      headers: { Accept: "application/json" },
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const body = await response.json();
    if (typeof body?.version !== "string" || typeof body?.ready !== "boolean") return "unknown";
    return { status: { version: body.version, ready: body.ready } };
  } catch (error) {
    if (error instanceof SyntaxError) return "unknown";
    if (error instanceof TypeError || error instanceof DOMException) return "unreachable";
    throw error;
  }
}
