import { Buttons } from "../form/buttons.js";
import { Complaint } from "../form/complaint.js";
import { Transcript } from "../log/transcript.js";
import { EchoTimes } from "../measure/echo-times.js";
import { echoAddress } from "../socket/address.js";
import { Connection } from "../socket/connection.js";
import { Composer } from "./composer.js";
import { showState, STATES } from "./state.js";
import { TestPanel } from "./test-panel.js";

/** @typedef {import("./page.js").Page} Page */

/** One connection to an echo. */
export class EchoPlace {
  #connection = new Connection();
  #buttons = new Buttons();
  #page;
  #complaint;
  #transcript;
  #test;
  #url;
  #connect;
  #close;
  #message;
  #send;

  /** @param {Page} page */
  constructor(page) {
    const { byId, log, meter } = page;
    this.#page = page;
    this.#complaint = new Complaint(byId("echo-error"));
    this.#url = byId("echo-url");
    this.#connect = byId("echo-connect");
    this.#close = byId("echo-close");
    this.#message = byId("echo-message");
    this.#send = byId("echo-send");
    meter.watch(this.#connection);
    const echoes = new EchoTimes({ matched: (milliseconds) => meter.roundTrip(milliseconds) });
    this.#transcript = new Transcript(this.#connection, log, { name: "echo", echoes });
    this.#test = new TestPanel(page, this.#connection, this.#transcript);
    new Composer(
      {
        form: byId("echo-send-form"),
        message: this.#message,
        kind: byId("echo-kind"),
        file: byId("echo-file"),
        chooseFile: byId("echo-choose-file"),
      },
      this.#complaint,
      (payload) => this.#told(this.send(payload)),
    );
    byId("echo-connect-form").addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#connectTo(this.#url.value.trim());
    });
    this.#close.addEventListener("click", () => this.#connection.close());
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
    if (refusal) this.#complaint.show(this.#url, refusal);
    else this.#complaint.clear();
  }

  /** @param {string | null} refusal */
  #told(refusal) {
    if (refusal) this.#transcript.error(refusal);
    return refusal;
  }

  #show() {
    const { state } = this.#connection;
    const allowed = STATES[state];
    showState(this.#page.byId("echo-state"), state);
    this.#page.tabs.note("echo", state === "open" ? "open" : "");
    this.#url.readOnly = !allowed.connect;
    this.#buttons.enable(this.#connect, allowed.connect);
    this.#buttons.enable(this.#close, allowed.close);
    this.#buttons.enable(this.#send, state === "open");
    this.#test.allow(state === "open");
    if (state === "open") {
      this.#complaint.clear();
      this.#buttons.passFocus(this.#message, document.activeElement === this.#url);
    }
    if (state === "closed") this.#buttons.passFocus(this.#connect);
  }
}
