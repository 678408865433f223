import { DIRECTIONS } from "../log/filter.js";
import { VIEWS } from "../log/row-text.js";
import { MAX_IN_FLIGHT, MAX_MESSAGES, MAX_SIZE } from "../measure/round-trip-test.js";
import { channelProblem, MAX_MEMBERS, MAX_WRITER_MESSAGES, writerProblem } from "../tabs/names.js";
import { addressProblem, serverProblem } from "../socket/address.js";
import { formatCount } from "../text/format.js";
import { parseCount } from "../text/number.js";

/** The limits for values in error messages, and for the filter, in characters. */
const MAX_SHOWN = 80;
const MAX_FILTER = 200;

/** @typedef {{ allowed: string, isAllowed: (value: string) => boolean }} Rule */

/** @type {Record<string, Rule>} */
const RULES = {
  tab: oneOf(["echo", "channel", "writer"]),
  url: { allowed: "a ws:// or wss:// URL", isAllowed: (value) => addressProblem(value) === null },
  server: { allowed: "a ws:// or wss:// URL without a query", isAllowed: (value) => serverProblem(value) === null },
  count: numberTo(MAX_MESSAGES),
  size: numberTo(MAX_SIZE),
  inflight: numberTo(MAX_IN_FLIGHT),
  channel: { allowed: "1 to 64 of A-Z a-z 0-9 . _ ~ -", isAllowed: (value) => channelProblem(value) === null },
  members: numberTo(MAX_MEMBERS),
  self: oneOf(["true", "false"]),
  writer: { allowed: "1 to 64 of A-Z a-z 0-9 _ -", isAllowed: (value) => writerProblem(value) === null },
  messages: numberTo(MAX_WRITER_MESSAGES),
  view: oneOf(VIEWS),
  filter: { allowed: `up to ${MAX_FILTER} characters`, isAllowed: (value) => value.length <= MAX_FILTER },
  direction: oneOf(DIRECTIONS),
  case: oneOf(["true", "false"]),
  regex: oneOf(["true", "false"]),
};

export const PARAMETERS = Object.keys(RULES);

/**
 * Reads the parameters of a link.
 *
 * @param {string} query
 * @returns {{ values: Map<string, string>, problems: string[] }}
 */
export function readLink(query) {
  const values = new Map();
  const problems = [];
  for (const [name, value] of new URLSearchParams(query)) {
    const rule = Object.hasOwn(RULES, name) ? RULES[name] : undefined;
    if (!rule) {
      problems.push(`Link parameter ignored: “${shown(name)}” is unknown, must be one of ${PARAMETERS.join(", ")}.`);
    } else if (rule.isAllowed(value)) values.set(name, value);
    else problems.push(`Link parameter ignored: ${name}=“${shown(value)}”, must be ${rule.allowed}.`);
  }
  return { values, problems };
}

/**
 * Writes the parameters of a link, without invalid values and defaults.
 *
 * @param {Map<string, string>} values
 * @param {Map<string, string>} defaults
 * @returns {string} the query with its question mark, or an empty string
 */
export function writeLink(values, defaults) {
  const query = new URLSearchParams();
  for (const [name, value] of values) {
    if (value !== defaults.get(name) && RULES[name]?.isAllowed(value)) query.set(name, value);
  }
  const text = query.toString();
  return text && `?${text}`;
}

/**
 * @param {readonly string[]} choices
 * @returns {Rule}
 */
function oneOf(choices) {
  return { allowed: `one of ${choices.join(", ")}`, isAllowed: (value) => choices.includes(value) };
}

/**
 * @param {number} max
 * @returns {Rule}
 */
function numberTo(max) {
  return { allowed: `1 to ${formatCount(max)}`, isAllowed: (value) => "value" in parseCount("", value, { max }) };
}

/** @param {string} value */
function shown(value) {
  return value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value;
}
