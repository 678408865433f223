/** @typedef {{ count: number, page: number }} Size of the log, in rows */

/**
 * The index of the next chosen row, by key. Without a chosen row the index is -1.
 *
 * @type {Record<string, (at: number, size: Size) => number>}
 */
const MOVES = {
  ArrowUp: (at, { count }) => (at < 0 ? count - 1 : at - 1),
  ArrowDown: (at, { count }) => (at < 0 ? count - 1 : at + 1),
  PageUp: (at, { count, page }) => (at < 0 ? count - 1 : at - page),
  PageDown: (at, { count, page }) => (at < 0 ? count - 1 : at + page),
  Home: () => 0,
  End: (_, { count }) => count - 1,
};

/**
 * Returns the row to which a key moves.
 *
 * @param {string} key
 * @param {number} at the index of the chosen row; -1 without one
 * @param {Size} size
 * @returns {number | null} null if the key does not move, or the log is empty
 */
export function rowAfterKey(key, at, size) {
  const move = Object.hasOwn(MOVES, key) ? MOVES[key] : undefined;
  if (!move || size.count === 0) return null;
  return Math.min(Math.max(0, move(at, size)), size.count - 1);
}

/**
 * Lets the keyboard use the rows: one stop of the Tab key, arrows, Home, End, Page Up and Page Down from row to row, Enter
 * opens, C copies.
 *
 * @param {HTMLElement} scroller
 * @param {import("./log-view.js").LogView} view
 * @param {{ count: () => number, open: () => void, copy: () => void }} actions
 */
export function listenToKeys(scroller, view, { count, open, copy }) {
  scroller.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = rowAfterKey(event.key, view.chosenIndex, { count: count(), page: view.page });
    if (next !== null) view.choose(next);
    else if (event.key === "Enter") open();
    else if (event.key === "c") copy();
    else return;
    event.preventDefault();
  });
}
