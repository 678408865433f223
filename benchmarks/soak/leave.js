import { setTimeout as after } from "node:timers/promises";
import { Peer } from "./peer.js";

const CONNECTIONS = 100;
const EXIT_CODE = 128 + 15;

/** SIGTERM while messages are under way: everybody is to be told 1001, and the process to end as it says. */
export async function leave(/** @type {import("./context.js").Context} */ { server, ledger, random }) {
  const paths = ["/ws", "/broadcast/leaving", "/background/soak"];
  const peers = await Promise.all(
    Array.from({ length: CONNECTIONS }, (_, number) => Peer.open(server.url(paths[number % paths.length]))),
  );
  const sending = peers.map(async (peer, number) => {
    while (peer.isOpen) {
      if (number % paths.length < 2) {
        peer.send("x".repeat(random.between(0, 1000)));
      }
      await after(random.between(10, 100));
    }
  });
  await after(1000);
  server.signal("SIGTERM");
  for (const peer of peers) {
    const { code } = await peer.ended;
    ledger.same("the close at a SIGTERM", code, 1001);
    ledger.count("connections told 1001");
  }
  await Promise.all(sending);
  ledger.same("the exit code", await server.exited, EXIT_CODE);
}
