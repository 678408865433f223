import { Backoff, ReconnectingSocket } from "../../src/index.js";
import { FakeWebSocket } from "../fake-web-socket.js";
import { FakeClock } from "./fake-clock.js";
import { FakePage } from "./fake-page.js";

export const URL = "ws://server.example/ws";
export const BASE = 1_000;
export const MOST = 30_000;
export const SPREAD = 10_000;

/** A socket whose server, network, time and chance are the test's, and what it has told. */
export class Lab {
  clock = new FakeClock();
  page = new FakePage();
  /** @type {string[]} */ told = [];
  /** @type {any[]} */ unsent = [];
  random = 0.5;

  /** @param {import("../../src/types.js").Options} [options] */
  constructor(options = {}, /** @type {string | globalThis.URL | (() => string)} */ url = URL) {
    this.socket = new ReconnectingSocket(url, {
      WebSocket: FakeWebSocket.fresh(),
      clock: this.clock,
      page: this.page,
      backoff: new Backoff({ base: BASE, most: MOST, random: () => this.random }),
      spread: SPREAD,
      ...options,
    });
    this.socket.addEventListener("statechange", ({ detail }) => this.told.push(detail.state));
    this.socket.addEventListener("open", () => this.told.push("(open)"));
    this.socket.addEventListener("message", ({ data }) => this.told.push(`(message ${data})`));
    this.socket.addEventListener("error", () => this.told.push("(error)"));
    this.socket.addEventListener("unsent", ({ detail }) => {
      this.told.push(`(unsent ${detail.bytes})`);
      this.unsent.push(detail);
    });
    this.socket.addEventListener("close", ({ code, reason }) =>
      this.told.push(`(close ${`${code} ${reason}`.trim()})`),
    );
  }

  /** The WebSocket that it has now. */
  get server() {
    return FakeWebSocket.last;
  }

  /** How many it has made. */
  get sockets() {
    return FakeWebSocket.made.length;
  }

  /** What it has told since this was asked last. */
  news() {
    return this.told.splice(0);
  }

  opened() {
    this.server.comeOpen();
    this.news();
    return this;
  }

  /** Has it fail, from open. */
  lost() {
    this.opened();
    this.server.comeClose(1006);
    this.news();
    return this;
  }
}
