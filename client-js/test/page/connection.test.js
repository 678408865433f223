import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { CLOSE_TIMEOUT_SECONDS } from "../../page/socket/close.js";
import { FakeWebSocket } from "../fake-web-socket.js";
import { ADDRESS, ObservedConnection } from "./observed-connection.js";

/** @type {ObservedConnection} */
let connection;

beforeEach(() => {
  connection = new ObservedConnection();
});

describe("transitions", () => {
  test("new connection is ready, without a socket", () => {
    assert.equal(connection.state, "ready");
    assert.equal(FakeWebSocket.made.length, 0);
  });

  test("connect opens a socket for binary messages", () => {
    assert.equal(connection.connect(ADDRESS), null);
    assert.deepEqual(connection.states, ["connecting"]);
    assert.equal(FakeWebSocket.last.url, ADDRESS);
    assert.equal(FakeWebSocket.last.binaryType, "arraybuffer");
  });

  test("handshake opens the connection", () => {
    connection.open();
    assert.deepEqual(connection.states, ["connecting", "open"]);
    assert.equal(connection.events.at(-1)?.type, "open");
  });

  test("failed handshake closes it while connecting", () => {
    connection.connect(ADDRESS);
    FakeWebSocket.last.emitClose(1006);
    assert.deepEqual(connection.states, ["connecting", "closed"]);
    assert.equal(connection.last("close").during, "connecting");
  });

  test("close while open sends 1000 with a reason", () => {
    connection.open();
    connection.close();
    FakeWebSocket.last.emitClose(1000, "Closing from client");
    assert.deepEqual(FakeWebSocket.last.closes, [[1000, "Closing from client"]]);
    assert.deepEqual(connection.states, ["connecting", "open", "closing", "closed"]);
  });

  test("close while connecting stops the attempt", () => {
    connection.connect(ADDRESS);
    connection.close();
    FakeWebSocket.last.emitClose(1006);
    assert.deepEqual(connection.states, ["connecting", "closing", "closed"]);
    assert.equal(connection.last("close").during, "closing");
  });

  test("server's close reports its code and reason", () => {
    connection.open();
    FakeWebSocket.last.emitClose(1001, "draining");
    assert.deepEqual(connection.states, ["connecting", "open", "closed"]);
    assert.deepEqual(connection.last("close"), { during: "open", code: 1001, reason: "draining", unsent: 0 });
  });

  test("closed connection connects with a new socket", () => {
    connection.open();
    FakeWebSocket.last.emitClose(1000);
    connection.open();
    assert.equal(connection.state, "open");
    assert.equal(FakeWebSocket.made.length, 2);
  });
});

describe("a server that does not close", () => {
  beforeEach(() => {
    connection.open();
    FakeWebSocket.last.bufferedAmount = 512;
    connection.close();
  });

  test("is abandoned after the timeout, with unsent bytes", () => {
    assert.equal(connection.timers[0]?.milliseconds, CLOSE_TIMEOUT_SECONDS * 1000);
    connection.timers[0].act();
    assert.equal(connection.state, "closed");
    assert.deepEqual(connection.last("abandoned"), { unsent: 512 });
  });

  test("is ignored once abandoned", () => {
    connection.timers[0]?.act();
    FakeWebSocket.last.emitClose(1006);
    assert.equal(connection.last("close"), undefined);
  });

  test("does not affect the next connection", () => {
    const [late] = FakeWebSocket.made;
    connection.timers[0]?.act();
    connection.open();
    late?.emitClose(1006);
    assert.equal(connection.state, "open");
  });

  test("is not abandoned if it closes in time", () => {
    FakeWebSocket.last.emitClose(1000);
    connection.timers[0]?.act();
    assert.equal(connection.last("abandoned"), undefined);
  });

  test("does not abandon the next connection early", () => {
    FakeWebSocket.last.emitClose(1000);
    connection.open();
    connection.close();
    connection.timers[0]?.act();
    assert.equal(connection.state, "closing");
  });
});

describe("rejected calls", () => {
  /** @type {[string, () => void][]} */
  const busy = [
    ["connecting", () => connection.connect(ADDRESS)],
    ["open", () => connection.open()],
    ["closing", () => (connection.open(), connection.close())],
  ];
  for (const [state, reach] of busy) {
    test(`connect while ${state} opens no second socket`, () => {
      reach();
      assert.match(connection.connect(ADDRESS) ?? "", /Already connected/);
      assert.equal(FakeWebSocket.made.length, 1);
      assert.equal(connection.state, state);
    });
  }

  test("connect to an invalid address stays ready", () => {
    assert.match(connection.connect("http://localhost/") ?? "", /ws:\/\//);
    assert.equal(FakeWebSocket.made.length, 0);
    assert.equal(connection.state, "ready");
  });

  test("connect reports the error of the browser", () => {
    assert.match(connection.connect("ws://localhost/%%") ?? "", /browser rejects.*it is not valid/);
    assert.equal(connection.state, "ready");
  });

  test("close before connect does nothing", () => {
    connection.close();
    assert.deepEqual(connection.events, []);
  });

  test("a second close does nothing", () => {
    connection.open();
    connection.close();
    connection.close();
    assert.equal(FakeWebSocket.last.closes.length, 1);
  });
});
