import { formatCount } from "../text/format.js";
import { showState } from "./state.js";

/** Shows each member of a channel, its state and how much it got. Written at most once a frame. */
export class MemberList {
  #channelMembers;
  #list;
  #requestFrame;
  /** @type {readonly import("./channel-members.js").Member[]} */ #members = [];
  #frameRequested = false;

  /**
   * @param {import("./channel-members.js").ChannelMembers} channelMembers
   * @param {HTMLElement} list
   * @param {{ requestFrame?: (callback: () => void) => unknown }} [options]
   */
  constructor(channelMembers, list, { requestFrame = (callback) => requestAnimationFrame(callback) } = {}) {
    this.#channelMembers = channelMembers;
    this.#list = list;
    this.#requestFrame = requestFrame;
    for (const type of ["change", "message"]) channelMembers.addEventListener(type, () => this.#changed());
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
    const { members } = this.#channelMembers;
    if (members !== this.#members) {
      this.#members = members;
      this.#list.replaceChildren(...members.map(({ name }) => memberElement(name)));
    }
    members.forEach(({ connection, received }, at) => {
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
