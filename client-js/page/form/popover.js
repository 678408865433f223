/**
 * Lets a button open and close an element that lies over the page: by the class "open", so that a style sheet decides
 * where it is a popover. Escape, and a click outside, close it.
 *
 * @param {HTMLElement} button with aria-controls
 * @param {HTMLElement} element
 */
export function onPopover(button, element) {
  const isOpen = () => element.classList.contains("open");
  const set = (/** @type {boolean} */ open) => {
    element.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => set(!isOpen()));
  element.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("button")) set(false);
  });
  document.addEventListener("click", ({ target }) => {
    if (isOpen() && target instanceof Node && !element.contains(target) && !button.contains(target)) set(false);
  });
  element.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !isOpen()) return;
    set(false);
    button.focus();
  });
}
