import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { FakeWebSocket } from "../fake-web-socket.js";
import { SocketFixture, URL as SERVER } from "./socket-fixture.js";

describe("heartbeat", () => {
  test("drops a server that is silent for two intervals", () => {
    const fixture = new SocketFixture({ heartbeat: { interval: 1_000, message: "are you there?" } }).opened();
    fixture.clock.pass(1_000);
    assert.deepEqual(fixture.server.sent, ["are you there?"]);
    const { server } = fixture;
    fixture.clock.pass(1_000);
    assert.deepEqual(fixture.newEvents(), ["waiting", "(close 1006 silent for 2000 ms)"]);
    assert.equal(server.closes.length, 1);
    server.emitMessage("too late");
    assert.deepEqual(fixture.newEvents(), []);
  });

  test("restarts with any message", () => {
    const fixture = new SocketFixture({ heartbeat: { interval: 1_000, message: () => "now" } }).opened();
    for (let n = 0; n < 10; n++) {
      fixture.clock.pass(1_500);
      fixture.server.emitMessage("response");
    }
    assert.equal(fixture.socket.state, "open");
    assert.equal(fixture.server.sent.length, 10);
  });

  test("pings at a wake, and reconnects at once", () => {
    const fixture = new SocketFixture({ heartbeat: { interval: 1_000, message: "ping" } }).opened();
    fixture.clock.pass(300);
    fixture.page.goOnline();
    assert.deepEqual(fixture.server.sent, ["ping"]);
    fixture.clock.pass(999);
    assert.equal(fixture.socket.state, "open");
    fixture.clock.pass(1);
    assert.deepEqual(fixture.newEvents(), ["waiting", "(close 1006 silent for 1300 ms)", "connecting"]);
  });

  test("passes an empty text on", () => {
    const fixture = new SocketFixture({ heartbeat: { interval: 1_000, message: "ping" } }).opened();
    fixture.server.emitMessage("");
    assert.deepEqual(fixture.newEvents(), ["(message )"]);
  });

  test("runs one timer until the socket is closed", () => {
    const fixture = new SocketFixture({ heartbeat: { interval: 1_000, message: "ping" } });
    assert.equal(fixture.clock.running, 1);
    fixture.opened();
    assert.equal(fixture.clock.running, 1);
    fixture.socket.close();
    assert.equal(fixture.clock.running, 1, "the close timeout");
    fixture.server.emitClose(1000);
    assert.equal(fixture.clock.running, 0);
  });
});

describe("serverPing", () => {
  test("asks in the URL of each attempt", () => {
    const fixture = new SocketFixture({ serverPing: 15_000 }).lost();
    fixture.page.goOnline();
    assert.deepEqual(
      FakeWebSocket.made.map(({ url }) => url),
      [`${SERVER}?ping=15s`, `${SERVER}?ping=15s`],
    );
    assert.equal(fixture.socket.url, `${SERVER}?ping=15s`);
  });

  test("follows other parameters of the URL", () => {
    const fixture = new SocketFixture({ serverPing: 1_500 }, new URL(`${SERVER}?self=false`));
    assert.equal(fixture.server.url, `${SERVER}?self=false&ping=1500ms`);
    assert.equal(new SocketFixture({ serverPing: 1_500 }, `${SERVER}#top`).server.url, `${SERVER}?ping=1500ms`);
  });

  test("drops empty texts only", () => {
    const fixture = new SocketFixture({ serverPing: 1_000 }).opened();
    fixture.server.emitMessage("");
    fixture.server.emitMessage("hello");
    fixture.server.emitMessage(new ArrayBuffer(0));
    assert.deepEqual(fixture.newEvents(), ["(message hello)", "(message [object ArrayBuffer])"]);
  });

  test("keeps a connection that is pinged late", () => {
    const fixture = new SocketFixture({ serverPing: 1_000 }).opened();
    for (let n = 0; n < 10; n++) {
      fixture.clock.pass(1_999);
      fixture.server.emitMessage("");
    }
    assert.deepEqual(fixture.newEvents(), []);
    assert.deepEqual(fixture.server.sent, []);
  });

  test("drops a server that is silent for two intervals", () => {
    const fixture = new SocketFixture({ serverPing: 1_000 }).opened();
    fixture.clock.pass(2_000);
    assert.deepEqual(fixture.newEvents(), ["waiting", "(close 1006 silent for 2000 ms)"]);
  });

  test("gives the server one interval after a sleep", () => {
    const fixture = new SocketFixture({ serverPing: 1_000 }).opened();
    fixture.clock.sleep(3_600_000);
    fixture.page.goOnline();
    fixture.clock.pass(999);
    assert.deepEqual(fixture.newEvents(), []);
    fixture.clock.pass(1);
    assert.deepEqual(fixture.newEvents(), ["waiting", "(close 1006 silent for 3601000 ms)", "connecting"]);
  });

  test("keeps a connection that survives a sleep", () => {
    const fixture = new SocketFixture({ serverPing: 1_000 }).opened();
    fixture.clock.sleep(3_600_000);
    fixture.page.goOnline();
    fixture.server.emitMessage("");
    fixture.clock.pass(1_500);
    assert.deepEqual(fixture.newEvents(), []);
  });
});

