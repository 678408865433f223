import { columnsOf } from "./loads.js";

/** What all others are measured against. */
const REFERENCE = "plain";

/** @typedef {{ median: number, least: number, most: number }} Spread */
/** @typedef {{ name: string, ratio: number | undefined, figures: Record<string, Spread> }} Server */
/** @typedef {{ name: string, servers: Server[] }} Load */

/** @param {number[]} values @returns {Spread} */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, least: sorted[0], most: sorted[sorted.length - 1] };
}

/** @param {string} words `NAME=VALUE NAME=VALUE` */
function figuresOf(words) {
  return Object.fromEntries(words.split(" ").map((word) => [word.split("=")[0], Number(word.split("=")[1])]));
}

/** @param {Record<string, number>[]} rounds @returns {Record<string, Spread>} */
function spreads(rounds) {
  return Object.fromEntries(Object.keys(rounds[0]).map((name) => [name, spread(rounds.map((round) => round[name]))]));
}

/**
 * The median and the range of all rounds, by load and server in the order of their first round, and the ratio of each
 * server's main figure to that of the reference.
 *
 * @param {string} results lines of load, server, round and figures
 * @returns {Load[]}
 */
export function summarize(results) {
  /** @type {Map<string, Map<string, Record<string, number>[]>>} */
  const rounds = new Map();
  for (const line of results.trimEnd().split("\n")) {
    const [load, server, , words] = line.split("\t");
    const servers = rounds.get(load) ?? new Map();
    rounds.set(load, servers.set(server, [...(servers.get(server) ?? []), figuresOf(words)]));
  }
  return [...rounds].map(([name, servers]) => {
    const main = columnsOf(name)[0].figure;
    const summaries = [...servers].map(([server, all]) => ({ name: server, figures: spreads(all) }));
    const reference = summaries.find((server) => server.name === REFERENCE)?.figures[main].median;
    return {
      name,
      servers: summaries.map((server) => ({
        ...server,
        ratio: reference ? server.figures[main].median / reference : undefined,
      })),
    };
  });
}
