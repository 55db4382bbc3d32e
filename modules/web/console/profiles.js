/* <koffer-profiles workshop="…">: the profiles of the actions, of each how complete it is; every field can be changed, a new one written. */
import { html, nothing, repeat, classMap, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";
import { amount, german, written } from "./words.js";

class Profiles extends Panel {
  static properties = { editing: { state: true }, sending: { state: true } };

  constructor() {
    super();
    // {id, revision, data, typed, theirs}: a profile as it was read, and the fields typed into since; id "" is a new one
    this.editing = null;
    this.sending = false;
  }

  get bench() {
    return this.board.bench;
  }

  draw(board) {
    const bench = this.bench;
    if (bench.kind !== "profiles") return nothing;
    const locked = board.step.state === "confirmed";
    const closed = locked || board.step.state === "prepared";
    const complete = bench.profiles.filter((one) => !one.missing.length).length;
    const lost = this.editing && this.editing.id && !bench.profiles.some((one) => one.id === this.editing.id);
    return html`<section class="panel profile-bench" aria-labelledby="profiles-title">
      <header class="c-head"><div><h2 id="profiles-title" class="colhead">${t("Steckbriefe")}</h2>
        <p class="muted">${bench.profiles.length ? t("{n} von {all} mit allem, was eine Zusage braucht", { n: complete, all: bench.profiles.length }) : t("Noch keine Steckbriefe.")}</p></div>
        <div class="c-acts"><button class="st-btn" ?disabled=${!board.undo} title=${board.undo ? board.undo.label : ""} @click=${this.undo}>${icons.undo} ${t("Rückgängig")}${board.undo ? html`<span class="sr">: ${board.undo.label}</span>` : nothing}</button>
          <button class="st-btn new" ?disabled=${closed || this.editing !== null} @click=${this.begin}>${icons.plus} ${t("Neue Maßnahme")}</button></div></header>
      ${board.focus ? html`<p class="notice">${icons.screen}<span>${t("Im Saal steht gerade ein Steckbrief allein.")}</span><button class="st-btn small" @click=${() => this.enlarge(null)}>${t("Alle zeigen")}</button></p>` : nothing}
      ${(this.editing && this.editing.id === "") || lost ? this.editor() : nothing}
      <ul class="profile-list">${repeat(bench.profiles, (one) => one.id, (one) => (this.editing && this.editing.id === one.id ? html`<li>${this.editor()}</li>` : this.line(one, locked)))}</ul>
    </section>`;
  }

  line(one, locked) {
    const { data } = one;
    const facts = [one.table, data.responsible, data.due ? t("bis {day}", { day: german(data.due) }) : ""].filter(Boolean);
    const large = this.board.focus === one.id;
    return html`<li data-id=${one.id}><b class="no num">${one.number}</b><div><p class="strong" dir="auto">${data.title}</p>
        <p class="small muted" dir="auto">${facts.join(" · ")}${one.redacted ? html` · ${t("von der Moderation geändert")}` : nothing}</p></div>
      <span class=${classMap({ badge: true, live: !one.missing.length, late: one.missing.length > 0 })}>${one.missing.length ? html`${icons.warn} ${t("fehlt: {what}", { what: one.missing.join(", ") })}` : html`${icons.tick} ${t("vollständig")}`}</span>
      <button class="bare" aria-pressed=${large} title=${large ? t("Alle zeigen") : t("Im Saal groß zeigen")} aria-label=${t("Im Saal groß zeigen: {text}", { text: data.title })} @click=${() => this.enlarge(large ? null : one.id)}>${icons.screen}</button>
      <button class="bare edit" title=${t("Bearbeiten")} aria-label=${t("Bearbeiten: {text}", { text: data.title })} ?disabled=${locked || this.editing !== null} @click=${() => this.edit(one)}>${icons.pencil}</button></li>`;
  }

  editor() {
    const { id, theirs } = this.editing;
    const groups = [...new Set(this.bench.fields.map((field) => field.group))];
    return html`<form class="editing" @submit=${this.save} @keydown=${(event) => { if (event.key === "Escape") this.leave(); }}>
      ${id === "" && this.bench.tables.length ? this.row("table", t("Tisch"), html`<select class="st-input" id="profile-table" @change=${(event) => this.type("table", event.target.value)}>
        <option value="">${t("kein bestimmter Tisch")}</option>${this.bench.tables.map((table) => html`<option value=${table} .selected=${live(this.value("table") === table)}>${table}</option>`)}</select>`) : nothing}
      ${groups.map((group) => html`<fieldset><legend>${group}</legend><div class="profile-fields">${this.bench.fields.filter((field) => field.group === group).map((field) => this.field(field))}
        ${group === groups[0] && this.bench.offered.length ? this.origins() : nothing}</div></fieldset>`)}
      ${theirs === null ? nothing : html`<div class="theirs"><p>${t("Dort steht jetzt:")}</p><ul>${theirs.map(([label, text]) => html`<li dir="auto">${label}: „${text || "–"}“</li>`)}</ul>
        <button type="button" class="st-btn small" @click=${this.leave}>${t("Diese Fassung lassen")}</button></div>`}
      <div class="acts"><button class="st-btn small primary" ?disabled=${this.sending}>${id === "" ? t("Eintragen") : theirs === null ? t("Speichern") : t("Meine Fassung speichern")}</button>
        <button type="button" class="st-btn ghost small" @click=${this.leave}>${t("Abbrechen")}</button></div>
    </form>`;
  }

  row(name, label, input, note) {
    return html`<div class="formrow ${name}"><label class="between" for="profile-${name}"><span>${label}</span>${note || nothing}</label>${input}</div>`;
  }

  field(field) {
    const value = this.value(field.name);
    const type = (event) => this.type(field.name, event.target.value);
    const id = `profile-${field.name}`;
    if (field.kind === "choice") {
      return this.row(field.name, field.label, html`<select class="st-input" id=${id} @change=${type}><option value="">–</option>
        ${field.options.map((one) => html`<option value=${one.value} .selected=${live(value === one.value)}>${one.label}</option>`)}</select>`);
    }
    const count = field.maximum && field.kind !== "number" ? html`<small class="num">${t("{n} von {maximum}", { n: [...value].length, maximum: field.maximum })}</small>` : field.unit ? html`<small>${field.unit}</small>` : nothing;
    if (field.kind === "text") return this.row(field.name, field.label, html`<textarea class="st-input" id=${id} rows="4" maxlength=${field.maximum} dir="auto" .value=${live(value)} @input=${type}></textarea>`, count);
    return this.row(field.name, field.label, html`<input class="st-input" id=${id} type=${field.kind === "date" ? "date" : "text"} inputmode=${field.kind === "number" ? "decimal" : nothing}
      maxlength=${field.kind === "line" ? field.maximum : nothing} dir="auto" .value=${live(value)} @input=${type}>`, count);
  }

  /** What it grew out of: several may be ticked. */
  origins() {
    const chosen = this.origin();
    const toggle = (id) => this.type("from", chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
    return html`<details class="origins"><summary>${t("Gewachsen aus ({n})", { n: chosen.length })}</summary><ul>${this.bench.offered.map((one) => html`<li><label>
      <input type="checkbox" .checked=${live(chosen.includes(one.id))} @change=${() => toggle(one.id)}><span dir="auto">${one.text}</span></label></li>`)}</ul></details>`;
  }

  origin() {
    const { typed, data } = this.editing;
    return typed.from || data.from || [];
  }

  value(name) {
    const { typed, data } = this.editing;
    return name in typed ? typed[name] : written(data[name]);
  }

  type(name, value) {
    this.editing = { ...this.editing, typed: { ...this.editing.typed, [name]: value } };
  }

  // ── acts ──

  begin = async () => {
    this.alert = "";
    this.editing = { id: "", revision: 0, data: { status: "planned" }, typed: {}, theirs: null };
    await this.updateComplete;
    this.inRoot(".editing #profile-title").focus();
  };

  async edit(one) {
    this.alert = "";
    this.editing = { id: one.id, revision: one.revision, data: one.data, typed: {}, theirs: null };
    await this.updateComplete;
    this.inRoot(".editing #profile-title").focus();
  }

  /** Only what was typed is sent, so that a colleague's words in the other fields stay. */
  save = async (event) => {
    event.preventDefault();
    const { id, revision, typed } = this.editing;
    const { table, ...data } = this.packed(typed);
    this.sending = true;
    const done = id ? await this.act("arrange", { verb: "reword", arguments: { entry: id, data, revision } })
      : table ? await this.act("table_paper", { table, data }) : await this.act("paper", { data });
    if (done) {
      this.say(id ? t("Gespeichert.") : t("Eingetragen."));
      this.leave();
    }
    this.sending = false;
  };

  packed(typed) {
    const kinds = Object.fromEntries(this.bench.fields.map((field) => [field.name, field.kind]));
    return Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, kinds[name] === "number" ? amount(value) : value]));
  }

  refused(refusal) {
    super.refused(refusal);
    if (refusal.kind !== "Overtaken" || !this.editing) return;
    const theirs = this.bench.profiles.find((one) => one.id === this.editing.id);
    if (!theirs) return;
    const { data, typed } = this.editing;
    const changed = this.bench.fields.filter((field) => written(theirs.data[field.name]) !== written(data[field.name]));
    const shown = changed.map((field) => [field.label, german(written(theirs.data[field.name]))]);
    this.editing = { id: theirs.id, revision: theirs.revision, data: theirs.data, typed, theirs: shown };
  }

  leave = async () => {
    const id = this.editing && this.editing.id;
    this.editing = null;
    this.alert = "";
    await this.updateComplete;
    const button = this.inRoot(id ? `[data-id="${CSS.escape(id)}"] .edit` : ".new");
    if (button) button.focus();
  };

  async enlarge(id) {
    if (await this.act("focus", { cluster: id })) this.say(id ? t("Der Steckbrief steht groß im Saal.") : t("Alle Steckbriefe stehen im Saal."));
  }

  undo = async () => {
    const what = this.board.undo.label;
    if (await this.act("undo", {})) this.say(t("Rückgängig gemacht: {what}", { what }));
  };
}

customElements.define("koffer-profiles", Profiles);
