import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Frames, INTERVAL_MILLISECONDS } from "../../page/log/frames.js";
import { FakeFrames } from "./fake-frames.js";

/** @type {FakeFrames} */
let fake;
/** @type {Frames} */
let frames;
/** @type {number} */
let drawn;

beforeEach(() => {
  fake = new FakeFrames();
  drawn = 0;
  frames = new Frames(() => drawn++, fake.options);
});

test("first update comes in the next frame", () => {
  frames.want();
  frames.want();
  assert.deepEqual([fake.requested, fake.timers], [1, 0]);
  fake.run();
  assert.equal(drawn, 1);
});

test("constant updates are drawn 20 times per second", () => {
  for (let millisecond = 0; millisecond < 1000; millisecond++) {
    frames.want();
    fake.run();
    fake.pass(1);
  }
  assert.equal(drawn, 20);
});

test("later update waits for the interval", () => {
  frames.want();
  fake.run();
  frames.want();
  assert.deepEqual([fake.requested, fake.timers], [0, 1]);
  fake.pass(INTERVAL_MILLISECONDS);
  fake.run();
  assert.equal(drawn, 2);
});

test("urgent update does not wait", () => {
  frames.want();
  fake.run();
  frames.want();
  frames.wantNow();
  fake.run();
  assert.equal(drawn, 2);
});

test("timer of a replaced update draws nothing", () => {
  frames.want();
  fake.run();
  frames.want();
  fake.pass(20);
  frames.wantNow();
  fake.run();
  frames.want();
  fake.pass(INTERVAL_MILLISECONDS - 20);
  assert.equal(fake.requested, 0);
  fake.pass(20);
  assert.equal(fake.requested, 1);
});
