import { Buttons } from "../form/buttons.js";
import { elementsIn } from "../form/elements-in.js";
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

/** The tab with one connection to a writer, and the list of the server's writers. */
export class WriterTab {
  #buttons = new Buttons();
  #context;
  #fieldError;
  #table;
  #fields;
  #elements;
  /** @type {Connection | null} */ #connection = null;
  #wanted = 0;
  #received = 0;
  #closed = "";
  #frameRequested = false;

  /**
   * @param {HTMLElement} root the tab's panel
   * @param {import("./tab-context.js").TabContext} context
   */
  constructor(root, context) {
    const find = elementsIn(root);
    this.#context = context;
    this.#fieldError = new FieldError(find("writer-error"));
    this.#fields = {
      server: find("writer-server"),
      writer: find("writer-name"),
      messages: find("writer-messages"),
    };
    this.#elements = {
      state: find("writer-state"),
      connect: find("writer-connect"),
      disconnect: find("writer-disconnect"),
      progress: find("writer-progress"),
      bar: find("writer-bar"),
      count: find("writer-count"),
      note: find("writers-note"),
    };
    this.#table = new WriterTable(find("writers"), (name) => this.#choose(name));
    find("writers-refresh").addEventListener("click", () => this.refresh());
    find("writer-form").addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#connect();
    });
    this.#elements.disconnect.addEventListener("click", () => this.#connection?.close());
    this.#show();
  }

  /** The fields of the permalink, by parameter. */
  get linkFields() {
    return { writer: this.#fields.writer, messages: this.#fields.messages };
  }

  /** Requests the list of writers and shows it. */
  async refresh() {
    const { httpProblem, value } = this.#context.servers;
    const listed = httpProblem ? { problem: httpProblem } : await listWriters(value);
    if ("problem" in listed) this.#table.show([]);
    else this.#table.show(listed.writers);
    this.#elements.note.textContent =
      "problem" in listed ? listed.problem : listed.writers.length === 0 ? "This server has no writers." : "";
  }

  /** @param {string} name */
  #choose(name) {
    const { writer, messages } = this.#fields;
    if (writer.readOnly) return this.#fieldError.show(writer, "Disconnect from the current writer first.");
    this.#fieldError.clear();
    writer.value = name;
    // For the permalink: a value that a script sets dispatches no event.
    writer.dispatchEvent(new Event("change", { bubbles: true }));
    messages.focus();
  }

  #connect() {
    const { server, writer, messages } = this.#fields;
    const { servers } = this.#context;
    const name = writer.value.trim();
    if (servers.problem) return this.#fieldError.show(server, servers.problem);
    const problem = writerProblem(name);
    if (problem) return this.#fieldError.show(writer, problem);
    const wanted =
      messages.value.trim() === ""
        ? { value: 0 }
        : parseCount("The number of messages", messages.value, { max: MAX_WRITER_MESSAGES });
    if ("problem" in wanted) return this.#fieldError.show(messages, wanted.problem);
    /** @type {Record<string, string>} */
    const query = wanted.value > 0 ? { messages: String(wanted.value) } : {};
    const connection = this.#create(name);
    this.#connection = connection;
    this.#wanted = wanted.value;
    this.#received = 0;
    this.#closed = "";
    const error = connection.connect(endpoint(servers.value, `/background/${name}`, query));
    if (error) this.#fieldError.show(server, error);
    else this.#fieldError.clear();
  }

  /** @param {string} name of the writer */
  #create(name) {
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

  /** Shows the count of messages at most once per frame. */
  #showSoon() {
    if (this.#frameRequested) return;
    this.#frameRequested = true;
    requestAnimationFrame(() => {
      this.#frameRequested = false;
      this.#show();
    });
  }

  #show() {
    const { state: element, connect, disconnect, progress, bar, count } = this.#elements;
    const state = this.#connection?.state ?? "ready";
    const allowed = STATES[state];
    const received = formatCount(this.#received);
    showState(element, state, state === "closed" && this.#closed ? this.#closed : allowed.label);
    this.#context.tabs.note("writer", state === "open" ? "open" : "");
    for (const field of Object.values(this.#fields)) field.readOnly = !allowed.connect;
    progress.hidden = state === "ready";
    count.textContent =
      this.#wanted > 0 ? `${received} of ${formatCount(this.#wanted)} messages` : `${received} messages`;
    bar.hidden = this.#wanted === 0;
    bar.max = Math.max(this.#wanted, 1);
    bar.value = this.#received;
    this.#buttons.enable(connect, allowed.connect);
    this.#buttons.enable(disconnect, allowed.close);
    if (state === "open") this.#buttons.passFocus(disconnect);
    if (state === "closed") this.#buttons.passFocus(connect);
  }
}
