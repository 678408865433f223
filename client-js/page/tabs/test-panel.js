import { Buttons } from "../form/buttons.js";
import { elementsIn } from "../form/elements-in.js";
import { FieldError } from "../form/field-error.js";
import { MAX_IN_FLIGHT, MAX_MESSAGES, MAX_SIZE, RoundTripTest } from "../measure/round-trip-test.js";
import { formatBytes, formatCount, formatMilliseconds, formatSize } from "../text/format.js";
import { parseCount } from "../text/number.js";

const REFRESH_MILLISECONDS = 200;

/** The form of the round-trip test, with its progress and results. */
export class TestPanel {
  #connection;
  #logger;
  #throughput;
  #fieldError;
  #elements;
  #buttons = new Buttons();
  #allowed = false;
  /** @type {RoundTripTest | null} */ #test = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */ #timer;

  /**
   * @param {HTMLElement} root
   * @param {import("../socket/connection.js").Connection} connection
   * @param {Pick<import("../log/connection-logger.js").ConnectionLogger, "notice" | "error">} logger
   * @param {Pick<import("../measure/throughput.js").Throughput, "roundTrip">} throughput
   */
  constructor(root, connection, logger, throughput) {
    const find = elementsIn(root);
    this.#connection = connection;
    this.#logger = logger;
    this.#throughput = throughput;
    this.#fieldError = new FieldError(find("test-error"));
    this.#elements = {
      messages: find("test-messages"),
      size: find("test-size"),
      inFlight: find("test-in-flight"),
      start: find("test-start"),
      stop: find("test-stop"),
      bar: find("test-bar"),
      count: find("test-count"),
      rate: find("test-rate"),
      min: find("test-min"),
      median: find("test-median"),
      p99: find("test-p99"),
      max: find("test-max"),
      outcome: find("test-outcome"),
    };
    find("test-form").addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#start();
    });
    this.#elements.stop.addEventListener("click", () => this.#test?.stop());
  }

  /** The fields of the permalink, by parameter. */
  get linkFields() {
    const { messages, size, inFlight } = this.#elements;
    return { count: messages, size, inflight: inFlight };
  }

  /** Whether a test is running. */
  get running() {
    return this.#test?.outcome === "running";
  }

  /**
   * Allows or forbids to start a test.
   *
   * @param {boolean} allowed
   */
  allow(allowed) {
    this.#allowed = allowed;
    this.#enable();
  }

  #start() {
    const plan = this.#plan();
    if (!plan) return;
    const { outcome } = this.#elements;
    this.#fieldError.clear();
    this.#logger.notice(
      `Round-trip test started: ${formatCount(plan.messages)} messages of ${formatSize(plan.size)}, ${formatCount(plan.inFlight)} in flight`,
    );
    const test = new RoundTripTest(this.#connection, plan);
    test.addEventListener("echo", (event) => this.#throughput.roundTrip(/** @type {CustomEvent} */ (event).detail));
    test.addEventListener("end", () => this.#ended(test));
    this.#test = test;
    outcome.textContent = "Running";
    this.#timer = setInterval(() => this.#show(test), REFRESH_MILLISECONDS);
    test.start();
    this.#enable();
    this.#show(test);
  }

  #plan() {
    const { messages: messagesField, size: sizeField, inFlight: inFlightField } = this.#elements;
    const fields = [
      { name: "Messages", field: messagesField, max: MAX_MESSAGES },
      { name: "Size", field: sizeField, max: MAX_SIZE },
      { name: "In flight", field: inFlightField, max: MAX_IN_FLIGHT },
    ];
    const values = [];
    for (const { name, field, max } of fields) {
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
    this.#elements.outcome.textContent = message;
    if (test.outcome === "failed") this.#logger.error(`Round-trip test: ${message}`);
    else this.#logger.notice(`Round-trip test: ${message}`);
    this.#show(test);
    this.#enable();
  }

  /** @param {RoundTripTest} test */
  #show(test) {
    const elements = this.#elements;
    const { received, messagesPerSecond, bytesPerSecond, min, median, p99, max } = test.results;
    elements.bar.max = test.plan.messages;
    elements.bar.value = received;
    elements.count.textContent = formatCount(received);
    elements.rate.textContent = `${formatCount(Math.round(messagesPerSecond))}/s, ${formatBytes(bytesPerSecond)}/s`;
    elements.min.textContent = formatMilliseconds(min);
    elements.median.textContent = formatMilliseconds(median);
    elements.p99.textContent = formatMilliseconds(p99);
    elements.max.textContent = formatMilliseconds(max);
  }

  #enable() {
    const { start, stop, messages } = this.#elements;
    this.#buttons.enable(start, this.#allowed && !this.running);
    this.#buttons.enable(stop, this.running);
    this.#buttons.passFocus(this.running ? stop : this.#allowed ? start : messages);
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
