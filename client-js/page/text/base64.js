// String.fromCharCode takes its characters as arguments, whose number engines limit.
const CHUNK = 0x8000;

/**
 * Encodes bytes.
 *
 * @param {Uint8Array} bytes
 */
export function toBase64(bytes) {
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

/**
 * Decodes base64.
 *
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer> | null} null if the text is no base64
 */
export function fromBase64(text) {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  }
}
