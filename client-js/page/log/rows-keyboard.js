/**
 * Lets the keyboard reach the rows: one stop of the Tab key, arrows from row to row, Escape back to the table.
 *
 * @param {HTMLElement} scroller
 * @param {HTMLElement} body
 */
export function listenToArrows(scroller, body) {
  scroller.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = document.activeElement instanceof HTMLTableRowElement ? document.activeElement : null;
    const next = nextOf(event.key, row, body, scroller);
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  });
}

/**
 * @param {string} key
 * @param {Element | null} row
 * @param {HTMLElement} body
 * @param {HTMLElement} scroller
 */
function nextOf(key, row, body, scroller) {
  if (key === "ArrowUp") return row ? row.previousElementSibling : body.lastElementChild;
  if (key === "ArrowDown") return row ? row.nextElementSibling : null;
  if (key === "Escape" && row) return scroller;
  return null;
}
