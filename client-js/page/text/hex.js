/** @typedef {{ payload: Uint8Array<ArrayBuffer> } | { problem: string }} ParsedHex */

const EXAMPLE = "Must be two digits per byte, for example 48 65 6c 6c 6f.";

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Bytes per chunk: one string for each byte of a large message would take too much memory at once. */
const CHUNK = 8192;

/**
 * Formats bytes.
 *
 * @param {Uint8Array} bytes
 * @returns {string} two lower-case digits per byte, a space between bytes
 */
export function formatHex(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    parts.push(Array.from(bytes.subarray(at, at + CHUNK), (byte) => DIGITS[byte]).join(" "));
  }
  return parts.join(" ");
}

/**
 * Parses hex digits in upper and lower case, with white space between bytes.
 *
 * @param {string} text
 * @returns {ParsedHex}
 */
export function parseHex(text) {
  const invalid = /[^0-9a-f\s]/iu.exec(text);
  if (invalid) {
    return { problem: `Not hex: “${invalid[0]}” at character ${invalid.index + 1}. ${EXAMPLE}` };
  }
  const bytes = new Uint8Array(text.length / 2);
  let length = 0;
  for (const { 0: digits, index } of text.matchAll(/\S+/g)) {
    if (digits.length % 2 !== 0) {
      const last = index + digits.length;
      return { problem: `Not hex: half a byte, “${digits.at(-1)}”, at character ${last}. ${EXAMPLE}` };
    }
    for (let at = 0; at < digits.length; at += 2) {
      bytes[length++] = Number.parseInt(digits.slice(at, at + 2), 16);
    }
  }
  return { payload: bytes.slice(0, length) };
}
