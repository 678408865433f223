/** The error line below a form's fields, for one field at a time. */
export class FieldError {
  #element;
  /** @type {HTMLElement | null} */ #field = null;
  /** @type {string | null} */ #describedBefore = null;

  /** @param {HTMLElement} element with the role alert */
  constructor(element) {
    this.#element = element;
  }

  /**
   * Shows the error, marks its field, and focuses the field.
   *
   * @param {HTMLElement} field
   * @param {string} text
   * @param {{ focus?: boolean }} [options]
   */
  show(field, text, { focus = true } = {}) {
    this.clear();
    this.#element.textContent = text;
    this.#field = field;
    this.#describedBefore = field.getAttribute("aria-describedby");
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", [this.#element.id, this.#describedBefore].filter(Boolean).join(" "));
    if (focus) field.focus();
  }

  /** Removes the error. */
  clear() {
    this.#element.textContent = "";
    this.#field?.removeAttribute("aria-invalid");
    if (this.#describedBefore === null) this.#field?.removeAttribute("aria-describedby");
    else this.#field?.setAttribute("aria-describedby", this.#describedBefore);
    this.#field = null;
  }
}
