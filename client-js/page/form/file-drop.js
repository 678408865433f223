/** @param {DragEvent} event */
const hasFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;

/**
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
 * Beside its target a file would be opened in place of the page, and all connections with it gone.
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
