import { Buttons } from "../form/buttons.js";
import { listenToDisclosures } from "../form/disclosures.js";
import { elementsIn } from "../form/elements-in.js";
import { FieldError } from "../form/field-error.js";
import { ConnectionLogger } from "../log/connection-logger.js";
import { RoundTripMatcher } from "../measure/round-trip-matcher.js";
import { echoAddress } from "../socket/address.js";
import { parseProtocols } from "../socket/query.js";
import { Reconnector } from "../socket/reconnector.js";
import { Composer } from "./composer.js";
import { serverBehavior } from "./server-behavior.js";
import { showFailure, showState, STATES } from "./state.js";
import { TestPanel } from "./test-panel.js";

/** @typedef {import("../socket/connection.js").Payload} Payload */

/** The tab with one connection to an echo endpoint. It is also a target of a replay. */
export class EchoTab {
  #connection = new Reconnector();
  #buttons = new Buttons();
  #tabs;
  #urlError;
  #logger;
  #test;
  #composer;
  #behavior;
  #elements;
  /** The message that waits for the connection. @type {Payload | null} */ #waiting = null;

  /**
   * @param {HTMLElement} root the tab's panel
   * @param {import("./tab-context.js").TabContext} context
   */
  constructor(root, { log, throughput, tabs }) {
    const find = elementsIn(root);
    this.#tabs = tabs;
    this.#urlError = new FieldError(find("echo-url-error"));
    this.#elements = {
      url: find("echo-url"),
      protocols: find("echo-protocols"),
      reconnect: find("echo-reconnect"),
      state: find("echo-state"),
      failure: find("echo-failure"),
      connect: find("echo-connect"),
      disconnect: find("echo-disconnect"),
      message: find("echo-message"),
    };
    const { url, reconnect, disconnect } = this.#elements;
    throughput.watch(this.#connection);
    const roundTrips = new RoundTripMatcher({ onMatch: (milliseconds) => throughput.roundTrip(milliseconds) });
    this.#logger = new ConnectionLogger(this.#connection, log, { name: "echo", roundTrips });
    this.#test = new TestPanel(find("round-trip-test"), this.#connection, this.#logger, throughput);
    this.#composer = new Composer(find("echo-send-form"), "echo", (payload) => this.#sendOrConnect(payload));
    this.#behavior = serverBehavior(find("behavior"), url, (active) => {
      find("echo-behavior-fold").lastElementChild.textContent = active.length > 0 ? String(active.length) : "";
    });
    listenToDisclosures(root);
    find("echo-connect-form").addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#connect();
    });
    disconnect.addEventListener("click", () => this.#connection.close());
    reconnect.addEventListener("change", () => (this.#connection.reconnects = reconnect.checked));
    this.#connection.addEventListener("statechange", () => this.#show());
    // Behind the logger's listener, which logs the opening first.
    this.#connection.addEventListener("open", () => this.#opened());
    url.value = echoAddress(location);
    this.#show();
  }

  /** The fields of the permalink, by parameter. */
  get linkFields() {
    return { url: this.#elements.url, ...this.#test.linkFields };
  }

  get name() {
    return "echo";
  }

  /** The unsent bytes. */
  get bufferedAmount() {
    return this.#connection.bufferedAmount;
  }

  /** Takes over fields that were filled in by a script. */
  apply() {
    this.#behavior.read();
    this.#connection.reconnects = this.#elements.reconnect.checked;
  }

  /**
   * Sends a message.
   *
   * @param {Payload} payload
   * @returns {string | null} the error, or null
   */
  send(payload) {
    return this.#test.running ? "Not sent: a round-trip test is running." : this.#connection.send(payload);
  }

  /**
   * Sends a message, as soon as there is a connection. Without one, it connects.
   *
   * @param {Payload} payload
   */
  #sendOrConnect(payload) {
    const { phase } = this.#connection;
    if (phase === "open" || phase === "closing") return this.#logged(this.send(payload));
    if (this.#waiting !== null) return "Not sent: another message waits for the connection.";
    if (phase === "connecting" || phase === "waiting" || this.#connect()) this.#waiting = payload;
    return null;
  }

  /** Connects, and returns whether it could start to. */
  #connect() {
    const { url, protocols } = this.#elements;
    const parsed = parseProtocols(protocols.value);
    const error =
      "problem" in parsed
        ? this.#logged(parsed.problem)
        : this.#logged(this.#connection.connect(url.value.trim(), parsed.protocols));
    if (error) this.#urlError.show("problem" in parsed ? protocols : url, error);
    else this.#urlError.clear();
    return error === null;
  }

  /** @param {string | null} error */
  #logged(error) {
    if (error) this.#logger.error(error);
    return error;
  }

  #show() {
    const { url, protocols, state: element, failure, connect, disconnect, message } = this.#elements;
    const { phase, problem, protocol } = this.#connection;
    const allowed = STATES[phase];
    showState(element, phase, phase === "open" && protocol ? `Open: ${protocol}` : allowed.label);
    showFailure(failure, problem);
    this.#tabs.note("echo", phase === "open" ? "open" : "");
    for (const field of [url, protocols]) field.readOnly = !allowed.connect;
    this.#behavior.readOnly(!allowed.connect);
    this.#buttons.enable(connect, allowed.connect);
    this.#buttons.enable(disconnect, allowed.close);
    this.#test.allow(phase === "open");
    if (phase === "closed" || phase === "failed") {
      if (this.#waiting !== null) this.#composer.fail("Not sent: there is no connection.");
      this.#waiting = null;
      this.#buttons.passFocus(connect);
    }
    if (phase === "open") this.#buttons.passFocus(message, document.activeElement === url);
  }

  #opened() {
    this.#urlError.clear();
    const payload = this.#waiting;
    this.#waiting = null;
    if (payload === null) return;
    const error = this.#logged(this.send(payload));
    if (error) this.#composer.fail(error);
  }
}
