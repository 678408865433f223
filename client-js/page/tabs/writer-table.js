import { formatCount, formatDuration } from "../text/format.js";

/** @typedef {import("./writer-list.js").Writer} Writer */
/** @typedef {{ row: HTMLTableRowElement, about: HTMLElement, ticks: HTMLElement, connections: HTMLElement, button: HTMLButtonElement }} Row */

/** The table of the writers, each with a button that connects to it. Refreshing keeps the rows, and the focus. */
export class WriterTable {
  #table;
  #act;
  /** @type {Map<string, Row>} */ #rows = new Map();
  #connected = "";

  /**
   * @param {HTMLTableElement} table is hidden without writers
   * @param {(name: string, connected: boolean) => void} act gets the clicked writer, and whether it was connected
   */
  constructor(table, act) {
    this.#table = table;
    this.#act = act;
  }

  /**
   * Shows the writers.
   *
   * @param {readonly Writer[]} writers
   */
  show(writers) {
    this.#table.hidden = writers.length === 0;
    const names = new Set(writers.map(({ name }) => name));
    for (const [name, { row }] of this.#rows) {
      if (names.has(name)) continue;
      row.remove();
      this.#rows.delete(name);
    }
    writers.forEach((writer, at) => {
      const row = this.#rows.get(writer.name) ?? this.#create(writer.name);
      write(row, writer);
      const body = this.#table.tBodies[0];
      if (body && body.rows[at] !== row.row) body.insertBefore(row.row, body.rows[at] ?? null);
    });
    this.#showConnected();
  }

  /**
   * Marks the writer with the connection.
   *
   * @param {string} name empty without a connection
   */
  set connected(name) {
    this.#connected = name;
    this.#showConnected();
  }

  #showConnected() {
    for (const [name, { row, button }] of this.#rows) {
      const connected = name === this.#connected;
      row.classList.toggle("connected", connected);
      const label = connected ? "Disconnect" : "Connect";
      if (button.textContent === label) continue;
      button.textContent = label;
      button.setAttribute("aria-label", `${label} ${connected ? "from" : "to"} ${name}`);
    }
  }

  /**
   * @param {string} name
   * @returns {Row}
   */
  #create(name) {
    const row = document.createElement("tr");
    const head = document.createElement("th");
    head.scope = "row";
    const label = document.createElement("span");
    label.className = "name";
    label.textContent = name;
    const about = document.createElement("span");
    about.className = "about";
    head.append(label, about);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    button.addEventListener("click", () => this.#act(name, name === this.#connected));
    const [ticks, connections, action] = [cell("ticks"), cell("connections"), cell("action")];
    action.append(button);
    row.append(head, ticks, connections, action);
    const made = { row, about, ticks, connections, button };
    this.#rows.set(name, made);
    return made;
  }
}

/**
 * @param {Row} row
 * @param {Writer} writer
 */
function write({ about, ticks, connections }, { every, paused, channel, ticks: count, connections: clients }) {
  const facts = [`every ${formatDuration(every)}`, channel ? `channel ${channel}` : "", paused ? "paused" : ""];
  for (const [element, text] of /** @type {[HTMLElement, string][]} */ ([
    [about, facts.filter(Boolean).join(" · ")],
    [ticks, formatCount(count)],
    [connections, formatCount(clients)],
  ])) {
    if (element.textContent !== text) element.textContent = text;
  }
}

/** @param {string} className */
function cell(className) {
  const made = document.createElement("td");
  made.className = className;
  return made;
}
