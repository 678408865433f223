// No background: the colours are chosen for a light page, and others for a dark one.
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-weight: 600 }
  .note { fill: #59636e }
  .bar { fill: #8c959f }
  .longwave, .longwave-jar { fill: #0969da }
  .range { stroke: #1f2328; stroke-width: 1.5 }
  .line { fill: none; stroke: #0969da; stroke-width: 1.5 }
  .axis { fill: none; stroke: #8c959f }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .note { fill: #9198a1 }
    .bar { fill: #656c76 }
    .longwave, .longwave-jar { fill: #4493f8 }
    .range { stroke: #f0f6fc }
    .line { stroke: #4493f8 }
    .axis { stroke: #656c76 }
  }`;

/** @param {number} x @param {number} y @param {string} words @param {string} [attributes] */
export const text = (x, y, words, attributes = "") => `<text x="${x}" y="${y}" ${attributes}>${words}</text>`;

/** @param {number} width @param {number} height @param {string[]} panels */
export const svg = (width, height, panels) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<style>${STYLE}
</style>
${panels.join("\n")}
</svg>
`;
