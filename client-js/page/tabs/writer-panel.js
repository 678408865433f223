import { elementsIn } from "../form/elements-in.js";
import { formatCount } from "../text/format.js";
import { listWriters, matchingWriters } from "./writer-list.js";
import { WriterTable } from "./writer-table.js";

/** The interval of the refreshes while the list is visible, in milliseconds. */
const INTERVAL_MILLISECONDS = 5000;

/** A longer list gets a filter. */
const MAX_WITHOUT_FILTER = 10;

/** The list of the server's writers. It refreshes every 5 s while its tab is selected and the page is visible. */
export class WriterPanel {
  #servers;
  #elements;
  #table;
  /** @type {import("./writer-list.js").Writer[]} */ #writers = [];
  #refreshing = false;

  /**
   * @param {HTMLElement} root
   * @param {import("./tab-context.js").TabContext} context
   * @param {(name: string, connected: boolean) => void} act
   */
  constructor(root, { servers, tabs }, act) {
    const find = elementsIn(root);
    this.#servers = servers;
    this.#elements = {
      note: find("writers-note"),
      count: find("writers-count"),
      filter: find("writers-filter"),
      filterLine: find("writers-filter-line"),
    };
    this.#table = new WriterTable(find("writers"), act);
    this.#elements.filter.addEventListener("input", () => this.#show());
    const refresh = () => {
      if (tabs.selected === "writer" && !document.hidden) this.refresh();
    };
    setInterval(refresh, INTERVAL_MILLISECONDS);
    tabs.addEventListener("change", refresh);
    document.addEventListener("visibilitychange", refresh);
  }

  /**
   * Marks the writer with the connection.
   *
   * @param {string} name empty without a connection
   */
  set connected(name) {
    this.#table.connected = name;
  }

  /** Requests the list of writers and shows it. */
  async refresh() {
    if (this.#refreshing) return;
    this.#refreshing = true;
    const { httpProblem, value } = this.#servers;
    const listed = httpProblem ? { problem: httpProblem } : await listWriters(value);
    this.#refreshing = false;
    this.#writers = "problem" in listed ? [] : listed.writers;
    this.#show("problem" in listed ? listed.problem : this.#writers.length === 0 ? "This server has no writers." : "");
  }

  /** @param {string} [problem] */
  #show(problem = "") {
    const { note, count, filter, filterLine } = this.#elements;
    const all = this.#writers.length;
    filterLine.hidden = all <= MAX_WITHOUT_FILTER;
    const shown = filterLine.hidden ? this.#writers : matchingWriters(this.#writers, filter.value);
    this.#table.show(shown);
    count.textContent =
      shown.length < all ? `${formatCount(shown.length)} of ${formatCount(all)}` : all > 1 ? formatCount(all) : "";
    const text = problem || (all > 0 && shown.length === 0 ? "No writer matches the filter." : "");
    if (note.textContent !== text) note.textContent = text;
  }
}
