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
  fields = { place: { value: "echo" }, channel: { value: "lobby" }, filter: { value: "" } };
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

test("a link fills in what it says, the rest stays", () => {
  assert.deepEqual(open("?place=channel&filter=a%20b").read(), []);
  assert.deepEqual([fields.place?.value, fields.channel?.value, fields.filter?.value], ["channel", "lobby", "a b"]);
});

test("a wrong value changes nothing and is told", () => {
  assert.equal(open("?channel=a%20b").read().length, 1);
  assert.equal(fields.channel?.value, "lobby");
});

test("its link says what is not as it was before", () => {
  const bar = open("?place=channel");
  bar.read();
  assert.equal(bar.link, "https://example.com/console/?place=channel");
});

test("many changes are one change of the address", () => {
  const bar = open("");
  for (const value of ["n", "ne", "news"]) {
    fields.channel = Object.assign(fields.channel ?? { value }, { value });
    bar.changed();
  }
  assert.equal(timers.length, 1);
  timers.shift()?.();
  assert.deepEqual(replaced, ["https://example.com/console/?channel=news"]);
});

test("later changes change it again", () => {
  const bar = open("");
  bar.changed();
  timers.shift()?.();
  bar.changed();
  timers.shift()?.();
  assert.equal(replaced.length, 2);
});
