/* <koffer-profiles workshop="…">: the profiles of the actions, of each how complete it is; every field can be changed, a new one written. */
import { html, nothing, repeat, classMap, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Editor } from "./editor.js";
import { Examples } from "./examples.js";
import { icons } from "./icons.js";
import { amount, german, written } from "./words.js";

class Profiles extends Editor {
  constructor() {
    super();
    this.examples = new Examples(this);
  }

  draw(board) {
    const bench = this.bench;
    if (bench.kind !== "profiles") return nothing;
    const complete = bench.profiles.filter((one) => !one.missing.length).length;
    const lost = this.editing && !bench.profiles.some((one) => one.id === this.editing.id);
    return html`<section class="panel profile-bench" aria-labelledby="profiles-title">
      <header class="c-head"><div><h2 id="profiles-title" class="colhead">${t("Steckbriefe")}</h2>
        <p class="muted">${bench.profiles.length ? t("{n} von {all} mit allem, was eine Zusage braucht", { n: complete, all: bench.profiles.length }) : t("Noch keine Steckbriefe.")}</p></div>
        <div class="c-acts">${this.drawUndo()}
          <button class="st-btn new" ?disabled=${this.locked || this.editing !== null} @click=${() => this.begin({ id: "", revision: 0, data: { status: "planned" } }, "title")}>${icons.plus} ${t("Neue Maßnahme")}</button></div></header>
      ${board.focus ? html`<p class="notice">${icons.screen}<span>${t("Im Saal steht gerade ein Steckbrief allein.")}</span><button class="st-btn small" @click=${() => this.enlarge(null)}>${t("Alle zeigen")}</button></p>` : nothing}
      ${lost ? this.editor() : nothing}
      <ul class="profile-list">${repeat(bench.profiles, (one) => one.id, (one) => (this.editing && this.editing.id === one.id ? html`<li>${this.editor()}</li>` : this.line(one)))}</ul>
    </section>`;
  }

  line(one) {
    const { data } = one;
    const facts = [one.table, data.responsible, data.due ? t("bis {day}", { day: german(data.due) }) : ""].filter(Boolean);
    const large = this.board.focus === one.id;
    return html`<li data-id=${one.id}><b class="no num">${one.number}</b><div><p class="strong" dir="auto">${data.title}</p>
        <p class="small muted" dir="auto">${facts.join(" · ")}${one.redacted ? html` · ${t("von der Moderation geändert")}` : nothing}</p></div>
      <span class=${classMap({ badge: true, live: !one.missing.length, late: one.missing.length > 0 })}>${one.missing.length ? html`${icons.warn} ${t("fehlt: {what}", { what: one.missing.join(", ") })}` : html`${icons.tick} ${t("vollständig")}`}</span>
      <button class="bare" aria-pressed=${large} title=${large ? t("Alle zeigen") : t("Im Saal groß zeigen")} aria-label=${t("Im Saal groß zeigen: {text}", { text: data.title })} @click=${() => this.enlarge(large ? null : one.id)}>${icons.screen}</button>
      <button class="bare edit" title=${t("Bearbeiten")} aria-label=${t("Bearbeiten: {text}", { text: data.title })} ?disabled=${this.locked || this.editing !== null} @click=${() => this.begin({ id: one.id, revision: one.revision, data }, "title")}>${icons.pencil}</button></li>`;
  }

  editor() {
    const { id } = this.editing;
    const { fields, tables, offered } = this.bench;
    const groups = [...new Set(fields.map((field) => field.group))];
    return html`<form class="editing" @submit=${this.save} @keydown=${this.keys}>
      ${id === "" && tables.length ? this.row("table", t("Tisch"), html`<select class="st-input" id="edit-table" @change=${(event) => this.type("table", event.target.value)}>
        <option value="">${t("kein bestimmter Tisch")}</option>${tables.map((table) => html`<option value=${table} .selected=${live(this.value("table") === table)}>${table}</option>`)}</select>`) : nothing}
      ${this.drawExample()}
      ${groups.map((group) => html`<fieldset><legend>${group}</legend><div class="profile-fields">${fields.filter((field) => field.group === group).map((field) => this.field(field))}
        ${group === groups[0] && offered.length ? this.origins() : nothing}</div></fieldset>`)}
      ${this.drawTheirs()}${this.drawActs(id === "" ? t("Eintragen") : t("Speichern"))}</form>`;
  }

  /** What inspired the action, and the way to more of that kind. */
  drawExample() {
    const { example } = this;
    return html`${example ? html`<p class="inspired small">${icons.link}<span dir="auto">${t("Angeregt durch: {what}", { what: [example.title, example.municipality].filter(Boolean).join(", ") })}</span>
        <button type="button" class="st-btn ghost small" @click=${() => this.type("example", null)}>${t("Hinweis entfernen")}</button></p>` : nothing}
      ${this.examples.draw(() => this.asked(), this.takeOver)}`;
  }

