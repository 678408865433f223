import { elementsIn } from "../form/elements-in.js";
import { formatBytes, formatCount, formatMilliseconds } from "../text/format.js";
import { linePath } from "./line-path.js";

const SECOND = 1000;
const CALM_SECONDS = 5;

/**
 * The live chart: lines and numbers for the last minute. It is drawn once per second, the lines every five seconds if the
 * user prefers reduced motion, and not at all in a hidden tab.
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
    const messages = Math.max(...seconds.map(({ sent, received }) => Math.max(sent, received)));
    const bytes = Math.max(...seconds.map((second) => second.bytes));
    const roundTrip = Math.max(...seconds.map((second) => second.roundTrip));
    this.#write("live-messages", `${formatCount(now.sent)} sent, ${formatCount(now.received)} received`);
    this.#write("live-messages-max", `max ${formatCount(messages)}`);
    this.#write("live-bytes", `${formatBytes(now.bytes)}`);
    this.#write("live-bytes-max", `max ${formatBytes(bytes)}`);
    this.#write("live-times", now.roundTrips > 0 ? formatMilliseconds(now.roundTrip) : "no echoes");
    this.#write("live-times-max", roundTrip > 0 ? `max ${formatMilliseconds(roundTrip)}` : "");

    if (this.#sinceLines++ % (this.#calm.matches ? CALM_SECONDS : 1) !== 0) return;
    this.#line(
      "chart-sent",
      seconds.map((second) => second.sent),
      messages,
    );
    this.#line(
      "chart-received",
      seconds.map((second) => second.received),
      messages,
    );
    this.#line(
      "chart-bytes",
      seconds.map((second) => second.bytes),
      bytes,
    );
    this.#line(
      "chart-times",
      seconds.map((second) => (second.roundTrips > 0 ? second.roundTrip : null)),
      roundTrip,
    );
  }

  /**
   * @param {string} id
   * @param {string} text
   */
  #write(id, text) {
    const element = this.#find(id);
    if (element.textContent !== text) element.textContent = text;
  }

  /**
   * @param {string} id
   * @param {(number | null)[]} values
   * @param {number} max
   */
  #line(id, values, max) {
    this.#find(id).setAttribute("d", linePath(values, max));
  }
}
