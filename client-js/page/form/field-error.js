/** The error line of a form, for one field at a time. */
export class FieldError {
  #element;
  /** @type {HTMLElement | null} */ #field = null;

  /** @param {HTMLElement} element with the role alert */
  constructor(element) {
    this.#element = element;
  }

  /**
   * Shows the error, and marks and focuses its field.
   *
   * @param {HTMLElement} field
   * @param {string} text
   */
  show(field, text) {
    this.clear();
    this.#element.textContent = text;
    this.#field = field;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-errormessage", this.#element.id);
    field.focus();
  }

  /** Removes the error. */
  clear() {
    this.#element.textContent = "";
    this.#field?.removeAttribute("aria-invalid");
    this.#field?.removeAttribute("aria-errormessage");
    this.#field = null;
  }
}
