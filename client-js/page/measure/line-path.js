/**
 * Returns an SVG path through values: 1 wide per step, 1 high, with a gap for each missing value.
 *
 * @param {readonly (number | null)[]} values
 * @param {number} max the value at the top
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
    // A single value would be a point, which SVG does not draw.
    if (pen === "M" && (values[at + 1] ?? null) === null) path += "h0.01";
    pen = "L";
  });
  return path;
}