  get example() {
    const { typed, data } = this.editing;
    return "example" in typed ? typed.example : data.example;
  }

  field({ name, kind, label, maximum, unit, options }) {
    const value = this.value(name);
    const type = (event) => this.type(name, event.target.value);
    const id = `edit-${name}`;
    if (kind === "choice") {
      return this.row(name, label, html`<select class="st-input" id=${id} aria-invalid=${this.invalid(name)} @change=${type}><option value="">–</option>
        ${options.map((one) => html`<option value=${one.value} .selected=${live(value === one.value)}>${one.label}</option>`)}</select>`);
    }
    const counted = kind === "line" || kind === "text";
    const note = counted ? html`<small class="num">${t("{n} von {maximum}", { n: [...value].length, maximum })}</small>` : unit ? html`<small>${unit}</small>` : nothing;
    if (kind === "text") return this.row(name, label, html`<textarea class="st-input" id=${id} rows="4" maxlength=${maximum} dir="auto" aria-invalid=${this.invalid(name)} .value=${live(value)} @input=${type}></textarea>`, note);
    return this.row(name, label, html`<input class="st-input" id=${id} type=${kind === "date" ? "date" : "text"} inputmode=${kind === "number" ? "decimal" : nothing}
      maxlength=${counted ? maximum : nothing} dir="auto" aria-invalid=${this.invalid(name)} .value=${live(value)} @input=${type}>`, note);
  }

  /** What it grew out of: several may be ticked. */
  origins() {
    const { typed, data } = this.editing;
    const chosen = typed.from || data.from || [];
    const toggle = (id) => this.type("from", chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
    return html`<details class="origins"><summary>${t("Gewachsen aus ({n})", { n: chosen.length })}</summary><ul>${this.bench.offered.map((one) => html`<li><label>
      <input type="checkbox" .checked=${live(chosen.includes(one.id))} @change=${() => toggle(one.id)}><span dir="auto">${one.text}</span></label></li>`)}</ul></details>`;
  }

  // ── examples ──

  /** What the library is asked with: the words of the draft, and the sub-goal and the ideas it names. */
  asked() {
    const { typed, data } = this.editing;
    const goal = this.value("sub_goal");
    const picked = this.bench.fields.some((field) => field.name === "sub_goal" && field.kind === "choice");
    const words = ["title", "what", "target_group", "area"].map((name) => this.value(name));
    const options = [...(typed.from || data.from || []), ...(picked && goal ? [goal] : [])];
    return { workshop: this.workshop, step: this.board.step.id, text: [...words, picked ? "" : goal].join(" ").trim(), options };
  }

  /** An example fills what is still empty; nothing is saved by that. */
  takeOver = ({ example, ...offer }) => {
    const empty = Object.entries(offer).filter(([name]) => !this.value(name).trim());
    this.editing = { ...this.editing, typed: { ...this.editing.typed, ...Object.fromEntries(empty), example } };
    this.say(t("Übernommen, was noch leer war. Gespeichert ist noch nichts."));
    this.updateComplete.then(() => this.inRoot("#edit-title").focus());
  };

  async begin(editing, field) {
    this.examples.forget();
    await super.begin(editing, field);
  }

  // ── acts ──

  /** Only what was typed is sent, so that a colleague's words in the other fields stay. */
  save = async (event) => {
    event.preventDefault();
    const { id, revision } = this.editing;
    const { table, ...data } = this.packed();
    if (id) await this.send("arrange", { verb: "reword", arguments: { entry: id, data, revision } }, t("Gespeichert."));
    else if (table) await this.send("table_paper", { table, data }, t("Eingetragen."));
    else await this.send("paper", { data }, t("Eingetragen."));
  };

  packed() {
    const kinds = Object.fromEntries(this.bench.fields.map((field) => [field.name, field.kind]));
    return Object.fromEntries(Object.entries(this.editing.typed).map(([name, value]) => [name, kinds[name] === "number" ? amount(value) : value]));
  }

  refused(refusal) {
    super.refused(refusal);
    const theirs = refusal.kind === "Overtaken" && this.editing && this.bench.profiles.find((one) => one.id === this.editing.id);
    if (!theirs) return;
    const changed = this.bench.fields.filter(({ name }) => written(theirs.data[name]) !== written(this.editing.data[name]));
    const shown = changed.map(({ name, label }) => [label, german(written(theirs.data[name]))]);
    this.editing = { ...this.editing, revision: theirs.revision, data: theirs.data, theirs: shown };
  }

  async enlarge(id) {
    if (await this.act("focus", { cluster: id })) this.say(id ? t("Der Steckbrief steht groß im Saal.") : t("Alle Steckbriefe stehen im Saal."));
  }
}

customElements.define("koffer-profiles", Profiles);
