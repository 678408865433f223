import { Buttons } from "../form/buttons.js";
import { Complaint } from "../form/complaint.js";
import { MAX_IN_FLIGHT, MAX_MESSAGES, MAX_SIZE, RoundTripTest } from "../measure/round-trip-test.js";
import { formatBytes, formatCount, formatMilliseconds, formatSize } from "../text/format.js";
import { parseCount } from "../text/number.js";

const REFRESH_MILLISECONDS = 200;

/** The round-trip test's form, and how it goes on. */
export class TestPanel {
  #page;
  #connection;
  #transcript;
  #complaint;
  #buttons = new Buttons();
  #allowed = false;
  /** @type {RoundTripTest | null} */ #test = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */ #timer;

  /**
   * @param {import("./page.js").Page} page
   * @param {import("../socket/connection.js").Connection} connection
   * @param {Pick<import("../log/transcript.js").Transcript, "notice" | "error">} transcript
   */
  constructor(page, connection, transcript) {
    this.#page = page;
    this.#connection = connection;
    this.#transcript = transcript;
    this.#complaint = new Complaint(page.byId("test-error"));
    page.byId("test-form").addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#start();
    });
    page.byId("test-stop").addEventListener("click", () => this.#test?.stop());
  }

  get running() {
    return this.#test?.outcome === "running";
  }

  /** @param {boolean} allowed */
  allow(allowed) {
    this.#allowed = allowed;
    this.#enable();
  }

  #start() {
    const plan = this.#plan();
    if (!plan) return;
    this.#complaint.clear();
    this.#transcript.notice(
      `Round-trip test begins: ${formatCount(plan.messages)} messages of ${formatSize(plan.size)}, ${formatCount(plan.inFlight)} in flight`,
    );
    const test = new RoundTripTest(this.#connection, plan);
    const { meter } = this.#page;
    test.addEventListener("echo", (event) => meter.roundTrip(/** @type {CustomEvent} */ (event).detail));
    test.addEventListener("end", () => this.#ended(test));
    this.#test = test;
    this.#page.byId("test-results").hidden = false;
    this.#page.byId("test-outcome").textContent = "Running";
    this.#timer = setInterval(() => this.#show(test), REFRESH_MILLISECONDS);
    test.start();
    this.#enable();
    this.#show(test);
  }

  #plan() {
    const fields = [
      { name: "Messages", id: "test-messages", max: MAX_MESSAGES },
      { name: "Size", id: "test-size", max: MAX_SIZE },
      { name: "In flight", id: "test-in-flight", max: MAX_IN_FLIGHT },
    ];
    const values = [];
    for (const { name, id, max } of fields) {
      const field = this.#page.byId(id);
      const parsed = parseCount(name, field.value, { max });
      if ("problem" in parsed) return this.#complaint.show(field, parsed.problem);
      values.push(parsed.value);
    }
    const [messages = 1, size = 1, inFlight = 1] = values;
    return { messages, size, inFlight };
  }

  /** @param {RoundTripTest} test */
  #ended(test) {
    clearInterval(this.#timer);
    const said = outcomeOf(test);
    this.#page.byId("test-outcome").textContent = said;
    if (test.outcome === "failed") this.#transcript.error(`Round-trip test: ${said}`);
    else this.#transcript.notice(`Round-trip test: ${said}`);
    this.#show(test);
    this.#enable();
  }

  /** @param {RoundTripTest} test */
  #show(test) {
    const { byId } = this.#page;
    const { received, messagesPerSecond, bytesPerSecond, least, median, p99, most } = test.results;
    const bar = byId("test-bar");
    bar.max = test.plan.messages;
    bar.value = received;
    byId("test-count").textContent = `${formatCount(received)} of ${formatCount(test.plan.messages)}`;
    byId("test-rate").textContent = `${formatCount(Math.round(messagesPerSecond))}/s, ${formatBytes(bytesPerSecond)}/s`;
    byId("test-least").textContent = formatMilliseconds(least);
    byId("test-median").textContent = formatMilliseconds(median);
    byId("test-p99").textContent = formatMilliseconds(p99);
    byId("test-most").textContent = formatMilliseconds(most);
  }

  #enable() {
    const { byId } = this.#page;
    this.#buttons.enable(byId("test-start"), this.#allowed && !this.running);
    this.#buttons.enable(byId("test-stop"), this.running);
    this.#buttons.passFocus(byId(this.running ? "test-stop" : this.#allowed ? "test-start" : "test-messages"));
  }
}

/** @param {RoundTripTest} test */
function outcomeOf({ outcome, problem, results }) {
  const { received, seconds, messagesPerSecond, median, p99 } = results;
  const numbers =
    `${formatCount(received)} echoes in ${seconds.toFixed(2)} s, ${formatCount(Math.round(messagesPerSecond))}/s, ` +
    `p50 ${formatMilliseconds(median)}, p99 ${formatMilliseconds(p99)}`;
  if (outcome === "failed") return `Failed after ${numbers}. ${problem}`;
  return `${outcome === "done" ? "Done" : "Stopped"}: ${numbers}`;
}
