import { Buttons } from "../form/buttons.js";
import { Complaint } from "../form/complaint.js";
import { Transcript } from "../log/transcript.js";
import { endpoint } from "../socket/address.js";
import { parseCount } from "../text/number.js";
import { Crew } from "./crew.js";
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
export class ChannelPlace {
  #crew = new Crew();
  #buttons = new Buttons();
  #page;
  #servers;
  #complaint;
  #fields;
  #joined = false;

  /**
   * @param {import("./page.js").Page} page
   * @param {import("./server-fields.js").ServerFields} servers
   */
  constructor(page, servers) {
    const { byId, log, meter } = page;
    this.#page = page;
    this.#servers = servers;
    this.#complaint = new Complaint(byId("channel-error"));
    this.#fields = {
      server: byId("channel-server"),
      channel: byId("channel-name"),
      members: byId("channel-members"),
      self: byId("channel-self"),
    };
    this.#crew.addEventListener("made", (event) => {
      const { name, connection } = /** @type {CustomEvent} */ (event).detail;
      meter.watch(connection);
      new Transcript(connection, log, { name });
    });
    new MemberList(this.#crew, byId("members"));
    /** What a log is replayed to. */
    this.publisher = new PublishPanel(page, servers, this.#crew, this.#complaint);
    this.#crew.addEventListener("change", () => this.#show());
    byId("channel-join-form").addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#join();
    });
    byId("channel-leave").addEventListener("click", () => this.#crew.leave());
    this.#show();
  }

  #join() {
    const { server, channel, members, self } = this.#fields;
    const name = channel.value.trim();
    if (this.#servers.problem) return this.#complaint.show(server, this.#servers.problem);
    const problem = channelProblem(name);
    if (problem) return this.#complaint.show(channel, problem);
    const count = parseCount("The number of members", members.value, { max: MAX_MEMBERS });
    if ("problem" in count) return this.#complaint.show(members, count.problem);
    /** @type {Record<string, string>} */
    const query = self.checked ? { self: "false" } : {};
    const refusal = this.#crew.join(endpoint(this.#servers.value, `/broadcast/${name}`, query), count.value);
    if (refusal) this.#complaint.show(server, refusal);
    else this.#complaint.clear();
  }

  #show() {
    const { byId, tabs } = this.#page;
    const { server, channel, members, self } = this.#fields;
    const { state, open, busy } = this.#crew;
    showState(byId("channel-state"), state, LABELS[state](open, this.#crew.members.length));
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
