import { elementsIn } from "../form/elements-in.js";
import { formatBytes, formatCount, formatMilliseconds } from "../text/format.js";
import { linePath } from "./line-path.js";

const SECOND = 1000;
const CALM_SECONDS = 5;

/**
 * The live chart in the head of the log: one line for sent and one for received messages of the last minute, and the
 * numbers of the last second. It is drawn once per second, the lines every five seconds if the user prefers reduced
 * motion, and not at all in a hidden tab.
 */
export class Chart {
  #throughput;
  #find;
  #calm = matchMedia("(prefers-reduced-motion: reduce)");
  #sinceLines = 0;

  /**
   * @param {HTMLElement} root
   * @param {import("./throughput.js").Throughput} throughput
   */
  constructor(root, throughput) {
    this.#throughput = throughput;
    this.#find = elementsIn(root);
    setInterval(() => this.#draw(), SECOND);
    this.#draw();
  }

  #draw() {
    if (document.hidden) return;
    const seconds = this.#throughput.last();
    const now = seconds.at(-1);
    if (!now) return;
    const values = {
      sent: seconds.map((second) => second.sent),
      received: seconds.map((second) => second.received),
    };
    const max = { sent: Math.max(...values.sent), received: Math.max(...values.received) };
    for (const way of /** @type {const} */ (["sent", "received"])) {
      this.#write(`${way}-rate`, `${formatCount(now[way])}/s`);
      this.#write(`${way}-max`, `max ${formatCount(max[way])}/s`);
    }
    this.#write("live-bytes", `${formatBytes(now.bytes)}/s`);
    this.#write("live-times", now.roundTrips > 0 ? formatMilliseconds(now.roundTrip) : "–");

    if (this.#sinceLines++ % (this.#calm.matches ? CALM_SECONDS : 1) !== 0) return;
    // One scale for both lines.
    const top = Math.max(max.sent, max.received);
    this.#find("chart-sent").setAttribute("d", linePath(values.sent, top));
    this.#find("chart-received").setAttribute("d", linePath(values.received, top));
  }

  /**
   * @param {string} id
   * @param {string} text
   */
  #write(id, text) {
    const element = this.#find(id);
    if (element.textContent !== text) element.textContent = text;
  }
}
