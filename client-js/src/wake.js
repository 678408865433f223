/**
 * Calls when there is reason to try again at once: the network is back, or somebody looks at the page.
 *
 * @param {() => void} wake
 * @param {AbortSignal} signal ends it
 * @param {any} page a window; a worker has no document, and Node no such events
 */
export function onWake(wake, signal, page) {
  const { document } = page;
  page.addEventListener?.("online", wake, { signal });
  document?.addEventListener("visibilitychange", () => document.visibilityState === "visible" && wake(), { signal });
}