describe("staleAfter", () => {
  const REOPENED = (/** @type {number} */ silent) => ["waiting", `(close 1006 silent for ${silent} ms)`, "connecting"];

  test("lets a quiet connection be without a wake", () => {
    const fixture = new SocketFixture().opened();
    fixture.clock.pass(86_400_000);
    assert.deepEqual(fixture.newEvents(), []);
    assert.equal(fixture.clock.running, 0);
  });

  test("reconnects when a silent socket comes online", () => {
    const fixture = new SocketFixture().opened();
    const { server } = fixture;
    fixture.clock.pass(60_000);
    fixture.page.goOnline();
    fixture.clock.pass(999);
    assert.deepEqual(fixture.newEvents(), []);
    fixture.clock.pass(1);
    assert.deepEqual(fixture.newEvents(), REOPENED(61_000));
    assert.equal(server.closes.length, 1);
    assert.equal(fixture.sockets, 2);
  });

  test("reconnects when a long hidden page is shown", () => {
    const fixture = new SocketFixture().opened();
    fixture.clock.pass(60_000);
    fixture.hidden(30_000);
    fixture.clock.pass(1_000);
    assert.deepEqual(fixture.newEvents(), REOPENED(61_000));
  });

  test("lets a shortly hidden page keep its connection", () => {
    const fixture = new SocketFixture().opened();
    fixture.clock.pass(60_000);
    fixture.hidden(29_999);
    fixture.clock.pass(60_000);
    assert.deepEqual(fixture.newEvents(), []);
  });

  test("counts from the last message", () => {
    const fixture = new SocketFixture({ staleAfter: 10_000 }).opened();
    fixture.clock.pass(60_000);
    fixture.server.emitMessage("news");
    fixture.clock.pass(4_000);
    fixture.page.goOnline();
    fixture.newEvents();
    fixture.clock.pass(5_999);
    assert.deepEqual(fixture.newEvents(), []);
    fixture.clock.pass(1);
    assert.deepEqual(fixture.newEvents(), REOPENED(10_000));
  });

  test("keeps a connection with a message after the wake", () => {
    const fixture = new SocketFixture().opened();
    fixture.clock.pass(60_000);
    fixture.page.goOnline();
    fixture.clock.pass(999);
    fixture.server.emitMessage("queued while frozen");
    fixture.clock.pass(60_000);
    assert.deepEqual(fixture.newEvents(), ["(message queued while frozen)"]);
  });

  test("is not extended by further wakes", () => {
    const fixture = new SocketFixture().opened();
    fixture.clock.pass(60_000);
    for (let n = 0; n < 10; n++) {
      fixture.page.goOnline();
      fixture.clock.pass(100);
    }
    assert.deepEqual(fixture.newEvents(), REOPENED(61_000));
  });

  test("stops when reconnectPolicy says so", () => {
    const fixture = new SocketFixture({ reconnectPolicy: () => "stop" }).opened();
    fixture.clock.pass(60_000);
    fixture.page.goOnline();
    fixture.clock.pass(1_000);
    assert.deepEqual(fixture.newEvents(), ["closed", "(close 1006 silent for 61000 ms)"]);
  });

  test("ends with the connection", () => {
    const fixture = new SocketFixture().opened();
    fixture.page.goOnline();
    fixture.socket.close();
    fixture.server.emitClose(1000);
    assert.equal(fixture.clock.running, 0);
  });
});
