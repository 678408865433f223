import { columnsOf, number, titleOf } from "./loads.js";

/** @param {import("./summary.js").Server} server @param {import("./loads.js").Column[]} columns */
function row(server, columns) {
  const cells = columns.map(({ figure, digits }) => number(server.figures[figure].median, digits));
  const { least, most } = server.figures[columns[0].figure];
  const range = `${number(least, columns[0].digits)} to ${number(most, columns[0].digits)}`;
  const ratio = server.ratio === undefined ? "" : number(server.ratio, 2);
  return `| ${[server.name, cells[0], range, ratio, ...cells.slice(1)].join(" | ")} |`;
}

/** @param {import("./summary.js").Load} load */
function details({ name, servers }) {
  const columns = columnsOf(name);
  const titles = ["", columns[0].title, "range", "to plain", ...columns.slice(1).map((column) => column.title)];
  return [
    `### ${titleOf(name)}`,
    "",
    ...markdown(
      titles,
      servers.map((server) => row(server, columns)),
    ),
    "",
  ].join("\n");
}

/** @param {string[]} titles @param {string[]} rows */
const markdown = (titles, rows) => [`| ${titles.join(" | ")} |`, `|${"---|".repeat(titles.length)}`, ...rows];

/** @param {import("./summary.js").Load} load @param {string} name */
function cell(load, name) {
  const server = load.servers.find((each) => each.name === name);
  if (server === undefined) {
    return "";
  }
  const { figure, digits } = columnsOf(load.name)[0];
  const ratio = server.ratio === undefined ? "" : ` (${number(server.ratio, 2)})`;
  return number(server.figures[figure].median, digits) + ratio;
}

/** The main figure of each load and server, with its ratio to plain. @param {import("./summary.js").Load[]} loads */
function overview(loads) {
  const servers = [...new Set(loads.flatMap((load) => load.servers.map((server) => server.name)))];
  const rows = loads.map((load) => {
    const title = `${load.name}, ${columnsOf(load.name)[0].title}`;
    return `| ${[title, ...servers.map((server) => cell(load, server))].join(" | ")} |`;
  });
  return [...markdown(["median (to plain)", ...servers], rows), ""].join("\n");
}

/**
 * Markdown: a table of all loads, and one for each.
 *
 * @param {import("./summary.js").Load[]} loads
 */
export const table = (loads) => [overview(loads), ...loads.map(details)].join("\n");
