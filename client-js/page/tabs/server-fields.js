import { isOwnServer, serverAddress, serverProblem } from "../socket/address.js";

/** The server URL that the tabs Channel and Writer share, with a field in each. */
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

  /** The WebSocket URL of the server. */
  get value() {
    return this.#fields[0]?.value.trim() ?? "";
  }

  set value(address) {
    for (const field of this.#fields) if (field.value !== address) field.value = address;
  }

  /** The error of the URL, or null. */
  get problem() {
    return serverProblem(this.value);
  }

  /** The error for HTTP requests, or null. The Content-Security-Policy allows them to the own server only. */
  get httpProblem() {
    if (this.problem) return this.problem;
    return isOwnServer(this.value, location.origin)
      ? null
      : `The console sends HTTP requests to its own server only, ${location.host}. Open the other server's console.`;
  }
}
