/* <koffer-timeline workshop="…">: when each action begins and ends, with its milestones; below, how many run in each quarter. */
import { html, nothing, repeat, classMap, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";
import { german, written } from "./words.js";

class Timeline extends Panel {
  static properties = { editing: { state: true }, sending: { state: true } };

  constructor() {
    super();
    this.editing = null; // {id, version, start, end, milestones, theirs}: the times as typed, on the version they were read in
    this.sending = false;
  }

  get bench() {
    return this.board.bench;
  }

  draw(board) {
    const bench = this.bench;
    if (bench.kind !== "timeline") return nothing;
    const locked = board.step.state === "confirmed" || board.step.state === "prepared";
    const open = bench.rows.filter((one) => !one.version);
    return html`<section class="panel pledges" aria-labelledby="timeline-title">
      <header class="c-head"><div><h2 id="timeline-title" class="colhead">${t("Zeitplan")}</h2>
        <p class="muted">${open.length ? t("{n} von {all} haben einen Zeitraum.", { n: bench.rows.length - open.length, all: bench.rows.length }) : t("Alle Maßnahmen haben einen Zeitraum.")}</p></div>
        <div class="c-acts"><button class="st-btn" ?disabled=${!board.undo} title=${board.undo ? board.undo.label : ""} @click=${this.undo}>${icons.undo} ${t("Rückgängig")}${board.undo ? html`<span class="sr">: ${board.undo.label}</span>` : nothing}</button>
          <button class="st-btn propose" ?disabled=${locked || !open.some((one) => one.end) || this.sending} @click=${this.propose}>${t("Vorschläge übernehmen")}</button></div></header>
      <ol class="profile-list">${repeat(bench.rows, (one) => one.id, (one) => (this.editing && this.editing.id === one.id ? html`<li>${this.editor(one)}</li>` : this.line(one, locked)))}</ol>
      ${bench.load.length ? html`<h3 class="colhead load-head">${t("So viele laufen zugleich")}</h3><ul class="quarter-load">${bench.load.map((one) => html`<li class=${one.over ? "over" : ""}><span>${t("Quartal {name}", { name: one.name })}</span>
        <b class="num">${one.count}</b>${one.over ? html`<small>${icons.warn} ${t("mehr als {most}", { most: bench.most })}</small>` : nothing}</li>`)}</ul>` : nothing}
    </section>`;
  }

  line(one, locked) {
    const set = one.version > 0;
    const times = one.end ? t("{start} bis {end}", { start: german(one.start), end: german(one.end) }) : t("ohne Vorschlag: „Bis wann“ fehlt");
    return html`<li data-id=${one.id}><b class="no num">${one.number}</b><div><p class="strong" dir="auto">${one.text}</p>
        <p class="small muted">${set || !one.end ? times : t("Vorschlag: {times}", { times })}${one.who ? html` · <span dir="auto">${one.who}</span>` : nothing}${one.committed ? nothing : html` · ${t("ohne Zusage")}`}</p>
        ${one.milestones.length ? html`<ul class="small stones">${one.milestones.map((stone) => html`<li>◆ ${german(stone.date)} <span dir="auto">${stone.text}</span></li>`)}</ul>` : nothing}</div>
      <span class=${classMap({ badge: true, live: set })}>${set ? html`${icons.tick} ${t("festgelegt")}` : t("offen")}</span>
      <button class="st-btn small act ${set ? "ghost" : ""}" aria-label=${t("{act}: {text}", { act: set ? t("Ändern") : t("Festlegen …"), text: one.text })} ?disabled=${locked || this.editing !== null} @click=${() => this.edit(one)}>${set ? t("Ändern") : t("Festlegen …")}</button>
      ${set ? html`<button class="bare" title=${t("Zeitraum entfernen")} aria-label=${t("Zeitraum entfernen: {text}", { text: one.text })} ?disabled=${locked} @click=${() => this.clear(one)}>${icons.close}</button>` : nothing}</li>`;
  }

  editor(one) {
    const { start, end, milestones, theirs } = this.editing;
    const date = (name, label, value) => html`<div class="formrow"><label for="time-${name}">${label}</label>
      <input class="st-input" id="time-${name}" type="date" min=${this.bench.today} .value=${live(value)} @input=${(event) => this.type({ [name]: event.target.value })}></div>`;
    const change = (at, changed) => this.type({ milestones: milestones.map((stone, place) => (place === at ? { ...stone, ...changed } : stone)) });
    return html`<form class="editing" @submit=${this.save} @keydown=${(event) => { if (event.key === "Escape") this.leave(); }}>
      <p class="strong" dir="auto">${one.number}. ${one.text}</p>
      ${one.first_step || one.due ? html`<p class="small muted" dir="auto">${[one.first_step ? t("Erster Schritt: {text}", { text: one.first_step }) : "", one.due ? t("Bis wann: {day}", { day: german(one.due) }) : ""].filter(Boolean).join(" · ")}</p>` : nothing}
      <div class="profile-fields">${date("start", t("Beginn"), start)}${date("end", t("Ende"), end)}</div>
      <fieldset><legend>${t("Meilensteine")}</legend>
        ${milestones.map((stone, at) => html`<div class="stone-row"><input class="st-input" type="date" aria-label=${t("Meilenstein {n}, Tag", { n: at + 1 })} min=${this.bench.today} .value=${live(stone.date)} @input=${(event) => change(at, { date: event.target.value })}>
          <input class="st-input" type="text" aria-label=${t("Meilenstein {n}, Text", { n: at + 1 })} maxlength=${this.bench.text_maximum} dir="auto" .value=${live(stone.text)} @input=${(event) => change(at, { text: event.target.value })}>
          <button type="button" class="bare" title=${t("Meilenstein entfernen")} aria-label=${t("Meilenstein {n} entfernen", { n: at + 1 })} @click=${() => this.drop(at)}>${icons.close}</button></div>`)}
        <button type="button" class="st-btn ghost small more" ?disabled=${milestones.length >= this.bench.milestones} @click=${this.more}>${icons.plus} ${t("Meilenstein")}</button></fieldset>
      ${theirs === null ? nothing : html`<p class="theirs"><span>${t("Dort steht jetzt: „{text}“", { text: theirs })}</span>
        <button type="button" class="st-btn small" @click=${this.leave}>${t("Diese Fassung lassen")}</button></p>`}
      <div class="acts"><button class="st-btn small primary" ?disabled=${this.sending}>${theirs === null ? t("Zeitraum festlegen") : t("Meine Fassung speichern")}</button>
        <button type="button" class="st-btn ghost small" @click=${this.leave}>${t("Abbrechen")}</button></div></form>`;
  }

  type(changed) {
    this.editing = { ...this.editing, ...changed };
  }

  more = async () => {
    this.type({ milestones: [...this.editing.milestones, { date: "", text: "" }] });
    await this.updateComplete;
    this.inRoot(".stone-row:last-of-type input").focus();
  };

  drop(at) {
    this.type({ milestones: this.editing.milestones.filter((stone, place) => place !== at) });
    this.inRoot(".more").focus();
  }

  // ── acts ──

  async edit(one) {
    this.alert = "";
    this.editing = { id: one.id, version: one.version, start: written(one.start), end: written(one.end), milestones: one.milestones, theirs: null };
    await this.updateComplete;
    this.inRoot(".editing input").focus();
  }

  /** A row of a milestone in which nothing was typed is none. */
  save = async (event) => {
    event.preventDefault();
    const { id, version, start, end, milestones } = this.editing;
    const stones = milestones.filter((stone) => stone.date || stone.text.trim());
    this.sending = true;
    if (await this.act("arrange", { verb: "place", arguments: { action: id, version, start, end, milestones: stones } })) {
      this.say(t("Zeitraum festgelegt."));
      this.leave();
    }
    this.sending = false;
  };

  refused(refusal) {
    super.refused(refusal);
    const theirs = refusal.kind === "Overtaken" && this.editing && this.bench.rows.find((one) => one.id === this.editing.id);
    if (!theirs) return;
    const times = theirs.version ? t("{start} bis {end}", { start: german(theirs.start), end: german(theirs.end) }) : t("ohne Zeitraum");
    const stones = theirs.milestones.map((stone) => `${german(stone.date)} ${stone.text}`);
    this.editing = { ...this.editing, version: theirs.version, theirs: [times, ...stones].join(" · ") };
  }

  leave = async () => {
    const id = this.editing && this.editing.id;
    this.editing = null;
    this.alert = "";
    await this.updateComplete;
    const button = id && this.inRoot(`[data-id="${CSS.escape(id)}"] .act`);
    if (button) button.focus();
  };

  propose = async () => {
    this.sending = true;
    if (await this.act("arrange", { verb: "propose", arguments: {} })) this.say(t("Vorschläge übernommen."));
    this.sending = false;
  };

  async clear(one) {
    if (await this.act("arrange", { verb: "clear", arguments: { action: one.id } })) this.say(t("Zeitraum entfernt: {text}", { text: one.text }));
  }

  undo = async () => {
    const what = this.board.undo.label;
    if (await this.act("undo", {})) this.say(t("Rückgängig gemacht: {what}", { what }));
  };
}

customElements.define("koffer-timeline", Timeline);
