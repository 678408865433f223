import { setTimeout as after } from "node:timers/promises";
import { Peer } from "../peer.js";
import { turns } from "./turns.js";

const CHANNELS = 4;
const MEMBERS = 20;
const PUBLISHERS = 2;
const VISITORS = 3;

/** How long the last messages may be on their way. */
const PATIENCE_MS = 10_000;

/** How many of a channel's messages are kept for those who visit it. */
const KEPT = 10_000;

/** The one order of a channel: the numbers of its messages, as the member that is first tells it. */
class Order {
  /** @type {number[]} */
  #messages = [];
  #forgotten = 0;

  /** What is wrong with a message at that place, if anything. @param {number} place @param {number} message */
  take(place, message) {
    const index = place - this.#forgotten;
    if (index === this.#messages.length) {
      this.#messages.push(message);
    }
    if (this.#messages.length > 2 * KEPT) {
      this.#forgotten += this.#messages.splice(0, KEPT).length;
    }
    const expected = this.#messages[place - this.#forgotten];
    const right = message > 0 && expected === message;
    return right ? "" : `message ${message || "garbled"} came in the place of ${expected || "another"}`;
  }

  /** Whether it has these messages, one behind the other. @param {number[]} messages */
  has(messages) {
    const first = this.#messages.lastIndexOf(messages[0]);
    return first >= 0 && messages.every((message, index) => this.#messages[first + index] === message);
  }
}

/** @param {number} number @param {number} length */
const messageOf = (number, length) => `${number} ${length} ${"x".repeat(length)}`;

/** Its number; 0 if it is not as it was sent. @param {Buffer} data */
function numberOf(data) {
  const text = data.toString();
  const [number, length] = text.split(" ", 2).map(Number);
  return text === messageOf(number, length) ? number : 0;
}

/**
 * Channels whose members come and stay; some publish, over WebSocket and HTTP. Each has to see each message once and in the
 * one order; in every other channel members come and go beside them.
 *
 * @type {import("../context.js").Load}
 */
export function channels(context) {
  const all = Array.from({ length: CHANNELS }, (_, number) => channel(context, `soak-${number}`, number % 2 === 1));
  return async () => {
    await Promise.all(all.map((stop) => stop()));
  };
}

/** @param {import("../context.js").Context} context @param {string} name @param {boolean} visited */
function channel(context, name, visited) {
  const { server, ledger, random } = context;
  const order = new Order();
  const url = server.url(`/broadcast/${name}`);
  let sent = 0;
  /** @type {number[]} */
  const seen = Array(MEMBERS).fill(0);
  const members = Promise.all(Array.from({ length: MEMBERS }, () => Peer.open(url)));
  const reading = members.then((peers) => peers.map(read));

  const message = () => messageOf((sent += 1), random.between(0, 2000));

  /** @param {Peer} peer @param {number} member */
  async function read(peer, member) {
    for (let next = await peer.next(); next; next = await peer.next()) {
      const wrong = order.take(seen[member], numberOf(next.data));
      seen[member] += 1;
      ledger.count("deliveries");
      if (wrong) {
        ledger.wrong(`channel ${name}, member ${member}: ${wrong}`);
      }
    }
  }

  const stopPublishing = turns(context, PUBLISHERS, async function publishing(_stopped, place) {
    (await members)[place].send(message());
    ledger.count("messages published");
    await after(random.between(50, 350));
  });

  const stopPosting = turns(context, 1, async function posting() {
    await reading;
    const answer = await fetch(url.replace("ws:", "http:"), {
      method: "POST",
      headers: { "Content-Type": "text/plain" },
      body: message(),
    });
    const { delivered } = /** @type {{ delivered: number }} */ (await answer.json());
    // Of those who come and go some may be there that have gone already, for all that the server knows.
    const fits = visited ? delivered >= MEMBERS && delivered <= MEMBERS + 2 * VISITORS : delivered === MEMBERS;
    if (!fits || answer.status !== 202) {
      ledger.wrong(`channel ${name}: a POST was answered ${answer.status} and delivered to ${delivered} of ${MEMBERS}`);
    }
    ledger.count("messages posted");
    await after(random.between(200, 1000));
  });

  const stopVisiting = turns(context, visited ? VISITORS : 0, async function visiting() {
    const peer = await Peer.open(url);
    await after(random.between(0, 2000));
    if (random.next() < 0.3) {
      peer.reset();
    } else {
      const { code } = await peer.close(1000);
      ledger.same("the close of a visitor", code, 1000);
    }
    const messages = [];
    for (let next = await peer.next(); next; next = await peer.next()) {
      messages.push(numberOf(next.data));
    }
    // The members may not have read as far.
    const deadline = Date.now() + PATIENCE_MS;
    while (!order.has(messages) && messages.length > 0 && Date.now() < deadline) {
      await after(50);
    }
    if (messages.length > 0 && !order.has(messages)) {
      ledger.wrong(`channel ${name}: a visitor saw ${messages.slice(0, 9)}…, which is not the order of the members`);
    }
    ledger.count("deliveries", messages.length);
    ledger.count("visits to a channel");
  });

  return async () => {
    await Promise.all([stopPublishing(), stopPosting(), stopVisiting()]);
    const deadline = Date.now() + PATIENCE_MS;
    while (seen.some((count) => count < sent) && Date.now() < deadline) {
      await after(50);
    }
    seen.forEach((count, number) => ledger.same(`messages of channel ${name} to member ${number}`, count, sent));
    for (const peer of await members) {
      const { code } = await peer.close(1000);
      ledger.same("the close of a member", code, 1000);
    }
    await Promise.all(await reading);
  };
}
