// Ties the page's elements to the connection and its log. What decides anything is in the modules imported here.

import { echoAddress } from "./address.js";
import { Connection } from "./connection.js";
import { Controls } from "./controls.js";
import { formatCount } from "./format.js";
import { parseHex } from "./hex.js";
import { CAPACITY, Log } from "./log.js";
import { LogView } from "./log-view.js";
import { Transcript } from "./transcript.js";

const byId = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));

/** @type {import("./controls.js").Elements} */
const elements = {
  state: byId("state"),
  url: byId("url"),
  connect: byId("connect"),
  close: byId("close"),
  message: byId("message"),
  send: byId("send"),
  error: byId("error"),
};
/** @type {HTMLSelectElement} */
const kind = byId("kind");

const connection = new Connection();
const controls = new Controls(elements);
const log = new Log();
const transcript = new Transcript(connection, log);
new LogView(log, {
  body: byId("log-body"),
  scroller: byId("log-scroll"),
  sent: byId("sent-count"),
  received: byId("received-count"),
});

function connect() {
  settle(elements.url, connection.connect(elements.url.value.trim()));
}

function send() {
  const { message } = elements;
  const parsed = kind.value === "binary" ? parseHex(message.value) : { payload: message.value };
  if ("problem" in parsed) return controls.showError(message, parsed.problem);
  const sent = settle(message, connection.send(parsed.payload));
  // Selected, so that typing replaces it and Enter sends it once more.
  if (sent) message.select();
}

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string | null} refusal
 */
function settle(field, refusal) {
  if (refusal === null) {
    controls.clearError();
  } else {
    controls.showError(field, refusal);
    transcript.error(refusal);
  }
  return refusal === null;
}

/**
 * @param {string} id
 * @param {() => void} act
 */
function onSubmit(id, act) {
  byId(id).addEventListener("submit", (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    act();
  });
}

onSubmit("connect-form", connect);
onSubmit("send-form", send);
elements.message.addEventListener("keydown", (event) => {
  // While composing, Enter takes what the input method offers.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  // A key held down would flood the server; and a disabled Send button must not keep us from saying why.
  if (!event.repeat) send();
});
kind.addEventListener("change", () => {
  elements.message.placeholder = kind.value === "binary" ? "48 65 6c 6c 6f" : "";
  controls.clearError();
});
elements.close.addEventListener("click", () => connection.close());
byId("clear").addEventListener("click", () => log.clear());
connection.addEventListener("statechange", () => controls.show(connection.state));

elements.url.value = echoAddress(location);
byId("log-capacity").textContent = `${formatCount(CAPACITY)} rows`;
controls.show(connection.state);
