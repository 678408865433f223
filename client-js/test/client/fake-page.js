/** A window that is online and seen when the test says so. */
export class FakePage extends EventTarget {
  document = Object.assign(new EventTarget(), { visibilityState: "visible" });

  comeOnline() {
    this.dispatchEvent(new Event("online"));
  }

  /** @param {"visible" | "hidden"} state */
  become(state) {
    this.document.visibilityState = state;
    this.document.dispatchEvent(new Event("visibilitychange"));
  }
}
