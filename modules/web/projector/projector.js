// <koffer-projector workshop="…">: everything the room sees. It only reads; it keeps its last picture whatever happens.

import { LitElement, html, nothing } from "../vendor/lit.js";
import { t } from "../texts.js";
import { BoardLink } from "./board.js";
import { secondsLeft } from "./clock.js";
import "./clock-face.js";
import { fit } from "./fitting.js";
import { dock, gather, place } from "./motion.js";
import { drawJoin, grouped } from "./screens/join.js";
import { drawPause } from "./screens/pause.js";
import { drawTables, planPages } from "./screens/tables.js";
import { counts, drawQuestion } from "./screens/question.js";
import { drawThanks } from "./screens/thanks.js";
import { sheets } from "./sheets.js";
import { caution, crest, searching, stamp } from "./signs.js";

const PAGE_TURN = 12000;
const SPEAK = 5000; // at most this often is anything read out
const AGAIN = 4000;
const COVERED = new Set(["prepared", "open", "closed"]);

let tries = 0;

/** The element that draws pictures of a kind, found by its name. */
async function find(kind) {
  if (!/^[a-z][a-z_]*$/.test(kind)) throw new Error(`no picture of kind ${kind}`);
  const name = `koffer-picture-${kind.replaceAll("_", "-")}`;
  if (!customElements.get(name)) {
    // some browsers remember that a module could not be fetched: ask for it under another address
    const again = tries ? `?again=${tries}` : "";
    const module = await import(`./pictures/${kind}.js${again}`).catch((fault) => {
      tries += 1;
      throw fault;
    });
    if (!customElements.get(name)) customElements.define(name, module.default);
  }
  return customElements.get(name);
}

class Projector extends LitElement {
  static styles = sheets;

  static properties = {
    workshop: {},
    // "dark" for a dark hall
    theme: { attribute: "data-theme" },
    // set by hand where no server is asked (a preview); otherwise it comes over the link
    board: { attribute: false },
    shown: { state: true },
    lost: { state: true },
    refusal: { state: true },
    page: { state: true },
    pages: { state: true },
    u: { state: true },
  };

  #link = null;
  #linked = null;
  #next = null;
  #busy = false;
  #retry = 0;
  #turning = 0;
  #speech = { next: "", at: 0, timer: 0 };
  #lock = null;
  #size = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.lost = false;
    this.page = 0;
    this.pages = 1;
    this.addEventListener("keydown", (event) => this.#press(event));
  }

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
    // a click makes the keys its own without putting it into the order of tabs
    if (!this.hasAttribute("tabindex")) this.tabIndex = -1;
    this.#size.observe(this);
    this.#measure();
    this.#turning = setInterval(() => this.#turnPage(), PAGE_TURN);
    document.addEventListener("visibilitychange", this.#stayAwake);
    this.#stayAwake();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#size.disconnect();
    clearInterval(this.#turning);
    clearTimeout(this.#retry);
    clearTimeout(this.#speech.timer);
    document.removeEventListener("visibilitychange", this.#stayAwake);
    this.#lock?.release();
    this.#lock = null;
    this.#link?.stop();
    this.#link = this.#linked = null;
  }

  willUpdate(changed) {
    if (this.workshop && this.workshop !== this.#linked) this.#follow();
    if (changed.has("board") && this.board) this.#show(this.board);
    const { node } = this.shown ?? {};
    if (node) {
      const { step, picture, focus } = this.shown.board;
      node.picture = picture;
      node.view = { step, focus: focus ?? null, page: this.page, pages: this.pages, u: this.u };
    }
  }

  updated() {
    const ask = this.renderRoot.querySelector(".p-ask");
    if (ask) fit(ask, ask.querySelector("h1"));
    if (this.shown) this.#speak(summary(this.shown.board));
  }

  // ── where the picture comes from ───────────────────────────────────────────

  #follow() {
    this.#link?.stop();
    this.#linked = this.workshop;
    this.#link = new BoardLink(this.workshop, "projector", {
      draw: (board) => {
        this.refusal = null;
        this.board = board;
      },
      trouble: (lost) => (this.lost = lost),
      refuse: (sentence) => (this.refusal = sentence),
    });
    this.#link.start();
  }

  /** Draws boards one after the other; of those that come meanwhile only the newest. */
  async #show(board) {
    this.#next = board;
    if (this.#busy) return;
    this.#busy = true;
    while (this.#next) {
      const newest = this.#next;
      this.#next = null;
      try {
        await this.#turnTo(newest);
        clearTimeout(this.#retry);
      } catch {
        // the picture's module did not come: what is shown stays
        clearTimeout(this.#retry);
        this.#retry = setTimeout(() => this.isConnected && this.#show(this.board), AGAIN);
      }
    }
    this.#busy = false;
  }

  async #turnTo(board) {
    const before = this.shown;
    const [node, Kind] = await this.#node(board);
    const uncovering = Boolean(node && before?.screen === "question" && before.board.step.id === board.step.id && !COVERED.has(board.step.state));
    let from = null;
    if (uncovering) {
      const slots = this.renderRoot.querySelector(".slots");
      if (slots && Kind.frame !== "break") await gather(slots);
      const heading = this.renderRoot.querySelector("h1");
      from = heading && place(heading);
    }
    const screen = node ? "picture" : screenOf(board);
    if (!before || before.board.step?.id !== board.step?.id || before.board.focus !== board.focus || before.node !== node) {
      this.page = 0;
      this.pages = 1;
      this.#rewind();
    }
    if (screen === "tables") this.#heedPages(planPages(board.plan));
    if (board.page) this.page = board.page - 1;
    this.shown = { board, node, screen, frame: Kind?.frame };
    await this.updateComplete;
    if (!uncovering) return;
    await node.updateComplete;
    const heading = this.renderRoot.querySelector("h1");
    if (from && heading) dock(heading, from);
    node.reveal();
  }

  /** The element for the board's picture, the same one as long as step and kind stay; none where a screen stands instead. */
  async #node(board) {
    const { show, step, picture } = board;
    if (!picture || !step || ["join", "tables", "thanks"].includes(show)) return [null];
    const Kind = await find(picture.kind);
    if (show === "pause" && Kind.frame !== "break") return [null];
    if (Kind.blank(picture) && COVERED.has(step.state)) return [null];
    const kept = this.shown?.node;
    const same = kept instanceof Kind && this.shown.board.step?.id === step.id;
    return [same ? kept : new Kind(), Kind];
  }

  // ── the room around it ─────────────────────────────────────────────────────

  #measure() {
    const { width, height } = this.getBoundingClientRect();
    if (width && height) this.u = Math.min(width / 1920, height / 1080);
  }

  #turnPage() {
    if (this.pages > 1 && !this.board?.page) this.page = (this.page + 1) % this.pages;
  }

