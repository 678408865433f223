import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { isDocumented, labels } from "./documented.mjs";

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const read = (path) => readFileSync(file(path), "utf8");

const dashboard = JSON.parse(read("../dashboard.json"));
const variables = dashboard.templating.list;
const panels = dashboard.panels.filter(({ type }) => type !== "row");
const queries = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
const alerts = read("../alerts.yml")
  .split(/^ {6}- alert: /m)
  .slice(1)
  .map((text) => ({ name: text.match(/^\w+/)[0], text }));

const promtool = (...words) => execFileSync(process.env.PROMTOOL, words, { encoding: "utf8", stdio: "pipe" });

/** Runs promtool on a temporary file with this text. */
function promtoolOn(text, ...words) {
  const folder = mkdtempSync(join(tmpdir(), "longwave-monitoring-"));
  try {
    writeFileSync(join(folder, "text.yml"), text);
    promtool(...words, join(folder, "text.yml"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("every query of the dashboard parses", () => {
  const rules = queries.map((query, i) => {
    const expr = query.replaceAll("$__rate_interval", "1m").replaceAll("$instance", "a|b");
    assert.doesNotMatch(expr, /\$/);
    return { record: `query:${i}`, expr };
  });
  assert.notEqual(rules.length, 0);
  // JSON is YAML.
  promtoolOn(JSON.stringify({ groups: [{ name: "dashboard", rules }] }), "check", "rules");
});

test("the dashboard uses documented metrics and labels only", () => queries.forEach(isDocumented));

test("every panel uses the selected data source and instances", () => {
  assert.deepEqual(
    variables.map(({ name, type }) => [name, type]),
    [
      ["datasource", "datasource"],
      ["instance", "query"],
    ],
  );
  for (const { title, datasource } of [variables[1], ...panels, ...panels.flatMap(({ targets }) => targets)]) {
    assert.deepEqual(datasource, { type: "prometheus", uid: "${datasource}" }, title);
  }
  for (const { title, targets } of panels) {
    for (const { expr } of targets) {
      assert.ok(expr.includes('{instance=~"$instance"'), `${title}: ${expr}`);
    }
  }
});

test("no two panels of the dashboard overlap", () => {
  const fields = dashboard.panels.flatMap(({ title, gridPos: { x, y, w, h } }) => {
    assert.ok(x + w <= 24, `${title} is wider than the dashboard`);
    return Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`);
  });
  assert.equal(new Set(fields).size, fields.length);
  assert.equal(new Set(dashboard.panels.map(({ id }) => id)).size, dashboard.panels.length);
});

test("the alerts parse", () => {
  promtool("check", "rules", file("../alerts.yml"));
});

test("the alerts use documented metrics and labels only", () => {
  for (const { text } of alerts) {
    isDocumented(text.match(/expr: (?:>-\n)?([^]*?)\n {8}for:/)[1]);
    (text.match(/annotations:[^]*/)[0].match(/\blongwave_\w+/g) ?? []).forEach(labels);
  }
});

test("every alert has a delay, severity, summary and description", () => {
  for (const { name, text } of alerts) {
    assert.match(text, /^ {8}for: \d+m$/m, name);
    assert.match(text, /^ {10}severity: (warning|critical)$/m, name);
    // Where there is no target, there is no instance.
    const summary = name === "LongwaveMissing" ? /^ {10}summary: \w/m : /^ {10}summary: .*\{\{ \$labels\.instance \}\}/m;
    assert.match(text, summary, name);
    assert.match(text, /^ {10}description: >-\n {12}\w/m, name);
  }
});

test("every alert fires on its condition only", () => {
  promtool("test", "rules", file("alerts.yml"));
  const names = [...read("alerts.yml").matchAll(/alertname="(\w+)"/g)].map(([, name]) => name);
  assert.deepEqual(
    names,
    alerts.map(({ name }) => name),
  );
});

test("README's configuration of Prometheus parses", () => {
  const [, yaml] = read("../README.md").match(/^```yaml\n([^]*?)^```/m);
  promtoolOn(yaml, "check", "config", "--syntax-only");
});

test("README lists every alert", () => {
  assert.deepEqual(
    [...read("../README.md").matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name),
    alerts.map(({ name }) => name),
  );
});
