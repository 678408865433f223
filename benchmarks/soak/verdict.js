/** The share of the samples that the server has to come up to its load. */
const WARM_UP = 0.2;

/** @typedef {{ second: number, memory: number, heap: number, descriptors: number, threads: number, cpu: number }} Sample */

const most = (/** @type {number[]} */ values) => Math.max(...values);
const least = (/** @type {number[]} */ values) => Math.min(...values);

/**
 * What may not grow, how it is told of a third of the run, and how much more it may be in the last than in the first. What is
 * left of the heap after a collection shows a leak. What the system has given shows one that is outside of the heap, less
 * exactly: garbage is in it too.
 *
 * @type {[what: "heap" | "memory" | "descriptors" | "threads", of: (values: number[]) => number, more: number][]}
 */
const FLAT = [
  ["heap", least, 2],
  ["memory", most, 8],
  ["descriptors", most, 20],
  ["threads", most, 2],
];

/**
 * The samples from which it is told whether something grows: the first and the last third behind the warm-up.
 *
 * @param {Sample[]} samples
 */
export function thirds(samples) {
  const warm = samples.slice(Math.floor(samples.length * WARM_UP));
  const third = Math.ceil(warm.length / 3);
  return { first: warm.slice(0, third), last: warm.slice(-third) };
}

/** What grew, in words. @param {Sample[]} samples */
export function growth(samples) {
  const { first, last } = thirds(samples);
  return FLAT.flatMap(([what, of, more]) => {
    const [before, now] = [first, last].map((third) => of(third.map((sample) => sample[what])));
    return now > before + more ? [`${what} grew from ${before} to ${now}`] : [];
  });
}

/**
 * Lines that a server in order does not print, but for the files that it was told to refuse.
 *
 * @param {string[]} log
 */
export const complaints = (log) =>
  log.filter((line) => /ERROR|WARN|xception|Error/.test(line) && !line.includes("Ignoring invalid config"));
