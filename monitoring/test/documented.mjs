import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const docs = readFileSync(new URL("../../docs/metrics.md", import.meta.url), "utf8");
const code = (text) => [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word);
const rows = docs.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));

/** The labels of each metric. */
const metrics = new Map(
  rows
    .filter(([, , type]) => /^(gauge|counter|histogram)$/.test(type))
    .map(([, name, , labels]) => [code(name)[0], code(labels)]),
);

/** The values of each label with a closed set: from its row, or from words like "`form` is `native` or `jvm`". */
const values = new Map([
  ...rows
    .filter((row) => row.length === 4 && code(row[1]).length === 1)
    .map(([, name, list]) => [code(name)[0], code(list)]),
  ...[...docs.matchAll(/`(\w+)` is ((?:`\w+`(?:,| or)?\s*)+)/g)].map(([, name, list]) => [name, code(list)]),
]);

values.delete("code"); // mostly numbers, which the document does not list

/** Labels that the scraper adds to every series. */
const scraped = ["instance", "job"];

/** Returns the labels of a metric; a histogram is listed once and has three names. */
export function labels(metric) {
  const found = metric === "up" ? [] : (metrics.get(metric) ?? metrics.get(metric.replace(/_(bucket|count|sum)$/, "")));
  assert.ok(found, `${metric} is not in docs/metrics.md`);
  return [...scraped, ...found, ...(metric.endsWith("_bucket") ? ["le"] : [])];
}

/** Fails if a query uses a metric, a label or a label's value that docs/metrics.md does not list. */
export function isDocumented(query) {
  const used = [...query.matchAll(/\b((?:longwave|process|jvm|system)_\w+|up\b)(?:\{([^}]*)\})?/g)];
  assert.notEqual(used.length, 0, `no metric in ${query}`);
  for (const [, metric, inside] of used) {
    for (const [, label, value] of (inside ?? "").matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"([^"]*)"/g)) {
      assert.ok(labels(metric).includes(label), `${metric} has no label ${label}`);
      if (values.has(label)) {
        value.split("|").forEach((one) => assert.ok(values.get(label).includes(one), `${label} is never ${one}`));
      }
    }
  }
  const known = used.flatMap(([, metric]) => labels(metric));
  for (const [, list] of query.matchAll(/\b(?:by|without|on)\s*\(([^)]*)\)/g)) {
    list.split(/,\s*/).forEach((label) => assert.ok(known.includes(label), `no label ${label} in ${query}`));
  }
}
