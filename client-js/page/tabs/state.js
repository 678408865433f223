/** @typedef {import("../socket/connection.js").State} State */

/**
 * The label of each state, and the actions that it allows.
 *
 * @type {Record<State, { label: string, connect: boolean, close: boolean }>}
 */
export const STATES = {
  ready: { label: "Ready to connect", connect: true, close: false },
  connecting: { label: "Connecting", connect: false, close: true },
  open: { label: "Open", connect: false, close: true },
  closing: { label: "Closing", connect: false, close: false },
  closed: { label: "Closed", connect: true, close: false },
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
