import { readFile } from "../form/file.js";
import { formatCount } from "../text/format.js";
import { eventEntry } from "./entry.js";
import { sentIn } from "./lines.js";
import { Player } from "./player.js";

const MAX_FILE_BYTES = 64 * 1024 * 1024;
const MAX_PROBLEMS_TOLD = 10;

/** @typedef {import("./player.js").Target & { name: string }} Target */

/** Sends once more what the client sent in a saved log. */
export class ReplayBar {
  #byId;
  #log;
  #target;
  #reading = false;
  /** @type {Player | null} */ #player = null;

  /**
   * @param {(id: string) => any} byId
   * @param {import("./log.js").Log} log
   * @param {() => Target | null} target where it goes at present
   */
  constructor(byId, log, target) {
    this.#byId = byId;
    this.#log = log;
    this.#target = target;
    const file = byId("log-file");
    byId("log-replay").addEventListener("click", () => file.click());
    byId("replay-stop").addEventListener("click", () => this.#player?.stop());
    file.addEventListener("change", () => {
      this.#replay(file.files?.[0]);
      // Or the same file could not be chosen again.
      file.value = "";
    });
  }

  /** @param {File | undefined} file */
  async #replay(file) {
    if (!file) return;
    if (this.#reading || this.#player) return this.#tell("error", "Not replayed: another replay is running.");
    const target = this.#target();
    if (!target) return this.#tell("error", "Not replayed: a writer takes no messages. Choose Echo or Channel.");
    this.#reading = true;
    const read = await readFile(file, MAX_FILE_BYTES).finally(() => (this.#reading = false));
    if ("problem" in read) return this.#tell("error", `Not replayed: ${read.problem}`);
    const { payloads, problems } = sentIn(new TextDecoder().decode(read.payload));
    for (const problem of problems.slice(0, MAX_PROBLEMS_TOLD)) this.#tell("error", `“${file.name}” ${problem}`);
    const more = problems.length - MAX_PROBLEMS_TOLD;
    if (more > 0) this.#tell("error", `“${file.name}” has ${formatCount(more)} more lines that cannot be replayed.`);
    if (payloads.length === 0) return this.#tell("error", `“${file.name}” has no messages that a client sent.`);
    this.#play(new Player(payloads, target), target.name);
  }

  /**
   * @param {Player} player
   * @param {string} name
   */
  #play(player, name) {
    this.#player = player;
    this.#tell("notice", `Replay of ${formatCount(player.total)} messages to ${name} begins`);
    player.addEventListener("progress", () => this.#show(player));
    player.addEventListener("end", (event) => {
      const { problem } = /** @type {CustomEvent} */ (event).detail;
      const done = `${formatCount(player.sent)} of ${formatCount(player.total)} messages sent`;
      this.#player = null;
      this.#tell(
        problem ? "error" : "notice",
        `Replay ${player.sent === player.total ? "done" : "ended"}: ${done}. ${problem ?? ""}`.trim(),
      );
      const stop = this.#byId("replay-stop");
      if (document.activeElement === stop) this.#byId("log-replay").focus();
      this.#byId("replay").hidden = true;
    });
    this.#byId("replay").hidden = false;
    player.start();
  }

  /** @param {Player} player */
  #show(player) {
    const bar = this.#byId("replay-bar");
    bar.max = player.total;
    bar.value = player.sent;
    this.#byId("replay-count").textContent = `${formatCount(player.sent)} of ${formatCount(player.total)} sent`;
  }

  /**
   * @param {"notice" | "error"} kind
   * @param {string} text
   */
  #tell(kind, text) {
    this.#log.add(eventEntry("replay", kind, text));
  }
}
