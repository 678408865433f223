import { setTimeout as after } from "node:timers/promises";
import { BINARY, PING, RawPeer, frame } from "../raw_peer.js";
import { Peer } from "../peer.js";
import { turns } from "./turns.js";

const SIZE = 64 << 10;
const LISTENERS = 2;

/** More than the system's buffers of both sides and the server's bound hold: 6, 4 and 1 MiB as Linux has them. */
const CUT_AFTER = (16 << 20) / SIZE;

/**
 * A channel with much to say, of which some members read all and others nothing for a while. Those are to be ended, with 1013
 * if they read again in time, unless they are back before too much waits; none misses a message in between. The first lose
 * nothing.
 *
 * @type {import("../context.js").Load}
 */
export function stuck(context) {
  const { server, ledger, random } = context;
  let sent = 0;
  const path = "/broadcast/loud";
  const listeners = Promise.all(Array.from({ length: LISTENERS }, () => Peer.open(server.url(path))));
  const heard = listeners.then((peers) => peers.map(listen));

  /** @param {Peer} peer */
  async function listen(peer) {
    let last = 0;
    for (let next = await peer.next(); next; next = await peer.next()) {
      last += 1;
      ledger.same("a loud message", next.data.readUInt32BE(0), last);
    }
    ledger.same("loud messages that were heard", last, sent);
  }

  const stopSpeaking = turns(context, 1, async function speaking() {
    const message = Buffer.alloc(SIZE);
    message.writeUInt32BE((sent += 1));
    (await listeners)[0].send(message);
    ledger.count("loud messages");
    await after(50);
  });

  const stopBeingStuck = turns(context, 4, async function stuckAWhile() {
    const peer = await RawPeer.upgrade(server.port, path);
    peer.pause();
    const before = sent;
    await after(random.between(1000, 14_000));
    const missed = sent - before;
    peer.resume();
    const ended = await Promise.race([peer.ended, after(3000, "open")]);
    peer.close();
    const numbers = peer.frames.filter(({ first }) => first === BINARY).map(({ payload }) => payload.readUInt32BE(0));
    numbers.forEach((number, index) => ledger.same("a message to who is stuck", number, numbers[0] + index));
    if (ended === "open" && missed > CUT_AFTER) {
      ledger.wrong(`who did not read ${missed} loud messages was not ended`);
    }
    ledger.count(`stuck peers ${peer.code ? `told ${peer.code}` : ended === "open" ? "back in time" : "cut"}`);
  });

  /** Sends and reads nothing, which TCP holds back; then reads it all. */
  const stopEchoing = turns(context, 1, async function stuckEcho() {
    const peer = await RawPeer.upgrade(server.port, "/ws");
    peer.pause();
    const messages = 200;
    for (let number = 0; number < messages; number += 1) {
      const message = Buffer.alloc(SIZE);
      message.writeUInt32BE(number);
      peer.send(frame(BINARY, message));
    }
    await after(random.between(1000, 5000));
    peer.resume();
    const deadline = Date.now() + 10_000;
    const echoes = () => peer.frames.filter(({ first }) => first !== PING);
    while (echoes().length < messages && Date.now() < deadline) {
      await Promise.race([after(50), peer.ended]);
    }
    peer.close();
    ledger.same("echoes to who read late", echoes().length, messages);
    echoes().forEach(({ payload }, number) => ledger.same("an echo to who read late", payload.readUInt32BE(0), number));
    ledger.count("echoes read late", messages);
    await after(5000);
  });

  return async () => {
    await Promise.all([stopBeingStuck(), stopEchoing()]);
    await stopSpeaking();
    await after(1000);
    for (const peer of await listeners) {
      await peer.close(1000);
    }
    await Promise.all(await heard);
  };
}
