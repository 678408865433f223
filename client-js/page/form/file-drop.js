/** @param {DragEvent} event */
const hasFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;

/**
 * Calls `take` with the first file that the user drops on the target.
 *
 * @param {HTMLElement} target
 * @param {(file: File | undefined) => void} take
 */
export function onFileDrop(target, take) {
  target.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    target.classList.add("dropping");
  });
  target.addEventListener("dragleave", () => target.classList.remove("dropping"));
  target.addEventListener("drop", (event) => {
    target.classList.remove("dropping");
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    take(event.dataTransfer?.files[0]);
  });
}

/**
 * Ignores files dropped elsewhere: the browser would open them instead of the page and close its connections.
 *
 * @param {Document} page
 */
export function ignoreOtherDrops(page) {
  page.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
  });
  page.addEventListener("drop", (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
}
