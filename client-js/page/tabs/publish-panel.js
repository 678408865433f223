import { Buttons } from "../form/buttons.js";
import { eventEntry, messageEntry } from "../log/entry.js";
import { Composer } from "./composer.js";
import { channelProblem } from "./names.js";
import { publish } from "./publisher.js";

/** @typedef {import("../socket/connection.js").Payload} Payload */

const POST = "POST";
const utf8 = new TextEncoder();

/** Publishes to the channel: as one of the members, or by POST. */
export class PublishPanel {
  #buttons = new Buttons();
  #context;
  #servers;
  #channelMembers;
  #from;
  #fromIsChosen = false;
  /** @type {readonly import("./channel-members.js").Member[]} */ #members = [];

  /**
   * @param {import("./tab-context.js").TabContext} context
   * @param {import("./server-fields.js").ServerFields} servers
   * @param {import("./channel-members.js").ChannelMembers} channelMembers
   * @param {import("../form/field-error.js").FieldError} fieldError
   */
  constructor(context, servers, channelMembers, fieldError) {
    const { byId } = context;
    this.#context = context;
    this.#servers = servers;
    this.#channelMembers = channelMembers;
    this.#from = byId("channel-from");
    this.#from.addEventListener("change", () => {
      this.#fromIsChosen = true;
      this.#show();
    });
    channelMembers.addEventListener("change", () => this.#show());
    new Composer(
      {
        form: byId("channel-send-form"),
        message: byId("channel-message"),
        kind: byId("channel-kind"),
        file: byId("channel-file"),
        chooseFile: byId("channel-choose-file"),
      },
      fieldError,
      (payload) => (this.#posts ? this.#post(payload) : this.send(payload)),
    );
    this.#show();
  }

  get name() {
    return this.#from.value;
  }

  get bufferedAmount() {
    return this.#member?.connection.bufferedAmount ?? 0;
  }

  /**
   * @param {Payload} payload
   * @returns {string | null}
   */
  send(payload) {
    const member = this.#member;
    return member
      ? member.connection.send(payload)
      : "Not sent: no member is selected. Join the channel and select one.";
  }

  get #posts() {
    return this.#from.value === POST;
  }

  get #member() {
    return this.#channelMembers.members.find(({ name }) => name === this.#from.value);
  }

  /** @param {Payload} payload */
  #post(payload) {
    const { byId, log } = this.#context;
    const channel = byId("channel-name").value.trim();
    const problem = this.#servers.httpProblem ?? channelProblem(channel);
    if (problem) return problem;
    const size = typeof payload === "string" ? utf8.encode(payload).length : payload.length;
    log.add(messageEntry(POST, "sent", payload, { size }));
    publish(this.#servers.value, channel, payload, { token: byId("channel-token").value }).then(({ ok, message }) => {
      log.add(eventEntry(POST, ok ? "notice" : "error", message));
      byId("channel-response").textContent = `Response to POST: ${message}`;
      byId("channel-response").dataset.outcome = ok ? "good" : "bad";
    });
    return null;
  }

  #show() {
    const { byId } = this.#context;
    if (this.#channelMembers.members !== this.#members) this.#offer(this.#channelMembers.members);
    byId("channel-token-line").hidden = !this.#posts;
    byId("channel-response").hidden = !this.#posts;
    this.#buttons.enable(byId("channel-send"), this.#posts || this.#member?.connection.state === "open");
  }

  /** @param {readonly import("./channel-members.js").Member[]} members */
  #offer(members) {
    this.#members = members;
    const before = this.#from.value;
    const names = [...members.map(({ name }) => name), POST];
    this.#from.replaceChildren(
      ...names.map((name) => new Option(name === POST ? "POST over HTTP" : `As ${name}`, name)),
    );
    this.#from.value = this.#fromIsChosen && names.includes(before) ? before : names[0];
  }
}
