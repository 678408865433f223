/** The index of the next tab, by key. @type {Record<string, (at: number, count: number) => number>} */
const MOVES = {
  ArrowLeft: (at, count) => (at + count - 1) % count,
  ArrowRight: (at, count) => (at + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * The tab list, after the tabs pattern of the ARIA Authoring Practices Guide: one stop of the Tab key, arrows within.
 * Dispatches
 * "change" when another tab is selected, and "note" when a note changes.
 */
export class Tabs extends EventTarget {
  #tabs;

  /** @param {HTMLElement} list with the role tablist; its tabs name their panels by aria-controls */
  constructor(list) {
    super();
    this.#tabs = /** @type {HTMLButtonElement[]} */ ([...list.querySelectorAll("[role=tab]")]);
    list.addEventListener("click", (event) => {
      const tab = this.#tabs.find((each) => event.target instanceof Node && each.contains(event.target));
      if (tab) this.select(nameOf(tab));
    });
    list.addEventListener("keydown", (event) => this.#key(event));
  }

  /** The name of the selected tab. */
  get selected() {
    return nameOf(/** @type {HTMLElement} */ (this.#tabs.find((tab) => tab.getAttribute("aria-selected") === "true")));
  }

  /**
   * Selects a tab and shows its panel.
   *
   * @param {string} name
   */
  select(name) {
    for (const tab of this.#tabs) {
      const selected = nameOf(tab) === name;
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute("aria-controls") ?? "");
      if (panel) panel.hidden = !selected;
    }
    this.dispatchEvent(new Event("change"));
  }

  /**
   * Sets the note beside the name of a tab: hidden tabs keep their connections.
   *
   * @param {string} name
   * @param {string} note
   */
  note(name, note) {
    const element = this.#tabs.find((tab) => nameOf(tab) === name)?.querySelector(".note");
    if (!element || element.textContent === note) return;
    element.textContent = note;
    this.dispatchEvent(new Event("note"));
  }

  /** The labels of the tabs that have a note, the selected one first. */
  get noted() {
    return this.#tabs
      .filter((tab) => tab.querySelector(".note")?.textContent)
      .sort((one, other) => Number(nameOf(other) === this.selected) - Number(nameOf(one) === this.selected))
      .map((tab) => tab.firstChild?.textContent?.trim() ?? "");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const move = Object.hasOwn(MOVES, event.key) ? MOVES[event.key] : undefined;
    const at = this.#tabs.findIndex((tab) => tab === event.target);
    if (!move || at < 0) return;
    event.preventDefault();
    const next = /** @type {HTMLElement} */ (this.#tabs[move(at, this.#tabs.length)]);
    next.focus();
    this.select(nameOf(next));
  }
}

/** @param {HTMLElement} tab */
function nameOf(tab) {
  return tab.dataset.tab ?? "";
}
