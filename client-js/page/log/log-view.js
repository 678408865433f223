import { elementsIn } from "../form/elements-in.js";
import { formatCount } from "../text/format.js";
import { RowList } from "./row-list.js";
import { Viewport } from "./viewport.js";

/** @typedef {import("./row-text.js").View} View */

/**
 * The list of the log's rows. The document holds the visible rows and a few more, so the work of an update does not grow
 * with the log. Dispatches "choose" (detail: the Entry) when another row is chosen.
 */
export class LogView extends EventTarget {
  #log;
  #probe;
  #viewport = new Viewport();
  #rows;
  #elements;
  /** @type {View} */ #view = "text";
  /** The serial of the chosen row. @type {number | null} */ #chosen = null;
  #version = 0;
  #writtenTop = 0;

  /**
   * @param {HTMLElement} root
   * @param {import("./log.js").Log} log
   */
  constructor(root, log) {
    super();
    const find = elementsIn(root);
    this.#log = log;
    this.#elements = {
      scroller: find("log-scroll"),
      canvas: find("log-canvas"),
      body: find("log-body"),
      newest: find("log-newest"),
      sent: find("sent-count"),
      received: find("received-count"),
      paused: find("log-paused"),
    };
    const { scroller, canvas, body, newest } = this.#elements;
    this.#rows = new RowList(body);
    const probe = document.createElement("div");
    probe.className = "row probe";
    canvas.append(probe);
    this.#probe = probe;
    const sizes = new ResizeObserver(() => {
      const at = this.chosenIndex;
      const visible = at >= 0 && !this.#viewport.following && this.#viewport.shows(at);
      this.#measure();
      // The pane of the message takes room from the rows.
      if (visible) this.#viewport.reveal(at, false);
      this.#draw();
    });
    sizes.observe(scroller);
    sizes.observe(probe);
    scroller.addEventListener("scroll", () => this.#scrolled());
    scroller.addEventListener("wheel", (/** @type {WheelEvent} */ { deltaY }) => deltaY < 0 && this.#viewport.stay(), {
      passive: true,
    });
    newest.addEventListener("click", () => {
      this.#viewport.follow();
      this.#draw();
      scroller.focus({ preventScroll: true });
    });
    log.addEventListener("change", () => this.#changed());
  }

  /** @param {View} view */
  set view(view) {
    this.#view = view;
    this.#rows.reset();
    this.#log.refresh();
  }

  /** The chosen entry; undefined without one, and if the log no longer holds it. */
  get chosen() {
    return this.#chosen === null ? undefined : this.#log.buffer.find(this.#chosen);
  }

  /** The index of the chosen row; -1 without one. */
  get chosenIndex() {
    return this.#chosen === null ? -1 : this.#log.indexOf(this.#chosen);
  }

  /** The number of rows of a page. */
  get page() {
    return this.#viewport.page;
  }

  /**
   * Chooses a row and makes it visible.
   *
   * @param {number} index
   * @param {boolean} [follow] whether the last row follows the newest
   */
  choose(index, follow = true) {
    const [entry] = this.#log.rows(index, index + 1);
    if (!entry) return;
    this.#chosen = entry.serial ?? null;
    this.#viewport.reveal(index, follow);
    this.#draw();
    this.dispatchEvent(new CustomEvent("choose", { detail: entry }));
  }

  /**
   * Chooses the row of a serial where it is. New rows no longer move it.
   *
   * @param {number} serial
   */
  chooseSerial(serial) {
    this.choose(this.#log.indexOf(serial), false);
  }

  #measure() {
    const { scroller, canvas } = this.#elements;
    // The canvas begins below the sticky header.
    this.#viewport.resize(scroller.clientHeight - canvas.offsetTop, this.#probe.getBoundingClientRect().height);
  }

  #scrolled() {
    const { scrollTop } = this.#elements.scroller;
    if (Math.abs(scrollTop - this.#writtenTop) < 1) return;
    // A list that grew has scrolled by itself, before the ResizeObserver is called.
    this.#measure();
    this.#writtenTop = scrollTop;
    this.#viewport.scrolled(scrollTop);
    this.#draw();
  }

  #changed() {
    const { sent, received, paused } = this.#elements;
    if (this.#version !== this.#log.version) {
      this.#version = this.#log.version;
      this.#rows.reset();
    }
    this.#viewport.update(this.#log.length, this.#log.removed);
    write(sent, formatCount(this.#log.sent));
    write(received, formatCount(this.#log.received));
    const { held, length } = this.#log;
    write(paused, this.#log.paused ? `Paused: ${rows(held, "new ")}` : rows(length));
    paused.classList.toggle("on", this.#log.paused);
    this.#draw();
  }

  #draw() {
    const { scroller, canvas, body, newest } = this.#elements;
    const { total, top, rowHeight, range, following, atEnd, added } = this.#viewport;
    canvas.style.height = `${total}px`;
    body.style.transform = `translateY(${range.first * rowHeight}px)`;
    this.#rows.show(this.#log.rows(range.first, range.last), {
      view: this.#view,
      chosen: this.#chosen,
      first: range.first,
    });
    const at = this.chosenIndex;
    if (at >= range.first && at < range.last) scroller.setAttribute("aria-activedescendant", `log-row-${this.#chosen}`);
    else scroller.removeAttribute("aria-activedescendant");
    scroller.setAttribute("aria-rowcount", String(this.#log.length + 1));
    scroller.classList.toggle("no-rows", this.#log.length === 0);
    newest.hidden = following || atEnd;
    write(newest.lastElementChild, added > 0 ? `${formatCount(added)} new` : "Newest");
    if (top !== this.#writtenTop) {
      scroller.scrollTop = top;
      this.#writtenTop = top;
    }
  }
}

/**
 * @param {number} count
 * @param {string} [kind]
 */
function rows(count, kind = "") {
  return `${formatCount(count)} ${kind}${count === 1 ? "row" : "rows"}`;
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
