/** Where a place says what was wrong with what somebody typed. */
export class FieldError {
  #element;
  /** @type {HTMLElement | null} */ #field = null;

  /** @param {HTMLElement} element with the role alert */
  constructor(element) {
    this.#element = element;
  }

  /**
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

  clear() {
    this.#element.textContent = "";
    this.#field?.removeAttribute("aria-invalid");
    this.#field?.removeAttribute("aria-errormessage");
    this.#field = null;
  }
}
