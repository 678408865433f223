import assert from "node:assert/strict";
import { test } from "node:test";
import { readFile } from "../../page/form/read-file.js";

/** @param {number} size @param {() => Promise<ArrayBuffer>} [arrayBuffer] */
const file = (size, arrayBuffer = async () => new ArrayBuffer(size)) => ({ name: "a.bin", size, arrayBuffer });

test("a file up to the bound is its bytes", async () => {
  assert.deepEqual(await readFile(file(3), 3), { payload: new Uint8Array(3) });
});

test("a larger one is refused with both sizes, and not read", async () => {
  const unread = () => assert.fail("read");
  assert.deepEqual(await readFile(file(2048, unread), 1024), {
    problem: "“a.bin” has 2.0 KiB; up to 1.0 KiB are taken.",
  });
});

test("one that cannot be read is told", async () => {
  const broken = () => Promise.reject(new DOMException("gone", "NotFoundError"));
  assert.deepEqual(await readFile(file(1, broken), 1), { problem: "“a.bin” cannot be read." });
});
