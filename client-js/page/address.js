/**
 * The echo endpoint of the server that served the page.
 *
 * @param {Pick<Location, "protocol" | "host">} location host has the port, and the brackets of an IPv6 address
 * @returns {string}
 */
export function echoAddress({ protocol, host }) {
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}/ws`;
}

/**
 * Says what is wrong with an address better than the browser's constructor does. Browsers differ in what else they
 * take (http:, relative addresses), so only the form that works in all of them passes.
 *
 * @param {string} address
 * @returns {string | null} a sentence, null if nothing is wrong
 */
export function addressProblem(address) {
  if (address === "") return "Enter a server URL, for example wss://example.com/ws.";
  if (!/^wss?:\/\//i.test(address)) return "The server URL must start with ws:// or wss://.";
  if (!URL.canParse(address)) return "The server URL is not valid: check the host name and the port.";
  if (address.includes("#")) return "The server URL must not have a fragment: remove everything from the # on.";
  return null;
}
