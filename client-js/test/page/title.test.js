import assert from "node:assert/strict";
import { test } from "node:test";
import { pageTitle } from "../../page/header/title.js";

test("title names what is open", () => {
  assert.equal(pageTitle([]), "Longwave console");
  assert.equal(pageTitle(["Echo"]), "● Echo – Longwave");
  assert.equal(pageTitle(["Channel", "Echo"]), "● Channel, Echo – Longwave");
});
