// A log as JSON lines, one object per line. A message:
//
//     {"time":"2025-01-02T03:04:05.006Z","connection":"echo","direction":"sent","kind":"text","text":"hello","size":5}
//     {"time":…,"connection":"echo","direction":"received","kind":"binary","base64":"AP8=","size":2,"roundTrip":0.7}
//
// and "cut":true if the log held its start only. An event:
//
//     {"time":…,"connection":"echo","direction":"event","kind":"notice","text":"Connection opened"}
//     {"time":…,"connection":"echo","direction":"event","kind":"error","text":"Connection failed. …"}
//     {"time":…,"connection":"echo","direction":"event","kind":"close","text":"…","code":1000,"reason":"done"}

import { fromBase64, toBase64 } from "../text/base64.js";
import { formatCount } from "../text/format.js";
import { eventEntry, isTruncated } from "./entry.js";

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./entry.js").Payload} Payload */

/**
 * Converts entries to lines. The first line names missing entries and truncated messages, if there are any.
 *
 * @param {readonly Entry[]} entries
 * @param {number} dropped the number of older entries
 * @returns {string[]} each with its line end
 */
export function toLines(entries, dropped) {
  const cut = entries.filter(isTruncated).length;
  const lacks = [
    dropped > 0 ? `${formatCount(dropped)} older entries` : "",
    cut > 0 ? `the rest of ${formatCount(cut)} truncated messages` : "",
  ].filter(Boolean);
  const head =
    lacks.length > 0 ? [eventEntry("console", "notice", `Missing from this file: ${lacks.join(" and ")}`)] : [];
  return [...head, ...entries].map((entry) => `${JSON.stringify(toLine(entry))}\n`);
}

/** @param {Entry} entry */
function toLine(entry) {
  const { time, connection, direction, kind, payload, text, size, roundTrip, code, reason } = entry;
  const known = { time: time.toISOString(), connection, direction };
  if (payload === null) {
    return code === undefined ? { ...known, kind, text } : { ...known, kind: "close", text, code, reason };
  }
  return {
    ...known,
    ...(typeof payload === "string" ? { kind: "text", text: payload } : { kind: "binary", base64: toBase64(payload) }),
    size,
    ...(roundTrip === null ? {} : { roundTrip: Math.round(roundTrip * 1000) / 1000 }),
    ...(isTruncated(entry) ? { cut: true } : {}),
  };
}

/**
 * Returns the messages that the client sent, from a saved log.
 *
 * @param {string} file
 * @returns {{ payloads: Payload[], problems: string[] }} each problem starts with its line, from 1 on
 */
export function sentIn(file) {
  /** @type {Payload[]} */ const payloads = [];
  /** @type {string[]} */ const problems = [];
  file.split("\n").forEach((line, at) => {
    if (line.trim() === "") return;
    const read = readLine(line);
    if (read === null) return;
    if ("problem" in read) problems.push(`line ${at + 1}: ${read.problem}`);
    else payloads.push(read.payload);
  });
  return { payloads, problems };
}

/**
 * @param {string} line
 * @returns {{ payload: Payload } | { problem: string } | null} null if the line is no sent message
 */
function readLine(line) {
  const value = parse(line);
  if (value === null || typeof value !== "object" || Array.isArray(value)) return { problem: "not a JSON object." };
  if (!["sent", "received", "event"].includes(value.direction)) {
    return { problem: "“direction” must be sent, received or event." };
  }
  if (value.direction !== "sent") return null;
  if (value.cut === true) return { problem: "the message is truncated." };
  if (typeof value.text === "string") return { payload: value.text };
  const payload = typeof value.base64 === "string" ? fromBase64(value.base64) : null;
  return payload ? { payload } : { problem: "the message must be in “text” or “base64”." };
}

/**
 * @param {string} line
 * @returns {any}
 */
function parse(line) {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}
