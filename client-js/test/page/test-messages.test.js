import assert from "node:assert/strict";
import { test } from "node:test";
import { TestMessages } from "../../page/measure/test-messages.js";
import { randomFrom } from "../random.js";

for (const size of [1, 2, 3, 4, 5, 7, 8, 64, 1001]) {
  test(`message of ${size} bytes matches its number only`, () => {
    const messages = new TestMessages(size, { random: randomFrom(size) });
    const seventh = messages.message(7).slice();
    assert.equal(seventh.length, size);
    assert.ok(messages.isMessage(seventh, 7));
    assert.ok(!messages.isMessage(seventh, 8));
  });

  test(`each wrong byte of ${size} is detected`, () => {
    const messages = new TestMessages(size, { random: randomFrom(size) });
    for (let at = 0; at < size; at++) {
      const wrong = messages.message(7).slice();
      wrong[at] = (wrong[at] ?? 0) ^ 1;
      assert.ok(!messages.isMessage(wrong, 7), `byte ${at}`);
    }
  });
}

test("other lengths and types do not match", () => {
  const messages = new TestMessages(4);
  const message = messages.message(1).slice();
  assert.ok(!messages.isMessage(message.slice(0, 3), 1));
  assert.ok(!messages.isMessage(new Uint8Array(5), 1));
  assert.ok(!messages.isMessage("aaaa", 1));
  assert.ok(!messages.isMessage(undefined, 1));
});
