/** @typedef {{ figure: string, title: string, digits: number }} Column */

/** The first is the main figure, of which ratios are made and which is plotted: less of it is better. @type {Column[]} */
const COSTS = [
  { figure: "cpu_us", title: "CPU µs a message", digits: 2 },
  { figure: "user_us", title: "user", digits: 2 },
  { figure: "system_us", title: "system", digits: 2 },
  { figure: "rate", title: "messages a second", digits: 0 },
  { figure: "p50_us", title: "p50 µs", digits: 0 },
  { figure: "p99_us", title: "p99 µs", digits: 0 },
  { figure: "p999_us", title: "p99.9 µs", digits: 0 },
  { figure: "resident_mb", title: "memory MB", digits: 0 },
  { figure: "client_cpu_percent", title: "load generator's CPU %", digits: 0 },
];

/** @type {Column[]} */
const START = [
  { figure: "start_ms", title: "ms", digits: 0 },
  { figure: "resident_mb", title: "memory MB", digits: 1 },
];

/** @type {Column[]} */
const IDLE = [
  { figure: "bytes_a_connection", title: "bytes a connection", digits: 0 },
  { figure: "before_mb", title: "memory MB before", digits: 0 },
  { figure: "resident_mb", title: "with all open", digits: 0 },
  { figure: "opened_a_second", title: "opened a second", digits: 0 },
  { figure: "cpu_us_to_open", title: "CPU µs to open one", digits: 0 },
  { figure: "idle_cpu_percent", title: "CPU % when idle", digits: 1 },
];

/** @type {Record<string, string>} */
const TITLES = {
  start: "Start: until it accepts a connection, and its memory a second later",
  echo: "Echo: 64 connections, 128 bytes, 1 message in flight on each",
  "echo-pipelined": "Echo: 64 connections, 128 bytes, 16 messages in flight on each",
  "echo-16k": "Echo: 64 connections, 16 KiB, 1 message in flight on each",
  "fan-out-200": "Fan-out: 200 members, 128 bytes, 4 messages under way",
  "fan-out-1000": "Fan-out: 1,000 members, 128 bytes, 4 messages under way",
  idle: "Idle: 10,000 connections",
};

/** @param {string} load */
export const titleOf = (load) => TITLES[load];

/** @param {string} load */
export const columnsOf = (load) => ({ start: START, idle: IDLE })[load] ?? COSTS;

/** @param {number} value @param {number} digits */
export function number(value, digits) {
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
