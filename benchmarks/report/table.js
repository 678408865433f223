import { columnsOf, number, titleOf } from "./loads.js";

/** @param {import("./summary.js").Server} server @param {import("./loads.js").Column[]} columns */
function row(server, columns) {
  const cells = columns.map(({ figure, digits }) => number(server.figures[figure].median, digits));
  const { least, most } = server.figures[columns[0].figure];
  const range = `${number(least, columns[0].digits)} to ${number(most, columns[0].digits)}`;
  const ratio = server.ratio === undefined ? "" : number(server.ratio, 2);
  return `| ${[server.name, cells[0], range, ratio, ...cells.slice(1)].join(" | ")} |`;
}

/**
 * Markdown: a table for each load.
 *
 * @param {import("./summary.js").Load[]} loads
 */
export function table(loads) {
  return loads
    .map(({ name, servers }) => {
      const columns = columnsOf(name);
      const titles = ["", columns[0].title, "range", "to plain", ...columns.slice(1).map((column) => column.title)];
      const rows = servers.map((server) => row(server, columns));
      return [
        `### ${titleOf(name)}`,
        "",
        `| ${titles.join(" | ")} |`,
        `|${"---|".repeat(titles.length)}`,
        ...rows,
        "",
      ].join("\n");
    })
    .join("\n");
}
