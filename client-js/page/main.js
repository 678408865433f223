// Connects the parts of the console. Decisions are in the modules imported here.

import { ignoreOtherDrops } from "./form/file-drop.js";
import { eventEntry } from "./log/entry.js";
import { CAPACITY, Log } from "./log/log.js";
import { LogBar } from "./log/log-bar.js";
import { LogView } from "./log/log-view.js";
import { MessageWindow } from "./log/message-window.js";
import { ReplayBar } from "./log/replay-bar.js";
import { listenToArrows } from "./log/rows-keyboard.js";
import { Chart } from "./measure/chart.js";
import { Throughput } from "./measure/throughput.js";
import { AddressBar } from "./permalink/address-bar.js";
import { ChannelTab } from "./tabs/channel-tab.js";
import { EchoTab } from "./tabs/echo-tab.js";
import { ServerFields } from "./tabs/server-fields.js";
import { Tabs } from "./tabs/tabs.js";
import { WriterTab } from "./tabs/writer-tab.js";
import { copyText } from "./text/clipboard.js";
import { formatCount } from "./text/format.js";

const byId = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
/** @type {(id: string) => (message: string) => void} */
const announceIn = (id) => (message) => (byId(id).textContent = message);

const log = new Log();
const throughput = new Throughput();
const view = new LogView(byId("log-panel"), log);
const messageWindow = new MessageWindow(byId("message-window"), announceIn("log-status"));
const logBar = new LogBar(byId("log-panel"), log, view, messageWindow);
listenToArrows(byId("log-scroll"), byId("log-body"));
new Chart(byId("live"), throughput);

const tabs = new Tabs(byId("tab-list"));
const servers = new ServerFields([byId("channel-server"), byId("writer-server")]);
const context = { log, throughput, tabs, servers };
const echo = new EchoTab(byId("echo"), context);
const channel = new ChannelTab(byId("channel"), context);
const writer = new WriterTab(byId("writer"), context);
new ReplayBar(byId("log-panel"), log, () => ({ echo, channel: channel.publisher })[tabs.selected] ?? null);

const addressBar = new AddressBar({
  tab: {
    get value() {
      return tabs.selected;
    },
    set value(tab) {
      tabs.select(tab);
    },
  },
  server: servers,
  ...echo.linkFields,
  ...channel.linkFields,
  ...writer.linkFields,
  ...logBar.linkFields,
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
