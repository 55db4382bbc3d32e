/* <koffer-drafts workshop="…">: what the tables have written, table by table, to be reworded in place: names go, slips are mended. */
import { html, nothing, repeat, classMap, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";

class Drafts extends Panel {
  static properties = { editing: { state: true }, sending: { state: true } };

  constructor() {
    super();
    this.editing = null; // {id, revision, fields, theirs}: the draft as typed, on the revision it was read at
    this.sending = false;
  }

  draw(board) {
    const bench = board.bench;
    if (bench.kind !== "drafts") return nothing;
    const locked = board.step.state === "confirmed";
    const drafts = bench.tables.flatMap((table) => table.drafts);
    const lost = this.editing && !drafts.some((one) => one.id === this.editing.id);
    return html`<section class="panel drafts" aria-labelledby="drafts-title">
      <div class="between"><h2 id="drafts-title" class="colhead">${t("Von den Tischen")}</h2>
        <button class="st-btn small ghost" ?disabled=${!board.undo} @click=${this.undo}>${icons.undo} ${board.undo ? t("Rückgängig: {what}", { what: board.undo.label }) : t("Rückgängig")}</button></div>
      ${bench.tables.length ? nothing : html`<p class="empty muted">${t("Noch gibt es keine Tische.")}</p>`}
      ${lost ? html`<ul class="draft-list">${this.editor(this.editing)}</ul>` : nothing}
      <div class="draft-tables">${repeat(bench.tables, (table) => table.name, (table) => html`<div>
        <h3 class="between"><span>${table.name || t("Ohne Tisch")}</span><span class=${classMap({ badge: true, live: table.drafts.length > 0 })}>${table.drafts.length
  ? t("{n} von {limit}", { n: table.drafts.length, limit: bench.limit }) : t("noch nichts")}</span></h3>
        <ul class="draft-list">${repeat(table.drafts, (one) => one.id, (one) => (this.editing && this.editing.id === one.id ? this.editor(one) : this.line(one, locked)))}</ul>
      </div>`)}</div>
    </section>`;
  }

  line(one, locked) {
    const [first, ...rest] = one.fields;
    const title = first.texts.join(" · ");
    const said = rest.flatMap((field) => field.texts.filter(Boolean).map((text) => ({ label: field.list ? "" : field.label, text })));
    return html`<li data-id=${one.id}><div>
        <p class="strong" dir="auto">${title}</p>
        ${said.length ? html`<ul class="small">${said.map(({ label, text }) => html`<li dir="auto">${label ? html`<span class="muted">${label}:</span> ` : nothing}${text}</li>`)}</ul>` : nothing}
        ${one.remark ? html`<p class="small muted" dir="auto">${one.remark}</p>` : nothing}
        ${one.redacted ? html`<p class="small muted">${t("von der Moderation geändert")}</p>` : nothing}</div>
      <button class="bare" title=${t("Herkunft")} aria-label=${t("Herkunft: {text}", { text: title })} @click=${() => this.trace(one.id, title)}>${icons.roots}</button>
      <button class="bare" title=${t("Bearbeiten")} aria-label=${t("Bearbeiten: {text}", { text: title })} ?disabled=${locked} @click=${() => this.edit(one)}>${icons.pencil}</button></li>`;
  }

  editor(one) {
    const { fields, theirs } = this.editing;
    return html`<li class="editing" data-id=${one.id}><form @submit=${this.save} @keydown=${(event) => { if (event.key === "Escape") this.leave(); }}>
      ${fields.map((field, at) => field.texts.map((text, place) => html`<label class="formrow"><span class="between"><span>${field.list ? t("{label}, {n}", { label: field.label, n: place + 1 }) : field.label}</span>
        <small class="num">${this.measure(field, text)}</small></span>
        <textarea class="st-input" rows=${field.maximum > 60 ? 3 : 1} maxlength=${field.maximum} dir="auto" .value=${live(text)} @input=${(event) => this.type(at, place, event.target.value)}></textarea></label>`))}
      ${theirs === null ? nothing : html`<p class="theirs"><span>${t("Dort steht jetzt: „{text}“", { text: theirs })}</span>
        <button type="button" class="st-btn small" @click=${this.leave}>${t("Diese Fassung lassen")}</button></p>`}
      <div class="acts"><button class="st-btn small primary" ?disabled=${this.sending}>${theirs === null ? t("Speichern") : t("Meine Fassung speichern")}</button>
        <button type="button" class="st-btn ghost small" @click=${this.leave}>${t("Abbrechen")}</button></div>
    </form></li>`;
  }

  measure(field, text) {
    if (field.words) return t("{n} von {maximum} Wörtern", { n: text.trim() ? text.trim().split(/\s+/).length : 0, maximum: field.words });
    return t("{n} von {maximum}", { n: [...text].length, maximum: field.maximum });
  }

  type(at, place, text) {
    const fields = this.editing.fields.map((field, index) => (index === at ? { ...field, texts: field.texts.map((one, line) => (line === place ? text : one)) } : field));
    this.editing = { ...this.editing, fields };
  }

  async edit(one) {
    this.alert = "";
    this.editing = { id: one.id, revision: one.revision, fields: one.fields, theirs: null };
    await this.updateComplete;
    this.inRoot(".editing textarea").focus();
  }

  save = async (event) => {
    event.preventDefault();
    const { id, revision, fields } = this.editing;
    const line = (text) => text.replace(/\s*\n\s*/g, " ").trim();
    const data = Object.fromEntries(fields.map((field) => [field.name, field.list ? field.texts.map(line) : line(field.texts[0])]));
    this.sending = true;
    if (await this.act("arrange", { verb: "reword", arguments: { entry: id, data, revision } })) {
      this.say(t("Gespeichert."));
      this.leave();
    }
    this.sending = false;
  };

  refused(refusal) {
    super.refused(refusal);
    if (refusal.kind !== "Overtaken" || !this.editing) return;
    const drafts = this.board.bench.tables.flatMap((table) => table.drafts);
    const theirs = drafts.find((one) => one.id === this.editing.id);
    if (theirs) this.editing = { ...this.editing, revision: theirs.revision, theirs: theirs.fields.flatMap((field) => field.texts).join(" · ") };
  }

  leave = async () => {
    const id = this.editing && this.editing.id;
    this.editing = null;
    this.alert = "";
    await this.updateComplete;
    const button = id && this.inRoot(`[data-id="${CSS.escape(id)}"] .bare`);
    if (button) button.focus();
  };
}

customElements.define("koffer-drafts", Drafts);
