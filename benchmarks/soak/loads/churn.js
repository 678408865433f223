import { setTimeout as after } from "node:timers/promises";
import { BINARY, RawPeer, TEXT, frame, handshake } from "../raw_peer.js";
import { Peer } from "../peer.js";
import { turns } from "./turns.js";

/** Connections that come and go all the time, in order and not. @type {import("../context.js").Load} */
export function churn(context) {
  const { server, ledger, random } = context;

  const ends = {
    "in order": async () => {
      const peer = await Peer.open(server.url("/ws"));
      peer.send("hello");
      ledger.same("the echo of a short connection", (await peer.next())?.data.toString(), "hello");
      const { code } = await peer.close(1000);
      ledger.same("the close of a short connection", code, 1000);
    },
    "by a reset": async () => {
      const peer = await RawPeer.upgrade(server.port, "/ws");
      peer.send(frame(TEXT, Buffer.from("hello")));
      peer.reset();
    },
    "in the middle of a message": async () => {
      const peer = await RawPeer.upgrade(server.port, "/ws");
      peer.send(frame(BINARY, Buffer.alloc(random.between(0, 100_000)), 200_000));
      await after(random.between(0, 300));
      peer.reset();
    },
    "in the middle of a handshake": async () => {
      const request = handshake("/ws");
      const peer = await RawPeer.open(server.port, request.slice(0, random.between(0, request.length - 1)));
      await after(random.between(0, 300));
      peer.reset();
    },
    "without a Close": async () => {
      const peer = await RawPeer.upgrade(server.port, `/broadcast/churn-${random.between(0, 9)}`);
      peer.send(frame(TEXT, Buffer.from("bye")));
      peer.close();
    },
  };
  const kinds = Object.entries(ends);

  return turns(context, 8, async function churning() {
    const [how, end] = random.of(kinds);
    await end();
    ledger.count(`connections that went ${how}`);
    await after(random.between(50, 250));
  });
}
