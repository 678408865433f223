import { isOwnServer, serverAddress, serverProblem } from "../socket/address.js";

/** The server that the places have in common: a field in each of them, with one value. */
export class ServerFields extends EventTarget {
  #fields;
  #own = serverAddress(location);

  /** @param {HTMLInputElement[]} fields */
  constructor(fields) {
    super();
    this.#fields = fields;
    this.value = this.#own;
    for (const field of fields) field.addEventListener("input", () => (this.value = field.value));
  }

  get value() {
    return this.#fields[0]?.value.trim() ?? "";
  }

  set value(address) {
    for (const field of this.#fields) if (field.value !== address) field.value = address;
  }

  get problem() {
    return serverProblem(this.value);
  }

  /** Why requests other than for a WebSocket cannot go there: what is served as this page may ask its own server only. */
  get httpProblem() {
    if (this.problem) return this.problem;
    return isOwnServer(this.value, location.origin)
      ? null
      : `The console sends HTTP requests to its own server only, ${location.host}. Open the other server's console.`;
  }
}
