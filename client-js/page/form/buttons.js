/** Enables what makes sense, and keeps the keyboard's place. */
export class Buttons {
  #disabledInFocus = false;

  /**
   * @param {HTMLButtonElement} button
   * @param {boolean} enabled
   */
  enable(button, enabled) {
    if (!enabled && document.activeElement === button) this.#disabledInFocus = true;
    button.disabled = !enabled;
  }

  /**
   * A button loses the focus when it is disabled. Unless the reader has put it elsewhere since, it goes on to what can
   * be done next, so that the keyboard does not begin again at the top of the page.
   *
   * @param {HTMLElement} next
   * @param {boolean} [anyway]
   */
  passFocus(next, anyway = false) {
    // Browsers differ in when a disabled element stops being the active one.
    const lost = document.activeElement === document.body || document.activeElement?.matches(":disabled");
    if (anyway || (this.#disabledInFocus && lost)) next.focus({ preventScroll: true });
    this.#disabledInFocus = false;
  }
}
