/** @typedef {import("../socket/connection.js").Payload} Payload */
/** @typedef {"sent" | "received" | "event"} Direction */

/**
 * One message or event in the log.
 *
 * @typedef {object} Entry
 * @property {Date} time
 * @property {string} connection its name: echo, member 3, clock
 * @property {Direction} direction
 * @property {"message" | "notice" | "error"} kind
 * @property {Payload | null} payload of a message
 * @property {string} text of a notice or an error
 * @property {number | null} size of the message in bytes, null for an event
 * @property {number} length of the original payload, in characters or bytes; the log may hold its start only
 * @property {number | null} roundTrip milliseconds, for an echo
 * @property {number} [code] of a close
 * @property {string} [reason] of a close
 * @property {number} [serial] a number that the log buffer assigns, one higher for each entry
 */

/**
 * Creates the entry of an event.
 *
 * @param {string} connection
 * @param {"notice" | "error"} kind
 * @param {string} text
 * @param {{ time?: Date, code?: number, reason?: string }} [more]
 * @returns {Entry}
 */
export function eventEntry(connection, kind, text, { time = new Date(), ...close } = {}) {
  return {
    time,
    connection,
    direction: "event",
    kind,
    payload: null,
    text,
    size: null,
    length: 0,
    roundTrip: null,
    ...close,
  };
}

/**
 * Creates the entry of a message.
 *
 * @param {string} connection
 * @param {"sent" | "received"} direction
 * @param {Payload} payload
 * @param {{ time?: Date, size: number, roundTrip?: number | null }} more
 * @returns {Entry}
 */
export function messageEntry(connection, direction, payload, { time = new Date(), size, roundTrip = null }) {
  return { time, connection, direction, kind: "message", payload, text: "", size, length: payload.length, roundTrip };
}

/**
 * Returns whether the log holds the start of the payload only.
 *
 * @param {Entry} entry
 */
export function isTruncated({ payload, length }) {
  return payload !== null && payload.length < length;
}
