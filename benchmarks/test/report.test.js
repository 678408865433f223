import assert from "node:assert/strict";
import { test } from "node:test";
import { plot } from "../report/plot.js";
import { spread, summarize } from "../report/summary.js";
import { table } from "../report/table.js";

const line = (load, server, round, words) => `${load}\t${server}\t${round}\t${words}\n`;
const echo = (cpu) =>
  `messages=10 rate=12345 p50_us=70.4 p99_us=99 p999_us=120 cpu_us=${cpu} user_us=1 system_us=2 resident_mb=88.6 client_cpu_percent=42`;

const results = [
  line("echo", "longwave", 1, echo(4.5)),
  line("echo", "plain", 1, echo(6)),
  line("echo", "plain", 2, echo(10)),
  line("echo", "longwave", 2, echo(4)),
  line("echo", "plain", 3, echo(8)),
  line("echo", "longwave", 3, echo(1)),
].join("");

test("the median of an odd number is the middle one, of an even number between two", () => {
  assert.deepEqual(spread([10, 9, 1]), { median: 9, least: 1, most: 10 });
  assert.deepEqual(spread([10, 9, 1, 8]), { median: 8.5, least: 1, most: 10 });
});

test("a row has the median, the range, the ratio to plain, and the other figures", () => {
  const [longwave, plain] = table(summarize(results))
    .split("\n")
    .filter((row) => /^\| (longwave|plain) /.test(row));
  assert.equal(longwave, "| longwave | 4.00 | 1.00 to 4.50 | 0.50 | 1.00 | 2.00 | 12,345 | 70 | 99 | 120 | 89 | 42 |");
  assert.match(plain, /^\| plain \| 8\.00 \| 6\.00 to 10\.00 \| 1\.00 \|/);
});

test("the first table has all loads and servers, and nothing where one was not measured", () => {
  const more = line("fan-out-200", "nchan", 1, echo(3));
  assert.deepEqual(
    table(summarize(results + more))
      .split("\n")
      .slice(0, 4),
    [
      "| median (to plain) | longwave | plain | nchan |",
      "|---|---|---|---|",
      "| echo, CPU µs a message | 4.00 (0.50) | 8.00 (1.00) |  |",
      "| fan-out-200, CPU µs a message |  |  | 3.00 |",
    ],
  );
});

test("without plain there is no ratio", () => {
  const alone = table(summarize(line("echo", "ws", 1, echo(4))));
  assert.match(alone, /^\| ws \| 4\.00 \| 4\.00 to 4\.00 \|  \|/m);
});

test("bars are as long as their medians, ranges as far apart as their ends", () => {
  const svg = plot(summarize(results));
  const widths = [...svg.matchAll(/class="bar [^>]* width="(\d+)"/g)].map((match) => Number(match[1]));
  assert.deepEqual(widths, [192, 384]);
  assert.match(svg, /class="range" d="M158 60H326"/);
});
