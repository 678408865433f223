import { columnsOf, number, titleOf } from "./loads.js";
import { svg, text } from "./svg.js";

const WIDTH = 760;
const BAR = { left: 110, longest: 480, height: 16, step: 24 };
const PANEL = { head: 52, gap: 14 };

/**
 * One bar: the median, a line from the least to the most, and both in figures.
 *
 * @param {import("./summary.js").Server} server
 * @param {import("./loads.js").Column} column
 * @param {number} top
 * @param {(value: number) => number} scale
 */
function bar(server, column, top, scale) {
  const { median, least, most } = server.figures[column.figure];
  const middle = top + BAR.height / 2;
  const ratio = server.ratio === undefined ? "" : ` (${number(server.ratio, 2)})`;
  return [
    text(BAR.left - 8, middle + 4, server.name, 'text-anchor="end"'),
    `<rect class="bar ${server.name}" x="${BAR.left}" y="${top}" width="${scale(median)}" height="${BAR.height}"/>`,
    `<path class="range" d="M${BAR.left + scale(least)} ${middle}H${BAR.left + scale(most)}"/>`,
    text(BAR.left + scale(most) + 8, middle + 4, number(median, column.digits) + ratio),
  ].join("\n");
}

/** @param {import("./summary.js").Load} load @param {number} top */
function panel({ name, servers }, top) {
  const column = columnsOf(name)[0];
  const most = Math.max(...servers.map((server) => server.figures[column.figure].most), Number.MIN_VALUE);
  const scale = (/** @type {number} */ value) => Math.round((Math.max(value, 0) / most) * BAR.longest);
  return [
    text(0, top + 16, titleOf(name), 'class="title"'),
    text(0, top + 36, `${column.title}, less is better; in parentheses the ratio to plain`, 'class="note"'),
    ...servers.map((server, i) => bar(server, column, top + PANEL.head + i * BAR.step, scale)),
  ].join("\n");
}

/**
 * An SVG with a panel for each load.
 *
 * @param {import("./summary.js").Load[]} loads
 */
export function plot(loads) {
  let top = 0;
  const panels = loads.map((load) => {
    const drawn = panel(load, top);
    top += PANEL.head + load.servers.length * BAR.step + PANEL.gap;
    return drawn;
  });
  return svg(WIDTH, top, panels);
}
