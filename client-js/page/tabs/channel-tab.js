import { Buttons } from "../form/buttons.js";
import { FieldError } from "../form/field-error.js";
import { ConnectionLogger } from "../log/connection-logger.js";
import { endpoint } from "../socket/address.js";
import { parseCount } from "../text/number.js";
import { ChannelMembers } from "./channel-members.js";
import { MemberList } from "./member-list.js";
import { channelProblem, MAX_MEMBERS } from "./names.js";
import { PublishPanel } from "./publish-panel.js";
import { showState } from "./state.js";

/** @typedef {import("../socket/connection.js").State} State */

/** @type {Record<State, (open: number, all: number) => string>} */
const LABELS = {
  ready: () => "Ready to join",
  connecting: () => "Joining",
  open: (open, all) => `${open} of ${all} open`,
  closing: () => "Leaving",
  closed: () => "Left",
};

/** Some members of one channel, to see what each of them gets. */
export class ChannelTab {
  #channelMembers = new ChannelMembers();
  #buttons = new Buttons();
  #context;
  #servers;
  #fieldError;
  #fields;
  #joined = false;

  /**
   * @param {import("./tab-context.js").TabContext} context
   * @param {import("./server-fields.js").ServerFields} servers
   */
  constructor(context, servers) {
    const { byId, log, throughput } = context;
    this.#context = context;
    this.#servers = servers;
    this.#fieldError = new FieldError(byId("channel-error"));
    this.#fields = {
      server: byId("channel-server"),
      channel: byId("channel-name"),
      members: byId("channel-members"),
      self: byId("channel-self"),
    };
    this.#channelMembers.addEventListener("made", (event) => {
      const { name, connection } = /** @type {CustomEvent} */ (event).detail;
      throughput.watch(connection);
      new ConnectionLogger(connection, log, { name });
    });
    new MemberList(this.#channelMembers, byId("members"));
    /** What a log is replayed to. */
    this.publisher = new PublishPanel(context, servers, this.#channelMembers, this.#fieldError);
    this.#channelMembers.addEventListener("change", () => this.#show());
    byId("channel-join-form").addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#join();
    });
    byId("channel-leave").addEventListener("click", () => this.#channelMembers.leave());
    this.#show();
  }

  #join() {
    const { server, channel, members, self } = this.#fields;
    const name = channel.value.trim();
    if (this.#servers.problem) return this.#fieldError.show(server, this.#servers.problem);
    const problem = channelProblem(name);
    if (problem) return this.#fieldError.show(channel, problem);
    const count = parseCount("The number of members", members.value, { max: MAX_MEMBERS });
    if ("problem" in count) return this.#fieldError.show(members, count.problem);
    /** @type {Record<string, string>} */
    const query = self.checked ? { self: "false" } : {};
    const refusal = this.#channelMembers.join(endpoint(this.#servers.value, `/broadcast/${name}`, query), count.value);
    if (refusal) this.#fieldError.show(server, refusal);
    else this.#fieldError.clear();
  }

  #show() {
    const { byId, tabs } = this.#context;
    const { server, channel, members, self } = this.#fields;
    const { state, open, busy } = this.#channelMembers;
    showState(byId("channel-state"), state, LABELS[state](open, this.#channelMembers.members.length));
    tabs.note("channel", open > 0 ? `${open} open` : "");
    for (const field of [server, channel, members]) field.readOnly = busy;
    self.disabled = busy;
    this.#buttons.enable(byId("channel-join"), !busy);
    this.#buttons.enable(byId("channel-leave"), state === "open" || state === "connecting");
    if (open > 0 && !this.#joined) {
      this.#buttons.passFocus(byId("channel-message"), byId("channel-join-form").contains(document.activeElement));
    }
    if (!busy && this.#joined) this.#buttons.passFocus(byId("channel-join"));
    this.#joined = open > 0 || (this.#joined && busy);
  }
}
