import { formatSize } from "../text/format.js";

/**
 * Reads a file up to a size.
 *
 * @param {Pick<File, "name" | "size" | "arrayBuffer">} file
 * @param {number} maxBytes
 * @returns {Promise<{ payload: Uint8Array<ArrayBuffer> } | { problem: string }>}
 */
export async function readFile(file, maxBytes) {
  if (file.size > maxBytes) {
    return { problem: `“${file.name}” has ${formatSize(file.size)}: must be up to ${formatSize(maxBytes)}.` };
  }
  try {
    return { payload: new Uint8Array(await file.arrayBuffer()) };
  } catch (error) {
    // A folder, or a file that is missing, changed or not readable.
    if (!(error instanceof DOMException)) throw error;
    return { problem: `“${file.name}” cannot be read.` };
  }
}
