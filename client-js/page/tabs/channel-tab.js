import { Buttons } from "../form/buttons.js";
import { elementsIn } from "../form/elements-in.js";
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

/** The tab with the members of one channel, which shows the messages that each of them receives. */
export class ChannelTab {
  #members = new ChannelMembers();
  #buttons = new Buttons();
  #tabs;
  #servers;
  #fieldError;
  #elements;
  #wasOpen = false;

  /**
   * @param {HTMLElement} root the tab's panel
   * @param {import("./tab-context.js").TabContext} context
   */
  constructor(root, context) {
    const find = elementsIn(root);
    const { log, throughput, tabs, servers } = context;
    this.#tabs = tabs;
    this.#servers = servers;
    this.#fieldError = new FieldError(find("channel-error"));
    this.#elements = {
      form: find("channel-join-form"),
      server: find("channel-server"),
      channel: find("channel-name"),
      members: find("channel-members"),
      self: find("channel-self"),
      state: find("channel-state"),
      join: find("channel-join"),
      leave: find("channel-leave"),
      message: find("channel-message"),
    };
    this.#members.addEventListener("create", (event) => {
      const { name, connection } = /** @type {CustomEvent} */ (event).detail;
      throughput.watch(connection);
      new ConnectionLogger(connection, log, { name });
    });
    new MemberList(this.#members, find("members"));
    /** The target of a replay. */
    this.publisher = new PublishPanel(find("channel-send-form"), context, this.#members, {
      channel: this.#elements.channel,
      fieldError: this.#fieldError,
    });
    this.#members.addEventListener("change", () => this.#show());
    this.#elements.form.addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#join();
    });
    this.#elements.leave.addEventListener("click", () => this.#members.leave());
    this.#show();
  }

  /** The fields of the permalink, by parameter. */
  get linkFields() {
    const { channel, members, self } = this.#elements;
    return {
      channel,
      members,
      self: {
        get value() {
          return String(!self.checked);
        },
        set value(value) {
          self.checked = value === "false";
        },
      },
    };
  }

  #join() {
    const { server, channel, members, self } = this.#elements;
    const name = channel.value.trim();
    if (this.#servers.problem) return this.#fieldError.show(server, this.#servers.problem);
    const problem = channelProblem(name);
    if (problem) return this.#fieldError.show(channel, problem);
    const count = parseCount("The number of members", members.value, { max: MAX_MEMBERS });
    if ("problem" in count) return this.#fieldError.show(members, count.problem);
    /** @type {Record<string, string>} */
    const query = self.checked ? { self: "false" } : {};
    const error = this.#members.join(endpoint(this.#servers.value, `/broadcast/${name}`, query), count.value);
    if (error) this.#fieldError.show(server, error);
    else this.#fieldError.clear();
  }

  #show() {
    const { form, server, channel, members, self, state: element, join, leave, message } = this.#elements;
    const { state, open, busy, all } = this.#members;
    showState(element, state, LABELS[state](open, all.length));
    this.#tabs.note("channel", open > 0 ? `${open} open` : "");
    for (const field of [server, channel, members]) field.readOnly = busy;
    self.disabled = busy;
    this.#buttons.enable(join, !busy);
    this.#buttons.enable(leave, state === "open" || state === "connecting");
    if (open > 0 && !this.#wasOpen) this.#buttons.passFocus(message, form.contains(document.activeElement));
    if (!busy && this.#wasOpen) this.#buttons.passFocus(join);
    this.#wasOpen = open > 0 || (this.#wasOpen && busy);
  }
}
