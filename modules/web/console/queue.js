/* <koffer-queue workshop="…">: input as it arrives; the facilitator hides, blacks out, links and admits. */
import { html, nothing, repeat, classMap, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";

const FOUND = 8;
const BLACK = "█";
const AT_ONCE = 200; // more than anybody reads; thousands would make every change slow
const filters = () => [["all", t("Alle")], ["check", t("Prüfen")], ["hidden", t("Verborgen")], ["late", t("Verspätet")]];
const blackened = (text) => text.replace(/[^\s.,;:!?()„“"'‚‘]/gu, BLACK);

/** Entries whose name hint the facilitator looked at and found harmless; kept on this computer. */
class Passed {
  constructor(workshop) {
    this.key = `koffer-passt-${workshop}`;
    this.ids = new Set(JSON.parse(localStorage.getItem(this.key) || "[]"));
  }

  add(id) {
    this.ids.add(id);
    localStorage.setItem(this.key, JSON.stringify([...this.ids]));
  }
}

class Queue extends Panel {
  static properties = { filter: { state: true }, all: { state: true }, editing: { state: true }, linking: { state: true }, pending: { state: true } };

  constructor() {
    super();
    this.filter = "all";
    this.all = false;
    this.editing = null;   // {id, text, before}: the card being blacked out; before = words as they were, by place
    this.linking = null;   // {id, query}: the card being linked
    this.pending = new Map(); // id -> state, drawn until the desk has answered
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has("workshop") && this.workshop) this.passed = new Passed(this.workshop);
  }

  get entries() {
    return this.board.queue.map((one) => (this.pending.has(one.id) ? { ...one, state: this.pending.get(one.id) } : one));
  }

  flagged(one) {
    return one.state === "valid" && !one.redacted && (one.flags || []).length > 0 && !this.passed.ids.has(one.id);
  }

  belongs(one, filter) {
    if (filter === "check") return this.flagged(one);
    return filter === "all" || one.state === filter;
  }

  draw(board) {
    const entries = this.entries;
    const found = entries.filter((one) => this.belongs(one, this.filter));
    const shown = this.all ? found : found.slice(0, AT_ONCE);
    return html`<section class="queue-part" aria-labelledby="queue-title">
      <div class="between"><h2 id="queue-title" class="colhead">${t("Eingaben")}</h2><slot name="tools"></slot></div>
      <div class="st-seg filters" role="group" aria-label=${t("Eingaben filtern")}>${filters().map(([name, words]) => this.filterButton(name, words, entries))}</div>
      <div class="queue" tabindex="-1">${shown.length
    ? repeat(shown, (one) => one.id, (one) => this.card(one))
    : html`<p class="empty muted">${this.filter === "all" ? t("Noch keine Eingaben.") : t("Hier ist gerade nichts.")}</p>`}
        ${shown.length < found.length ? html`<button class="st-btn small" @click=${() => { this.all = true; }}>${t("Alle {n} zeigen", { n: found.length })}</button>` : nothing}</div>
      ${board.undo ? html`<button class="st-btn ghost small undo" @click=${this.undo}>${icons.undo} ${t("Rückgängig: {what}", { what: board.undo.label })}</button>` : nothing}
    </section>`;
  }

  filterButton(name, words, entries) {
    const count = entries.filter((one) => this.belongs(one, name)).length;
    if (name === "late" && !count && this.filter !== "late") return nothing;
    return html`<button aria-pressed=${this.filter === name} @click=${() => { this.filter = name; }}>${words} <span class="num">${count}</span></button>`;
  }

  card(one) {
    const flag = this.flagged(one);
    const shape = { flag: flag || one.state === "late", off: one.state === "hidden", twin: Boolean(one.double_of) };
    return html`<article class="qcard ${classMap(shape)}" data-id=${one.id}>
      ${this.words(one, flag)}${this.remarks(one, flag)}
      ${this.editing && this.editing.id === one.id ? this.editor(one)
    : this.linking && this.linking.id === one.id ? this.chooser(one)
      : html`<div class="acts">${this.buttons(one, flag)}<time>${one.at}</time></div>`}
    </article>`;
  }

  words(one, flag) {
    if (one.state === "hidden") return html`<p class="muted" dir="auto"><span class="gone">${one.text}</span></p>`;
    const paper = one.by === "facilitator" ? html` <span class="sign" role="img" aria-label=${t("vom Papier")}>${icons.pencil}</span>` : nothing;
    if (!flag || !one.mark) return html`<p dir="auto">${one.text}${paper}</p>`;
    const letters = Array.from(one.text);
    const [from, to] = one.mark;
    return html`<p dir="auto">${letters.slice(0, from).join("")}<mark>${letters.slice(from, to).join("")}</mark>${letters.slice(to).join("")}${paper}</p>`;
  }

  remarks(one, flag) {
    const other = one.double_of && this.entries.find((card) => card.id === one.double_of);
    const about = one.about && !one.text.startsWith(one.about) ? html`<p class="small muted clip" dir="auto">${one.about}</p>` : nothing;
    return html`${about}${flag ? html`<p class="small hint-line">${icons.warn} ${t("Vielleicht ein Name")}</p>` : nothing}
      ${one.state === "late" ? html`<p class="small hint-line">${icons.clock} ${t("Kam nach dem Schließen an")}</p>` : nothing}
      ${one.state === "hidden" ? html`<p class="small muted">${t("Verborgen, zählt nicht")}</p>` : nothing}
      ${one.late && one.state === "valid" ? html`<p class="small muted">${t("Verspätet zugelassen")}</p>` : nothing}
      ${one.redacted ? html`<p class="small muted">${t("Geschwärzt")}</p>` : nothing}
      ${one.double_of ? html`<p class="small muted">${icons.link} ${t("verbunden mit: „{text}“", { text: other ? other.text : "…" })}</p>` : nothing}
      ${!one.double_of && one.similar && one.state === "valid" ? html`<p class="small muted clip">${t("ähnlich: „{text}“", { text: one.similar })}</p>` : nothing}`;
  }

  buttons(one, flag) {
    const ghost = (words, act) => html`<button class="st-btn ghost" @click=${act} aria-label=${t("{act}: {text}", { act: words, text: one.text })}>${words}</button>`;
    if (one.state === "hidden") return ghost(t("Wieder zeigen"), () => this.turn(one, "unhide", "valid", t("Wieder gezeigt.")));
    if (one.state === "late") {
      return ghost(t("Zulassen"), () => this.turn(one, "admit", "valid", t("Zugelassen.")));
    }
    if (flag) {
      return html`${ghost(t("Schwärzen"), () => this.edit(one))}${ghost(t("Passt so"), () => this.pass(one))}${ghost(t("Verbergen"), () => this.turn(one, "hide", "hidden", t("Verborgen.")))}`;
    }
    const hide = ghost(t("Verbergen"), () => this.turn(one, "hide", "hidden", t("Verborgen.")));
    const fate = one.traced ? ghost(t("Was wurde daraus?"), () => this.trace(one.id, one.text)) : nothing;
    if (!one.card) return html`${hide}${fate}`;
    return html`${hide}${ghost(t("Schwärzen"), () => this.edit(one))}
      ${one.double_of ? ghost(t("Trennen"), () => this.separate(one)) : ghost(t("Verbinden"), () => this.link(one))}${fate}`;
  }

  // ── acts ──

  async turn(one, verb, state, words) {
    const place = this.placeOf(one);
    this.pending = new Map(this.pending).set(one.id, state);
    this.say(words);
    await this.updateComplete;
    this.refocus(one, place);
    await this.act(verb, { entry: one.id });
    const rest = new Map(this.pending);
    rest.delete(one.id);
    this.pending = rest;
  }

  async pass(one) {
    const place = this.placeOf(one);
    this.passed.add(one.id);
    this.requestUpdate();
    await this.updateComplete;
    this.refocus(one, place);
  }

  async separate(one) {
    if (await this.act("separate", { entry: one.id })) this.say(t("Karten getrennt."));
    await this.updateComplete;
    this.refocus(one, 0);
  }

  placeOf(one) {
    return [...this.renderRoot.querySelectorAll(".qcard")].findIndex((card) => card.dataset.id === one.id);
  }

  refocus(one, place) {
    const cards = [...this.renderRoot.querySelectorAll(".qcard")];
    const card = cards.find((each) => each.dataset.id === one.id) || cards[Math.min(place, cards.length - 1)];
    const target = card ? card.querySelector("button") : this.inRoot(".queue");
    if (target) target.focus({ preventScroll: Boolean(card && card.dataset.id !== one.id) });
  }

  // ── blacking out ──

  async edit(one) {
    const letters = Array.from(one.text);
    const [from, to] = one.mark || [0, 0];
    const text = letters.slice(0, from).join("") + blackened(letters.slice(from, to).join("")) + letters.slice(to).join("");
    this.linking = null;
    this.editing = { id: one.id, text, before: one.text.split(/\s+/) };
    await this.updateComplete;
    this.come(one, ".redact textarea");
  }

  editor(one) {
    const words = this.editing.text.split(/\s+/).filter(Boolean);
    return html`<form class="redact" @submit=${(event) => this.saveText(event, one)} @keydown=${(event) => { if (event.key === "Escape") this.leave(one); }}>
      <p class="small muted">${t("Wörter anklicken zum Schwärzen, Text darunter ändern:")}</p>
      <div class="word-row">${words.map((word, at) => html`<button type="button" class=${classMap({ black: word.includes(BLACK) })}
        aria-pressed=${word.includes(BLACK)} aria-label=${word.includes(BLACK) ? t("Wort {n}, geschwärzt", { n: at + 1 }) : word} @click=${() => this.blacken(at)}>${word}</button>`)}</div>
      <textarea class="st-input" rows="2" dir="auto" aria-label=${t("Text der Karte")} .value=${live(this.editing.text)}
        @input=${(event) => { this.editing = { ...this.editing, text: event.target.value }; }}></textarea>
      <div class="acts"><button class="st-btn small primary">${t("Übernehmen")}</button><button type="button" class="st-btn ghost" @click=${() => this.leave(one)}>${t("Abbrechen")}</button></div>
    </form>`;
  }

  blacken(at) {
    const parts = this.editing.text.split(/(\s+)/);
    const places = parts.map((part, i) => i).filter((i) => parts[i] && !/^\s+$/.test(parts[i]));
    const place = places[at];
    const known = places.length === this.editing.before.length ? this.editing.before[at] : "";
    const word = parts[place];
    if (!word.includes(BLACK)) parts[place] = blackened(word);
    else if (known) parts[place] = known;
    this.editing = { ...this.editing, text: parts.join("") };
  }

  async saveText(event, one) {
    event.preventDefault();
    if (await this.act("redact", { entry: one.id, text: this.editing.text.trim() })) {
      this.say(t("Geschwärzt."));
      await this.leave(one);
    }
  }

  async leave(one) {
    this.editing = null;
    this.linking = null;
    await this.updateComplete;
    this.refocus(one, 0);
  }

  // ── linking ──

  async link(one) {
    this.editing = null;
    this.linking = { id: one.id, query: "" };
    await this.updateComplete;
    this.come(one, ".choose input");
  }

  come(one, field) {
    this.inRoot(`.qcard[data-id="${CSS.escape(one.id)}"]`).scrollIntoView({ block: "nearest" });
    this.inRoot(field).focus({ preventScroll: true });
  }

  found(one) {
    const query = this.linking.query.trim().toLocaleLowerCase("de");
    const others = this.entries.filter((card) => card.id !== one.id && card.state === "valid" && !card.double_of);
    const near = (card) => (card.text === one.similar || card.similar === one.text ? 0 : 1);
    return others.filter((card) => card.text.toLocaleLowerCase("de").includes(query)).sort((a, b) => near(a) - near(b));
  }

  chooser(one) {
    const found = this.found(one);
    return html`<div class="choose" @keydown=${(event) => { if (event.key === "Escape") this.leave(one); }}>
      <label class="search">${icons.search}<input type="search" placeholder=${t("Mit welcher Karte verbinden?")} aria-label=${t("Karte suchen")}
        .value=${live(this.linking.query)} @input=${(event) => { this.linking = { ...this.linking, query: event.target.value }; }}
        @keydown=${(event) => { if (event.key === "Enter" && found.length) this.join(one, found[0]); }}></label>
      <ul>${found.slice(0, FOUND).map((card) => html`<li><button dir="auto" @click=${() => this.join(one, card)}>${card.text}</button></li>`)}</ul>
      ${found.length ? nothing : html`<p class="small muted">${t("Keine Karte gefunden.")}</p>`}
      ${found.length > FOUND ? html`<p class="small muted">${t("{n} weitere, bitte suchen.", { n: found.length - FOUND })}</p>` : nothing}
      <button class="st-btn ghost small" @click=${() => this.leave(one)}>${t("Abbrechen")}</button>
    </div>`;
  }

  async join(one, card) {
    if (await this.act("merge", { entry: one.id, into: card.id })) {
      this.say(t("Verbunden mit: {text}", { text: card.text }));
      await this.leave(one);
    }
  }
}

customElements.define("koffer-queue", Queue);
