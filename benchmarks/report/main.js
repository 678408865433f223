// Makes table.md and plot.svg of the results.tsv and machine.md in a directory: node main.js DIRECTORY
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { summarize } from "./summary.js";
import { table } from "./table.js";
import { plot } from "./plot.js";

const directory = process.argv[2];
const loads = summarize(readFileSync(join(directory, "results.tsv"), "utf8"));
const machine = readFileSync(join(directory, "machine.md"), "utf8");
writeFileSync(join(directory, "table.md"), `${machine}\n${table(loads)}`);
writeFileSync(join(directory, "plot.svg"), plot(loads));
