import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { TIMEOUT_SECONDS, RoundTripTest } from "../../page/measure/round-trip-test.js";
import { MAX_BUFFERED_MIB } from "../../page/socket/connection.js";
import { FakeWebSocket } from "../fake-web-socket.js";
import { ObservedConnection } from "./observed-connection.js";
import { randomFrom } from "../random.js";

/** @type {ObservedConnection} */
let connection;
let now = 0;
/** @type {(() => void) | null} */
let tick = null;
let ends = 0;

beforeEach(() => {
  connection = new ObservedConnection();
  connection.open();
  now = 0;
  tick = null;
  ends = 0;
});

/** @param {Partial<import("../../page/measure/round-trip-test.js").Plan>} [plan] */
function start(plan) {
  const every = (/** @type {() => void} */ act) => {
    tick = act;
    return () => (tick = null);
  };
  const options = { now: () => now, every, random: randomFrom(1) };
  const made = new RoundTripTest(connection, { messages: 10, size: 8, inFlight: 3, ...plan }, options);
  made.addEventListener("end", () => ends++);
  // send() copies, as browsers do.
  FakeWebSocket.last.send = (payload) =>
    FakeWebSocket.last.sent.push(payload instanceof Uint8Array ? payload.slice() : payload);
  made.start();
  return made;
}

const sent = () => /** @type {Uint8Array<ArrayBuffer>[]} */ (FakeWebSocket.last.sent);

/** @param {number} count */
function echo(count) {
  for (let number = 0; number < count; number++) {
    const message = sent()[echoed++];
    if (message) FakeWebSocket.last.emitMessage(message.slice().buffer);
  }
}
let echoed = 0;
beforeEach(() => {
  echoed = 0;
});

test("test keeps the given number in flight", () => {
  start({ inFlight: 3 });
  assert.equal(sent().length, 3);
  echo(1);
  assert.equal(sent().length, 4);
});

test("last echo ends the test", () => {
  const made = start({ messages: 10, size: 8 });
  echo(9);
  assert.equal(made.outcome, "running");
  echo(1);
  assert.deepEqual([made.outcome, made.problem, ends], ["done", "", 1]);
  assert.deepEqual(
    sent().map(({ length }) => length),
    Array(10).fill(8),
  );
});

test("all messages differ", () => {
  start({ messages: 300, inFlight: 300 });
  assert.equal(new Set(sent().map(String)).size, 300);
});

test("results are of the received echoes", () => {
  const made = start({ messages: 100, inFlight: 1, size: 1000 });
  for (let number = 0; number < 100; number++) {
    now += number === 50 ? 100 : 4;
    echo(1);
  }
  const { received, seconds, messagesPerSecond, bytesPerSecond, min, median, p99, max } = made.results;
  assert.deepEqual([received, seconds, min, max], [100, 0.496, 4, 100]);
  assert.equal(messagesPerSecond, 100 / 0.496);
  assert.equal(bytesPerSecond, 100_000 / 0.496);
  assert.ok(Math.abs(median - 4) <= 0.04 && Math.abs(p99 - 4) <= 0.04);
});

test("connection is quiet during the test only", () => {
  start({ messages: 4, inFlight: 2 });
  assert.deepEqual([connection.last("sent").quiet, connection.quiet], [true, true]);
  echo(4);
  assert.equal(connection.quiet, false);
});

test("test waits while too many bytes are unsent", () => {
  const made = start({ messages: 10, inFlight: 5, size: 8 });
  FakeWebSocket.last.bufferedAmount = MAX_BUFFERED_MIB * 1024 * 1024;
  echo(3);
  assert.deepEqual([sent().length, made.outcome], [5, "running"]);
  FakeWebSocket.last.bufferedAmount = 0;
  echo(1);
  assert.equal(sent().length, 9);
});

describe("test fails with the reason", () => {
  /** @type {[string, () => void, RegExp][]} */
  const FAILURES = [
    ["when an echo is another message", () => echoWrong(0), /Echo 2 differs from its message: received binary of 8 B/],
    [
      "when an echo is shorter",
      () => FakeWebSocket.last.emitMessage(new ArrayBuffer(3)),
      /received binary of 3 B, sent binary of 8 B/,
    ],
    ["when text comes back", () => FakeWebSocket.last.emitMessage("abc"), /received text of 3 B/],
    ["when an echo is missing in between", () => echoWrong(2), /Echo 2 differs from its message/],
    [
      "when the connection closes",
      () => FakeWebSocket.last.emitClose(1006),
      /The connection closed with 3 echoes outstanding/,
    ],
    ["when the user disconnects", () => connection.close(), /The connection closed with 3 echoes outstanding/],
    [
      "when no echo follows",
      () => ((now += TIMEOUT_SECONDS * 1000 + 1), tick?.()),
      /Echo 2 is missing: received nothing for 10 s/,
    ],
  ];
  for (const [when, happen, expected] of FAILURES) {
    test(when, () => {
      const made = start();
      echo(1);
      happen();
      assert.match(made.problem, expected);
      assert.deepEqual([made.outcome, made.results.received, ends, connection.quiet], ["failed", 1, 1, false]);
    });
  }

  test("but not for messages after its end", () => {
    const made = start({ messages: 2, inFlight: 1 });
    echo(1);
    FakeWebSocket.last.bufferedAmount = MAX_BUFFERED_MIB * 1024 * 1024;
    echo(1);
    assert.equal(made.outcome, "done");
    FakeWebSocket.last.emitMessage("more");
    assert.deepEqual([made.outcome, ends], ["done", 1]);
  });

  test("when the connection rejects the first message", () => {
    FakeWebSocket.last.bufferedAmount = MAX_BUFFERED_MIB * 1024 * 1024;
    const made = start();
    assert.match(made.problem, /unsent bytes must not exceed 16 MiB/);
  });

  /** @param {number} number of the message that replaces the next echo */
  function echoWrong(number) {
    const message = sent()[number];
    if (message) FakeWebSocket.last.emitMessage(message.slice().buffer);
  }
});

describe("stopped test", () => {
  test("ends with the last echo in flight", () => {
    const made = start({ messages: 10, inFlight: 3 });
    echo(2);
    made.stop();
    echo(2);
    assert.equal(made.outcome, "running");
    echo(1);
    assert.deepEqual([made.outcome, sent().length, made.results.received, ends], ["stopped", 5, 5, 1]);
  });

  test("fails if an echo in flight is missing", () => {
    const made = start();
    made.stop();
    now = TIMEOUT_SECONDS * 1000 + 1;
    tick?.();
    assert.equal(made.outcome, "failed");
  });
});

test("ended test has no timer and no listener", () => {
  const made = start({ messages: 3 });
  echo(3);
  assert.equal(tick, null);
  FakeWebSocket.last.emitClose(1000);
  assert.deepEqual([made.outcome, made.problem], ["done", ""]);
});
