import { Buttons } from "../form/buttons.js";
import { elementsIn } from "../form/elements-in.js";
import { FieldError } from "../form/field-error.js";
import { ConnectionLogger } from "../log/connection-logger.js";
import { RoundTripMatcher } from "../measure/round-trip-matcher.js";
import { echoAddress } from "../socket/address.js";
import { Connection } from "../socket/connection.js";
import { Composer } from "./composer.js";
import { showState, STATES } from "./state.js";
import { TestPanel } from "./test-panel.js";

/** The tab with one connection to an echo endpoint. It is also a target of a replay. */
export class EchoTab {
  #connection = new Connection();
  #buttons = new Buttons();
  #tabs;
  #fieldError;
  #logger;
  #test;
  #elements;

  /**
   * @param {HTMLElement} root the tab's panel
   * @param {import("./tab-context.js").TabContext} context
   */
  constructor(root, { log, throughput, tabs }) {
    const find = elementsIn(root);
    this.#tabs = tabs;
    this.#fieldError = new FieldError(find("echo-error"));
    this.#elements = {
      url: find("echo-url"),
      state: find("echo-state"),
      connect: find("echo-connect"),
      disconnect: find("echo-disconnect"),
      message: find("echo-message"),
      send: find("echo-send"),
    };
    const { url, message, disconnect } = this.#elements;
    throughput.watch(this.#connection);
    const roundTrips = new RoundTripMatcher({ onMatch: (milliseconds) => throughput.roundTrip(milliseconds) });
    this.#logger = new ConnectionLogger(this.#connection, log, { name: "echo", roundTrips });
    this.#test = new TestPanel(find("round-trip-test"), this.#connection, this.#logger, throughput);
    new Composer(
      {
        form: find("echo-send-form"),
        message,
        kind: find("echo-kind"),
        file: find("echo-file"),
        chooseFile: find("echo-choose-file"),
      },
      this.#fieldError,
      (payload) => this.#logged(this.send(payload)),
    );
    find("echo-connect-form").addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#connectTo(url.value.trim());
    });
    disconnect.addEventListener("click", () => this.#connection.close());
    this.#connection.addEventListener("statechange", () => this.#show());
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

  /**
   * Sends a message.
   *
   * @param {import("../socket/connection.js").Payload} payload
   * @returns {string | null} the error, or null
   */
  send(payload) {
    return this.#test.running ? "Not sent: a round-trip test is running." : this.#connection.send(payload);
  }

  /** @param {string} address */
  #connectTo(address) {
    const error = this.#logged(this.#connection.connect(address));
    if (error) this.#fieldError.show(this.#elements.url, error);
    else this.#fieldError.clear();
  }

  /** @param {string | null} error */
  #logged(error) {
    if (error) this.#logger.error(error);
    return error;
  }

  #show() {
    const { url, state: element, connect, disconnect, message, send } = this.#elements;
    const { state } = this.#connection;
    const allowed = STATES[state];
    showState(element, state);
    this.#tabs.note("echo", state === "open" ? "open" : "");
    url.readOnly = !allowed.connect;
    this.#buttons.enable(connect, allowed.connect);
    this.#buttons.enable(disconnect, allowed.close);
    this.#buttons.enable(send, state === "open");
    this.#test.allow(state === "open");
    if (state === "open") {
      this.#fieldError.clear();
      this.#buttons.passFocus(message, document.activeElement === url);
    }
    if (state === "closed") this.#buttons.passFocus(connect);
  }
}
