import { Buttons } from "../form/buttons.js";
import { FieldError } from "../form/field-error.js";
import { ConnectionLogger } from "../log/connection-logger.js";
import { endpoint } from "../socket/address.js";
import { Connection } from "../socket/connection.js";
import { formatCount } from "../text/format.js";
import { parseCount } from "../text/number.js";
import { MAX_WRITER_MESSAGES, writerProblem } from "./names.js";
import { showState, STATES } from "./state.js";
import { listWriters } from "./writer-list.js";
import { WriterTable } from "./writer-table.js";

/** @typedef {import("./tab-context.js").TabContext} TabContext */

/** A connection handed over to a writer, and the writers that there are. */
export class WriterTab {
  #buttons = new Buttons();
  #context;
  #servers;
  #fieldError;
  #table;
  #fields;
  /** @type {Connection | null} */ #connection = null;
  #wanted = 0;
  #received = 0;
  #closed = "";
  #frameRequested = false;

  /**
   * @param {TabContext} context
   * @param {import("./server-fields.js").ServerFields} servers
   */
  constructor(context, servers) {
    const { byId } = context;
    this.#context = context;
    this.#servers = servers;
    this.#fieldError = new FieldError(byId("writer-error"));
    this.#fields = {
      server: byId("writer-server"),
      writer: byId("writer-name"),
      messages: byId("writer-messages"),
    };
    this.#table = new WriterTable(byId("writers"), (name) => this.#choose(name));
    byId("writers-refresh").addEventListener("click", () => this.refresh());
    byId("writer-form").addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#connect();
    });
    byId("writer-disconnect").addEventListener("click", () => this.#connection?.close());
    this.#show();
  }

  /** Asks for the list of writers. */
  async refresh() {
    const { httpProblem, value } = this.#servers;
    const listed = httpProblem ? { problem: httpProblem } : await listWriters(value);
    const note = this.#context.byId("writers-note");
    if ("problem" in listed) this.#table.show([]);
    else this.#table.show(listed.writers);
    note.textContent =
      "problem" in listed ? listed.problem : listed.writers.length === 0 ? "This server has no writers." : "";
  }

  /** @param {string} name */
  #choose(name) {
    const { writer, messages } = this.#fields;
    if (writer.readOnly) return this.#fieldError.show(writer, "Disconnect from the current writer first.");
    this.#fieldError.clear();
    writer.value = name;
    // For the link: a value that is set by a script tells nobody.
    writer.dispatchEvent(new Event("change", { bubbles: true }));
    messages.focus();
  }

  #connect() {
    const { server, writer, messages } = this.#fields;
    const name = writer.value.trim();
    if (this.#servers.problem) return this.#fieldError.show(server, this.#servers.problem);
    const problem = writerProblem(name);
    if (problem) return this.#fieldError.show(writer, problem);
    const wanted =
      messages.value.trim() === ""
        ? { value: 0 }
        : parseCount("The number of messages", messages.value, { max: MAX_WRITER_MESSAGES });
    if ("problem" in wanted) return this.#fieldError.show(messages, wanted.problem);
    /** @type {Record<string, string>} */
    const query = wanted.value > 0 ? { messages: String(wanted.value) } : {};
    const connection = this.#make(name);
    this.#connection = connection;
    this.#wanted = wanted.value;
    this.#received = 0;
    this.#closed = "";
    const refusal = connection.connect(endpoint(this.#servers.value, `/background/${name}`, query));
    if (refusal) this.#fieldError.show(server, refusal);
    else this.#fieldError.clear();
  }

  /** @param {string} name of the writer */
  #make(name) {
    const connection = new Connection();
    this.#context.throughput.watch(connection);
    new ConnectionLogger(connection, this.#context.log, { name });
    connection.addEventListener("message", () => {
      this.#received++;
      this.#showSoon();
    });
    connection.addEventListener("close", (event) => {
      const { code, reason } = /** @type {CustomEvent} */ (event).detail;
      this.#closed = `Closed: ${code} ${reason || "without a reason"}`;
      this.#show();
      this.refresh();
    });
    connection.addEventListener("open", () => this.refresh());
    connection.addEventListener("statechange", () => this.#show());
    return connection;
  }

  /** At most once a frame, however much comes. */
  #showSoon() {
    if (this.#frameRequested) return;
    this.#frameRequested = true;
    requestAnimationFrame(() => {
      this.#frameRequested = false;
      this.#show();
    });
  }

  #show() {
    const { byId, tabs } = this.#context;
    const state = this.#connection?.state ?? "ready";
    const allowed = STATES[state];
    const received = formatCount(this.#received);
    showState(byId("writer-state"), state, state === "closed" && this.#closed ? this.#closed : allowed.label);
    tabs.note("writer", state === "open" ? "open" : "");
    for (const field of Object.values(this.#fields)) field.readOnly = !allowed.connect;
    byId("writer-progress").hidden = state === "ready";
    byId("writer-count").textContent =
      this.#wanted > 0 ? `${received} of ${formatCount(this.#wanted)} messages` : `${received} messages`;
    const bar = byId("writer-bar");
    bar.hidden = this.#wanted === 0;
    bar.max = Math.max(this.#wanted, 1);
    bar.value = this.#received;
    this.#buttons.enable(byId("writer-connect"), allowed.connect);
    this.#buttons.enable(byId("writer-disconnect"), allowed.close);
    if (state === "open") this.#buttons.passFocus(byId("writer-disconnect"));
    if (state === "closed") this.#buttons.passFocus(byId("writer-connect"));
  }
}
