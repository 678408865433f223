export const MAX_MEMBERS = 20;
export const MAX_WRITER_MESSAGES = 999_999_999;

/**
 * @param {string} name
 * @returns {string | null} a sentence, null if nothing is wrong
 */
export function channelProblem(name) {
  // Clients take them out of a URL as dot segments (RFC 3986 §3.3).
  if (name === "." || name === "..") return `“${name}” cannot be the name of a channel.`;
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
  if (name === "") return `Enter the name of a ${what}: 1 to 64 of ${allowed}.`;
  const found = stranger.exec(name);
  if (found) return `“${found[0]}” cannot be in the name of a ${what}: only ${allowed} can.`;
  if (name.length > 64) return `The name of a ${what} has 64 characters at most; this one has ${name.length}.`;
  return null;
}
