// Runs all loads at once, measures what the server takes meanwhile, and says in the end whether all was as it should be:
// node main.js EXECUTABLE MINUTES DIRECTORY
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { channels } from "./loads/channels.js";
import { churn } from "./loads/churn.js";
import { dead } from "./loads/dead.js";
import { echo } from "./loads/echo.js";
import { offenders } from "./loads/offenders.js";
import { stuck } from "./loads/stuck.js";
import { writers, writersOf } from "./loads/writers.js";
import { Ledger } from "./ledger.js";
import { leave } from "./leave.js";
import { plot } from "./plot.js";
import { Random } from "./random.js";
import { Server } from "./server.js";
import { complaints, growth, thirds } from "./verdict.js";

const SAMPLE_EVERY_S = 5;
const SEED = 20_261_122;

/** How long descriptors may take to come back: a connection that is closing has some patience. */
const BACK_WITHIN_S = 45;

const [executable, minutes, directory] = process.argv.slice(2);
const ledger = new Ledger();
const server = await Server.start(executable, writersOf(0));
/** @type {import("./verdict.js").Sample[]} */
const samples = [];

const tenths = (/** @type {number} */ value) => Math.round(value * 10) / 10;

/** @param {number} began */
async function sample(began) {
  const second = Math.round((performance.now() - began) / 1000);
  const { memory, descriptors, threads, cpu } = server.usage();
  const heap = await server.heap();
  const before = samples.at(-1);
  samples.push({ second, memory: tenths(memory), heap: tenths(heap), descriptors, threads, cpu });
  if (second % 60 < SAMPLE_EVERY_S) {
    const share = before ? Math.round((100 * (cpu - before.cpu)) / Math.max(1, second - before.second)) : 0;
    console.log(
      `${second} s: ${Math.round(memory)} MiB, ${descriptors} descriptors, ${threads} threads, CPU ${share} %`,
    );
  }
}

try {
  const base = server.usage();
  const began = performance.now();
  const loads = [echo, channels, writers, churn, offenders, dead, stuck];
  const stops = loads.map((load, index) => load({ server, ledger, random: new Random(SEED + index) }));
  const end = Number(minutes) * 60;
  for (let second = 0; second < end; second += SAMPLE_EVERY_S) {
    await sample(began);
    await Promise.race([after(SAMPLE_EVERY_S * 1000), server.exited]);
  }
  await sample(began);
  await Promise.all(stops.map((stop) => stop()));

  let left = server.usage().sockets - base.sockets;
  for (let second = 0; left > 0 && second < BACK_WITHIN_S; second += 1) {
    await after(1000);
    left = server.usage().sockets - base.sockets;
  }
  ledger.same("sockets that are left open", left, 0);
  growth(samples).forEach((words) => ledger.wrong(words));
  await leave({ server, ledger, random: new Random(SEED) });
  complaints(server.log).forEach((line) => ledger.wrong(`the log says: ${line}`));
} finally {
  await server.remove();
  writeFileSync(join(directory, "server.log"), `${server.log.join("\n")}\n`);
}

const { first, last } = thirds(samples);
const resident = (/** @type {typeof samples} */ of) => Math.max(...of.map(({ memory }) => memory));
const live = (/** @type {typeof samples} */ of) => Math.min(...of.map(({ heap }) => heap));
const cpu = (100 * ((samples.at(-1)?.cpu ?? 0) - samples[0].cpu)) / (samples.at(-1)?.second || 1);
const summary = [
  `${minutes} minutes, ${cpus()[0].model.trim()}, ${cpus().length} cores, load average ${loadavg()[0].toFixed(1)}`,
  `in the first third behind the warm-up and in the last: memory at most ${resident(first)} and ${resident(last)} MiB,`,
  `heap after a collection ${live(first)} and ${live(last)} MiB`,
  `CPU ${Math.round(cpu)} % of a core`,
  ...ledger.counts().map(([what, times]) => `${what}: ${times}`),
  `mistakes: ${ledger.mistakes}`,
];
writeFileSync(join(directory, "samples.json"), JSON.stringify(samples));
writeFileSync(join(directory, "summary.txt"), `${summary.join("\n")}\n`);
writeFileSync(join(directory, "soak.svg"), plot(samples));
console.log(summary.join("\n"));
process.exit(ledger.mistakes === 0 ? 0 : 1);
