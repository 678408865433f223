export const MAX_MEMBERS = 20;
export const MAX_WRITER_MESSAGES = 999_999_999;

/**
 * Checks the name of a channel.
 *
 * @param {string} name
 * @returns {string | null} the error, or null
 */
export function channelProblem(name) {
  // Clients remove dot segments from a URL (RFC 3986 §3.3).
  if (name === "." || name === "..") return `The channel name is “${name}”: must not be “.” or “..”.`;
  return problem("channel", name, /[^A-Za-z0-9._~-]/u, "A-Z a-z 0-9 . _ ~ -");
}

/**
 * Checks the name of a writer.
 *
 * @param {string} name
 * @returns {string | null} the error, or null
 */
export function writerProblem(name) {
  return problem("writer", name, /[^A-Za-z0-9_-]/u, "A-Z a-z 0-9 _ -");
}

/**
 * @param {string} what
 * @param {string} name
 * @param {RegExp} forbidden
 * @param {string} allowed
 */
function problem(what, name, forbidden, allowed) {
  const rule = `must be 1 to 64 of ${allowed}.`;
  if (name === "") return `The ${what} name is empty: ${rule}`;
  const found = forbidden.exec(name);
  if (found) return `The ${what} name contains “${found[0]}”: ${rule}`;
  if (name.length > 64) return `The ${what} name has ${name.length} characters: ${rule}`;
  return null;
}
