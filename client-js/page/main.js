// Connects the parts of the console. Decisions are in the modules imported here.

import { Drafts } from "./form/drafts.js";
import { ignoreOtherDrops } from "./form/file-drop.js";
import { ServerHeader } from "./header/server-header.js";
import { pageTitle } from "./header/title.js";
import { eventEntry } from "./log/entry.js";
import { Log } from "./log/log.js";
import { LogPanel } from "./log/log-panel.js";
import { ReplayBar } from "./log/replay-bar.js";
import { Chart } from "./measure/chart.js";
import { Throughput } from "./measure/throughput.js";
import { AddressBar } from "./permalink/address-bar.js";
import { ChannelTab } from "./tabs/channel-tab.js";
import { EchoTab } from "./tabs/echo-tab.js";
import { ServerFields } from "./tabs/server-fields.js";
import { Tabs } from "./tabs/tabs.js";
import { WriterTab } from "./tabs/writer-tab.js";
import { copyText } from "./text/clipboard.js";

/** The fields that a reload keeps, beside those in the address. The token is not among them. */
const KEPT = [
  "echo-message",
  "echo-kind",
  "echo-protocols",
  "echo-reconnect",
  "channel-message",
  "channel-kind",
  "channel-ping",
  "channel-reconnect",
  "writer-ping",
  "writer-reconnect",
];

const byId = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));

const log = new Log();
const throughput = new Throughput();
const logPanel = new LogPanel(byId("log-panel"), log);
new Chart(byId("log-panel"), throughput);
new ServerHeader(document);

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
  ...logPanel.linkFields,
});
const drafts = new Drafts(Object.fromEntries(KEPT.map((id) => [id, byId(id)])));

drafts.restore();
for (const problem of addressBar.read()) log.add(eventEntry("link", "error", problem));
for (const part of [logPanel, echo, channel, writer]) part.apply();
for (const type of ["input", "change"]) {
  document.addEventListener(type, () => {
    addressBar.changed();
    drafts.store();
  });
}
tabs.addEventListener("change", () => addressBar.changed());
for (const type of ["change", "note"]) {
  tabs.addEventListener(type, () => (document.title = pageTitle(tabs.noted)));
}
byId("copy-link").addEventListener("click", async () => {
  byId("link-status").textContent = (await copyText(addressBar.link)) ?? "Link copied";
});
ignoreOtherDrops(document);
