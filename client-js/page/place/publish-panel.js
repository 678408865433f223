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
  #page;
  #servers;
  #crew;
  #from;
  #fromIsChosen = false;
  /** @type {readonly import("./crew.js").Member[]} */ #members = [];

  /**
   * @param {import("./page.js").Page} page
   * @param {import("./server-fields.js").ServerFields} servers
   * @param {import("./crew.js").Crew} crew
   * @param {import("../form/complaint.js").Complaint} complaint
   */
  constructor(page, servers, crew, complaint) {
    const { byId } = page;
    this.#page = page;
    this.#servers = servers;
    this.#crew = crew;
    this.#from = byId("channel-from");
    this.#from.addEventListener("change", () => {
      this.#fromIsChosen = true;
      this.#show();
    });
    crew.addEventListener("change", () => this.#show());
    new Composer(
      {
        form: byId("channel-send-form"),
        message: byId("channel-message"),
        kind: byId("channel-kind"),
        file: byId("channel-file"),
        chooseFile: byId("channel-choose-file"),
      },
      complaint,
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
    return member ? member.connection.send(payload) : "Not sent: join the channel, and choose a member to publish as.";
  }

  get #posts() {
    return this.#from.value === POST;
  }

  get #member() {
    return this.#crew.members.find(({ name }) => name === this.#from.value);
  }

  /** @param {Payload} payload */
  #post(payload) {
    const { byId, log } = this.#page;
    const channel = byId("channel-name").value.trim();
    const problem = this.#servers.httpProblem ?? channelProblem(channel);
    if (problem) return problem;
    const size = typeof payload === "string" ? utf8.encode(payload).length : payload.length;
    log.add(messageEntry(POST, "sent", payload, { size }));
    publish(this.#servers.value, channel, payload, { token: byId("channel-token").value }).then(({ ok, said }) => {
      log.add(eventEntry(POST, ok ? "notice" : "error", said));
      byId("channel-answer").textContent = `Answer to POST: ${said}`;
      byId("channel-answer").dataset.outcome = ok ? "good" : "bad";
    });
    return null;
  }

  #show() {
    const { byId } = this.#page;
    if (this.#crew.members !== this.#members) this.#offer(this.#crew.members);
    byId("channel-token-line").hidden = !this.#posts;
    byId("channel-answer").hidden = !this.#posts;
    this.#buttons.enable(byId("channel-send"), this.#posts || this.#member?.connection.state === "open");
  }

  /** @param {readonly import("./crew.js").Member[]} members */
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
