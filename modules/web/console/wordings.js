/* What the benches have in common on which sentences are worded anew in place: the form keeps what was typed, the former wordings stay to be read. */
import { html, nothing, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";

export const percent = new Intl.NumberFormat("de-DE", { style: "percent", maximumFractionDigits: 0 });

/** Subclasses give `worded`: what can be worded anew, each with id, text, version and former wordings; `saved` sends it; `field` says how it is typed. */
export class Wordings extends Panel {
  static properties = { editing: { state: true }, sending: { state: true } };

  constructor() {
    super();
    this.editing = null; // {id, text, version, theirs}: the wording as typed, on the version it was read in
    this.sending = false;
  }

  get bench() {
    return this.board.bench;
  }

  // ── drawing ──

  /** The sentence with its pencil, or the form in its place. */
  drawWording(one, { title, label, locked, more = nothing }) {
    if (this.editing && this.editing.id === one.id) return this.drawForm();
    return html`<div class="wording"><p class="strong" dir="auto">${one.text}</p>${more}
        <button class="bare" title=${title} aria-label=${label} ?disabled=${locked} @click=${() => this.edit(one)}>${icons.pencil}</button></div>`;
  }

  drawFormer(one) {
    if (!one.former.length) return nothing;
    return html`<details class="small muted"><summary>${one.former.length === 1 ? t("1 frühere Fassung") : t("{n} frühere Fassungen", { n: one.former.length })}</summary>
        <ol>${one.former.map((text) => html`<li dir="auto">${text}</li>`)}</ol></details>`;
  }

  drawForm() {
    const { text, theirs } = this.editing;
    const { label, count, over, rows, maximum, ready } = this.field(text);
    return html`<form class="editing" @submit=${this.save} @keydown=${this.keys}>
      <label class="formrow"><span class="between"><span>${label}</span><small class="num ${over ? "over" : ""}">${count}</small></span>
        <textarea class="st-input" rows=${rows} maxlength=${maximum} dir="auto" .value=${live(text)} @input=${(event) => { this.editing = { ...this.editing, text: event.target.value.replace(/\n/g, " ") }; }}></textarea></label>
      ${theirs === null ? nothing : html`<p class="theirs"><span>${t("Dort steht jetzt: „{text}“", { text: theirs })}</span>
        <button type="button" class="st-btn small" @click=${this.leave}>${t("Diese Fassung lassen")}</button></p>`}
      <div class="acts"><button class="st-btn small primary" ?disabled=${this.sending || !ready}>${theirs === null ? t("Speichern") : t("Meine Fassung speichern")}</button>
        <button type="button" class="st-btn ghost small" @click=${this.leave}>${t("Abbrechen")}</button></div></form>`;
  }

  drawNextRound() {
    return html`<button class="st-btn next-round" ?disabled=${!this.bench.between || this.sending} @click=${this.nextRound}>${t("Runde {n} eröffnen", { n: this.bench.round + 1 })} ${icons.right}</button>`;
  }

  // ── acts ──

  arrange(verb, facts) {
    return this.act("arrange", { verb, arguments: facts });
  }

  async edit(one) {
    this.alert = "";
    this.editing = { id: one.id, text: one.text, version: one.version, theirs: null };
    await this.updateComplete;
    this.inRoot(".editing textarea").focus();
  }

  /** Enter saves, Escape leaves. */
  keys = (event) => {
    if (event.key === "Escape") this.leave();
    if (event.key === "Enter") {
      event.preventDefault();
      event.currentTarget.requestSubmit();
    }
  };

  save = async (event) => {
    event.preventDefault();
    const { id, text, version } = this.editing;
    this.sending = true;
    if (await this.saved({ id, text: text.trim(), version })) this.leave();
    this.sending = false;
  };

  refused(refusal) {
    super.refused(refusal);
    const theirs = refusal.kind === "Overtaken" && this.editing && this.worded.find((one) => one.id === this.editing.id);
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

  nextRound = async () => {
    const coming = this.bench.round + 1;
    this.sending = true;
    if (await this.arrange("next_round", {})) this.say(t("Runde {n} ist eröffnet.", { n: coming }));
    this.sending = false;
  };
}
