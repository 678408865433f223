import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ReconnectingSocket } from "../../src/index.js";
import { BASE, SocketFixture, MAX, JITTER } from "./socket-fixture.js";

const FINAL_CODES = [1000, 1002, 1003, 1007, 1008, 1009, 1010];

describe("connecting", () => {
  test("starts at once, without an event", () => {
    const fixture = new SocketFixture();
    assert.equal(fixture.socket.state, "connecting");
    assert.equal(fixture.socket.readyState, ReconnectingSocket.CONNECTING);
    assert.equal(fixture.sockets, 1);
    assert.deepEqual(fixture.newEvents(), []);
  });

  test("becomes open", () => {
    const fixture = new SocketFixture();
    fixture.server.emitOpen();
    assert.deepEqual(fixture.newEvents(), ["open", "(open)"]);
    assert.equal(fixture.socket.readyState, ReconnectingSocket.OPEN);
    assert.equal(fixture.clock.running, 0);
  });

  test("waits when it fails", () => {
    const fixture = new SocketFixture();
    fixture.server.emitError();
    fixture.server.emitClose(1006);
    assert.deepEqual(fixture.newEvents(), ["(error)", "waiting", "(close 1006)"]);
    assert.equal(fixture.socket.readyState, ReconnectingSocket.CONNECTING);
  });

  test("waits after connectTimeout and drops the WebSocket", () => {
    const fixture = new SocketFixture({ connectTimeout: 2_000 });
    const { server } = fixture;
    fixture.clock.pass(1_999);
    assert.deepEqual(fixture.newEvents(), []);
    fixture.clock.pass(1);
    assert.deepEqual(fixture.newEvents(), ["waiting", "(close 1006 not open within 2000 ms)"]);
    assert.equal(server.closes.length, 1);
    server.emitOpen();
    server.emitClose(1006);
    assert.deepEqual(fixture.newEvents(), []);
  });

  test("closes by close() once the browser confirms it", () => {
    const fixture = new SocketFixture();
    fixture.socket.close();
    assert.equal(fixture.socket.readyState, ReconnectingSocket.CLOSING);
    fixture.server.emitClose(1006);
    assert.equal(fixture.clock.running, 0);
    assert.deepEqual(fixture.newEvents(), ["closing", "closed", "(close 1006)"]);
  });

  test("closes after a code that means stop", () => {
    const fixture = new SocketFixture();
    fixture.server.emitClose(1008, "not you");
    assert.deepEqual(fixture.newEvents(), ["closed", "(close 1008 not you)"]);
  });
});

describe("open", () => {
  test("dispatches messages", () => {
    const fixture = new SocketFixture().opened();
    fixture.server.emitMessage("hello");
    assert.deepEqual(fixture.newEvents(), ["(message hello)"]);
  });

  for (const code of FINAL_CODES) {
    test(`closes after ${code}`, () => {
      const fixture = new SocketFixture().opened();
      fixture.server.emitClose(code, "bye");
      assert.deepEqual(fixture.newEvents(), ["closed", `(close ${code} bye)`]);
      assert.equal(fixture.socket.readyState, ReconnectingSocket.CLOSED);
      assert.equal(fixture.clock.running, 0);
      fixture.page.goOnline();
      assert.equal(fixture.sockets, 1);
    });
  }

  for (const code of [1001, 1012, 1013]) {
    test(`reconnects later, with jitter, after ${code}`, () => {
      for (const random of [0, 0.25, 0.999]) {
        const fixture = new SocketFixture().opened();
        fixture.random = random;
        fixture.server.emitClose(code);
        const { retryAt } = fixture.socket;
        assert.ok(Number(retryAt) > Date.now() + BASE + random * JITTER - 1_000);
      }
    });
  }

  test("waits for base and jitter after 1001", () => {
    const fixture = new SocketFixture({ reconnectPolicy: () => "later" }).opened();
    // The random source of the fixture returns 0.5.
    fixture.server.emitClose(1001);
    fixture.clock.pass(BASE + JITTER / 2 - 1);
    assert.equal(fixture.sockets, 1);
    fixture.clock.pass(1);
    assert.equal(fixture.sockets, 2);
  });

  test("asks reconnectPolicy after a close", () => {
    const fixture = new SocketFixture({ reconnectPolicy: ({ code }) => (code === 4001 ? "stop" : "retry") }).opened();
    fixture.server.emitClose(1008);
    assert.equal(fixture.socket.state, "waiting");
    fixture.page.goOnline();
    fixture.opened().server.emitClose(4001);
    assert.equal(fixture.socket.state, "closed");
  });

  test("waits for a random part of jitter when it is lost", () => {
    const fixture = new SocketFixture({ jitter: 4_000 }).opened();
    fixture.clock.pass(5_000);
    // The random source of the fixture returns 0.5.
    fixture.server.emitClose(1006);
    fixture.clock.pass(1_999);
    assert.equal(fixture.sockets, 1);
    fixture.clock.pass(1);
    assert.equal(fixture.sockets, 2);
  });

  test("waits for jitter at least when it stays lost", () => {
    const fixture = new SocketFixture({ jitter: 4_000 }).lost();
    /** @type {number[]} */ const waits = [];
    for (let n = 0; n < 6; n++) {
      const before = fixture.clock.now();
      while (fixture.socket.state === "waiting") fixture.clock.pass(500);
      waits.push(fixture.clock.now() - before);
      fixture.server.emitClose(1006);
    }
    assert.deepEqual(waits, [2_000, 4_000, 4_000, 4_000, 8_000, MAX / 2]);
  });

  test("closes by close() once the server responds", () => {
    const fixture = new SocketFixture().opened();
    fixture.socket.close(3001, "enough");
    assert.deepEqual(fixture.server.closes, [[3001, "enough"]]);
    fixture.server.emitMessage("still coming");
    fixture.server.emitClose(3001, "enough");
    assert.deepEqual(fixture.newEvents(), ["closing", "(message still coming)", "closed", "(close 3001 enough)"]);
  });
});

