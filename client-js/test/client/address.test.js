import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { FakeWebSocket } from "../fake-web-socket.js";
import { SocketFixture, URL as SERVER } from "./socket-fixture.js";

/** A function for a URL or protocols, with promises that the test settles. */
class Asked {
  /** @type {(value: any) => void} */ #resolve = assert.fail;
  /** @type {(error: any) => void} */ #reject = assert.fail;

  ask = () =>
    new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });

  async answer(/** @type {any} */ value) {
    this.#resolve(value);
    await settled();
  }

  async fail(/** @type {unknown} */ error) {
    this.#reject(error);
    await settled();
  }
}

/** Lets all promises settle. */
const settled = () => new Promise((done) => setImmediate(done));

const urls = () => FakeWebSocket.made.map(({ url }) => url);

describe("URL function", () => {
  test("is called before each attempt", () => {
    let token = 0;
    const fixture = new SocketFixture({}, () => `${SERVER}?token=${++token}`).lost();
    fixture.page.goOnline();
    assert.deepEqual(urls(), [`${SERVER}?token=1`, `${SERVER}?token=2`]);
  });

  test("may throw an error into the constructor", () => {
    const fail = () => {
      throw new Error("no token");
    };
    assert.throws(() => new SocketFixture({}, fail), /no token/);
    assert.throws(() => new SocketFixture({}, () => "ws://%%"), { name: "SyntaxError" });
  });

  for (const [what, later, error] of /** @type {const} */ ([
    ["throws", () => assert.fail("no token"), "AssertionError [ERR_ASSERTION]: no token"],
    ["returns an invalid URL", () => "ws://%%", "SyntaxError: it is not valid"],
  ])) {
    test(`that ${what} later is a failed attempt`, () => {
      let ask = () => SERVER;
      const fixture = new SocketFixture({}, () => ask()).lost();
      ask = later;
      fixture.page.goOnline();
      assert.deepEqual(fixture.newEvents(), ["connecting", `(${error})`, "waiting", `(close 1006 ${error})`]);
      ask = () => SERVER;
      fixture.page.goOnline();
      assert.equal(fixture.opened().socket.state, "open");
    });
  }

  test("with an error does not outlive close()", () => {
    let fail = false;
    const fixture = new SocketFixture({}, () => (fail ? assert.fail("no") : SERVER)).lost();
    fixture.socket.addEventListener("error", () => fixture.socket.close());
    fail = true;
    fixture.page.goOnline();
    assert.deepEqual(fixture.newEvents().slice(2), ["closing", "closed", "(close 1000)"]);
    assert.equal(fixture.clock.running, 0);
  });
});

