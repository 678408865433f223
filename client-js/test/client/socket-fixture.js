import { Backoff, ReconnectingSocket } from "../../src/index.js";
import { FakeWebSocket } from "../fake-web-socket.js";
import { FakeClock } from "./fake-clock.js";
import { FakePage } from "./fake-page.js";

export const URL = "ws://server.example/ws";
export const BASE = 1_000;
export const MAX = 30_000;
export const JITTER = 10_000;

/** A socket with the events that it dispatched; the test is its server, network, clock and random source. */
export class SocketFixture {
  clock = new FakeClock();
  page = new FakePage();
  /** @type {string[]} */ events = [];
  /** @type {any[]} */ unsent = [];
  random = 0.5;

  /** @param {import("../../src/types.js").Options} [options] */
  constructor(options = {}, /** @type {import("../../src/types.js").Address} */ url = URL) {
    this.socket = new ReconnectingSocket(url, {
      WebSocket: FakeWebSocket.fresh(),
      clock: this.clock,
      target: this.page,
      backoff: new Backoff({ base: BASE, max: MAX, random: () => this.random }),
      jitter: JITTER,
      ...options,
    });
    this.socket.addEventListener("statechange", ({ detail }) => this.events.push(detail.state));
    this.socket.addEventListener("open", () => this.events.push("(open)"));
    this.socket.addEventListener("message", ({ data }) => this.events.push(`(message ${data})`));
    this.socket.addEventListener("error", ({ error }) => this.events.push(error ? `(${error})` : "(error)"));
    this.socket.addEventListener("unsent", ({ detail }) => {
      this.events.push(`(unsent ${detail.bytes})`);
      this.unsent.push(detail);
    });
    this.socket.addEventListener("close", ({ code, reason }) =>
      this.events.push(`(close ${`${code} ${reason}`.trim()})`),
    );
  }

  /** The present WebSocket. */
  get server() {
    return FakeWebSocket.last;
  }

  /** The number of WebSockets made. */
  get sockets() {
    return FakeWebSocket.made.length;
  }

  /** Returns the events since the last call. */
  newEvents() {
    return this.events.splice(0);
  }

  opened() {
    this.server.emitOpen();
    this.newEvents();
    return this;
  }

  /** Hides the page, and shows it again after the time that only Date sees. */
  hidden(/** @type {number} */ milliseconds) {
    const { now } = Date;
    Date.now = () => 0;
    this.page.setVisibility("hidden");
    Date.now = () => milliseconds;
    this.page.setVisibility("visible");
    Date.now = now;
  }

  /** Opens and loses the connection. */
  lost() {
    this.opened();
    this.server.emitClose(1006);
    this.newEvents();
    return this;
  }
}
