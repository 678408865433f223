import { elementsIn } from "../form/elements-in.js";
import { FieldError } from "../form/field-error.js";
import { onFileDrop } from "../form/file-drop.js";
import { readFile } from "../form/read-file.js";
import { MAX_BUFFERED_MIB } from "../socket/connection.js";
import { MessageHistory } from "./history.js";
import { convert, formatJson, payloadOf } from "./payload.js";

/**
 * The form that composes a message as text, hex or a file, with a history. A rejected message stays in its field.
 */
export class Composer {
  #elements;
  #fieldError;
  #send;
  #history = new MessageHistory();

  /**
   * @param {HTMLFormElement} form
   * @param {string} name of the tab, with which the ids start
   * @param {(payload: import("../socket/connection.js").Payload) => string | null} send returns the error, or null
   */
  constructor(form, name, send) {
    const find = elementsIn(form);
    this.#elements = { message: find(`${name}-message`), kind: find(`${name}-kind`), file: find(`${name}-file`) };
    this.#fieldError = new FieldError(find(`${name}-error`));
    this.#send = send;
    const { message, kind, file } = this.#elements;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#sendTyped();
    });
    message.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.#key(event));
    message.addEventListener("input", () => {
      this.#history.stop();
      this.#fieldError.clear();
    });
    kind.addEventListener("change", () => this.#kindChanged());
    find(`${name}-format`).addEventListener("click", () => this.#format());
    find(`${name}-choose-file`).addEventListener("click", () => file.click());
    file.addEventListener("change", () => {
      this.#sendFile(file.files?.[0]);
      // Otherwise the same file could not be chosen again.
      file.value = "";
    });
    onFileDrop(message, (dropped) => this.#sendFile(dropped));
  }

  /**
   * Shows an error at the message, after a send that failed later.
   *
   * @param {string} problem
   */
  fail(problem) {
    this.#fieldError.show(this.#elements.message, problem, { focus: false });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") return this.#browse(event);
    // While an input method composes, Enter accepts its suggestion.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    // A held key would flood the server.
    if (!event.repeat) this.#sendTyped();
  }

  /** @param {KeyboardEvent} event */
  #browse(event) {
    const { message, kind } = this.#elements;
    if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const { selectionStart, selectionEnd, value } = message;
    const atStart = selectionStart === 0 && (selectionEnd === 0 || selectionEnd === value.length);
    if (!this.#history.browsing && !(atStart && event.key === "ArrowUp")) return;
    const found =
      event.key === "ArrowUp" ? this.#history.back({ text: value, kind: kind.value }) : this.#history.forward();
    event.preventDefault();
    if (!found) return;
    message.value = found.text;
    kind.value = found.kind;
    message.select();
    this.#fieldError.clear();
  }

  #sendTyped() {
    const { message, kind } = this.#elements;
    const parsed = payloadOf(message.value, kind.value);
    if ("problem" in parsed) return this.#fieldError.show(message, parsed.problem);
    if (!this.#settle(this.#send(parsed.payload))) return;
    this.#history.add({ text: message.value, kind: kind.value });
    // Selected: typing replaces the message, and Enter sends it again.
    message.select();
  }

  /** @param {File | undefined} file */
  async #sendFile(file) {
    if (!file) return;
    const read = await readFile(file, MAX_BUFFERED_MIB * 1024 * 1024);
    this.#settle("problem" in read ? read.problem : this.#send(read.payload));
  }

  /** @param {string | null} error */
  #settle(error) {
    if (error === null) this.#fieldError.clear();
    else this.#fieldError.show(this.#elements.message, error);
    return error === null;
  }

  #kindChanged() {
    const { message, kind } = this.#elements;
    this.#history.stop();
    this.#write(convert(message.value, kind.value));
  }

  #format() {
    const { message, kind } = this.#elements;
    if (kind.value === "binary") return this.#fieldError.show(message, "Binary is not JSON: select Text first.");
    this.#history.stop();
    this.#write(formatJson(message.value));
  }

  /** @param {{ text: string } | { problem: string }} result */
  #write(result) {
    const { message } = this.#elements;
    if ("problem" in result) return this.#fieldError.show(message, result.problem, { focus: false });
    this.#fieldError.clear();
    if (message.value === result.text) return;
    message.value = result.text;
    // For the stored draft: a value that a script sets dispatches no event.
    message.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
