import { Buttons } from "../form/buttons.js";
import { listenToDisclosures } from "../form/disclosures.js";
import { elementsIn } from "../form/elements-in.js";
import { FieldError } from "../form/field-error.js";
import { ConnectionLogger } from "../log/connection-logger.js";
import { endpoint } from "../socket/address.js";
import { parseCount } from "../text/number.js";
import { ChannelMembers } from "./channel-members.js";
import { MemberList } from "./member-list.js";
import { channelProblem, MAX_MEMBERS } from "./names.js";
import { PublishPanel } from "./publish-panel.js";
import { showFailure, showState, STATES } from "./state.js";

/** The tab with the members of one channel, which shows the messages that each of them receives. */
export class ChannelTab {
  #members = new ChannelMembers();
  #buttons = new Buttons();
  #tabs;
  #servers;
  #fieldError;
  #elements;
  #wasOpen = false;
  #wanted = 0;

  /**
   * @param {HTMLElement} root the tab's panel
   * @param {import("./tab-context.js").TabContext} context
   */
  constructor(root, context) {
    const find = elementsIn(root);
    const { log, throughput, tabs, servers } = context;
    this.#tabs = tabs;
    this.#servers = servers;
    this.#fieldError = new FieldError(find("channel-fields-error"));
    this.#elements = {
      form: find("channel-connect-form"),
      server: find("channel-server"),
      channel: find("channel-name"),
      members: find("channel-members"),
      self: find("channel-self"),
      ping: find("channel-ping"),
      reconnect: find("channel-reconnect"),
      state: find("channel-state"),
      failure: find("channel-failure"),
      connect: find("channel-connect"),
      disconnect: find("channel-disconnect"),
      message: find("channel-message"),
      membersNote: find("channel-members-fold").lastElementChild,
    };
    this.#members.addEventListener("create", (event) => {
      const { name, connection } = /** @type {CustomEvent} */ (event).detail;
      throughput.watch(connection);
      new ConnectionLogger(connection, log, { name });
    });
    new MemberList(this.#members, find("members"));
    /** The target of a replay. */
    this.publisher = new PublishPanel(find("channel-send-form"), context, this.#members, this.#elements.channel);
    listenToDisclosures(root);
    this.#members.addEventListener("change", () => this.#show());
    this.#elements.form.addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#connect();
    });
    this.#elements.disconnect.addEventListener("click", () => this.#members.disconnect());
    this.#elements.reconnect.addEventListener("change", () => this.apply());
    this.#elements.members.addEventListener("input", () => this.#show());
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

  /** Takes over fields that were filled in by a script. */
  apply() {
    this.#members.reconnects = this.#elements.reconnect.checked;
  }

  #connect() {
    const { server, channel, members, self, ping } = this.#elements;
    const name = channel.value.trim();
    if (this.#servers.problem) return this.#fieldError.show(server, this.#servers.problem);
    const problem = channelProblem(name);
    if (problem) return this.#fieldError.show(channel, problem);
    const count = parseCount("The number of members", members.value, { max: MAX_MEMBERS });
    if ("problem" in count) return this.#fieldError.show(members, count.problem);
    /** @type {Record<string, string>} */
    const query = self.checked ? { self: "false" } : {};
    if (ping.value.trim()) query["ping"] = ping.value.trim();
    this.#wanted = count.value;
    const error = this.#members.connect(endpoint(this.#servers.value, `/broadcast/${name}`, query), count.value);
    if (error) this.#fieldError.show(server, error);
    else this.#fieldError.clear();
  }

  #show() {
    const {
      form,
      server,
      channel,
      members,
      self,
      ping,
      state: element,
      failure,
      connect,
      disconnect,
      message,
    } = this.#elements;
    const { state, open, busy, all, problem } = this.#members;
    const wanted = Math.max(this.#wanted, all.length);
    showState(element, state, state === "open" ? `${open} of ${wanted} open` : STATES[state].label);
    showFailure(failure, problem);
    this.#elements.membersNote.textContent = all.length > 0 ? String(all.length) : "";
    this.#tabs.note("channel", open > 0 ? `${open} open` : "");
    for (const field of [server, channel, ping]) field.readOnly = busy;
    self.disabled = busy;
    // Connect fills up: members that ended connect again, and a higher number adds members.
    const missing = open < Math.max(all.length, Number(members.value)) || open === 0;
    this.#buttons.enable(connect, missing && state !== "connecting" && state !== "closing");
    this.#buttons.enable(disconnect, busy && state !== "closing");
    if (open > 0 && !this.#wasOpen) this.#buttons.passFocus(message, form.contains(document.activeElement));
    if (!busy && this.#wasOpen) this.#buttons.passFocus(connect);
    this.#wasOpen = open > 0 || (this.#wasOpen && busy);
  }
}
