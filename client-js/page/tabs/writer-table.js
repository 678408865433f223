import { formatCount, formatDuration } from "../text/format.js";

/** @typedef {import("./writer-list.js").Writer} Writer */

/** The table of the writers, each with a button to choose it. */
export class WriterTable {
  #table;
  #choose;

  /**
   * @param {HTMLTableElement} table is hidden without writers
   * @param {(name: string) => void} choose
   */
  constructor(table, choose) {
    this.#table = table;
    this.#choose = choose;
  }

  /**
   * Replaces the rows.
   *
   * @param {Writer[]} writers
   */
  show(writers) {
    // The focus moves on to the new button of the same writer.
    const focused = document.activeElement?.closest("tr")?.dataset.writer;
    this.#table.hidden = writers.length === 0;
    this.#table.tBodies[0]?.replaceChildren(...writers.map((writer) => this.#row(writer)));
    if (focused === undefined) return;
    const row = [...this.#table.rows].find(({ dataset }) => dataset.writer === focused);
    row?.querySelector("button")?.focus({ preventScroll: true });
  }

  /** @param {Writer} writer */
  #row({ name, every, paused, channel, ticks, connections }) {
    const row = document.createElement("tr");
    row.dataset.writer = name;
    const head = document.createElement("th");
    head.scope = "row";
    head.textContent = name;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Choose";
    button.ariaLabel = `Choose ${name}`;
    button.addEventListener("click", () => this.#choose(name));
    const action = cell("action", "");
    action.append(button);
    row.append(
      head,
      cell("every", formatDuration(every)),
      cell("state", paused ? "paused" : "running"),
      cell("channel", channel ?? "none"),
      cell("ticks", formatCount(ticks)),
      cell("connections", formatCount(connections)),
      action,
    );
    return row;
  }
}

/**
 * @param {string} className
 * @param {string} text
 */
function cell(className, text) {
  const made = document.createElement("td");
  made.className = className;
  made.textContent = text;
  return made;
}
