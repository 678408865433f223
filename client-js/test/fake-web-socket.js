// A WebSocket without a network. It records each call; the emit… methods dispatch the events of a browser.

export class FakeWebSocket extends EventTarget {
  static CONNECTING = 0;
  static OPEN = 1;
  static CLOSING = 2;
  static CLOSED = 3;

  /** @type {FakeWebSocket[]} */
  static made = [];

  /** Returns the constructor and empties FakeWebSocket.made, which gets each new socket. */
  static fresh() {
    FakeWebSocket.made = [];
    return /** @type {typeof WebSocket} */ (/** @type {unknown} */ (FakeWebSocket));
  }

  static get last() {
    const last = FakeWebSocket.made.at(-1);
    if (!last) throw new Error("no socket was made");
    return last;
  }

  readyState = FakeWebSocket.CONNECTING;
  bufferedAmount = 0;
  binaryType = "blob";
  /** @type {unknown[]} */ sent = [];
  /** @type {unknown[][]} */ closes = [];

  /**
   * @param {string | URL} address
   * @param {string | string[]} [protocols]
   */
  constructor(address, protocols) {
    super();
    this.url = String(address);
    this.protocols = protocols;
    if (this.url.includes("%%")) throw new DOMException("it is not valid", "SyntaxError");
    FakeWebSocket.made.push(this);
  }

  /** @param {unknown} payload */
  send(payload) {
    this.sent.push(payload);
  }

  /** @param {unknown[]} codeAndReason */
  close(...codeAndReason) {
    this.readyState = FakeWebSocket.CLOSING;
    this.closes.push(codeAndReason);
  }

  emitOpen() {
    this.readyState = FakeWebSocket.OPEN;
    this.dispatchEvent(new Event("open"));
  }

  /** @param {string | ArrayBuffer} data */
  emitMessage(data) {
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
  }

  emitError() {
    this.dispatchEvent(new Event("error"));
  }

  /** @param {number} code @param {string} [reason] */
  emitClose(code, reason = "") {
    this.readyState = FakeWebSocket.CLOSED;
    this.dispatchEvent(Object.assign(new Event("close"), { code, reason, wasClean: code !== 1006 }));
  }
}
