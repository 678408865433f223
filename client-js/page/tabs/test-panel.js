import { Buttons } from "../form/buttons.js";
import { FieldError } from "../form/field-error.js";
import { MAX_IN_FLIGHT, MAX_MESSAGES, MAX_SIZE, RoundTripTest } from "../measure/round-trip-test.js";
import { formatBytes, formatCount, formatMilliseconds, formatSize } from "../text/format.js";
import { parseCount } from "../text/number.js";

const REFRESH_MILLISECONDS = 200;

/** The round-trip test's form, and how it goes on. */
export class TestPanel {
  #context;
  #connection;
  #logger;
  #fieldError;
  #buttons = new Buttons();
  #allowed = false;
  /** @type {RoundTripTest | null} */ #test = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */ #timer;

  /**
   * @param {import("./tab-context.js").TabContext} context
   * @param {import("../socket/connection.js").Connection} connection
   * @param {Pick<import("../log/connection-logger.js").ConnectionLogger, "notice" | "error">} logger
   */
  constructor(context, connection, logger) {
    this.#context = context;
    this.#connection = connection;
    this.#logger = logger;
    this.#fieldError = new FieldError(context.byId("test-error"));
    context.byId("test-form").addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#start();
    });
    context.byId("test-stop").addEventListener("click", () => this.#test?.stop());
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
    this.#fieldError.clear();
    this.#logger.notice(
      `Round-trip test started: ${formatCount(plan.messages)} messages of ${formatSize(plan.size)}, ${formatCount(plan.inFlight)} in flight`,
    );
    const test = new RoundTripTest(this.#connection, plan);
    const { throughput } = this.#context;
    test.addEventListener("echo", (event) => throughput.roundTrip(/** @type {CustomEvent} */ (event).detail));
    test.addEventListener("end", () => this.#ended(test));
    this.#test = test;
    this.#context.byId("test-results").hidden = false;
    this.#context.byId("test-outcome").textContent = "Running";
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
      const field = this.#context.byId(id);
      const parsed = parseCount(name, field.value, { max });
      if ("problem" in parsed) return this.#fieldError.show(field, parsed.problem);
      values.push(parsed.value);
    }
    const [messages = 1, size = 1, inFlight = 1] = values;
    return { messages, size, inFlight };
  }

  /** @param {RoundTripTest} test */
  #ended(test) {
    clearInterval(this.#timer);
    const message = outcomeOf(test);
    this.#context.byId("test-outcome").textContent = message;
    if (test.outcome === "failed") this.#logger.error(`Round-trip test: ${message}`);
    else this.#logger.notice(`Round-trip test: ${message}`);
    this.#show(test);
    this.#enable();
  }

  /** @param {RoundTripTest} test */
  #show(test) {
    const { byId } = this.#context;
    const { received, messagesPerSecond, bytesPerSecond, min, median, p99, max } = test.results;
    const bar = byId("test-bar");
    bar.max = test.plan.messages;
    bar.value = received;
    byId("test-count").textContent = `${formatCount(received)} of ${formatCount(test.plan.messages)}`;
    byId("test-rate").textContent = `${formatCount(Math.round(messagesPerSecond))}/s, ${formatBytes(bytesPerSecond)}/s`;
    byId("test-min").textContent = formatMilliseconds(min);
    byId("test-median").textContent = formatMilliseconds(median);
    byId("test-p99").textContent = formatMilliseconds(p99);
    byId("test-max").textContent = formatMilliseconds(max);
  }

  #enable() {
    const { byId } = this.#context;
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
