/**
 * Lets a row of buttons show and hide sections, one at a time. The buttons stay in place, and name their sections by
 * aria-controls. A button with data-open="wide" shows its section from the start on wide screens.
 *
 * @param {HTMLElement} root
 */
export function listenToDisclosures(root) {
  const buttons = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".fold")]);
  const open = (/** @type {HTMLElement | null} */ opened) => {
    for (const button of buttons) {
      button.setAttribute("aria-expanded", String(button === opened));
      const section = root.querySelector(`#${button.getAttribute("aria-controls")}`);
      if (section instanceof HTMLElement) section.hidden = button !== opened;
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => open(button.getAttribute("aria-expanded") === "true" ? null : button));
    if (button.dataset.open === "wide" && matchMedia("(min-width: 64rem)").matches) open(button);
  }
}
