import { Buttons } from "../form/buttons.js";
import { listenToDisclosures } from "../form/disclosures.js";
import { elementsIn } from "../form/elements-in.js";
import { FieldError } from "../form/field-error.js";
import { ConnectionLogger } from "../log/connection-logger.js";
import { Frames } from "../log/frames.js";
import { endpoint } from "../socket/address.js";
import { Reconnector } from "../socket/reconnector.js";
import { formatCount } from "../text/format.js";
import { parseCount } from "../text/number.js";
import { MAX_WRITER_MESSAGES, writerProblem } from "./names.js";
import { showFailure, showState, STATES } from "./state.js";
import { WriterPanel } from "./writer-panel.js";

/** The tab with one connection to a writer, and the list of the server's writers. */
export class WriterTab {
  #buttons = new Buttons();
  #context;
  #fieldError;
  #panel;
  #fields;
  #elements;
  #frames = new Frames(() => this.#show());
  /** @type {Reconnector | null} */ #connection = null;
  #name = "";
  #wanted = 0;
  #received = 0;
  #closed = "";

  /**
   * @param {HTMLElement} root the tab's panel
   * @param {import("./tab-context.js").TabContext} context
   */
  constructor(root, context) {
    const find = elementsIn(root);
    this.#context = context;
    this.#fieldError = new FieldError(find("writer-fields-error"));
    this.#fields = {
      server: find("writer-server"),
      writer: find("writer-name"),
      messages: find("writer-messages"),
      ping: find("writer-ping"),
    };
    this.#elements = {
      reconnect: find("writer-reconnect"),
      state: find("writer-state"),
      failure: find("writer-failure"),
      connect: find("writer-connect"),
      disconnect: find("writer-disconnect"),
      bar: find("writer-bar"),
      count: find("writer-count"),
    };
    this.#panel = new WriterPanel(root, context, (name, connected) =>
      connected ? this.#connection?.close() : this.#switchTo(name),
    );
    listenToDisclosures(root);
    find("writer-form").addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#connect();
    });
    this.#elements.disconnect.addEventListener("click", () => this.#connection?.close());
    this.#elements.reconnect.addEventListener("change", () => this.apply());
    this.#show();
  }

  /** The fields of the permalink, by parameter. */
  get linkFields() {
    return { writer: this.#fields.writer, messages: this.#fields.messages };
  }

  /** Takes over fields that were filled in by a script. */
  apply() {
    if (this.#connection) this.#connection.reconnects = this.#elements.reconnect.checked;
  }

  /** Disconnects from the present writer, and connects to another. @param {string} name */
  #switchTo(name) {
    const { writer } = this.#fields;
    this.#connection?.close();
    writer.value = name;
    // For the permalink: a value that a script sets dispatches no event.
    writer.dispatchEvent(new Event("change", { bubbles: true }));
    this.#connect();
  }

  #connect() {
    const { server, writer, messages, ping } = this.#fields;
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
    if (ping.value.trim()) query["ping"] = ping.value.trim();
    this.#name = name;
    this.#wanted = wanted.value;
    this.#received = 0;
    this.#closed = "";
    // A connection that waits to reconnect must not do so beside the new one.
    this.#connection?.close();
    const connection = this.#create(name);
    this.#connection = connection;
    const error = connection.connect(endpoint(servers.value, `/background/${name}`, query));
    if (error) this.#fieldError.show(server, error);
    else this.#fieldError.clear();
  }

  /** @param {string} name of the writer */
  #create(name) {
    const connection = new Reconnector();
    connection.reconnects = this.#elements.reconnect.checked;
    this.#context.throughput.watch(connection);
    new ConnectionLogger(connection, this.#context.log, { name });
    // The connection to another writer may have replaced this one.
    const on = (/** @type {string} */ type, /** @type {(event: any) => void} */ act) =>
      connection.addEventListener(type, (event) => this.#connection === connection && act(event));
    on("message", () => {
      this.#received++;
      this.#frames.want();
    });
    on("close", ({ detail: { code, reason } }) => {
      this.#closed = `Closed: ${code} ${reason || "without a reason"}`;
      this.#show();
      this.#panel.refresh();
    });
    on("open", () => this.#panel.refresh());
    on("statechange", () => this.#show());
    return connection;
  }

  #show() {
    const { state: element, failure, connect, disconnect, bar, count } = this.#elements;
    const phase = this.#connection?.phase ?? "ready";
    const problem = this.#connection?.problem ?? null;
    const allowed = STATES[phase];
    showState(element, phase, phase === "closed" && this.#closed ? this.#closed : allowed.label);
    showFailure(failure, problem);
    this.#context.tabs.note("writer", phase === "open" ? "open" : "");
    this.#panel.connected = allowed.close ? this.#name : "";
    for (const field of Object.values(this.#fields)) field.readOnly = !allowed.connect;
    count.textContent = phase === "ready" ? "No messages yet" : this.#progress;
    bar.hidden = this.#wanted === 0;
    bar.max = Math.max(this.#wanted, 1);
    bar.value = this.#received;
    this.#buttons.enable(connect, allowed.connect);
    this.#buttons.enable(disconnect, allowed.close);
    if (phase === "open") this.#buttons.passFocus(disconnect);
    if (phase === "closed" || phase === "failed") this.#buttons.passFocus(connect);
  }

  get #progress() {
    const received = formatCount(this.#received);
    if (this.#wanted > 0) return `${received} of ${formatCount(this.#wanted)} messages`;
    return `${received} ${this.#received === 1 ? "message" : "messages"}`;
  }
}
