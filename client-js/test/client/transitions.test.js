import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ReconnectingSocket } from "../../src/index.js";
import { BASE, Lab, MOST, SPREAD } from "./lab.js";

const STAY_AWAY = [1000, 1002, 1003, 1007, 1008, 1009, 1010];

describe("connecting", () => {
  test("begins at once, and tells nothing of it", () => {
    const lab = new Lab();
    assert.equal(lab.socket.state, "connecting");
    assert.equal(lab.socket.readyState, ReconnectingSocket.CONNECTING);
    assert.equal(lab.sockets, 1);
    assert.deepEqual(lab.news(), []);
  });

  test("becomes open", () => {
    const lab = new Lab();
    lab.server.comeOpen();
    assert.deepEqual(lab.news(), ["open", "(open)"]);
    assert.equal(lab.socket.readyState, ReconnectingSocket.OPEN);
    assert.equal(lab.clock.running, 0);
  });

  test("waits when it fails", () => {
    const lab = new Lab();
    lab.server.comeError();
    lab.server.comeClose(1006);
    assert.deepEqual(lab.news(), ["(error)", "waiting", "(close 1006)"]);
    assert.equal(lab.socket.readyState, ReconnectingSocket.CONNECTING);
  });

  test("waits when it is not open in time, and hears nothing of that WebSocket any more", () => {
    const lab = new Lab({ connectTimeout: 2_000 });
    const { server } = lab;
    lab.clock.pass(1_999);
    assert.deepEqual(lab.news(), []);
    lab.clock.pass(1);
    assert.deepEqual(lab.news(), ["waiting", "(close 1006 not open within 2000 ms)"]);
    assert.equal(server.closes.length, 1);
    server.comeOpen();
    server.comeClose(1006);
    assert.deepEqual(lab.news(), []);
  });

  test("is closed by close(), when the browser says so", () => {
    const lab = new Lab();
    lab.socket.close();
    assert.equal(lab.socket.readyState, ReconnectingSocket.CLOSING);
    assert.equal(lab.clock.running, 0);
    lab.server.comeClose(1006);
    assert.deepEqual(lab.news(), ["closing", "closed", "(close 1006)"]);
  });

  test("is over where a code says stay away", () => {
    const lab = new Lab();
    lab.server.comeClose(1008, "not you");
    assert.deepEqual(lab.news(), ["closed", "(close 1008 not you)"]);
  });
});

describe("open", () => {
  test("passes on what comes", () => {
    const lab = new Lab().opened();
    lab.server.comeMessage("hello");
    assert.deepEqual(lab.news(), ["(message hello)"]);
  });

  for (const code of STAY_AWAY) {
    test(`stays away after ${code}`, () => {
      const lab = new Lab().opened();
      lab.server.comeClose(code, "bye");
      assert.deepEqual(lab.news(), ["closed", `(close ${code} bye)`]);
      assert.equal(lab.socket.readyState, ReconnectingSocket.CLOSED);
      assert.equal(lab.clock.running, 0);
      lab.page.comeOnline();
      assert.equal(lab.sockets, 1);
    });
  }

  for (const code of [1001, 1012, 1013]) {
    test(`comes back later after ${code}, and not with all others at once`, () => {
      for (const random of [0, 0.25, 0.999]) {
        const lab = new Lab().opened();
        lab.random = random;
        lab.server.comeClose(code);
        const { retryAt } = lab.socket;
        assert.ok(Number(retryAt) > Date.now() + BASE + random * SPREAD - 1_000);
      }
    });
  }

  test("waits for the spread after 1001", () => {
    const lab = new Lab({ afterClose: () => "later" }).opened();
    // Chance of the back-off's own is not the page's Math.random here: it is 0.5 in this lab.
    lab.server.comeClose(1001);
    lab.clock.pass(BASE + SPREAD / 2 - 1);
    assert.equal(lab.sockets, 1);
    lab.clock.pass(1);
    assert.equal(lab.sockets, 2);
  });

  test("asks whoever knows better what to do after a close", () => {
    const lab = new Lab({ afterClose: ({ code }) => (code === 4001 ? "stay away" : "retry") }).opened();
    lab.server.comeClose(1008);
    assert.equal(lab.socket.state, "waiting");
    lab.clock.pass(BASE);
    lab.opened().server.comeClose(4001);
    assert.equal(lab.socket.state, "closed");
  });

  test("is closed by close(), when the server has answered", () => {
    const lab = new Lab().opened();
    lab.socket.close(3001, "enough");
    assert.deepEqual(lab.server.closes, [[3001, "enough"]]);
    lab.server.comeMessage("still coming");
    lab.server.comeClose(3001, "enough");
    assert.deepEqual(lab.news(), ["closing", "(message still coming)", "closed", "(close 3001 enough)"]);
  });
});

