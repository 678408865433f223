/**
 * Returns a parameter of a URL.
 *
 * @param {string} address
 * @param {string} name
 * @returns {string} empty without the parameter
 */
export function parameterOf(address, name) {
  return new URLSearchParams(queryOf(address)).get(name) ?? "";
}

/**
 * Returns a URL with one changed parameter. All other text stays as it is, unknown parameters too.
 *
 * @param {string} address
 * @param {string} name
 * @param {string} value removes the parameter if empty
 */
export function withParameter(address, name, value) {
  const at = address.indexOf("?");
  const before = at < 0 ? address : address.slice(0, at);
  const text = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  let written = value === "";
  const parts = queryOf(address)
    .split("&")
    .filter(Boolean)
    .flatMap((part) => {
      if (!new URLSearchParams(part).has(name)) return [part];
      if (written) return [];
      written = true;
      return [text];
    });
  if (!written) parts.push(text);
  return parts.length > 0 ? `${before}?${parts.join("&")}` : before;
}

/** @param {string} address */
function queryOf(address) {
  const at = address.indexOf("?");
  return at < 0 ? "" : address.slice(at + 1);
}

/**
 * Parses a list of subprotocols.
 *
 * @param {string} text comma-separated
 * @returns {{ protocols: string[] } | { problem: string }}
 */
export function parseProtocols(text) {
  const protocols = text
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);
  // RFC 6455 §4.1: a token of RFC 9110 §5.6.2, and each one once.
  const invalid = protocols.find((each) => !/^[\w!#$%&'*+.^`|~-]+$/.test(each));
  if (invalid) return { problem: `The subprotocol “${invalid}” must not have spaces or separators.` };
  const twice = protocols.find((each, at) => protocols.indexOf(each) !== at);
  if (twice) return { problem: `The subprotocol “${twice}” is repeated: must be in the list once.` };
  return { protocols };
}
