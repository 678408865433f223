/**
 * Returns the WebSocket URL of the server that served the page: the folder of the page, which a proxy may have put under
 * a path prefix.
 *
 * @param {Pick<Location, "href">} location
 * @returns {string} without a slash at the end
 */
export function serverAddress({ href }) {
  const folder = new URL(".", href);
  return `${folder.protocol === "https:" ? "wss:" : "ws:"}//${folder.host}${folder.pathname}`.replace(/\/$/, "");
}

/**
 * Returns the URL of its echo endpoint.
 *
 * @param {Pick<Location, "href">} location
 * @returns {string}
 */
export function echoAddress(location) {
  return `${serverAddress(location)}/ws`;
}

/**
 * Checks a WebSocket URL. Browsers differ in the other forms that they accept (http:, relative URLs), so only ws: and wss:
 * pass.
 *
 * @param {string} address
 * @returns {string | null} the error, or null
 */
export function addressProblem(address) {
  if (address === "") return "The server URL is empty: must be a URL such as wss://example.com/ws.";
  if (!/^wss?:\/\//i.test(address)) return "The server URL must start with ws:// or wss://.";
  if (!isUrl(address)) return "The server URL is not valid: check the host name and the port.";
  if (address.includes("#")) return "The server URL must not have a fragment: remove everything from the # on.";
  return null;
}

/**
 * Checks the URL of a server, to which the page adds paths.
 *
 * @param {string} address
 * @returns {string | null} the error, or null
 */
export function serverProblem(address) {
  const problem = addressProblem(address);
  if (problem) return problem;
  return address.includes("?") ? "The server URL must not have a query: the page adds paths to it." : null;
}

/**
 * Returns the URL of an endpoint.
 *
 * @param {string} server
 * @param {string} path starts with a slash
 * @param {Record<string, string>} [query]
 */
export function endpoint(server, path, query = {}) {
  const parameters = new URLSearchParams(query).toString();
  return `${server.replace(/\/+$/, "")}${path}${parameters && `?${parameters}`}`;
}

/**
 * Returns whether a server is the one that served the page: same scheme, host and port.
 *
 * @param {string} server a valid URL
 * @param {string} origin of the page
 */
export function isOwnServer(server, origin) {
  return new URL(httpAddress(server)).origin === origin;
}

/**
 * Returns the HTTP URL of a WebSocket URL: http: for ws:, https: for wss:.
 *
 * @param {string} address ws: or wss:
 */
export function httpAddress(address) {
  return address.replace(/^ws(s?)/i, (_, secure) => (secure ? "https" : "http"));
}

/**
 * URL.canParse is missing in Safari 16.
 *
 * @param {string} address
 */
function isUrl(address) {
  try {
    return Boolean(new URL(address));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return false;
  }
}