  #rewind() {
    clearInterval(this.#turning);
    this.#turning = setInterval(() => this.#turnPage(), PAGE_TURN);
  }

  #press(event) {
    if (event.key.toLowerCase() !== "f" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#fill();
  }

  #fill() {
    const full = document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen?.();
    full?.catch(() => undefined);
  }

  #stayAwake = async () => {
    // only https and localhost offer it; elsewhere the machine's own setting counts
    if (document.visibilityState !== "visible" || !navigator.wakeLock) return;
    this.#lock = await navigator.wakeLock.request("screen").catch(() => null);
  };

  #speak(sentence) {
    const speech = this.#speech;
    if (sentence === speech.next) return;
    speech.next = sentence;
    if (speech.timer) return;
    speech.timer = setTimeout(() => {
      speech.timer = 0;
      speech.at = Date.now();
      const region = this.renderRoot.querySelector("[aria-live]");
      if (region && region.textContent !== speech.next) region.textContent = speech.next;
    }, Math.max(0, speech.at + SPEAK - Date.now()));
  }

  // ── drawing ────────────────────────────────────────────────────────────────

  render() {
    if (!this.u) return nothing;
    if (!this.shown) return this.#frame("", html`<p class="p-wait">${this.refusal ?? nothing}</p>`);
    const { board, node, screen, frame } = this.shown;
    if (screen === "picture") {
      if (frame === "wall") return this.#frame("", html`${this.#headOne(board)}${node}`);
      if (frame === "break") return this.#frame("p-break", html`${this.#head(board)}${node}${this.#after(board)}`);
      return this.#frame("", html`${this.#head(board)}${this.#title(board.step)}<section class="p-stage ${board.remarks?.length ? "said" : ""}">${this.#remarks(board)}${node}</section>${this.#foot(board)}`);
    }
    if (screen === "pause") return this.#frame("p-break", html`${this.#head(board)}${drawPause()}${this.#after(board)}`);
    if (screen === "tables") return this.#frame("", html`${this.#head(board)}${drawTables(board, this.page)}`);
    if (screen === "thanks") return this.#frame("", html`${this.#head(board)}${drawThanks(board)}`);
    if (screen === "question") return this.#frame("", html`${this.#head(board)}${drawQuestion(board)}`);
    return this.#frame("", html`${this.#head(board, this.#joined(board))}${drawJoin(board)}`);
  }

  #frame(kind, content) {
    return html`<div class="koffer projector ${kind}" style=${this.#style()} data-theme=${this.theme ?? nothing} lang="de" @pages=${(event) => this.#heedPages(event.detail)}>${content}
      ${this.lost ? html`<p class="p-lost">${searching} ${t("Verbindung wird gesucht")}</p>` : nothing}</div>
      <div class="sr" aria-live="polite"></div>`;
  }

  #style() {
    const colour = this.shown?.board.workshop.colour ?? {};
    const own = [`--u:${this.u}px`];
    if (colour.kommune) own.push(`--kommune:${colour.kommune}`);
    if (!CSS.supports("color", "oklch(from red l c h)")) {
      for (const name of ["accent", "accent_strong", "accent_line", "accent_soft"]) {
        if (colour[name]) own.push(`--${name.replace("_", "-")}:${colour[name]}`);
      }
    }
    return own.join(";");
  }

  #heedPages(count) {
    if (count === this.pages) return;
    this.pages = count;
    if (this.page >= count) this.page = 0;
  }

  #crest({ workshop }) {
    return html`<button class="crest-key" title=${t("Vollbild")} aria-label=${t("Vollbild")} @click=${() => this.#fill()}>${crest(workshop.logo)}</button>`;
  }

  #head(board, right = this.#code(board)) {
    const { title, format, rehearsal } = board.workshop;
    return html`<header class="p-head">${this.#crest(board)}<div class="p-name"><b>${title}</b> · ${format}${rehearsal ? html` <span class="p-tag">${t("Probelauf")}</span>` : nothing}</div>${this.#time(board)}${right}</header>`;
  }

  #headOne(board) {
    const { question } = board.step;
    return html`<header class="p-head one">${this.#crest(board)}<h1 class=${question.length > 90 ? "long" : nothing}>${question}${board.workshop.rehearsal ? html` <span class="p-tag">${t("Probelauf")}</span>` : nothing}</h1>
      ${this.#time(board)}${this.#code(board)}</header>`;
  }

  #title({ question }) {
    return html`<h1 class="p-title ${question.length > 110 ? "long" : ""}">${question}</h1>`;
  }

  /** What must be said beside the result. */
  #remarks({ remarks }) {
    return remarks?.length ? html`<ul class="p-remarks">${remarks.map((remark) => html`<li>${caution}<span>${remark}</span></li>`)}</ul>` : nothing;
  }

  #code({ workshop }) {
    return html`<div class="p-code">${workshop.address} <b class="num">${grouped(workshop.code)}</b></div>`;
  }

  /** Time and count in the head, where a picture is drawn while input still comes. */
  #time({ step }) {
    if (!step || step.state !== "open" || this.shown.screen !== "picture" || this.shown.frame === "break") return nothing;
    const counted = counts(step);
    return html`<div class="p-time">${secondsLeft(step) === null ? nothing : html`<koffer-clock-face .step=${step} look="head"></koffer-clock-face>`}
      ${counted ? html`<span class="num">${t("{n} von {N}", { n: step.n, N: step.N })}</span>` : nothing}</div>`;
  }

  #joined({ joined }) {
    if (joined === null || joined === undefined) return html`<div></div>`;
    const words = joined === 0 ? t("Noch ist niemand da") : joined === 1 ? t("Person ist schon da") : t("sind schon da");
    return html`<div class="p-code">${joined ? html`<b class="num">${joined}</b> ` : nothing}${words}</div>`;
  }

  #foot({ step, picture }) {
    const counted = this.shown.node.constructor.counts && counts(step);
    const page = this.pages > 1 ? html`<b class="num">${t("{page} von {pages}", { page: this.page + 1, pages: this.pages })}</b>` : nothing;
    return html`<footer class="p-foot">${step.stamp ? html`<div>${stamp(step.stamp)}</div>` : nothing}
      <div class="how">${counted ? html`<b class="num">${t("{n} von {N}", { n: step.n, N: step.N })}</b> ${step.tables ? t("Tischen") : nothing} ${step.n === 1 ? t("hat teilgenommen") : t("haben teilgenommen")}` : nothing}${counted && step.foot ? " · " : nothing}${step.foot}</div>
      <div>${page}</div></footer>`;
  }

  #after({ next }) {
    return next ? html`<section class="next board"><span class="card yellow">${t("Danach")}</span><p>${next}</p></section>` : nothing;
  }
}

/** What stands where no picture does. */
function screenOf({ show, step }) {
  if (["pause", "tables", "thanks"].includes(show)) return show;
  return show === "join" || !step ? "join" : "question";
}

/** The board in one sentence, for whoever hears it. */
function summary({ show, step, joined }) {
  if (show === "pause") return t("Pause");
  if (show === "tables") return t("Wer sitzt wo?");
  if (show === "thanks") return t("Vielen Dank!");
  if (show === "join" || !step) return joined ? t("{count} Personen sind da", { count: joined }) : "";
  const counted = !counts(step) ? "" : t("{n} von {N} haben abgegeben", { n: step.n, N: step.N });
  if (step.state === "open") return `${step.question} ${counted}`;
  if (step.state === "closed") return `${t("Eingabe beendet")}. ${counted}`;
  return step.state === "prepared" ? step.question : `${t("Aufgedeckt")}: ${step.question}`;
}

customElements.define("koffer-projector", Projector);
