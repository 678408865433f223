import { onFileDrop } from "../form/file-drop.js";
import { readFile } from "../form/read-file.js";
import { MAX_BUFFERED_MIB } from "../socket/connection.js";
import { parseHex } from "../text/hex.js";

/**
 * @typedef {object} Elements
 * @property {HTMLFormElement} form
 * @property {HTMLTextAreaElement} message
 * @property {HTMLSelectElement} kind
 * @property {HTMLInputElement} file
 * @property {HTMLButtonElement} chooseFile
 */

/** Where a message is written, as text or hex, or a file given instead. What is refused stays there. */
export class Composer {
  #elements;
  #fieldError;
  #send;

  /**
   * @param {Elements} elements
   * @param {import("../form/field-error.js").FieldError} fieldError
   * @param {(payload: import("../socket/connection.js").Payload) => string | null} send answers why not
   */
  constructor(elements, fieldError, send) {
    this.#elements = elements;
    this.#fieldError = fieldError;
    this.#send = send;
    const { form, message, kind, file, chooseFile } = elements;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#sendTyped();
    });
    message.addEventListener("keydown", (event) => this.#key(event));
    kind.addEventListener("change", () => this.#kindChanged());
    chooseFile.addEventListener("click", () => file.click());
    file.addEventListener("change", () => {
      this.#sendFile(file.files?.[0]);
      // Or the same file could not be chosen again.
      file.value = "";
    });
    onFileDrop(message, (dropped) => this.#sendFile(dropped));
    this.#kindChanged();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // While composing, Enter takes what the input method offers.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    // A key held down would flood the server; and a disabled Send button must not keep us from saying why.
    if (!event.repeat) this.#sendTyped();
  }

  #sendTyped() {
    const { message, kind } = this.#elements;
    const parsed = kind.value === "binary" ? parseHex(message.value) : { payload: message.value };
    if ("problem" in parsed) return this.#fieldError.show(message, parsed.problem);
    // Selected, so that typing replaces it and Enter sends it once more.
    if (this.#settle(this.#send(parsed.payload))) message.select();
  }

  /** @param {File | undefined} file */
  async #sendFile(file) {
    if (!file) return;
    const read = await readFile(file, MAX_BUFFERED_MIB * 1024 * 1024);
    this.#settle("problem" in read ? read.problem : this.#send(read.payload));
  }

  /** @param {string | null} refusal */
  #settle(refusal) {
    if (refusal === null) this.#fieldError.clear();
    else this.#fieldError.show(this.#elements.message, refusal);
    return refusal === null;
  }

  #kindChanged() {
    const { message, kind } = this.#elements;
    message.placeholder = kind.value === "binary" ? "48 65 6c 6c 6f" : "";
    this.#fieldError.clear();
  }
}
