/** Enables and disables buttons, and keeps the keyboard focus on the form. */
export class Buttons {
  #disabledInFocus = false;

  /**
   * Enables or disables a button.
   *
   * @param {HTMLButtonElement} button
   * @param {boolean} enabled
   */
  enable(button, enabled) {
    if (!enabled && document.activeElement === button) this.#disabledInFocus = true;
    button.disabled = !enabled;
  }

  /**
   * Focuses the next control if a focused button was disabled, so that the keyboard does not start again at the top of
   * the page. A focus that the user has moved since stays.
   *
   * @param {HTMLElement} next
   * @param {boolean} [always] focuses it in any case
   */
  passFocus(next, always = false) {
    // Browsers differ in when a disabled element stops being the active one.
    const lost = document.activeElement === document.body || document.activeElement?.matches(":disabled");
    if (always || (this.#disabledInFocus && lost)) next.focus({ preventScroll: true });
    this.#disabledInFocus = false;
  }
}