describe("waiting", () => {
  test("says when it tries again, and does then", () => {
    const lab = new Lab().opened();
    const before = Date.now();
    lab.server.comeClose(1006);
    assert.ok(Number(lab.socket.retryAt) - before - BASE / 2 < 1_000);
    lab.clock.pass(BASE / 2 - 1);
    assert.equal(lab.sockets, 1);
    lab.clock.pass(1);
    assert.equal(lab.sockets, 2);
    assert.deepEqual(lab.news(), ["waiting", "(close 1006)", "connecting"]);
    assert.equal(lab.socket.retryAt, null);
  });

  test("waits longer with each failure, up to the most", () => {
    const lab = new Lab();
    /** @type {number[]} */ const waits = [];
    for (let n = 0; n < 8; n++) {
      lab.server.comeClose(1006);
      const before = lab.clock.now();
      while (lab.socket.state === "waiting") lab.clock.pass(500);
      waits.push(lab.clock.now() - before);
    }
    assert.deepEqual(waits, [500, 1_000, 2_000, 4_000, 8_000, MOST / 2, MOST / 2, MOST / 2]);
  });

  test("begins anew after a connection that lasted, and not after one that did not", () => {
    const lab = new Lab();
    lab.server.comeClose(1006);
    lab.clock.pass(500);
    lab.opened().clock.pass(4_999);
    lab.server.comeClose(1006);
    lab.clock.pass(999);
    assert.equal(lab.socket.state, "waiting");
    lab.clock.pass(1);
    lab.opened().clock.pass(5_000);
    lab.server.comeClose(1006);
    lab.clock.pass(500);
    assert.equal(lab.socket.state, "connecting");
  });

  test("counts the failures since the connection that lasted", () => {
    const lab = new Lab().opened();
    lab.clock.pass(5_000);
    for (const wait of [500, 1_000, 2_000]) {
      lab.server.comeClose(1006);
      lab.clock.pass(wait - 1);
      assert.equal(lab.socket.state, "waiting");
      lab.clock.pass(1);
      assert.equal(lab.socket.state, "connecting");
    }
  });

  test("begins anew when it was woken", () => {
    const lab = new Lab();
    for (let n = 0; n < 5; n++) {
      lab.server.comeClose(1006);
      while (lab.socket.state === "waiting") lab.clock.pass(500);
    }
    lab.server.comeClose(1006);
    lab.page.comeOnline();
    lab.server.comeClose(1006);
    lab.clock.pass(500);
    assert.equal(lab.socket.state, "connecting");
  });

  test("tries at once when the browser is online", () => {
    const lab = new Lab().lost();
    lab.page.comeOnline();
    assert.deepEqual(lab.news(), ["connecting"]);
    assert.equal(lab.sockets, 2);
    lab.clock.pass(10_000);
    assert.equal(lab.sockets, 2, "its wait is over");
  });

  test("tries at once when the page becomes visible, and not when it is hidden", () => {
    const lab = new Lab().lost();
    lab.page.become("hidden");
    assert.equal(lab.sockets, 1);
    lab.page.become("visible");
    assert.equal(lab.sockets, 2);
  });

  test("is closed by close() at once", () => {
    const lab = new Lab().lost();
    lab.socket.close(1000, "enough");
    assert.deepEqual(lab.news(), ["closing", "closed", "(close 1000 enough)"]);
    assert.equal(lab.clock.running, 0);
  });
});

describe("closed", () => {
  test("nothing wakes it, and close() does nothing", () => {
    const lab = new Lab().lost();
    lab.socket.close();
    lab.news();
    lab.page.comeOnline();
    lab.page.become("visible");
    lab.socket.close();
    lab.clock.pass(1_000_000);
    assert.deepEqual(lab.news(), []);
    assert.equal(lab.sockets, 1);
  });
});

test("what listeners do is told behind what they were told of", () => {
  const lab = new Lab().opened();
  lab.socket.addEventListener("statechange", ({ detail }) => detail.state === "waiting" && lab.socket.close());
  lab.server.comeClose(1006);
  assert.deepEqual(lab.news(), ["waiting", "(close 1006)", "closing", "closed", "(close 1000)"]);
});

test("a listener that closes it while it tries again leaves no WebSocket behind", () => {
  const lab = new Lab().lost();
  lab.socket.addEventListener("statechange", ({ detail }) => detail.state === "connecting" && lab.socket.close());
  lab.page.comeOnline();
  assert.equal(lab.server.closes.length, 1);
  lab.server.comeClose(1006);
  assert.deepEqual(lab.news(), ["connecting", "closing", "closed", "(close 1006)"]);
});

test("there is one WebSocket at a time, whatever happens", () => {
  const lab = new Lab();
  for (let n = 0; n < 20; n++) {
    lab.page.comeOnline();
    lab.server.comeOpen();
    lab.page.comeOnline();
    assert.equal(lab.sockets, n + 1);
    lab.server.comeClose(1006);
    lab.page.comeOnline();
    lab.page.become("visible");
  }
});
