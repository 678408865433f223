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
  log = new Log({ frames: { requestFrame: () => {} } });
  sent = [];
  const target = { name: "echo", send: (/** @type {unknown} */ payload) => (sent.push(payload), null) };
  new ReplayBar(root, log, () => ({ ...target, bufferedAmount: 0 }));
});

const root = /** @type {any} */ ({ querySelector: (/** @type {string} */ selector) => element(selector.slice(1)) });
const element = (/** @type {string} */ id) => (elements[id] ??= new EventTarget());

/** @param {number} messages */
const saved = async (messages) => new TextEncoder().encode(LINE.repeat(messages)).buffer;

const entries = () => log.buffer.entries().map(({ text }) => text);

/** @param {Promise<ArrayBuffer>} content */
function choose(content) {
  element("log-file").files = [{ name: "a.jsonl", size: LINE.length, arrayBuffer: () => content }];
  element("log-file").dispatchEvent(new Event("change"));
}

/** Resolves after all pending promises. */
const read = () => new Promise((resolve) => setImmediate(resolve));

test("replay sends the sent messages of a file", async () => {
  choose(saved(2));
  await read();
  assert.deepEqual(sent, ["hello", "hello"]);
  assert.deepEqual(entries(), ["Replay of 2 messages to echo started", "Replay done: 2 of 2 messages sent."]);
});

test("second file is rejected while one is read", async () => {
  /** @type {(content: Promise<ArrayBuffer>) => void} */ let arrive = () => {};
  choose(new Promise((resolve) => (arrive = resolve)));
  choose(saved(1));
  await read();
  assert.deepEqual(entries(), ["Not replayed: another replay is running."]);
  arrive(saved(1));
  await read();
  assert.deepEqual(sent, ["hello"]);
});

test("unreadable file does not block the next one", async () => {
  choose(Promise.reject(new DOMException("gone", "NotFoundError")));
  await read();
  choose(saved(1));
  await read();
  assert.equal(entries()[0], "Not replayed: “a.jsonl” cannot be read.");
  assert.deepEqual(sent, ["hello"]);
});