describe("promised URL", () => {
  test("delays the WebSocket", async () => {
    const asked = new Asked();
    const fixture = new SocketFixture({ serverPing: 1_000 }, asked.ask);
    assert.equal(fixture.socket.state, "connecting");
    assert.deepEqual([fixture.sockets, fixture.socket.url, fixture.socket.bufferedAmount], [0, "", 0]);
    await asked.answer(new URL(`${SERVER}?token=1`));
    assert.deepEqual(urls(), [`${SERVER}?token=1&ping=1s`]);
    fixture.server.emitOpen();
    assert.deepEqual(fixture.newEvents(), ["open", "(open)"]);
  });

  test("is asked for before each attempt", async () => {
    const asked = new Asked();
    const fixture = new SocketFixture({}, asked.ask);
    await asked.answer(`${SERVER}?token=1`);
    fixture.lost();
    fixture.page.goOnline();
    assert.equal(fixture.socket.url, `${SERVER}?token=1`);
    await asked.answer(`${SERVER}?token=2`);
    assert.deepEqual(urls(), [`${SERVER}?token=1`, `${SERVER}?token=2`]);
  });

  test("that is rejected is a failed attempt", async () => {
    const asked = new Asked();
    const fixture = new SocketFixture({}, asked.ask);
    const errors = /** @type {unknown[]} */ ([]);
    fixture.socket.addEventListener("error", ({ error }) => errors.push(error));
    const error = new TypeError("Failed to fetch");
    await asked.fail(error);
    assert.deepEqual(errors, [error]);
    assert.deepEqual(fixture.newEvents(), [`(${error})`, "waiting", `(close 1006 ${error})`]);
    fixture.clock.pass(500);
    await asked.answer(SERVER);
    assert.equal(fixture.sockets, 1);
  });

  test("that is invalid is a failed attempt", async () => {
    const asked = new Asked();
    const fixture = new SocketFixture({}, asked.ask);
    await asked.answer("ws://%%");
    assert.deepEqual(fixture.newEvents().slice(1), ["waiting", "(close 1006 SyntaxError: it is not valid)"]);
  });

  for (const settle of /** @type {const} */ (["answer", "fail"])) {
    test(`that comes after connectTimeout is ignored: ${settle}`, async () => {
      const asked = new Asked();
      const fixture = new SocketFixture({ connectTimeout: 2_000 }, asked.ask);
      fixture.clock.pass(2_000);
      assert.deepEqual(fixture.newEvents(), ["waiting", "(close 1006 not open within 2000 ms)"]);
      await asked[settle](SERVER);
      assert.equal(fixture.sockets, 0);
      assert.deepEqual(fixture.newEvents(), []);
    });

    test(`that comes after close() is ignored: ${settle}`, async () => {
      const asked = new Asked();
      const fixture = new SocketFixture({}, asked.ask);
      fixture.socket.close(3000, "enough");
      assert.deepEqual(fixture.newEvents(), ["closing", "closed", "(close 3000 enough)"]);
      assert.equal(fixture.clock.running, 0);
      await asked[settle](SERVER);
      assert.equal(fixture.sockets, 0);
      assert.deepEqual(fixture.newEvents(), []);
    });
  }

  test("shares connectTimeout with the handshake", async () => {
    const asked = new Asked();
    const fixture = new SocketFixture({ connectTimeout: 2_000 }, asked.ask);
    fixture.clock.pass(1_500);
    await asked.answer(SERVER);
    fixture.clock.pass(500);
    assert.deepEqual(fixture.newEvents(), ["waiting", "(close 1006 not open within 2000 ms)"]);
  });

  test("lets send() queue meanwhile", async () => {
    const asked = new Asked();
    const fixture = new SocketFixture({ queue: true }, asked.ask);
    fixture.socket.send("early");
    await asked.answer(SERVER);
    fixture.server.emitOpen();
    assert.deepEqual(fixture.server.sent, ["early"]);
  });
});

describe("protocols", () => {
  for (const none of [null, undefined, () => null, () => undefined, []]) {
    test(`may be none: ${none}`, () => {
      assert.deepEqual(new SocketFixture(/** @type {any} */ ({ protocols: none })).server.protocols, []);
    });
  }

  test("are asked for before each attempt", () => {
    let token = 0;
    const fixture = new SocketFixture({ protocols: () => ["chat", `token-${++token}`] }).lost();
    fixture.page.goOnline();
    assert.deepEqual(
      FakeWebSocket.made.map(({ protocols }) => protocols),
      [
        ["chat", "token-1"],
        ["chat", "token-2"],
      ],
    );
  });

  test("may be promised", async () => {
    const asked = new Asked();
    const fixture = new SocketFixture({ protocols: asked.ask });
    assert.equal(fixture.sockets, 0);
    await asked.answer("chat");
    assert.deepEqual(fixture.server.protocols, "chat");
    assert.equal(fixture.server.url, SERVER);
  });

  test("that are rejected are a failed attempt", async () => {
    const asked = new Asked();
    const fixture = new SocketFixture({ protocols: asked.ask });
    await asked.fail(new Error("no token"));
    assert.deepEqual(fixture.newEvents(), ["(Error: no token)", "waiting", "(close 1006 Error: no token)"]);
  });
});
