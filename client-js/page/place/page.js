/**
 * What the places have in common.
 *
 * @typedef {object} Page
 * @property {(id: string) => any} byId
 * @property {import("../log/log.js").Log} log
 * @property {import("../measure/meter.js").Meter} meter
 * @property {import("./tabs.js").Tabs} tabs
 */

export {};
