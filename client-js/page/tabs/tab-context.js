/**
 * What the places have in common.
 *
 * @typedef {object} TabContext
 * @property {(id: string) => any} byId
 * @property {import("../log/log.js").Log} log
 * @property {import("../measure/throughput.js").Throughput} throughput
 * @property {import("./tabs.js").Tabs} tabs
 */

export {};
