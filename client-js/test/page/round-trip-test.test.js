import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { PATIENCE_SECONDS, RoundTripTest } from "../../page/measure/round-trip-test.js";
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
  // send() takes a copy, as that of browsers does.
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

test("so many are in flight and no more, each echo lets another go", () => {
  start({ inFlight: 3 });
  assert.equal(sent().length, 3);
  echo(1);
  assert.equal(sent().length, 4);
});

test("with the last echo it is done, after so many messages of that size", () => {
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

test("no two messages are the same", () => {
  start({ messages: 300, inFlight: 300 });
  assert.equal(new Set(sent().map(String)).size, 300);
});

test("times and throughput are those of what came back", () => {
  const made = start({ messages: 100, inFlight: 1, size: 1000 });
  for (let number = 0; number < 100; number++) {
    now += number === 50 ? 100 : 4;
    echo(1);
  }
  const { received, seconds, messagesPerSecond, bytesPerSecond, least, median, p99, most } = made.results;
  assert.deepEqual([received, seconds, least, most], [100, 0.496, 4, 100]);
  assert.equal(messagesPerSecond, 100 / 0.496);
  assert.equal(bytesPerSecond, 100_000 / 0.496);
  assert.ok(Math.abs(median - 4) <= 0.04 && Math.abs(p99 - 4) <= 0.04);
});

test("while it runs its messages are quiet, afterwards none are", () => {
  start({ messages: 4, inFlight: 2 });
  assert.deepEqual([connection.last("sent").quiet, connection.quiet], [true, true]);
  echo(4);
  assert.equal(connection.quiet, false);
});

test("a socket with much to send yet is waited for", () => {
  const made = start({ messages: 10, inFlight: 5, size: 8 });
  FakeWebSocket.last.bufferedAmount = MAX_BUFFERED_MIB * 1024 * 1024;
  echo(3);
  assert.deepEqual([sent().length, made.outcome], [5, "running"]);
  FakeWebSocket.last.bufferedAmount = 0;
  echo(1);
  assert.equal(sent().length, 9);
});

describe("it fails and says why", () => {
  /** @type {[string, () => void, RegExp][]} */
  const FAILURES = [
    ["when an echo is another message", () => echoWrong(0), /Echo 2 is not what was sent: binary of 8 B came/],
    [
      "when an echo is shorter",
      () => FakeWebSocket.last.emitMessage(new ArrayBuffer(3)),
      /binary of 3 B came, binary of 8 B/,
    ],
    ["when text comes back", () => FakeWebSocket.last.emitMessage("abc"), /text of 3 B came/],
    ["when an echo is left out", () => echoWrong(2), /Echo 2 is not what was sent/],
    ["when the socket closes", () => FakeWebSocket.last.emitClose(1006), /The socket closed with 3 echoes outstanding/],
    ["when the socket is being closed", () => connection.close(), /The socket closed with 3 echoes outstanding/],
    [
      "when nothing comes any more",
      () => ((now += PATIENCE_SECONDS * 1000 + 1), tick?.()),
      /Echo 2 is missing: nothing came for 10 s/,
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

  test("when more comes than was sent", () => {
    const made = start({ messages: 2, inFlight: 1 });
    echo(1);
    FakeWebSocket.last.bufferedAmount = MAX_BUFFERED_MIB * 1024 * 1024;
    echo(1);
    assert.equal(made.outcome, "done");
    FakeWebSocket.last.emitMessage("more");
    assert.deepEqual([made.outcome, ends], ["done", 1]);
  });

  test("when the socket refuses to begin with", () => {
    FakeWebSocket.last.bufferedAmount = MAX_BUFFERED_MIB * 1024 * 1024;
    const made = start();
    assert.match(made.problem, /more than 16 MiB would wait/);
  });

  /** @param {number} number of the message that comes instead of the next one */
  function echoWrong(number) {
    const message = sent()[number];
    if (message) FakeWebSocket.last.emitMessage(message.slice().buffer);
  }
});

describe("stopped", () => {
  test("it sends no more and ends when what is in flight is back", () => {
    const made = start({ messages: 10, inFlight: 3 });
    echo(2);
    made.stop();
    echo(2);
    assert.equal(made.outcome, "running");
    echo(1);
    assert.deepEqual([made.outcome, sent().length, made.results.received, ends], ["stopped", 5, 5, 1]);
  });

  test("it still fails where what is in flight does not come back", () => {
    const made = start();
    made.stop();
    now = PATIENCE_SECONDS * 1000 + 1;
    tick?.();
    assert.equal(made.outcome, "failed");
  });
});

test("once it has ended no timer runs and nobody listens", () => {
  const made = start({ messages: 3 });
  echo(3);
  assert.equal(tick, null);
  FakeWebSocket.last.emitClose(1000);
  assert.deepEqual([made.outcome, made.problem], ["done", ""]);
});
