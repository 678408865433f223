/** @typedef {import("../socket/reconnector.js").State} State */

/**
 * The label of each state, and the actions that it allows.
 *
 * @type {Record<State, { label: string, connect: boolean, close: boolean }>}
 */
export const STATES = {
  ready: { label: "Not connected", connect: true, close: false },
  connecting: { label: "Connecting", connect: false, close: true },
  open: { label: "Open", connect: false, close: true },
  waiting: { label: "Waiting", connect: true, close: true },
  closing: { label: "Closing", connect: false, close: false },
  closed: { label: "Closed", connect: true, close: false },
  failed: { label: "Failed", connect: true, close: false },
};

/**
 * Shows a state.
 *
 * @param {HTMLElement} element
 * @param {State} state
 * @param {string} [label]
 */
export function showState(element, state, label = STATES[state].label) {
  if (element.textContent !== label) element.textContent = label;
  element.dataset.state = state;
}

/**
 * Shows a failure, or none.
 *
 * @param {HTMLElement} element with the role alert
 * @param {string | null} problem
 */
export function showFailure(element, problem) {
  const text = problem ?? "";
  if (element.textContent !== text) element.textContent = text;
}
