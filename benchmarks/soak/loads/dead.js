import { setTimeout as after } from "node:timers/promises";
import { HANDSHAKE_TIMEOUT, KEEP_ALIVE } from "../server.js";
import { BINARY, RawPeer, frame } from "../raw_peer.js";
import { turns } from "./turns.js";

/** The promise is a second. On a machine that others use, each of twenty ticks of the server's may be late, and so may this. */
const LATE_MS = 4_000;

/** Time begins with the last byte or the accepted connection, of which this process may be told later. */
const EARLY_MS = 1_000;

/**
 * Peers that say nothing any more and yet stay connected, from the beginning, in the middle of a message or of a handshake.
 *
 * @type {import("../context.js").Load}
 */
export function dead(context) {
  const { server, ledger, random } = context;

  /** @param {RawPeer} peer @param {string} what @param {number} seconds */
  async function cutAfter(peer, what, seconds) {
    const began = performance.now();
    await Promise.race([peer.ended, after(seconds * 1000 + 2 * LATE_MS)]);
    const took = performance.now() - began;
    if (took < seconds * 1000 - EARLY_MS || took > seconds * 1000 + LATE_MS) {
      ledger.wrong(`${what} was cut after ${Math.round(took)} ms, but ${seconds} s are due`);
    }
    peer.close();
    ledger.count(`${what} cut in time`);
  }

  const kinds = [
    async () => cutAfter(await RawPeer.upgrade(server.port, "/broadcast/dead"), "silent peers", 2 * KEEP_ALIVE),
    async () => {
      const peer = await RawPeer.upgrade(server.port, "/ws");
      peer.send(frame(BINARY, Buffer.alloc(random.between(1, 100_000)), 200_000));
      await cutAfter(peer, "peers silent in a message", 2 * KEEP_ALIVE);
    },
    async () => {
      const peer = await RawPeer.open(server.port, "GET /ws HTTP/1.1\r\nHost:");
      await cutAfter(peer, "peers silent in a handshake", HANDSHAKE_TIMEOUT);
      ledger.same("the answer to half a handshake", peer.status, 408);
    },
  ];

  return turns(context, 6, async function dying() {
    await random.of(kinds)();
    await after(random.between(0, 2000));
  });
}
