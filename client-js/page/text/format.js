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

/** @param {number} milliseconds */
export function formatMilliseconds(milliseconds) {
  return `${milliseconds < 100 ? milliseconds.toFixed(1) : formatCount(Math.round(milliseconds))} ms`;
}

const UNITS = ["B", "KiB", "MiB", "GiB"];

/**
 * Rounded, for what moves; formatSize is for what somebody may have to count.
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
 * @param {string} duration as ISO 8601 has it, of hours, minutes and seconds
 * @returns {string} such as “1 min 30 s”; what it cannot read, as it is
 */
export function formatDuration(duration) {
  const [, hours, minutes, seconds] = DURATION.exec(duration) ?? [];
  const parts = [hours && `${hours} h`, minutes && `${minutes} min`, seconds && `${seconds} s`].filter(Boolean);
  return parts.join(" ") || duration;
}
