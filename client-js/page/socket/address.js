/**
 * The server that served the page, as a WebSocket address without a path.
 *
 * @param {Pick<Location, "protocol" | "host">} location host has the port, and the brackets of an IPv6 address
 * @returns {string}
 */
export function serverAddress({ protocol, host }) {
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}`;
}

/**
 * Its echo endpoint.
 *
 * @param {Pick<Location, "protocol" | "host">} location
 * @returns {string}
 */
export function echoAddress(location) {
  return `${serverAddress(location)}/ws`;
}

/**
 * Says what is wrong with an address better than the browser's constructor does. Browsers differ in what else they
 * take (http:, relative addresses), so only the form that works in all of them passes.
 *
 * @param {string} address
 * @returns {string | null} a sentence, null if nothing is wrong
 */
export function addressProblem(address) {
  if (address === "") return "The server URL is empty: must be a URL such as wss://example.com/ws.";
  if (!/^wss?:\/\//i.test(address)) return "The server URL must start with ws:// or wss://.";
  if (!URL.canParse(address)) return "The server URL is not valid: check the host name and the port.";
  if (address.includes("#")) return "The server URL must not have a fragment: remove everything from the # on.";
  return null;
}

/**
 * The same for the address of a server, to which the page adds paths.
 *
 * @param {string} address
 * @returns {string | null}
 */
export function serverProblem(address) {
  const problem = addressProblem(address);
  if (problem) return problem;
  return address.includes("?") ? "The server URL must not have a query: the page adds paths to it." : null;
}

/**
 * @param {string} server
 * @param {string} path that begins with a slash
 * @param {Record<string, string>} [query]
 */
export function endpoint(server, path, query = {}) {
  const parameters = new URLSearchParams(query).toString();
  return `${server.replace(/\/+$/, "")}${path}${parameters && `?${parameters}`}`;
}

/**
 * @param {string} server without anything wrong
 * @param {string} origin of the page
 */
export function isOwnServer(server, origin) {
  return new URL(httpAddress(server)).origin === origin;
}

/**
 * Where a WebSocket server takes other requests.
 *
 * @param {string} address ws: or wss:
 */
export function httpAddress(address) {
  return address.replace(/^ws(s?)/i, (_, secure) => (secure ? "https" : "http"));
}
