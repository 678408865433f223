import { readLink, writeLink } from "./parameters.js";

/** Browsers bound how often the address may change. */
const PAUSE_MILLISECONDS = 300;

/** @typedef {{ value: string }} Field */

/** Keeps the page's address such that whoever opens it finds the fields filled in as they are. */
export class AddressBar {
  #fields;
  #usual;
  #location;
  #history;
  #after;
  #waits = false;

  /**
   * @param {Record<string, Field>} fields by the parameter's name
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
    this.#usual = this.#values();
  }

  get link() {
    const { origin, pathname } = this.#location;
    return `${origin}${pathname}${writeLink(this.#values(), this.#usual)}`;
  }

  /**
   * Fills the fields in from the address.
   *
   * @returns {string[]} what was wrong with it
   */
  read() {
    const { values, problems } = readLink(this.#location.search);
    for (const [name, value] of values) {
      const field = this.#fields[name];
      if (field) field.value = value;
    }
    return problems;
  }

  /** Says that a field may have changed. */
  changed() {
    if (this.#waits) return;
    this.#waits = true;
    this.#after(() => {
      this.#waits = false;
      this.#history.replaceState(null, "", this.link);
    }, PAUSE_MILLISECONDS);
  }

  #values() {
    return new Map(Object.entries(this.#fields).map(([name, { value }]) => [name, value.trim()]));
  }
}
