import { formatCount } from "./format.js";

/**
 * Parses a whole number from a field.
 *
 * @param {string} name of the field, which starts the error
 * @param {string} text
 * @param {{ min?: number, max: number }} bounds
 * @returns {{ value: number } | { problem: string }}
 */
export function parseCount(name, text, { min = 1, max }) {
  const digits = text.trim();
  const value = Number(digits);
  if (/^\d{1,15}$/.test(digits) && value >= min && value <= max) return { value };
  return { problem: `${name} must be a whole number from ${formatCount(min)} to ${formatCount(max)}.` };
}
