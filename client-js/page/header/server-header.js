import { elementsIn } from "../form/elements-in.js";
import { INTERVAL_MILLISECONDS, requestStatus } from "../socket/server-status.js";

/**
 * The version and readiness of the server, in the header. They refresh every 30 s while the page is visible. They stay
 * empty, and the requests end, if the server does not tell its status.
 */
export class ServerHeader {
  #version;
  #ready;
  #known = false;
  /** @type {ReturnType<typeof setInterval>} */ #timer;

  /** @param {ParentNode} root */
  constructor(root) {
    const find = elementsIn(root);
    this.#version = find("server-version");
    this.#ready = find("server-ready");
    this.#timer = setInterval(() => document.hidden || this.#refresh(), INTERVAL_MILLISECONDS);
    document.addEventListener("visibilitychange", () => document.hidden || this.#refresh());
    this.#refresh();
  }

  async #refresh() {
    const answer = await requestStatus(new URL(".", location.href).href);
    if (answer === "unknown" && !this.#known) return clearInterval(this.#timer);
    if (typeof answer === "object") {
      this.#known = true;
      this.#version.textContent = answer.status.version;
      this.#show(answer.status.ready ? "open" : "waiting", answer.status.ready ? "Ready" : "Not ready");
    } else if (this.#known) {
      this.#show("failed", "Unreachable");
    }
  }

  /**
   * @param {string} state
   * @param {string} label
   */
  #show(state, label) {
    this.#ready.hidden = false;
    this.#ready.dataset.state = state;
    if (this.#ready.textContent !== label) this.#ready.textContent = label;
  }
}
