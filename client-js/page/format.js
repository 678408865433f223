// The page is in English whatever the browser's language, so its numbers are too.
const numbers = new Intl.NumberFormat("en");

/** @param {number} count */
export function formatCount(count) {
  return numbers.format(count);
}

/**
 * Exact, never rounded to KiB: whoever tests a size limit needs the last byte.
 *
 * @param {number} bytes
 */
export function formatSize(bytes) {
  return `${numbers.format(bytes)} B`;
}

/**
 * @param {Date} date
 * @returns {string} the local time of day to the millisecond
 */
export function formatTime(date) {
  const part = (/** @type {number} */ value, width = 2) => String(value).padStart(width, "0");
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map((value) => part(value)).join(":");
  return `${clock}.${part(date.getMilliseconds(), 3)}`;
}

/**
 * @param {number} code
 * @param {string} reason
 */
export function formatClose(code, reason) {
  return `Connection closed. Code: ${code}. Reason: ${reason || "none"}`;
}
