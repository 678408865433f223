import { setTimeout as after } from "node:timers/promises";
import { Peer } from "../peer.js";
import { turns } from "./turns.js";

/** A good file may take so long to count: it is looked at once a second, and has to stay the same for another. */
const TAKEN_WITHIN_MS = 5_000;

/** Lines for what is there in a good file, and others behind those. */
const MISTAKES = [
  ["every=1s", "every=0.1s"],
  ["every=1s", "every=often"],
  ["channel=written", "channel=a/b"],
  ["channel=written", "paused=perhaps"],
  ["channel=written", "speed=9"],
  ["channel=written", "binary=AAAA"],
  ["channel=written", "channel=\\u12"],
];

/** What the configuration file says. @param {number} version */
export const writersOf = (version) =>
  `longwave.writers.soak.every=1s\nlongwave.writers.soak.text=${version} {tick}\nlongwave.writers.soak.channel=written\n`;

/**
 * Writers that some follow for a few messages and one for ever, while their file is rewritten, well and badly, with and
 * without a SIGHUP.
 *
 * @type {import("../context.js").Load}
 */
export function writers(context) {
  const { server, ledger, random } = context;
  let version = 0;
  /** The version that a message of the writer's was seen with last. */
  let seen = 0;
  const follower = Peer.open(server.url("/background/soak"));
  const following = follower.then((peer) => follow(peer, (written) => (seen = written)));

  /** Each tick once and in order; how many there were. @param {Peer} peer @param {(version: number) => void} [told] */
  async function follow(peer, told = () => {}) {
    let count = 0;
    let before = 0;
    for (let next = await peer.next(); next; next = await peer.next()) {
      const [written, tick] = next.data.toString().split(" ").map(Number);
      if (count > 0) {
        ledger.same("a tick of the writer", tick, before + 1);
      }
      before = tick;
      count += 1;
      told(written);
    }
    ledger.count("ticks seen", count);
    return count;
  }

  const stopTaking = turns(context, 4, async function taking() {
    const messages = random.between(1, 8);
    const peer = await Peer.open(server.url(`/background/soak?messages=${messages}`));
    ledger.same("the messages of a writer", await follow(peer), messages);
    const { code, reason } = await peer.ended;
    ledger.same("the close of a writer", `${code} ${reason}`, "1000 done");
    ledger.count("connections served by a writer");
  });

  const stopReloading = turns(context, 1, async function reloading() {
    const asked = random.next() < 0.5;
    const good = random.next() < 0.7;
    const refusals = refused(server);
    server.configure(good ? writersOf((version += 1)) : writersOf(version + 1000).replace(...random.of(MISTAKES)));
    if (asked) {
      server.signal("SIGHUP");
    }
    const deadline = Date.now() + TAKEN_WITHIN_MS;
    while (Date.now() < deadline && (good ? seen !== version : refused(server) === refusals)) {
      await after(100);
    }
    if (good) {
      ledger.same("the version that the writer writes", seen, version);
    } else {
      ledger.same("refused files in the log", refused(server), refusals + 1);
      ledger.same("the version after a refused file", seen, version);
    }
    ledger.count(`reloads, ${good ? "good" : "refused"}${asked ? " with SIGHUP" : ""}`);
    await after(random.between(1000, 5000));
  });

  return async () => {
    await Promise.all([stopReloading(), stopTaking()]);
    await (await follower).close(1000);
    await following;
  };
}

/** @param {import("../server.js").Server} server */
const refused = (server) => server.log.filter((line) => line.includes("Ignoring invalid")).length;
