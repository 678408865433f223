// English numbers in each locale: the page is in English.
const numbers = new Intl.NumberFormat("en");

/**
 * Formats a count: 10,000.
 *
 * @param {number} count
 */
export function formatCount(count) {
  return numbers.format(count);
}

/**
 * Formats a size exactly, without KiB: testing a size limit needs the last byte.
 *
 * @param {number} bytes
 */
export function formatSize(bytes) {
  return `${numbers.format(bytes)} B`;
}

/**
 * Formats the time of an entry.
 *
 * @param {Date} date
 * @returns {string} the local time of day to the millisecond
 */
export function formatTime(date) {
  const part = (/** @type {number} */ value, width = 2) => String(value).padStart(width, "0");
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map((value) => part(value)).join(":");
  return `${clock}.${part(date.getMilliseconds(), 3)}`;
}

/**
 * Formats a close code and reason (RFC 6455 §7.4).
 *
 * @param {number} code
 * @param {string} reason
 */
export function formatClose(code, reason) {
  return `Connection closed. Code: ${code}. Reason: ${reason || "none"}`;
}

/**
 * Formats a duration: 0.7 ms, 1,234 ms.
 *
 * @param {number} milliseconds
 */
export function formatMilliseconds(milliseconds) {
  return `${milliseconds < 100 ? milliseconds.toFixed(1) : formatCount(Math.round(milliseconds))} ms`;
}

/**
 * Formats a delay: 2.1 s.
 *
 * @param {number} milliseconds
 */
export function formatSeconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

const UNITS = ["B", "KiB", "MiB", "GiB"];

/**
 * Formats a changing number of bytes, rounded: 1.5 MiB.
 *
 * @param {number} bytes
 */
export function formatBytes(bytes) {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
  const value = bytes / 1024 ** power;
  return `${power === 0 || value >= 100 ? formatCount(Math.round(value)) : value.toFixed(1)} ${UNITS[power]}`;
}

const DURATION = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/;

/**
 * Formats an interval: 1 min 30 s.
 *
 * @param {string} duration of ISO 8601, in hours, minutes and seconds
 * @returns {string} the duration itself if it has another format
 */
export function formatDuration(duration) {
  const [, hours, minutes, seconds] = DURATION.exec(duration) ?? [];
  const parts = [hours && `${hours} h`, minutes && `${minutes} min`, seconds && `${seconds} s`].filter(Boolean);
  return parts.join(" ") || duration;
}
