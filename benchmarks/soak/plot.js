import { svg, text } from "../report/svg.js";

const WIDTH = 760;
const PLOT = { left: 60, width: 620, height: 70, head: 40, gap: 34 };

/**
 * One quantity over time, from zero.
 *
 * @param {string} title @param {{ second: number, value: number }[]} points @param {number} top
 */
function panel(title, points, top) {
  const end = points.at(-1)?.second || 1;
  const most = Math.max(...points.map(({ value }) => value), 1);
  const foot = top + PLOT.head + PLOT.height;
  const path = points
    .map(({ second, value }, index) => {
      const x = PLOT.left + (second / end) * PLOT.width;
      const y = foot - (value / most) * PLOT.height;
      return `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join("");
  return [
    text(0, top + 20, title, 'class="title"'),
    text(PLOT.left - 8, top + PLOT.head + 9, String(Math.round(most)), 'text-anchor="end"'),
    text(PLOT.left - 8, foot, "0", 'text-anchor="end"'),
    text(PLOT.left + PLOT.width, foot + 18, `${Math.round(end / 60)} min`, 'text-anchor="end" class="note"'),
    `<path class="axis" d="M${PLOT.left} ${top + PLOT.head}V${foot}H${PLOT.left + PLOT.width}"/>`,
    `<path class="line" d="${path}"/>`,
  ].join("\n");
}

/**
 * An SVG with a panel for each quantity.
 *
 * @param {import("./verdict.js").Sample[]} samples
 */
export function plot(samples) {
  const values = (/** @type {"memory" | "heap" | "descriptors" | "threads"} */ what) =>
    samples.map((sample) => ({ second: sample.second, value: sample[what] }));
  const cpu = samples.slice(1).map((sample, index) => ({
    second: sample.second,
    value: (100 * (sample.cpu - samples[index].cpu)) / Math.max(1, sample.second - samples[index].second),
  }));
  const panels = [
    { title: "Resident memory, MiB", points: values("memory") },
    { title: "Heap, MiB", points: values("heap") },
    { title: "Descriptors", points: values("descriptors") },
    { title: "Threads", points: values("threads") },
    { title: "CPU, % of a core", points: cpu },
  ];
  const height = PLOT.head + PLOT.height + PLOT.gap;
  const drawn = panels.map(({ title, points }, index) => panel(title, points, index * height));
  return svg(WIDTH, panels.length * height, drawn);
}
