/** @typedef {import("./connection.js").State} State */

/** @type {Record<State, { label: string, connect: boolean, send: boolean, close: boolean }>} */
const STATES = {
  ready: { label: "Ready to connect", connect: true, send: false, close: false },
  connecting: { label: "Connecting", connect: false, send: false, close: true },
  open: { label: "Open", connect: false, send: true, close: true },
  closing: { label: "Closing", connect: false, send: false, close: false },
  closed: { label: "Closed", connect: true, send: false, close: false },
};

/**
 * @typedef {object} Elements
 * @property {HTMLElement} state
 * @property {HTMLInputElement} url
 * @property {HTMLButtonElement} connect
 * @property {HTMLButtonElement} close
 * @property {HTMLTextAreaElement} message
 * @property {HTMLButtonElement} send
 * @property {HTMLElement} error
 */

/** The forms' side of the page: shows the state, enables what makes sense in it, and keeps the keyboard's place. */
export class Controls {
  #elements;
  #disabledInFocus = false;

  /** @param {Elements} elements */
  constructor(elements) {
    this.#elements = elements;
  }

  /** @param {State} state */
  show(state) {
    const { url, connect, close, message, send, state: status } = this.#elements;
    const { label, ...allowed } = STATES[state];
    status.textContent = label;
    status.dataset.state = state;
    url.readOnly = !allowed.connect;
    this.#enable(connect, allowed.connect);
    this.#enable(close, allowed.close);
    this.#enable(send, allowed.send);
    if (state === "open") {
      this.clearError();
      this.#passFocus(message, document.activeElement === url);
    }
    if (state === "closed") this.#passFocus(connect, false);
  }

  /**
   * @param {HTMLInputElement | HTMLTextAreaElement} field
   * @param {string} text
   */
  showError(field, text) {
    this.clearError();
    this.#elements.error.textContent = text;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-errormessage", this.#elements.error.id);
    field.focus();
  }

  clearError() {
    const { url, message, error } = this.#elements;
    error.textContent = "";
    for (const field of [url, message]) {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-errormessage");
    }
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {boolean} enabled
   */
  #enable(button, enabled) {
    if (!enabled && document.activeElement === button) this.#disabledInFocus = true;
    button.disabled = !enabled;
  }

  /**
   * A button loses the focus when it is disabled. Unless the reader has put it elsewhere since, it goes on to what can
   * be done next, so that the keyboard does not begin again at the top of the page.
   *
   * @param {HTMLElement} next
   * @param {boolean} anyway
   */
  #passFocus(next, anyway) {
    // Browsers differ in when a disabled element stops being the active one.
    const lost = document.activeElement === document.body || document.activeElement?.matches(":disabled");
    if (anyway || (this.#disabledInFocus && lost)) next.focus({ preventScroll: true });
    this.#disabledInFocus = false;
  }
}
