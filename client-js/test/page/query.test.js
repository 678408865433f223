import assert from "node:assert/strict";
import { test } from "node:test";
import { parameterOf, parseProtocols, withParameter } from "../../page/socket/query.js";

/** @type {[string, string, string, string, string][]} */
const CHANGES = [
  ["parameter is added to a URL without a query", "ws://a/ws", "delay", "200ms", "ws://a/ws?delay=200ms"],
  ["parameter is added behind unknown ones", "ws://a/ws?x=%20y", "drop", "1", "ws://a/ws?x=%20y&drop=1"],
  ["parameter is changed in its place", "ws://a/ws?drop=1&x", "drop", "2", "ws://a/ws?drop=2&x"],
  ["repeated parameter is written once", "ws://a/ws?drop=1&drop=2", "drop", "3", "ws://a/ws?drop=3"],
  ["empty value removes the parameter", "ws://a/ws?drop=1&x=y", "drop", "", "ws://a/ws?x=y"],
  ["last parameter takes the question mark along", "ws://a/ws?drop=1", "drop", "", "ws://a/ws"],
  ["value is encoded", "ws://a/ws", "delay", "a&b", "ws://a/ws?delay=a%26b"],
  ["invalid URL keeps its text", "not a url", "drop", "1", "not a url?drop=1"],
];

for (const [promise, before, name, value, after] of CHANGES) {
  test(promise, () => {
    assert.equal(withParameter(before, name, value), after);
    assert.equal(parameterOf(after, name), value);
  });
}

test("subprotocols are separated by commas", () => {
  assert.deepEqual(parseProtocols(" chat, v2.json ,"), { protocols: ["chat", "v2.json"] });
  assert.deepEqual(parseProtocols(""), { protocols: [] });
});

test("subprotocol with a space is rejected", () => {
  const parsed = parseProtocols("chat room");
  assert.match("problem" in parsed ? parsed.problem : "", /“chat room” must not/);
});

test("repeated subprotocol is rejected", () => {
  const parsed = parseProtocols("chat,chat");
  assert.match("problem" in parsed ? parsed.problem : "", /“chat” is repeated/);
});
