/** @typedef {import("../socket/connection.js").Payload} Payload */
/** @typedef {"sent" | "received" | "event"} Direction */

/**
 * One thing that happened.
 *
 * @typedef {object} Entry
 * @property {Date} time
 * @property {string} connection to which: echo, member 3, clock
 * @property {Direction} direction
 * @property {"message" | "notice" | "error"} kind
 * @property {Payload | null} payload of a message
 * @property {string} text of a notice or an error
 * @property {number | null} size bytes on the wire, null where nothing crossed it
 * @property {number} length of the payload as it was, in characters or bytes; it may have been cut since
 * @property {number | null} roundTrip milliseconds, for an echo
 * @property {number} [code] of a close
 * @property {string} [reason] of a close
 * @property {number} [serial] given by what keeps it, one more each
 */

/**
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
 * @param {string} connection
 * @param {"sent" | "received"} direction
 * @param {Payload} payload
 * @param {{ time?: Date, size: number, roundTrip?: number | null }} more
 * @returns {Entry}
 */
export function messageEntry(connection, direction, payload, { time = new Date(), size, roundTrip = null }) {
  return { time, connection, direction, kind: "message", payload, text: "", size, length: payload.length, roundTrip };
}

/** @param {Entry} entry */
export function isTruncated({ payload, length }) {
  return payload !== null && payload.length < length;
}
