/**
 * Calls `wake` whenever the browser comes online or the page becomes visible: reasons to try again at once.
 *
 * @param {() => void} wake
 * @param {AbortSignal} signal removes the listeners
 * @param {any} target a window, or globalThis elsewhere; a worker has no document, and Node has none of these events
 */
export function onWake(wake, signal, target) {
  const { document } = target;
  target.addEventListener?.("online", wake, { signal });
  document?.addEventListener("visibilitychange", () => document.visibilityState === "visible" && wake(), { signal });
}
