import { RowElement } from "./row-element.js";

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./row-text.js").View} View */

/** The row elements of consecutive entries. Elements that leave at one end are used again at the other. */
export class RowList {
  #body;
  /** @type {RowElement[]} */ #shown = [];
  /** @type {RowElement[]} */ #spare = [];

  /** @param {HTMLElement} body */
  constructor(body) {
    this.#body = body;
  }

  /** Takes all rows out, because other entries or another view follow. */
  reset() {
    for (const row of this.#shown.splice(0)) this.#retire(row);
  }

  /**
   * Shows entries.
   *
   * @param {readonly Entry[]} entries in the order of their serials, without gaps since the last reset
   * @param {{ view: View, chosen: number | null, first: number }} options chosen is a serial; first is the index of the
   *   first entry
   */
  show(entries, { view, chosen, first }) {
    const from = entries[0]?.serial ?? Infinity;
    const to = entries.at(-1)?.serial ?? -Infinity;
    while (this.#shown[0] && this.#shown[0].serial < from) this.#retire(this.#shown.shift());
    for (let last = this.#shown.at(-1); last && last.serial > to; last = this.#shown.at(-1)) {
      this.#retire(this.#shown.pop());
    }
    const staysFrom = this.#shown[0]?.serial ?? Infinity;
    const staysTo = this.#shown.at(-1)?.serial ?? -Infinity;
    const before = entries.filter(({ serial = 0 }) => serial < staysFrom && staysTo > 0);
    const after = staysTo > 0 ? entries.filter(({ serial = 0 }) => serial > staysTo) : entries;
    const made = (/** @type {Entry} */ entry) => this.#row(entry, view);
    const newBefore = staysTo > 0 ? before.map(made) : [];
    const newAfter = after.map(made);
    this.#body.prepend(...newBefore.map(({ element }) => element));
    this.#body.append(...newAfter.map(({ element }) => element));
    this.#shown = [...newBefore, ...this.#shown, ...newAfter];
    this.#shown.forEach((row, at) => {
      // The first row is the header.
      row.element.setAttribute("aria-rowindex", String(first + at + 2));
      row.choose(row.serial === chosen);
    });
  }

  /**
   * @param {Entry} entry
   * @param {View} view
   */
  #row(entry, view) {
    const row = this.#spare.pop() ?? new RowElement();
    row.show(entry, view);
    return row;
  }

  /** @param {RowElement | undefined} row */
  #retire(row) {
    if (!row) return;
    row.element.remove();
    this.#spare.push(row);
  }
}
