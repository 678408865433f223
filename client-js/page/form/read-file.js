import { formatSize } from "../text/format.js";

/**
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
    // A folder, a file that has gone or changed, one that may not be read.
    if (!(error instanceof DOMException)) throw error;
    return { problem: `“${file.name}” cannot be read.` };
  }
}
