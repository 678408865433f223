import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { CLOSE_PATIENCE_SECONDS } from "../../page/socket/connection.js";
import { FakeWebSocket } from "../fake-web-socket.js";
import { ADDRESS, ObservedConnection } from "./observed-connection.js";

/** @type {ObservedConnection} */
let connection;

beforeEach(() => {
  connection = new ObservedConnection();
});

describe("transitions", () => {
  test("at first it is ready, and no socket is made", () => {
    assert.equal(connection.state, "ready");
    assert.equal(FakeWebSocket.made.length, 0);
  });

  test("connect makes it connecting, with a socket to the address that gives bytes as they are", () => {
    assert.equal(connection.connect(ADDRESS), null);
    assert.deepEqual(connection.states, ["connecting"]);
    assert.equal(FakeWebSocket.last.url, ADDRESS);
    assert.equal(FakeWebSocket.last.binaryType, "arraybuffer");
  });

  test("the handshake's end makes it open", () => {
    connection.open();
    assert.deepEqual(connection.states, ["connecting", "open"]);
    assert.equal(connection.events.at(-1)?.type, "open");
  });

  test("a handshake that fails makes it closed, and is told as an end while connecting", () => {
    connection.connect(ADDRESS);
    FakeWebSocket.last.emitClose(1006);
    assert.deepEqual(connection.states, ["connecting", "closed"]);
    assert.equal(connection.last("close").during, "connecting");
  });

  test("close while open makes it closing, with code 1000 and a reason, then closed", () => {
    connection.open();
    connection.close();
    FakeWebSocket.last.emitClose(1000, "Closing from client");
    assert.deepEqual(FakeWebSocket.last.closes, [[1000, "Closing from client"]]);
    assert.deepEqual(connection.states, ["connecting", "open", "closing", "closed"]);
  });

  test("close while connecting gives the attempt up", () => {
    connection.connect(ADDRESS);
    connection.close();
    FakeWebSocket.last.emitClose(1006);
    assert.deepEqual(connection.states, ["connecting", "closing", "closed"]);
    assert.equal(connection.last("close").during, "closing");
  });

  test("the server's close makes it closed, with the server's code and reason", () => {
    connection.open();
    FakeWebSocket.last.emitClose(1001, "draining");
    assert.deepEqual(connection.states, ["connecting", "open", "closed"]);
    assert.deepEqual(connection.last("close"), { during: "open", code: 1001, reason: "draining", unsent: 0 });
  });

  test("after closed it connects again, with a new socket", () => {
    connection.open();
    FakeWebSocket.last.emitClose(1000);
    connection.open();
    assert.equal(connection.state, "open");
    assert.equal(FakeWebSocket.made.length, 2);
  });
});

describe("a peer that does not close", () => {
  beforeEach(() => {
    connection.open();
    FakeWebSocket.last.bufferedAmount = 512;
    connection.close();
  });

  test("is abandoned after the patience, with what was not sent told", () => {
    assert.equal(connection.timers[0]?.milliseconds, CLOSE_PATIENCE_SECONDS * 1000);
    connection.timers[0].act();
    assert.equal(connection.state, "closed");
    assert.deepEqual(connection.last("abandoned"), { unsent: 512 });
  });

  test("is not heard any more once abandoned", () => {
    connection.timers[0]?.act();
    FakeWebSocket.last.emitClose(1006);
    assert.equal(connection.last("close"), undefined);
  });

  test("does not disturb the connection after it", () => {
    const [late] = FakeWebSocket.made;
    connection.timers[0]?.act();
    connection.open();
    late?.emitClose(1006);
    assert.equal(connection.state, "open");
  });

  test("is not abandoned when it closed in time after all", () => {
    FakeWebSocket.last.emitClose(1000);
    connection.timers[0]?.act();
    assert.equal(connection.last("abandoned"), undefined);
  });

  test("is not abandoned in place of the next that is asked to close", () => {
    FakeWebSocket.last.emitClose(1000);
    connection.open();
    connection.close();
    connection.timers[0]?.act();
    assert.equal(connection.state, "closing");
  });
});

describe("calls that do nothing", () => {
  /** @type {[string, () => void][]} */
  const busy = [
    ["connecting", () => connection.connect(ADDRESS)],
    ["open", () => connection.open()],
    ["closing", () => (connection.open(), connection.close())],
  ];
  for (const [state, reach] of busy) {
    test(`connect while ${state} opens no second socket`, () => {
      reach();
      assert.match(connection.connect(ADDRESS) ?? "", /close the present socket first/);
      assert.equal(FakeWebSocket.made.length, 1);
      assert.equal(connection.state, state);
    });
  }

  test("connect with a bad address makes no socket, says why and stays ready", () => {
    assert.match(connection.connect("http://localhost/") ?? "", /ws:\/\//);
    assert.equal(FakeWebSocket.made.length, 0);
    assert.equal(connection.state, "ready");
  });

  test("connect with an address only the browser refuses passes on what it says and stays ready", () => {
    assert.match(connection.connect("ws://localhost/%%") ?? "", /browser refuses.*it is not valid/);
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
