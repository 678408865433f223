import { setTimeout as after } from "node:timers/promises";
import { Peer } from "../peer.js";
import { turns } from "./turns.js";

const CONNECTIONS = 30;
const LARGEST = 256 << 10;
const EDGES = [0, 1, 125, 126, 65_535, 65_536, LARGEST];
const MOST_AT_ONCE = 8;

/** Connections whose every message has to come back byte for byte and in order. @type {import("../context.js").Load} */
export function echo(context) {
  const { server, ledger, random } = context;
  const binary = random.bytes(2 * LARGEST);
  const text = Buffer.from("Grüße, 世界! 🌊 ".repeat(LARGEST / 8));

  function size() {
    const kind = random.next();
    return kind < 0.02 ? random.of(EDGES) : kind < 0.9 ? random.between(0, 500) : random.between(500, 20_000);
  }

  function message() {
    const length = size();
    const start = random.between(0, LARGEST);
    // Cut anywhere and decoded again: whole characters, at about that length.
    const words = text
      .subarray(start, start + length)
      .toString()
      .replaceAll("\ufffd", "");
    return random.next() < 0.5 ? binary.subarray(start, start + length) : words;
  }

  return turns(context, CONNECTIONS, async function echoing(stopped) {
    const peer = await Peer.open(server.url("/ws"));
    for (let burst = 0; burst < 200 && !stopped(); burst += 1) {
      const sent = Array.from({ length: random.between(1, MOST_AT_ONCE) }, message);
      sent.forEach((each) => peer.send(each));
      for (const each of sent) {
        const answer = await peer.next();
        const same = answer?.data.equals(Buffer.from(each)) && answer.binary === (typeof each !== "string");
        ledger.count(same ? "echoes" : "echoes lost or garbled");
        if (!same) {
          ledger.wrong(`an echo of ${each.length} was ${answer ? `${answer.data.length} other bytes` : "lost"}`);
        }
      }
      await after(random.between(50, 250));
    }
    const { code, reason } = await peer.close(4000 + random.between(0, 9), "done");
    ledger.same("the close of an echo", `${code >= 4000} ${reason}`, "true done");
  });
}
