/**
 * Copies text to the clipboard.
 *
 * @param {string} text
 * @returns {Promise<string | null>} the error, or null
 */
export async function copyText(text) {
  // Browsers have navigator.clipboard for https: and localhost only.
  if (!navigator.clipboard) return copyBySelection(text) ? null : "Not copied: the browser does not allow it.";
  try {
    await navigator.clipboard.writeText(text);
    return null;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return `Not copied: ${error.message}`;
  }
}

/** @param {string} text */
function copyBySelection(text) {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.className = "visually-hidden";
  field.value = text;
  // Nothing behind an open dialog can be selected.
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return copied;
}
