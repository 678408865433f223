// Ties the page's parts together. What decides anything is in the modules imported here.

import { ignoreOtherDrops } from "./form/file-drop.js";
import { AddressBar } from "./permalink/address-bar.js";
import { eventEntry } from "./log/entry.js";
import { CAPACITY, Log } from "./log/log.js";
import { LogBar } from "./log/log-bar.js";
import { LogView } from "./log/log-view.js";
import { ReplayBar } from "./log/replay-bar.js";
import { listenToArrows } from "./log/rows-keyboard.js";
import { Chart } from "./measure/chart.js";
import { Throughput } from "./measure/throughput.js";
import { WriterTab } from "./tabs/writer-tab.js";
import { ChannelTab } from "./tabs/channel-tab.js";
import { EchoTab } from "./tabs/echo-tab.js";
import { ServerFields } from "./tabs/server-fields.js";
import { Tabs } from "./tabs/tabs.js";
import { copyText } from "./text/clipboard.js";
import { formatCount } from "./text/format.js";

const byId = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
/** @type {(id: string) => (message: string) => void} */
const announceIn = (id) => (message) => (byId(id).textContent = message);

const log = new Log();
const throughput = new Throughput();
const tabs = new Tabs(byId("tab-list"));
const view = new LogView(log, {
  body: byId("log-body"),
  scroller: byId("log-scroll"),
  sent: byId("sent-count"),
  received: byId("received-count"),
  paused: byId("log-paused"),
});
const logBar = new LogBar(byId, log, view, announceIn("log-status"));
listenToArrows(byId("log-scroll"), byId("log-body"));
new Chart(throughput, byId);

const context = { byId, log, throughput, tabs };
const servers = new ServerFields([byId("channel-server"), byId("writer-server")]);
const echo = new EchoTab(context);
const channel = new ChannelTab(context, servers);
const writer = new WriterTab(context, servers);
new ReplayBar(byId, log, () => ({ echo, channel: channel.publisher })[tabs.selected] ?? null);

const addressBar = new AddressBar({
  tab: {
    get value() {
      return tabs.selected;
    },
    set value(tab) {
      tabs.select(tab);
    },
  },
  url: byId("echo-url"),
  server: servers,
  count: byId("test-messages"),
  size: byId("test-size"),
  inflight: byId("test-in-flight"),
  channel: byId("channel-name"),
  members: byId("channel-members"),
  self: {
    get value() {
      return String(!byId("channel-self").checked);
    },
    set value(self) {
      byId("channel-self").checked = self === "false";
    },
  },
  writer: byId("writer-name"),
  messages: byId("writer-messages"),
  view: byId("log-view"),
  filter: byId("log-filter"),
  direction: byId("log-direction"),
});

for (const problem of addressBar.read()) log.add(eventEntry("link", "error", problem));
logBar.filter();
logBar.show();
for (const type of ["input", "change"]) document.addEventListener(type, () => addressBar.changed());
tabs.addEventListener("change", () => {
  addressBar.changed();
  if (tabs.selected === "writer") writer.refresh();
});
if (tabs.selected === "writer") writer.refresh();
byId("copy-link").addEventListener("click", async () =>
  announceIn("link-status")((await copyText(addressBar.link)) ?? "Link copied"),
);
ignoreOtherDrops(document);
byId("log-capacity").textContent = `${formatCount(CAPACITY)} rows`;