describe("closing", () => {
  test("ends after closeTimeout and drops the WebSocket", () => {
    const fixture = new SocketFixture({ closeTimeout: 2_000 }).opened();
    const closes = /** @type {CloseEvent[]} */ ([]);
    fixture.socket.addEventListener("close", (close) => closes.push(close));
    fixture.socket.close();
    fixture.clock.pass(1_999);
    assert.deepEqual(fixture.newEvents(), ["closing"]);
    fixture.clock.pass(1);
    assert.deepEqual(fixture.newEvents(), ["closed", "(close 1006 not closed within 2000 ms)"]);
    assert.equal(closes[0]?.wasClean, false);
    fixture.server.emitMessage("late");
    fixture.server.emitClose(1000);
    assert.deepEqual(fixture.newEvents(), []);
    assert.equal(fixture.clock.running, 0);
  });

  test("has its own timeout when an attempt is closed", () => {
    const fixture = new SocketFixture({ connectTimeout: 1_000, closeTimeout: 2_000 });
    fixture.clock.pass(900);
    fixture.socket.close();
    fixture.clock.pass(1_999);
    assert.equal(fixture.socket.state, "closing");
    fixture.clock.pass(1);
    assert.deepEqual(fixture.newEvents(), ["closing", "closed", "(close 1006 not closed within 2000 ms)"]);
  });

  test("reports unsent bytes after closeTimeout", () => {
    const fixture = new SocketFixture().opened();
    fixture.server.bufferedAmount = 7;
    fixture.socket.close();
    fixture.clock.pass(10_000);
    assert.deepEqual(fixture.unsent, [{ bytes: 7, messages: [] }]);
  });

  test("ignores an aborted signal, wakes and close()", () => {
    const abort = new AbortController();
    const fixture = new SocketFixture({ signal: abort.signal }).opened();
    fixture.socket.close(3000, "first");
    abort.abort();
    fixture.socket.close();
    fixture.page.goOnline();
    assert.deepEqual(fixture.server.closes, [[3000, "first"]]);
    assert.deepEqual(fixture.newEvents(), ["closing"]);
  });
});

describe("closed", () => {
  test("ignores wake events and close()", () => {
    const fixture = new SocketFixture().lost();
    fixture.socket.close();
    fixture.newEvents();
    fixture.page.goOnline();
    fixture.page.setVisibility("visible");
    fixture.socket.close();
    fixture.clock.pass(1_000_000);
    assert.deepEqual(fixture.newEvents(), []);
    assert.equal(fixture.sockets, 1);
  });
});

test("events that a listener causes follow its own event", () => {
  const fixture = new SocketFixture().opened();
  fixture.socket.addEventListener("statechange", ({ detail }) => detail.state === "waiting" && fixture.socket.close());
  fixture.server.emitClose(1006);
  assert.deepEqual(fixture.newEvents(), ["waiting", "(close 1006)", "closing", "closed", "(close 1000)"]);
});

test("close() during a reconnect makes no WebSocket", () => {
  const fixture = new SocketFixture().lost();
  fixture.socket.addEventListener(
    "statechange",
    ({ detail }) => detail.state === "connecting" && fixture.socket.close(),
  );
  fixture.page.goOnline();
  assert.deepEqual(fixture.newEvents(), ["connecting", "closing", "closed", "(close 1000)"]);
  assert.equal(fixture.sockets, 1);
  assert.equal(fixture.clock.running, 0);
});

test("socket has one WebSocket at a time", () => {
  const fixture = new SocketFixture();
  for (let n = 0; n < 20; n++) {
    fixture.page.goOnline();
    fixture.server.emitOpen();
    fixture.page.goOnline();
    assert.equal(fixture.sockets, n + 1);
    fixture.server.emitClose(1006);
    fixture.page.goOnline();
    fixture.page.setVisibility("visible");
  }
});
