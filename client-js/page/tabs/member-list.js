import { Frames } from "../log/frames.js";
import { formatCount } from "../text/format.js";
import { showState } from "./state.js";

/**
 * The list of a channel's members, with state and number of received messages. It changes at most once per frame, and 20
 * times per second.
 */
export class MemberList {
  #members;
  #list;
  /** @type {readonly import("./channel-members.js").Member[]} */ #shown = [];

  /**
   * @param {import("./channel-members.js").ChannelMembers} members
   * @param {HTMLElement} list
   */
  constructor(members, list) {
    this.#members = members;
    this.#list = list;
    const frames = new Frames(() => this.#write());
    for (const type of ["change", "message"]) members.addEventListener(type, () => frames.want());
  }

  #write() {
    const { all } = this.#members;
    if (all !== this.#shown) {
      this.#shown = all;
      this.#list.replaceChildren(...all.map(({ name }) => memberElement(name)));
    }
    all.forEach(({ connection, received }, at) => {
      const [, state, count] = /** @type {Iterable<HTMLElement>} */ (this.#list.children[at]?.children ?? []);
      if (state) showState(state, connection.phase);
      const text = `${formatCount(received)} received`;
      if (count && count.textContent !== text) count.textContent = text;
    });
  }
}

/** @param {string} name */
function memberElement(name) {
  const item = document.createElement("li");
  for (const [tag, className, text] of [
    ["strong", "", name],
    ["span", "state", ""],
    ["span", "count", ""],
  ]) {
    const part = document.createElement(tag ?? "");
    part.className = className ?? "";
    part.textContent = text ?? "";
    item.append(part);
  }
  return item;
}
