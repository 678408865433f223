import { Connection } from "../../page/socket/connection.js";
import { FakeWebSocket } from "../fake-web-socket.js";

export const ADDRESS = "ws://localhost:8080/ws";

/** A connection over fake sockets that records its events and timers. */
export class ObservedConnection extends Connection {
  /** @type {{ type: string, state: string, detail: any }[]} */ events = [];
  /** @type {{ act: () => void, milliseconds: number }[]} */ timers;

  constructor() {
    /** @type {{ act: () => void, milliseconds: number }[]} */
    const timers = [];
    super({ WebSocket: FakeWebSocket.fresh(), after: (act, milliseconds) => timers.push({ act, milliseconds }) });
    this.timers = timers;
    for (const type of ["statechange", "open", "sent", "message", "close", "abandoned"]) {
      this.addEventListener(type, (event) => {
        this.events.push({ type, state: this.state, detail: /** @type {CustomEvent} */ (event).detail });
      });
    }
  }

  get states() {
    return this.events.filter(({ type }) => type === "statechange").map(({ state }) => state);
  }

  /** @param {string} type of the event; the result is the detail of the last one */
  last(type) {
    return this.events.findLast((event) => event.type === type)?.detail;
  }

  open() {
    this.connect(ADDRESS);
    FakeWebSocket.last.emitOpen();
  }
}
