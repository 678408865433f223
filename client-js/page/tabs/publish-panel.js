import { Buttons } from "../form/buttons.js";
import { elementsIn } from "../form/elements-in.js";
import { eventEntry, messageEntry } from "../log/entry.js";
import { Composer } from "./composer.js";
import { channelProblem } from "./names.js";
import { publish } from "./publisher.js";

/** @typedef {import("../socket/connection.js").Payload} Payload */

const POST = "POST";
const utf8 = new TextEncoder();

/** The form that publishes to the channel, as one of its members or by POST. It is also a target of a replay. */
export class PublishPanel {
  #buttons = new Buttons();
  #log;
  #servers;
  #members;
  #channel;
  #elements;
  #fromIsChosen = false;
  /** @type {readonly import("./channel-members.js").Member[]} */ #offered = [];

  /**
   * @param {HTMLFormElement} form
   * @param {import("./tab-context.js").TabContext} context
   * @param {import("./channel-members.js").ChannelMembers} members
   * @param {HTMLInputElement} channel the field with its name
   */
  constructor(form, { log, servers }, members, channel) {
    const find = elementsIn(form);
    this.#log = log;
    this.#servers = servers;
    this.#members = members;
    this.#channel = channel;
    this.#elements = {
      from: find("channel-from"),
      token: find("channel-token"),
      tokenLine: find("channel-token-line"),
      send: find("channel-send"),
      response: find("channel-response"),
    };
    this.#elements.from.addEventListener("change", () => {
      this.#fromIsChosen = true;
      this.#show();
    });
    members.addEventListener("change", () => this.#show());
    new Composer(form, "channel", (payload) => (this.#posts ? this.#post(payload) : this.send(payload)));
    this.#show();
  }

  /** The name of the member that publishes, or POST. */
  get name() {
    return this.#elements.from.value;
  }

  /** The unsent bytes of the member that publishes. */
  get bufferedAmount() {
    return this.#member?.connection.bufferedAmount ?? 0;
  }

  /**
   * Publishes a message as the selected member.
   *
   * @param {Payload} payload
   * @returns {string | null} the error, or null
   */
  send(payload) {
    const member = this.#member;
    return member ? member.connection.send(payload) : "Not sent: no member is selected. Connect and select one.";
  }

  get #posts() {
    return this.name === POST;
  }

  get #member() {
    return this.#members.all.find(({ name }) => name === this.name);
  }

  /** @param {Payload} payload */
  #post(payload) {
    const { token, response } = this.#elements;
    const channel = this.#channel.value.trim();
    const problem = this.#servers.httpProblem ?? channelProblem(channel);
    if (problem) return problem;
    const size = typeof payload === "string" ? utf8.encode(payload).length : payload.length;
    this.#log.add(messageEntry(POST, "sent", payload, { size }));
    publish(this.#servers.value, channel, payload, { token: token.value }).then(({ ok, message }) => {
      this.#log.add(eventEntry(POST, ok ? "notice" : "error", message));
      response.textContent = `Response to POST: ${message}`;
      response.dataset.outcome = ok ? "good" : "bad";
    });
    return null;
  }

  #show() {
    const { tokenLine, send, response } = this.#elements;
    if (this.#members.all !== this.#offered) this.#offer(this.#members.all);
    tokenLine.hidden = !this.#posts;
    response.hidden = !this.#posts;
    this.#buttons.enable(send, this.#posts || this.#member?.connection.state === "open");
  }

  /** @param {readonly import("./channel-members.js").Member[]} members */
  #offer(members) {
    const { from } = this.#elements;
    this.#offered = members;
    const before = from.value;
    const names = [...members.map(({ name }) => name), POST];
    from.replaceChildren(...names.map((name) => new Option(name === POST ? "POST over HTTP" : `As ${name}`, name)));
    from.value = this.#fromIsChosen && names.includes(before) ? before : names[0];
  }
}
