import { elementsIn } from "../form/elements-in.js";
import { readFile } from "../form/read-file.js";
import { formatCount } from "../text/format.js";
import { eventEntry } from "./entry.js";
import { sentIn } from "./json-lines.js";
import { Replayer } from "./replayer.js";

const MAX_FILE_BYTES = 64 * 1024 * 1024;
const MAX_PROBLEMS_LOGGED = 10;

/** @typedef {import("./replayer.js").Target & { name: string }} Target */

/** The button that replays a saved log, with the progress. */
export class ReplayBar {
  #log;
  #target;
  #elements;
  #reading = false;
  /** @type {Replayer | null} */ #replayer = null;

  /**
   * @param {ParentNode} root
   * @param {import("./log.js").Log} log
   * @param {() => Target | null} target returns the present target, or null without one
   */
  constructor(root, log, target) {
    const find = elementsIn(root);
    this.#log = log;
    this.#target = target;
    this.#elements = {
      replay: find("log-replay"),
      progress: find("replay"),
      bar: find("replay-bar"),
      count: find("replay-count"),
      stop: find("replay-stop"),
    };
    const file = find("log-file");
    this.#elements.replay.addEventListener("click", () => file.click());
    this.#elements.stop.addEventListener("click", () => this.#replayer?.stop());
    file.addEventListener("change", () => {
      this.#replay(file.files?.[0]);
      // Otherwise the same file could not be chosen again.
      file.value = "";
    });
  }

  /** @param {File | undefined} file */
  async #replay(file) {
    if (!file) return;
    if (this.#reading || this.#replayer) return this.#add("error", "Not replayed: another replay is running.");
    const target = this.#target();
    if (!target) return this.#add("error", "Not replayed: a writer accepts no messages. Select Echo or Channel.");
    this.#reading = true;
    const read = await readFile(file, MAX_FILE_BYTES).finally(() => (this.#reading = false));
    if ("problem" in read) return this.#add("error", `Not replayed: ${read.problem}`);
    const { payloads, problems } = sentIn(new TextDecoder().decode(read.payload));
    for (const problem of problems.slice(0, MAX_PROBLEMS_LOGGED)) this.#add("error", `“${file.name}”, ${problem}`);
    const more = problems.length - MAX_PROBLEMS_LOGGED;
    if (more > 0) this.#add("error", `“${file.name}” has ${formatCount(more)} more invalid lines.`);
    if (payloads.length === 0) return this.#add("error", `“${file.name}” has no sent messages.`);
    this.#start(new Replayer(payloads, target), target.name);
  }

  /**
   * @param {Replayer} replayer
   * @param {string} name of the target
   */
  #start(replayer, name) {
    const { progress, stop, replay } = this.#elements;
    this.#replayer = replayer;
    this.#add("notice", `Replay of ${formatCount(replayer.total)} messages to ${name} started`);
    replayer.addEventListener("progress", () => this.#show(replayer));
    replayer.addEventListener("end", (event) => {
      const { problem } = /** @type {CustomEvent} */ (event).detail;
      const done = `${formatCount(replayer.sent)} of ${formatCount(replayer.total)} messages sent`;
      this.#replayer = null;
      this.#add(
        problem ? "error" : "notice",
        `Replay ${replayer.sent === replayer.total ? "done" : "stopped"}: ${done}. ${problem ?? ""}`.trim(),
      );
      if (document.activeElement === stop) replay.focus();
      progress.hidden = true;
    });
    progress.hidden = false;
    replayer.start();
  }

  /** @param {Replayer} replayer */
  #show(replayer) {
    const { bar, count } = this.#elements;
    bar.max = replayer.total;
    bar.value = replayer.sent;
    count.textContent = `${formatCount(replayer.sent)} of ${formatCount(replayer.total)} sent`;
  }

  /**
   * @param {"notice" | "error"} kind
   * @param {string} text
   */
  #add(kind, text) {
    this.#log.add(eventEntry("replay", kind, text));
  }
}
