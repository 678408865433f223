import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { OVERSCAN, Viewport } from "../../page/log/viewport.js";

const ROW = 20;
const HEIGHT = 200;

/** @type {Viewport} */
let viewport;

beforeEach(() => {
  viewport = new Viewport();
  viewport.resize(HEIGHT, ROW);
});

test("range is bounded, however many rows there are", () => {
  for (const count of [0, 5, 100, 20_000]) {
    viewport.update(count, 0);
    const { first, last } = viewport.range;
    assert.ok(last - first <= HEIGHT / ROW + 2 * OVERSCAN);
    assert.equal(last, count);
  }
});

test("range in the middle holds the visible rows", () => {
  viewport.update(20_000, 0);
  viewport.scrolled(1000);
  assert.deepEqual(viewport.range, { first: 50 - OVERSCAN, last: 60 + OVERSCAN });
});

test("list follows the newest row", () => {
  viewport.update(100, 0);
  assert.equal(viewport.top, 100 * ROW - HEIGHT);
  viewport.update(101, 0);
  assert.equal(viewport.top, 101 * ROW - HEIGHT);
  assert.ok(viewport.following);
});

test("user who scrolls up stays, and new rows are counted", () => {
  viewport.update(100, 0);
  viewport.scrolled(500);
  viewport.update(107, 0);
  assert.deepEqual([viewport.top, viewport.following, viewport.added], [500, false, 7]);
});

test("rows removed at the start move nothing", () => {
  viewport.update(100, 0);
  viewport.scrolled(1000);
  viewport.update(90, 30);
  assert.equal(viewport.top, 1000 - 30 * ROW);
  assert.equal(viewport.added, 20);
  viewport.update(90, 90);
  assert.equal(viewport.top, 0);
});

test("user who scrolls to the end follows again", () => {
  viewport.update(100, 0);
  viewport.scrolled(500);
  viewport.scrolled(100 * ROW - HEIGHT - 3);
  assert.deepEqual([viewport.following, viewport.added], [true, 0]);
});

test("follow returns to the newest row", () => {
  viewport.update(100, 0);
  viewport.scrolled(0);
  viewport.follow();
  assert.equal(viewport.top, 100 * ROW - HEIGHT);
});

test("few rows always follow", () => {
  viewport.update(3, 0);
  viewport.stay();
  viewport.update(100, 0);
  assert.ok(viewport.following);
});

test("reveal scrolls as little as needed", () => {
  viewport.update(100, 0);
  viewport.scrolled(1000);
  viewport.reveal(52);
  assert.equal(viewport.top, 1000);
  viewport.reveal(40);
  assert.equal(viewport.top, 40 * ROW);
  viewport.reveal(60);
  assert.equal(viewport.top, 61 * ROW - HEIGHT);
  assert.ok(!viewport.following);
  viewport.reveal(99);
  assert.ok(viewport.following);
});

test("row that is revealed without following stays", () => {
  viewport.update(100, 0);
  viewport.reveal(99, false);
  assert.ok(viewport.shows(99) && viewport.atEnd);
  viewport.update(110, 0);
  assert.ok(viewport.shows(99) && !viewport.shows(100));
  assert.deepEqual([viewport.atEnd, viewport.added], [false, 10]);
});

test("smaller list stays within its rows", () => {
  viewport.update(100, 0);
  viewport.scrolled(1500);
  viewport.update(20, 0);
  assert.equal(viewport.top, 20 * ROW - HEIGHT);
  viewport.update(2, 0);
  assert.equal(viewport.top, 0);
});

test("new row height keeps the row at the top", () => {
  viewport.update(100, 0);
  viewport.scrolled(1000);
  viewport.resize(HEIGHT, 2 * ROW);
  assert.equal(viewport.top, 2000);
  assert.equal(viewport.range.first, 50 - OVERSCAN);
});
