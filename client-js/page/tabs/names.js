export const MAX_MEMBERS = 20;
export const MAX_WRITER_MESSAGES = 999_999_999;

/**
 * @param {string} name
 * @returns {string | null} a sentence, null if nothing is wrong
 */
export function channelProblem(name) {
  // Clients take them out of a URL as dot segments (RFC 3986 §3.3).
  if (name === "." || name === "..") return `The channel name is “${name}”: must not be “.” or “..”.`;
  return problem("channel", name, /[^A-Za-z0-9._~-]/u, "A-Z a-z 0-9 . _ ~ -");
}

/**
 * @param {string} name
 * @returns {string | null}
 */
export function writerProblem(name) {
  return problem("writer", name, /[^A-Za-z0-9_-]/u, "A-Z a-z 0-9 _ -");
}

/**
 * @param {string} what
 * @param {string} name
 * @param {RegExp} stranger
 * @param {string} allowed
 */
function problem(what, name, stranger, allowed) {
  const rule = `must be 1 to 64 of ${allowed}.`;
  if (name === "") return `The ${what} name is empty: ${rule}`;
  const found = stranger.exec(name);
  if (found) return `The ${what} name contains “${found[0]}”: ${rule}`;
  if (name.length > 64) return `The ${what} name has ${name.length} characters: ${rule}`;
  return null;
}
