/**
 * Keeps the values of fields over a reload, in the session storage of the browser's tab. Bearer tokens are never among
 * the fields. Without storage, as in some private modes, nothing is kept.
 */
export class Drafts {
  #fields;
  #storage;
  #key;

  /**
   * @param {Record<string, HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>} fields by name
   * @param {{ storage?: () => Pick<Storage, "getItem" | "setItem">, key?: string }} [options] storage may throw
   */
  constructor(fields, { storage = () => globalThis.sessionStorage, key = "longwave-drafts" } = {}) {
    this.#fields = fields;
    this.#storage = storage;
    this.#key = key;
  }

  /** Fills in the fields. */
  restore() {
    const kept = this.#try(() => JSON.parse(this.#storage().getItem(this.#key) ?? "{}"));
    for (const [name, field] of Object.entries(this.#fields)) {
      const value = kept?.[name];
      if (isCheckbox(field) && typeof value === "boolean") field.checked = value;
      else if (!isCheckbox(field) && typeof value === "string") field.value = value;
    }
  }

  /** Stores the values. */
  store() {
    const values = Object.fromEntries(
      Object.entries(this.#fields).map(([name, field]) => [name, isCheckbox(field) ? field.checked : field.value]),
    );
    this.#try(() => this.#storage().setItem(this.#key, JSON.stringify(values)));
  }

  /**
   * @template T
   * @param {() => T} act
   * @returns {T | null} null if the storage is missing, full or forbidden, or holds something else
   */
  #try(act) {
    try {
      return act();
    } catch {
      return null;
    }
  }
}

/**
 * @param {object} field
 * @returns {field is HTMLInputElement}
 */
function isCheckbox(field) {
  return "type" in field && field.type === "checkbox";
}
