/** The timeout of an HTTP request. */
export const TIMEOUT_SECONDS = 15;

/**
 * Describes the failure of a request.
 *
 * @param {unknown} error of fetch
 * @throws {unknown} any other error
 */
export function failure(error) {
  if (error instanceof DOMException && error.name === "TimeoutError") {
    return `The server did not respond within ${TIMEOUT_SECONDS} s.`;
  }
  // TypeError: an error of the network, the URL or a header.
  if (error instanceof TypeError) return `No response: ${error.message}.`;
  throw error;
}
