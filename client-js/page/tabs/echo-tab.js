import { Buttons } from "../form/buttons.js";
import { FieldError } from "../form/field-error.js";
import { ConnectionLogger } from "../log/connection-logger.js";
import { RoundTripMatcher } from "../measure/round-trip-matcher.js";
import { echoAddress } from "../socket/address.js";
import { Connection } from "../socket/connection.js";
import { Composer } from "./composer.js";
import { showState, STATES } from "./state.js";
import { TestPanel } from "./test-panel.js";

/** @typedef {import("./tab-context.js").TabContext} TabContext */

/** One connection to an echo. */
export class EchoTab {
  #connection = new Connection();
  #buttons = new Buttons();
  #context;
  #fieldError;
  #logger;
  #test;
  #url;
  #connect;
  #disconnect;
  #message;
  #send;

  /** @param {TabContext} context */
  constructor(context) {
    const { byId, log, throughput } = context;
    this.#context = context;
    this.#fieldError = new FieldError(byId("echo-error"));
    this.#url = byId("echo-url");
    this.#connect = byId("echo-connect");
    this.#disconnect = byId("echo-disconnect");
    this.#message = byId("echo-message");
    this.#send = byId("echo-send");
    throughput.watch(this.#connection);
    const roundTrips = new RoundTripMatcher({ onMatch: (milliseconds) => throughput.roundTrip(milliseconds) });
    this.#logger = new ConnectionLogger(this.#connection, log, { name: "echo", roundTrips });
    this.#test = new TestPanel(context, this.#connection, this.#logger);
    new Composer(
      {
        form: byId("echo-send-form"),
        message: this.#message,
        kind: byId("echo-kind"),
        file: byId("echo-file"),
        chooseFile: byId("echo-choose-file"),
      },
      this.#fieldError,
      (payload) => this.#told(this.send(payload)),
    );
    byId("echo-connect-form").addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#connectTo(this.#url.value.trim());
    });
    this.#disconnect.addEventListener("click", () => this.#connection.close());
    this.#connection.addEventListener("statechange", () => this.#show());
    this.#url.value = echoAddress(location);
    this.#show();
  }

  // What a log is replayed to.

  get name() {
    return "echo";
  }

  get bufferedAmount() {
    return this.#connection.bufferedAmount;
  }

  /** @param {import("../socket/connection.js").Payload} payload */
  send(payload) {
    return this.#test.running ? "Not sent: a round-trip test is running." : this.#connection.send(payload);
  }

  /** @param {string} address */
  #connectTo(address) {
    const refusal = this.#told(this.#connection.connect(address));
    if (refusal) this.#fieldError.show(this.#url, refusal);
    else this.#fieldError.clear();
  }

  /** @param {string | null} refusal */
  #told(refusal) {
    if (refusal) this.#logger.error(refusal);
    return refusal;
  }

  #show() {
    const { state } = this.#connection;
    const allowed = STATES[state];
    showState(this.#context.byId("echo-state"), state);
    this.#context.tabs.note("echo", state === "open" ? "open" : "");
    this.#url.readOnly = !allowed.connect;
    this.#buttons.enable(this.#connect, allowed.connect);
    this.#buttons.enable(this.#disconnect, allowed.close);
    this.#buttons.enable(this.#send, state === "open");
    this.#test.allow(state === "open");
    if (state === "open") {
      this.#fieldError.clear();
      this.#buttons.passFocus(this.#message, document.activeElement === this.#url);
    }
    if (state === "closed") this.#buttons.passFocus(this.#connect);
  }
}
