/* <koffer-sharpening workshop="…">: sub-goals with their lights, the weak ones first to see; wordings are sharpened in place. */
import { html, nothing, repeat, classMap, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";

const percent = new Intl.NumberFormat("de-DE", { style: "percent", maximumFractionDigits: 0 });
const words = () => ({ green: t("klar"), yellow: t("schärfen"), red: t("neu fassen") });

class Sharpening extends Panel {
  static properties = { editing: { state: true }, sending: { state: true } };

  constructor() {
    super();
    this.editing = null; // {id, text, version, theirs}: the wording as typed, on the version it was read in
    this.sending = false;
  }

  draw(board) {
    const bench = board.bench;
    if (bench.kind !== "sharpening") return nothing;
    const locked = bench.open || board.step.state === "confirmed";
    return html`<section class="panel agreement sharpening" aria-labelledby="sharpening-title">
      <header class="c-head"><div><h2 id="sharpening-title" class="colhead">${t("Wortlaut der Teilziele")}</h2>
        <p class="muted">${bench.open ? t("Solange geprüft wird, bleibt der Wortlaut.") : t("Schärfen Sie zwei oder drei mit dem Raum. Die früheren Fassungen bleiben erhalten.")}</p></div>
        <div class="c-acts"><button class="st-btn" ?disabled=${!board.undo} title=${board.undo ? board.undo.label : ""} @click=${this.undo}>${icons.undo} ${t("Rückgängig")}${board.undo ? html`<span class="sr">: ${board.undo.label}</span>` : nothing}</button></div></header>
      ${bench.goals.length ? html`<ol class="sentences">${repeat(bench.goals, (one) => one.id, (one) => this.goal(one, locked))}</ol>` : html`<p class="empty muted">${t("Noch keine Teilziele. Sie kommen aus einem früheren Schritt oder stehen in der Planung.")}</p>`}
    </section>`;
  }

  goal(one, locked) {
    const light = words()[one.light];
    return html`<li data-id=${one.id}><b class="no num">${one.number}</b><div class="sentence">
      ${this.editing && this.editing.id === one.id ? this.editor(one) : html`<div class="wording"><p class="strong" dir="auto">${one.text}</p>
        <button class="bare" title=${t("Wortlaut schärfen")} aria-label=${t("Wortlaut von Teilziel {n} schärfen", { n: one.number })} ?disabled=${locked} @click=${() => this.edit(one)}>${icons.pencil}</button></div>`}
      ${one.goal ? html`<p class="small muted" dir="auto">${one.goal}</p>` : nothing}
      ${one.former.length ? html`<details class="small muted"><summary>${one.former.length === 1 ? t("1 frühere Fassung") : t("{n} frühere Fassungen", { n: one.former.length })}</summary>
        <ol>${one.former.map((text) => html`<li dir="auto">${text}</li>`)}</ol></details>` : nothing}
      ${light ? html`<p class="small figures"><span class=${classMap({ badge: true, live: one.light === "green", late: one.light !== "green" })}>${one.light === "green" ? nothing : icons.warn} ${light}</span>
        ${one.criteria.map((said) => html`<span class=${said.weak ? "strong num" : "num"}>${said.name} ${percent.format(said.share)}</span>`)}
        <span class="num">${one.n === 1 ? t("1 Antwort") : t("{n} Antworten", { n: one.n })}</span></p>` : nothing}
    </div></li>`;
  }

  editor(one) {
    const { text, theirs } = this.editing;
    const maximum = Math.max(this.board.bench.maximum, [...one.text].length);
    return html`<form class="editing" @submit=${this.save} @keydown=${(event) => { if (event.key === "Escape") this.leave(); }}>
      <label class="formrow"><span class="between"><span>${t("Wortlaut")}</span><small class="num">${t("{n} von {maximum}", { n: [...text].length, maximum })}</small></span>
        <textarea class="st-input" rows="2" maxlength=${maximum} dir="auto" .value=${live(text)} @input=${(event) => { this.editing = { ...this.editing, text: event.target.value.replace(/\n/g, " ") }; }}></textarea></label>
      ${theirs === null ? nothing : html`<p class="theirs"><span>${t("Dort steht jetzt: „{text}“", { text: theirs })}</span>
        <button type="button" class="st-btn small" @click=${this.leave}>${t("Diese Fassung lassen")}</button></p>`}
      <div class="acts"><button class="st-btn small primary" ?disabled=${this.sending || !text.trim()}>${theirs === null ? t("Speichern") : t("Meine Fassung speichern")}</button>
        <button type="button" class="st-btn ghost small" @click=${this.leave}>${t("Abbrechen")}</button></div></form>`;
  }

  async edit(one) {
    this.alert = "";
    this.editing = { id: one.id, text: one.text, version: one.version, theirs: null };
    await this.updateComplete;
    this.inRoot(".editing textarea").focus();
  }

  save = async (event) => {
    event.preventDefault();
    const { id, text, version } = this.editing;
    this.sending = true;
    if (await this.act("arrange", { verb: "sharpen", arguments: { goal: id, text: text.trim(), version } })) {
      this.say(t("Gespeichert."));
      this.leave();
    }
    this.sending = false;
  };

  refused(refusal) {
    super.refused(refusal);
    const theirs = refusal.kind === "Overtaken" && this.editing && this.board.bench.goals.find((one) => one.id === this.editing.id);
    if (theirs) this.editing = { ...this.editing, version: theirs.version, theirs: theirs.text };
  }

  leave = async () => {
    const id = this.editing && this.editing.id;
    this.editing = null;
    this.alert = "";
    await this.updateComplete;
    const button = id && this.inRoot(`[data-id="${CSS.escape(id)}"] .wording .bare`);
    if (button) button.focus();
  };

  undo = async () => {
    const what = this.board.undo.label;
    if (await this.act("undo", {})) this.say(t("Rückgängig gemacht: {what}", { what }));
  };
}

customElements.define("koffer-sharpening", Sharpening);
