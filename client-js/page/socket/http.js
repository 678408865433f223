/** So long an answer is waited for. */
export const TIMEOUT_SECONDS = 15;

/**
 * @param {unknown} error of fetch
 * @throws {unknown} what is no failure of a request
 */
export function failure(error) {
  if (error instanceof DOMException && error.name === "TimeoutError") {
    return `The server did not respond within ${TIMEOUT_SECONDS} s.`;
  }
  // TypeError: whatever is wrong with the network, the address or a header.
  if (error instanceof TypeError) return `No response: ${error.message}.`;
  throw error;
}
