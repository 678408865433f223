import { formatCount } from "../text/format.js";
import { showState } from "./state.js";

/** The list of a channel's members, with state and number of received messages. It changes at most once per frame. */
export class MemberList {
  #members;
  #list;
  #requestFrame;
  /** @type {readonly import("./channel-members.js").Member[]} */ #shown = [];
  #frameRequested = false;

  /**
   * @param {import("./channel-members.js").ChannelMembers} members
   * @param {HTMLElement} list
   * @param {{ requestFrame?: (callback: () => void) => unknown }} [options]
   */
  constructor(members, list, { requestFrame = (callback) => requestAnimationFrame(callback) } = {}) {
    this.#members = members;
    this.#list = list;
    this.#requestFrame = requestFrame;
    for (const type of ["change", "message"]) members.addEventListener(type, () => this.#changed());
  }

  #changed() {
    if (this.#frameRequested) return;
    this.#frameRequested = true;
    this.#requestFrame(() => {
      this.#frameRequested = false;
      this.#write();
    });
  }

  #write() {
    const { all } = this.#members;
    if (all !== this.#shown) {
      this.#shown = all;
      this.#list.replaceChildren(...all.map(({ name }) => memberElement(name)));
    }
    all.forEach(({ connection, received }, at) => {
      const [, state, count] = /** @type {Iterable<HTMLElement>} */ (this.#list.children[at]?.children ?? []);
      if (state) showState(state, connection.state);
      if (count) count.textContent = `${formatCount(received)} received`;
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
