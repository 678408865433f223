import assert from "node:assert/strict";
import { test } from "node:test";
import { readFile } from "../../page/form/read-file.js";

/** @param {number} size @param {() => Promise<ArrayBuffer>} [arrayBuffer] */
const file = (size, arrayBuffer = async () => new ArrayBuffer(size)) => ({ name: "a.bin", size, arrayBuffer });

test("file up to the limit is read", async () => {
  assert.deepEqual(await readFile(file(3), 3), { payload: new Uint8Array(3) });
});

test("larger file is rejected and not read", async () => {
  const unread = () => assert.fail("read");
  assert.deepEqual(await readFile(file(2048, unread), 1024), {
    problem: "“a.bin” has 2,048 B: must be up to 1,024 B.",
  });
});

test("unreadable file is reported", async () => {
  const broken = () => Promise.reject(new DOMException("gone", "NotFoundError"));
  assert.deepEqual(await readFile(file(1, broken), 1), { problem: "“a.bin” cannot be read." });
});
