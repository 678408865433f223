import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SocketFixture, MAX, JITTER } from "./socket-fixture.js";

describe("waiting", () => {
  test("reconnects at retryAt", () => {
    const fixture = new SocketFixture().opened();
    const before = Date.now();
    fixture.server.emitClose(1006);
    assert.ok(Math.abs(Number(fixture.socket.retryAt) - before - JITTER / 2) < 1_000);
    fixture.clock.pass(JITTER / 2 - 1);
    assert.equal(fixture.sockets, 1);
    fixture.clock.pass(1);
    assert.equal(fixture.sockets, 2);
    assert.deepEqual(fixture.newEvents(), ["waiting", "(close 1006)", "connecting"]);
    assert.equal(fixture.socket.retryAt, null);
  });

  test("waits longer with each failure, up to max", () => {
    const fixture = new SocketFixture();
    /** @type {number[]} */ const waits = [];
    for (let n = 0; n < 8; n++) {
      fixture.server.emitClose(1006);
      const before = fixture.clock.now();
      while (fixture.socket.state === "waiting") fixture.clock.pass(500);
      waits.push(fixture.clock.now() - before);
    }
    assert.deepEqual(waits, [500, 1_000, 2_000, 4_000, 8_000, MAX / 2, MAX / 2, MAX / 2]);
  });

  test("resets failures after a connection of 5 s only", () => {
    const fixture = new SocketFixture();
    for (let n = 0; n < 4; n++) {
      fixture.server.emitClose(1006);
      while (fixture.socket.state === "waiting") fixture.clock.pass(500);
    }
    const waitAfterLastingFor = (/** @type {number} */ milliseconds) => {
      fixture.opened().clock.pass(milliseconds);
      fixture.server.emitClose(1006);
      const before = fixture.clock.now();
      while (fixture.socket.state === "waiting") fixture.clock.pass(500);
      return fixture.clock.now() - before;
    };
    assert.deepEqual([4_999, 5_000].map(waitAfterLastingFor), [16_000 / 2, JITTER / 2]);
  });

  test("waits longer if each connection is lost soon", () => {
    const fixture = new SocketFixture({ jitter: 3_000 });
    /** @type {number[]} */ const waits = [];
    for (let n = 0; n < 6; n++) {
      fixture.opened().server.emitClose(1006);
      const before = fixture.clock.now();
      while (fixture.socket.state === "waiting") fixture.clock.pass(500);
      waits.push(fixture.clock.now() - before);
    }
    assert.deepEqual(waits, [1_500, 1_500, 2_000, 4_000, 8_000, MAX / 2]);
  });

  test("counts failures since the last stable connection", () => {
    const fixture = new SocketFixture({ jitter: 0 }).opened();
    fixture.clock.pass(5_000);
    for (const wait of [500, 1_000, 2_000]) {
      fixture.server.emitClose(1006);
      fixture.clock.pass(wait - 1);
      assert.equal(fixture.socket.state, "waiting");
      fixture.clock.pass(1);
      assert.equal(fixture.socket.state, "connecting");
    }
  });

  test("resets failures when it wakes", () => {
    const fixture = new SocketFixture();
    for (let n = 0; n < 5; n++) {
      fixture.server.emitClose(1006);
      while (fixture.socket.state === "waiting") fixture.clock.pass(500);
    }
    fixture.server.emitClose(1006);
    fixture.page.goOnline();
    fixture.server.emitClose(1006);
    fixture.clock.pass(500);
    assert.equal(fixture.socket.state, "connecting");
  });

  test("has no jitter after a wake", () => {
    const fixture = new SocketFixture().lost();
    fixture.page.goOnline();
    fixture.server.emitClose(1006);
    fixture.clock.pass(500);
    assert.equal(fixture.socket.state, "connecting");
  });

  test("reconnects at once when the browser comes online", () => {
    const fixture = new SocketFixture().lost();
    fixture.page.goOnline();
    assert.deepEqual(fixture.newEvents(), ["connecting"]);
    assert.equal(fixture.sockets, 2);
    fixture.clock.pass(10_000);
    assert.equal(fixture.sockets, 2, "its wait is over");
  });

  test("reconnects at once when the page becomes visible", () => {
    const fixture = new SocketFixture().lost();
    fixture.page.setVisibility("hidden");
    assert.equal(fixture.sockets, 1);
    fixture.page.setVisibility("visible");
    assert.equal(fixture.sockets, 2);
  });

  test("closes by close() at once", () => {
    const fixture = new SocketFixture().lost();
    fixture.socket.close(1000, "enough");
    assert.deepEqual(fixture.newEvents(), ["closing", "closed", "(close 1000 enough)"]);
    assert.equal(fixture.clock.running, 0);
  });
});
