import { Buttons } from "../form/buttons.js";
import { Complaint } from "../form/complaint.js";
import { Transcript } from "../log/transcript.js";
import { endpoint } from "../socket/address.js";
import { Connection } from "../socket/connection.js";
import { formatCount } from "../text/format.js";
import { parseCount } from "../text/number.js";
import { MAX_WRITER_MESSAGES, writerProblem } from "./names.js";
import { showState, STATES } from "./state.js";
import { listWriters } from "./writer-list.js";
import { WriterTable } from "./writer-table.js";

/** @typedef {import("./page.js").Page} Page */

/** @type {Record<import("../socket/connection.js").State, string>} */
const LABELS = {
  ready: "Ready to hand over",
  connecting: "Connecting",
  open: "Handed over",
  closing: "Ending",
  closed: "Ended",
};

/** A connection handed over to a writer, and the writers that there are. */
export class BackgroundPlace {
  #buttons = new Buttons();
  #page;
  #servers;
  #complaint;
  #table;
  #fields;
  /** @type {Connection | null} */ #connection = null;
  #wanted = 0;
  #received = 0;
  #ended = "";
  #frameRequested = false;

  /**
   * @param {Page} page
   * @param {import("./server-fields.js").ServerFields} servers
   */
  constructor(page, servers) {
    const { byId } = page;
    this.#page = page;
    this.#servers = servers;
    this.#complaint = new Complaint(byId("background-error"));
    this.#fields = {
      server: byId("background-server"),
      writer: byId("background-writer"),
      messages: byId("background-messages"),
    };
    this.#table = new WriterTable(byId("writers"), (name) => this.#choose(name));
    byId("background-refresh").addEventListener("click", () => this.refresh());
    byId("background-form").addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#handOver();
    });
    byId("background-end").addEventListener("click", () => this.#connection?.close());
    this.#show();
  }

  /** Asks for the list of writers. */
  async refresh() {
    const { httpProblem, value } = this.#servers;
    const listed = httpProblem ? { problem: httpProblem } : await listWriters(value);
    const note = this.#page.byId("writers-note");
    if ("problem" in listed) this.#table.show([]);
    else this.#table.show(listed.writers);
    note.textContent =
      "problem" in listed ? listed.problem : listed.writers.length === 0 ? "This server has no writers." : "";
  }

  /** @param {string} name */
  #choose(name) {
    const { writer, messages } = this.#fields;
    if (writer.readOnly) return this.#complaint.show(writer, "End the present hand-over first.");
    this.#complaint.clear();
    writer.value = name;
    // For the link: a value that is set by a script tells nobody.
    writer.dispatchEvent(new Event("change", { bubbles: true }));
    messages.focus();
  }

  #handOver() {
    const { server, writer, messages } = this.#fields;
    const name = writer.value.trim();
    if (this.#servers.problem) return this.#complaint.show(server, this.#servers.problem);
    const problem = writerProblem(name);
    if (problem) return this.#complaint.show(writer, problem);
    const wanted =
      messages.value.trim() === ""
        ? { value: 0 }
        : parseCount("The number of messages", messages.value, { max: MAX_WRITER_MESSAGES });
    if ("problem" in wanted) return this.#complaint.show(messages, wanted.problem);
    /** @type {Record<string, string>} */
    const query = wanted.value > 0 ? { messages: String(wanted.value) } : {};
    const connection = this.#make(name);
    this.#connection = connection;
    this.#wanted = wanted.value;
    this.#received = 0;
    this.#ended = "";
    const refusal = connection.connect(endpoint(this.#servers.value, `/background/${name}`, query));
    if (refusal) this.#complaint.show(server, refusal);
    else this.#complaint.clear();
  }

  /** @param {string} name of the writer */
  #make(name) {
    const connection = new Connection();
    this.#page.meter.watch(connection);
    new Transcript(connection, this.#page.log, { name });
    connection.addEventListener("message", () => {
      this.#received++;
      this.#showSoon();
    });
    connection.addEventListener("close", (event) => {
      const { code, reason } = /** @type {CustomEvent} */ (event).detail;
      this.#ended = `Ended: ${code} ${reason || "without a reason"}`;
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
    const { byId, tabs } = this.#page;
    const state = this.#connection?.state ?? "ready";
    const allowed = STATES[state];
    const received = formatCount(this.#received);
    showState(byId("background-state"), state, state === "closed" && this.#ended ? this.#ended : LABELS[state]);
    tabs.note("background", state === "open" ? "open" : "");
    for (const field of Object.values(this.#fields)) field.readOnly = !allowed.connect;
    byId("background-progress").hidden = state === "ready";
    byId("background-count").textContent =
      this.#wanted > 0 ? `${received} of ${formatCount(this.#wanted)} messages` : `${received} messages`;
    const bar = byId("background-bar");
    bar.hidden = this.#wanted === 0;
    bar.max = Math.max(this.#wanted, 1);
    bar.value = this.#received;
    this.#buttons.enable(byId("background-start"), allowed.connect);
    this.#buttons.enable(byId("background-end"), allowed.close);
    if (state === "open") this.#buttons.passFocus(byId("background-end"));
    if (state === "closed") this.#buttons.passFocus(byId("background-start"));
  }
}
