import assert from "node:assert/strict";
import { test } from "node:test";
import { plot } from "../soak/plot.js";
import { complaints, growth } from "../soak/verdict.js";

/** A sample each five seconds of twenty minutes. @param {(index: number) => Partial<import("../soak/verdict.js").Sample>} of */
const samples = (of) =>
  Array.from({ length: 240 }, (_, index) => ({
    second: 5 * index,
    memory: 60,
    heap: 20,
    descriptors: 150,
    threads: 10,
    cpu: index,
    ...of(index),
  }));

test("what goes up and down is flat", () => {
  assert.deepEqual(growth(samples((index) => ({ heap: 9 + (index % 20), memory: 60 + (index % 30) }))), []);
});

test("what is low before the server is warm does not count", () => {
  assert.deepEqual(growth(samples((index) => ({ heap: index < 20 ? 5 : 20 }))), []);
});

test("a leak of a MiB in two minutes is seen under what is not collected yet", () => {
  const leaking = samples((index) => ({ heap: 9 + (index % 20) + Math.floor(index / 24) }));
  assert.deepEqual(growth(leaking), ["heap grew from 11 to 16"]);
});

test("memory outside of the heap that is never given back is seen", () => {
  const leaking = samples((index) => ({ memory: 60 + (index % 30) + Math.floor(index / 16) }));
  assert.deepEqual(growth(leaking), ["memory grew from 94 to 103"]);
});

test("a descriptor that is lost every half minute is seen", () => {
  const leaking = samples((index) => ({ descriptors: 150 + Math.floor(index / 6) }));
  assert.deepEqual(growth(leaking), ["descriptors grew from 168 to 189"]);
});

test("every complaint counts but that of a file that was to be refused", () => {
  const log = [
    "INFO  started",
    "ERROR Ignoring invalid config/application.properties, keeping the current writers: Malformed",
    "WARN  something",
    "java.lang.OutOfMemoryError: Java heap space",
  ];
  assert.deepEqual(complaints(log), log.slice(2));
});

test("the plot has a line for each quantity", () => {
  assert.equal(plot(samples(() => ({}))).match(/class="line"/g)?.length, 5);
});
