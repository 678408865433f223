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

/** The form that composes a message as text, hex or a file. A rejected message stays in its field. */
export class Composer {
  #elements;
  #fieldError;
  #send;

  /**
   * @param {Elements} elements
   * @param {import("../form/field-error.js").FieldError} fieldError
   * @param {(payload: import("../socket/connection.js").Payload) => string | null} send returns the error, or null
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
      // Otherwise the same file could not be chosen again.
      file.value = "";
    });
    onFileDrop(message, (dropped) => this.#sendFile(dropped));
    this.#kindChanged();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // While an input method composes, Enter accepts its suggestion.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    // A held key would flood the server. With a disabled Send button, sending still shows the error.
    if (!event.repeat) this.#sendTyped();
  }

  #sendTyped() {
    const { message, kind } = this.#elements;
    const parsed = kind.value === "binary" ? parseHex(message.value) : { payload: message.value };
    if ("problem" in parsed) return this.#fieldError.show(message, parsed.problem);
    // Selected: typing replaces the message, and Enter sends it again.
    if (this.#settle(this.#send(parsed.payload))) message.select();
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
    message.placeholder = kind.value === "binary" ? "48 65 6c 6c 6f" : "";
    this.#fieldError.clear();
  }
}
