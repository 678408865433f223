/**
 * Calls `wake` whenever the browser comes online or the page becomes visible: reasons to try again at once.
 *
 * @param {(hidden: number) => void} wake gets the milliseconds for which the page was hidden, or Infinity if the browser
 *   comes online. The time is Date's: in a sleeping machine most monotonic clocks stand still
 * @param {AbortSignal} signal removes the listeners
 * @param {any} target a window, or globalThis elsewhere; a worker has no document, and Node has none of these events
 */
export function onWake(wake, signal, target) {
  const { document } = target;
  let hiddenAt = Date.now();
  const onVisibility = () => {
    if (document.visibilityState === "visible") wake(Date.now() - hiddenAt);
    else hiddenAt = Date.now();
  };
  target.addEventListener?.("online", () => wake(Infinity), { signal });
  document?.addEventListener("visibilitychange", onVisibility, { signal });
}
