import assert from "node:assert/strict";
import { test } from "node:test";
import { Backoff, ReconnectingSocket } from "../../src/index.js";
import { FakeWebSocket } from "../fake-web-socket.js";
import { randomFrom } from "../random.js";
import { FakeClock } from "./fake-clock.js";

const CLIENTS = 1_000;
const SECOND = 1_000;

/** A server that loses all its connections, with clients that have the default back-off and jitter. */
class Outage {
  clock = new FakeClock();
  /** @type {number[]} */ attempts = [];
  /** @type {number[]} */ returns = [];
  #up = true;
  /** @type {FakeWebSocket[]} */ #open = [];

  constructor(/** @type {number} */ seed) {
    const outage = this;
    class Network extends FakeWebSocket {
      constructor(/** @type {string | URL} */ url) {
        super(url);
        outage.#attempt(this);
      }
    }
    const WebSocket = /** @type {any} */ (Network);
    const backoff = new Backoff({ random: randomFrom(seed) });
    for (let n = 0; n < CLIENTS; n++) {
      new ReconnectingSocket("ws://server.example", { WebSocket, backoff, clock: this.clock, target: {} });
    }
    this.clock.pass(60 * SECOND);
  }

  #attempt(/** @type {FakeWebSocket} */ socket) {
    this.attempts.push(this.clock.now());
    this.clock.setTimeout(() => {
      if (!this.#up) return socket.emitClose(1006);
      this.returns.push(this.clock.now());
      this.#open.push(socket);
      socket.emitOpen();
    }, 1);
  }

  /** Loses the server for a time, and waits until all clients are back. */
  run(/** @type {number} */ seconds) {
    this.attempts = [];
    this.returns = [];
    this.#up = seconds === 0;
    for (const socket of this.#open) socket.emitClose(1006);
    this.clock.pass(seconds * SECOND);
    this.#up = true;
    this.clock.pass(60 * SECOND);
  }
}

/** Returns the largest number of times within one second. */
function busiestSecond(/** @type {number[]} */ times) {
  let [first, most] = [0, 0];
  for (const [last, time] of times.entries()) {
    while (time - Number(times[first]) >= SECOND) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

for (const seed of [1, 2]) {
  for (const seconds of [0, 1, 5, 8, 20, 60]) {
    test(`1,000 clients spread after ${seconds} s (seed ${seed})`, () => {
      const outage = new Outage(seed);
      outage.run(seconds);
      assert.equal(outage.returns.length, CLIENTS);
      const busiest = [busiestSecond(outage.attempts), busiestSecond(outage.returns)];
      assert.ok(Math.max(...busiest) < 0.15 * CLIENTS, `attempts, returns in one second: ${busiest}`);
      const last = Number(outage.returns.at(-1)) - 60 * SECOND - seconds * SECOND;
      assert.ok(last < (seconds <= 20 ? 11 : 31) * SECOND, `the last client is back after ${last} ms`);
    });
  }
}
