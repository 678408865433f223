import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { AddressBar } from "../../page/permalink/address-bar.js";

/** @type {Record<string, { value: string }>} */
let fields;
/** @type {string[]} */
let replaced;
/** @type {(() => void)[]} */
let timers;

beforeEach(() => {
  fields = { tab: { value: "echo" }, channel: { value: "lobby" }, filter: { value: "" } };
  replaced = [];
  timers = [];
});

/** @param {string} search */
function open(search) {
  return new AddressBar(fields, {
    location: { origin: "https://example.com", pathname: "/console/", search },
    history: { replaceState: (_state, _unused, url) => replaced.push(String(url)) },
    after: (act) => timers.push(act),
  });
}

test("link fills in its fields and keeps the others", () => {
  assert.deepEqual(open("?tab=channel&filter=a%20b").read(), []);
  assert.deepEqual([fields.tab?.value, fields.channel?.value, fields.filter?.value], ["channel", "lobby", "a b"]);
});

test("invalid value is reported and changes nothing", () => {
  assert.equal(open("?channel=a%20b").read().length, 1);
  assert.equal(fields.channel?.value, "lobby");
});

test("link has the changed values only", () => {
  const bar = open("?tab=channel");
  bar.read();
  assert.equal(bar.link, "https://example.com/console/?tab=channel");
});

test("many changes update the address once", () => {
  const bar = open("");
  for (const value of ["n", "ne", "news"]) {
    fields.channel = Object.assign(fields.channel ?? { value }, { value });
    bar.changed();
  }
  assert.equal(timers.length, 1);
  timers.shift()?.();
  assert.deepEqual(replaced, ["https://example.com/console/?channel=news"]);
});

test("later changes update the address again", () => {
  const bar = open("");
  bar.changed();
  timers.shift()?.();
  bar.changed();
  timers.shift()?.();
  assert.equal(replaced.length, 2);
});
