import { setTimeout as after } from "node:timers/promises";
import { BINARY, CLOSE, PING, RawPeer, TEXT, frame, handshake } from "../raw_peer.js";
import { turns } from "./turns.js";

/** @type {[what: string, path: string, bytes: Buffer, code: number][]} */
const OFFENCES = [
  ["a frame without a mask", "/ws", Buffer.from([TEXT, 2, 0x68, 0x69]), 1002],
  ["a reserved opcode", "/broadcast/offended", frame(0x83, Buffer.from("x")), 1002],
  ["a reserved bit", "/ws", frame(TEXT | 0x40, Buffer.from("x")), 1002],
  ["a Ping in fragments", "/ws", frame(PING & 0x7f, Buffer.from("x")), 1002],
  ["a continuation of nothing", "/ws", frame(0x80, Buffer.from("x")), 1002],
  ["a close code that is none", "/broadcast/offended", frame(CLOSE, Buffer.from([0x03, 0xed])), 1002],
  ["text that is not UTF-8", "/ws", frame(TEXT, Buffer.from([0xc3, 0x28])), 1007],
  ["a message over the limit", "/ws", frame(BINARY, Buffer.alloc(10), 300 << 10), 1009],
  ["a message to a writer", "/background/soak", frame(TEXT, Buffer.from("x")), 1003],
];

/** @type {[what: string, request: string, status: number][]} */
const REFUSED = [
  ["no handshake", handshake("/ws", ""), 400],
  ["a channel that cannot be", handshake("/broadcast/a:b"), 400],
  ["a writer that is not there", handshake("/background/nobody"), 404],
  ["a foreign page", handshake("/ws").replace("\r\n\r\n", "\r\nOrigin: https://evil.example\r\n\r\n"), 403],
  ["another version", handshake("/ws").replace("Version: 13", "Version: 8"), 426],
];

/** Peers that break a rule, each of which is to be told which. @type {import("../context.js").Load} */
export function offenders(context) {
  const { server, ledger, random } = context;

  return turns(context, 4, async function offending() {
    if (random.next() < 0.7) {
      const [what, path, bytes, code] = random.of(OFFENCES);
      const peer = await RawPeer.upgrade(server.port, path);
      peer.send(bytes);
      await peer.ended;
      ledger.same(`the code for ${what}`, peer.code, code);
      ledger.count(`offences ended with ${code}`);
    } else {
      const [what, request, status] = random.of(REFUSED);
      const peer = await RawPeer.open(server.port, request);
      while (peer.status === 0) {
        await Promise.race([after(10), peer.ended]);
      }
      peer.close();
      ledger.same(`the answer to ${what}`, peer.status, status);
      ledger.count(`handshakes refused with ${status}`);
    }
    await after(random.between(200, 800));
  });
}
