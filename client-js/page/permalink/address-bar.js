import { readLink, writeLink } from "./parameters.js";

/** The pause between changes of the address: browsers limit their rate. */
const PAUSE_MILLISECONDS = 300;

/** @typedef {{ value: string }} Field */

/** Keeps the address of the page a permalink, which fills in the fields as they are. */
export class AddressBar {
  #fields;
  #defaults;
  #location;
  #history;
  #after;
  #scheduled = false;

  /**
   * @param {Record<string, Field>} fields by parameter
   * @param {object} [options]
   * @param {Pick<Location, "origin" | "pathname" | "search">} [options.location]
   * @param {Pick<History, "replaceState">} [options.history]
   * @param {(act: () => void, milliseconds: number) => unknown} [options.after]
   */
  constructor(
    fields,
    {
      location = globalThis.location,
      history = globalThis.history,
      after = (act, delay) => setTimeout(act, delay),
    } = {},
  ) {
    this.#fields = fields;
    this.#location = location;
    this.#history = history;
    this.#after = after;
    this.#defaults = this.#values();
  }

  /** The permalink. */
  get link() {
    const { origin, pathname } = this.#location;
    return `${origin}${pathname}${writeLink(this.#values(), this.#defaults)}`;
  }

  /**
   * Fills in the fields from the address.
   *
   * @returns {string[]} the errors
   */
  read() {
    const { values, problems } = readLink(this.#location.search);
    for (const [name, value] of values) {
      const field = this.#fields[name];
      if (field) field.value = value;
    }
    return problems;
  }

  /** Updates the address after the pause: a field may have changed. */
  changed() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#after(() => {
      this.#scheduled = false;
      this.#history.replaceState(null, "", this.link);
    }, PAUSE_MILLISECONDS);
  }

  #values() {
    return new Map(Object.entries(this.#fields).map(([name, { value }]) => [name, value.trim()]));
  }
}
