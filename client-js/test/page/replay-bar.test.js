import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { Log } from "../../page/log/log.js";
import { ReplayBar } from "../../page/log/replay-bar.js";

const LINE = '{"direction":"sent","text":"hello"}\n';

/** @type {Record<string, any>} */
let elements;
/** @type {Log} */
let log;
/** @type {unknown[]} */
let sent;

before(() => {
  Object.assign(globalThis, { document: { activeElement: null } });
});

after(() => {
  Reflect.deleteProperty(globalThis, "document");
});

beforeEach(() => {
  elements = {};
  log = new Log({ requestFrame: () => {} });
  sent = [];
  const target = { name: "echo", send: (/** @type {unknown} */ payload) => (sent.push(payload), null) };
  new ReplayBar(element, log, () => ({ ...target, bufferedAmount: 0 }));
});

const element = (/** @type {string} */ id) => (elements[id] ??= new EventTarget());

/** @param {number} messages */
const saved = async (messages) => new TextEncoder().encode(LINE.repeat(messages)).buffer;

const told = () => log.buffer.entries().map(({ text }) => text);

/** @param {Promise<ArrayBuffer>} content */
function choose(content) {
  element("log-file").files = [{ name: "a.jsonl", size: LINE.length, arrayBuffer: () => content }];
  element("log-file").dispatchEvent(new Event("change"));
}

/** Promises have their turns before it. */
const read = () => new Promise((resolve) => setImmediate(resolve));

test("what the client sent in the file is sent once more", async () => {
  choose(saved(2));
  await read();
  assert.deepEqual(sent, ["hello", "hello"]);
  assert.deepEqual(told(), ["Replay of 2 messages to echo begins", "Replay done: 2 of 2 messages sent."]);
});

test("a file that is chosen while another one is read is refused", async () => {
  /** @type {(content: Promise<ArrayBuffer>) => void} */ let arrive = () => {};
  choose(new Promise((resolve) => (arrive = resolve)));
  choose(saved(1));
  await read();
  assert.deepEqual(told(), ["Not replayed: another replay is running."]);
  arrive(saved(1));
  await read();
  assert.deepEqual(sent, ["hello"]);
});

test("after a file that cannot be read another one is taken", async () => {
  choose(Promise.reject(new DOMException("gone", "NotFoundError")));
  await read();
  choose(saved(1));
  await read();
  assert.equal(told()[0], "Not replayed: “a.jsonl” cannot be read.");
  assert.deepEqual(sent, ["hello"]);
});
