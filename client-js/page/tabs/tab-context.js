/**
 * The parts of the console that all tabs share.
 *
 * @typedef {object} TabContext
 * @property {import("../log/log.js").Log} log
 * @property {import("../measure/throughput.js").Throughput} throughput
 * @property {import("./tabs.js").Tabs} tabs
 * @property {import("./server-fields.js").ServerFields} servers
 */

export {};
