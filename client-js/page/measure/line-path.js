/**
 * A line through values for an SVG path, in a box as wide as there are steps between them and 1 high. Where there is no
 * value there is a gap.
 *
 * @param {readonly (number | null)[]} values
 * @param {number} max the value that is at the top
 * @returns {string}
 */
export function linePath(values, max) {
  let pen = "M";
  let path = "";
  values.forEach((value, at) => {
    if (value === null) {
      pen = "M";
      return;
    }
    const height = max > 0 ? 1 - value / max : 1;
    path += `${pen}${at} ${Number(height.toFixed(3))}`;
    // A value between gaps would be a point, and those are not drawn.
    if (pen === "M" && (values[at + 1] ?? null) === null) path += "h0.01";
    pen = "L";
  });
  return path;
}
