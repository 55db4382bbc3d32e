/* <koffer-paper workshop="…">: what lies on paper, entered in one go: a list with one card per line, or dots and ticks as they were
   counted. Property `sheet`: the form of the step as reading.sheet gives it. What is typed stays on this computer until it arrived. */
import { html, nothing, repeat, classMap, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";
import { post } from "./live.js";

const letters = (text) => [...text].length;
const plain = (text) => text.trim().replace(/\s+/g, " ").toLocaleLowerCase("de");
const sum = (counts) => Object.values(counts || {}).reduce((all, one) => all + (Number(one) || 0), 0);
const COUNTED = ["scale", "verdict", "choice"];

class Paper extends Panel {
  static properties = { sheet: { attribute: false }, draft: { state: true }, refusal: { state: true }, done: { state: true }, sending: { state: true } };

  constructor() {
    super();
    this.sheet = null;
    this.draft = {};      // {text, people, doubles, chosen, about, table, counts, lines}: as typed
    this.refusal = null;  // {line, sentence}: what the desk said of a line, or of all
    this.done = "";
    this.sending = false;
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (!changed.has("sheet") || !this.sheet) return;
    const before = changed.get("sheet");
    if (!before || before.step.id !== this.sheet.step.id) {
      this.draft = JSON.parse(localStorage.getItem(this.key) || "{}");
      this.refusal = null;
      this.done = "";
    }
  }

  get key() {
    return `koffer-papier-${this.workshop}-${this.sheet.step.id}`;
  }

  get fields() {
    return this.sheet.form.fields;
  }

  type(changed) {
    this.draft = { ...this.draft, ...changed };
    this.refusal = null;
    this.done = "";
    localStorage.setItem(this.key, JSON.stringify(this.draft));
  }

  // ── drawing ──

  draw() {
    if (!this.sheet || !this.sheet.pile) return nothing;
    const list = this.sheet.pile === "list";
    return html`<form class="paper-pile" novalidate @submit=${list ? this.sendList : this.sendCount}>
      ${this.sheet.step.by_table ? this.pick("table", t("Tisch"), this.sheet.tables.map((one) => ({ value: one, label: one })), this.draft.table, (table) => this.type({ table })) : nothing}
      ${this.sheet.form.subjects.length ? this.pick("about", this.sheet.form.noun, this.sheet.form.subjects, this.about, (about) => this.type({ about })) : nothing}
      ${list ? this.list() : this.count()}
      ${this.refusal && this.refusal.line === null ? html`<p class="notice" role="alert">${icons.warn}<span>${this.refusal.sentence}</span></p>` : nothing}
      ${this.done ? html`<p class="done" role="status">${icons.tick} ${this.done}</p>` : nothing}
    </form>`;
  }

  pick(id, label, options, value, choose) {
    return html`<div class="formrow"><label for=${id}>${label}</label><select id=${id} class="st-input" @change=${(event) => choose(event.target.value)}>
      <option value="" ?selected=${!value}>${t("Bitte wählen")}</option>
      ${options.map((one) => html`<option value=${one.value} ?selected=${String(one.value) === String(value || "")}>${one.label}</option>`)}</select></div>`;
  }

  people(label, note) {
    return html`<div class="formrow people"><label for="people">${label}</label><input id="people" class="st-input num" type="number" min="1" max="500" inputmode="numeric"
      .value=${live(this.draft.people || "")} @input=${(event) => this.type({ people: event.target.value })}>${note ? html`<p class="small muted">${note}</p>` : nothing}</div>`;
  }

  get about() {
    const known = this.sheet.form.subjects.some((one) => String(one.value) === String(this.draft.about));
    return known ? this.draft.about : "";
  }

  // ── a list ──

  list() {
    const lines = this.lines;
    const good = lines.filter((one) => !one.sentence);
    const bad = lines.filter((one) => one.sentence);
    const doubles = lines.some((one) => one.double);
    const choices = this.fields.filter((one) => one.kind === "choice" && one.options.length);
    return html`<div class="formrow"><label for="pile">${t("Eine Zeile für jede Karte")}</label>
        <textarea id="pile" class="st-input" rows="7" dir="auto" .value=${live(this.draft.text || "")} @input=${(event) => this.type({ text: event.target.value })}></textarea>
        ${choices.length ? html`<p class="small muted">${t("Dahinter nach Tabulator oder Strichpunkt: {labels}", { labels: choices.map((one) => this.short(one.label)).join(", ") })}</p>` : nothing}</div>
      ${choices.map((field) => this.pick(`all-${field.name}`, t("{label} für Zeilen ohne eigene Angabe", { label: this.short(field.label) }), field.options, (this.draft.chosen || {})[field.name],
    (value) => this.type({ chosen: { ...this.draft.chosen, [field.name]: value } })))}
      ${this.sheet.step.by_table ? nothing : this.people(t("Von wie vielen Personen? (freiwillig)"), t("Ohne Angabe zählen die Karten, aber niemand als Person."))}
      ${lines.length ? html`<div class="pile-look" aria-live="polite"><p class="small strong">${good.length === 1 ? t("1 Zeile wird eingetragen") : t("{n} Zeilen werden eingetragen", { n: good.length })}${bad.length ? t(", {n} bleiben hier stehen", { n: bad.length }) : nothing}</p>
        <ol>${repeat(lines, (one) => one.number, (one) => html`<li class=${classMap({ bad: Boolean(one.sentence) })} value=${one.number}><span dir="auto">${one.text || one.line}</span>
          ${one.told.length ? html`<small>${one.told.join(" · ")}</small>` : nothing}${one.sentence ? html`<small class="why">${icons.warn} ${one.sentence}</small>` : nothing}</li>`)}</ol></div>` : nothing}
      ${doubles ? html`<label class="tick"><input type="checkbox" .checked=${live(Boolean(this.draft.doubles))} @change=${(event) => this.type({ doubles: event.target.checked })}> ${t("Doppelte auch eintragen")}</label>` : nothing}
      <button class="st-btn" ?disabled=${!good.length || this.sending}>${good.length === 1 ? t("1 Zeile eintragen") : t("{n} Zeilen eintragen", { n: good.length })}</button>`;
  }

  /** A label without what stands in brackets. */
  short(label) {
    return label.replace(/\s*\(.*\)\s*$/, "");
  }

  /** Every line that says something: {number, line, text, data, told, double, sentence}. */
  get lines() {
    const known = new Set(this.board.queue.filter((one) => one.state === "valid").map((one) => plain(one.text)));
    const seen = new Map();
    const found = [];
    (this.draft.text || "").split(/\r?\n/).forEach((line, at) => {
      if (!line.trim()) return;
      const one = this.read(line, at + 1);
      const first = seen.get(plain(one.text));
      one.double = Boolean(one.text) && (first !== undefined || known.has(plain(one.text)));
      if (one.text && first === undefined) seen.set(plain(one.text), at + 1);
      if (!one.sentence && one.double && !this.draft.doubles) one.sentence = first === undefined ? t("Das liegt schon vor.") : t("Steht schon in Zeile {n}.", { n: first });
      if (this.refusal && this.refusal.line === at + 1) one.sentence = this.refusal.sentence;
      found.push(one);
    });
    return found;
  }

  read(line, number) {
    const [first] = this.fields;
    const told = [];
    const data = this.chosen();
    const take = (part) => {
      const hit = this.recognise(part);
      if (hit) {
        Object.assign(data, hit.data);
        told.unshift(hit.label);
      }
      return Boolean(hit);
    };
    const tabs = line.split("\t");
    const cells = tabs.length > 1 ? tabs : line.split(";");
    const strange = [];
    while (cells.length > 1) {
      const part = cells[cells.length - 1].trim();
      if (part && !take(part)) {
        if (tabs.length < 2) break;
        strange.push(part);
      }
      cells.pop();
    }
    const text = cells.join(";").trim();
    if (text) data[first.name] = text;
    return { number, line: line.trim(), text, data, told, sentence: this.fault(text, data, strange) };
  }

  chosen() {
    const data = Object.fromEntries(Object.entries(this.draft.chosen || {}).filter(([name, value]) => value && this.fields.some((one) => one.name === name)));
    if (this.about) data[this.sheet.form.subject] = this.about;
    return data;
  }

  /** What a word behind a line means: one of the options, a subject, or a switch that is on. */
  recognise(part) {
    const word = plain(part);
    for (const field of this.fields) {
      const option = (field.options || []).find((one) => plain(String(one.label)) === word);
      if (option && field.kind === "choice") return { data: { [field.name]: option.value }, label: option.label };
      if (field.kind === "switch" && (plain(field.label) === word || plain(field.label).split(" ")[0] === word)) return { data: { [field.name]: true }, label: field.label };
    }
    const subject = this.sheet.form.subjects.find((one) => word.length > 2 && plain(one.label).includes(word));
    return subject ? { data: { [this.sheet.form.subject]: subject.value }, label: part } : null;
  }

  fault(text, data, strange) {
    const [first] = this.fields;
    if (strange.length) return t("Nicht erkannt: {parts}", { parts: strange.map((one) => `„${one}“`).join(", ") });
    if (!text) return t("Hier fehlt der Text.");
    if (first.maximum && letters(text) > first.maximum) return t("Das sind {length} Zeichen, erlaubt sind {maximum}.", { length: letters(text), maximum: first.maximum });
    const open = this.sheet.step.by_table ? null : this.fields.find((one) => one.required && one.kind === "choice" && !data[one.name]);
    if (open) return t("Hier fehlt: {label}", { label: this.short(open.label) });
    if (this.sheet.form.subject && !data[this.sheet.form.subject]) return t("Hier fehlt: {label}", { label: this.sheet.form.noun });
    return "";
  }

  sendList = async (event) => {
    event.preventDefault();
    const good = this.lines.filter((one) => !one.sentence);
    if (!good.length || this.sending) return;
    const facts = { entries: good.map((one) => one.data), table: this.draft.table || "" };
    if (this.draft.people && !this.sheet.step.by_table) facts.people = Number(this.draft.people);
    const told = await this.send("paper_list", facts, good.map((one) => one.number));
    if (!told) return;
    const left = this.lines.filter((one) => !good.some((each) => each.number === one.number)).map((one) => one.line);
    this.type({ text: left.join("\n"), people: "" });
    const entered = good.length === 1 ? t("1 Zeile eingetragen.") : t("{n} Zeilen eingetragen.", { n: good.length });
    this.done = left.length ? `${entered} ${left.length === 1 ? t("1 steht noch hier.") : t("{n} stehen noch hier.", { n: left.length })}` : entered;
    this.say(this.done);
  };

  // ── counts ──

  get counted() {
    return (this.draft.counts || {})[this.about] || {};
  }

  put(field, value, text) {
    const { counts = {} } = this.draft;
    const mine = counts[this.about] || {};
    const one = { ...mine[field.name], [value]: text };
    this.type({ counts: { ...counts, [this.about]: { ...mine, [field.name]: one } } });
  }

  count() {
    const dots = this.fields.find((one) => one.kind === "dots");
    const asked = this.sheet.form.subjects.length && !this.about;
    const cast = this.cast;
    return html`${asked ? nothing : this.fields.map((field) => this.counting(field))}
      ${dots ? this.people(t("Von wie vielen Personen?"), this.budget(dots)) : nothing}
      ${asked || dots ? nothing : html`<p class="small muted">${t("Wörter und Gründe bitte einzeln eintragen.")}</p>`}
      <button class="st-btn" ?disabled=${!cast || asked || this.sending}>${!cast ? t("Eintragen") : cast === 1 ? t("1 Stimmzettel eintragen") : t("{n} Stimmzettel eintragen", { n: cast })}</button>`;
  }

  /** How many ballots these counts make: as many people as said, else as many as the largest count. */
  get cast() {
    if (this.fields.some((one) => one.kind === "dots")) return sum(this.counted.dots) ? Math.max(0, Number(this.draft.people) || 0) : 0;
    return Math.max(0, ...this.fields.map((field) => (COUNTED.includes(field.kind) ? sum(this.counted[field.name]) : Number((this.counted[field.name] || {}).on) || 0)));
  }

  budget(field) {
    const people = Number(this.draft.people) || 0;
    const given = sum(this.counted[field.name]);
    const rule = t("je {k} Punkte, höchstens {maximum} auf eine Möglichkeit", { k: field.budget, maximum: field.maximum || field.budget });
    if (!people) return rule;
    const words = t("{given} von höchstens {most} Punkten, {rule}", { given, most: people * field.budget, rule });
    return given > people * field.budget ? html`<span class="why">${icons.warn} ${words}</span>` : words;
  }

  counting(field) {
    const counts = this.counted[field.name] || {};
    const number = (value, label) => html`<input class="st-input num" type="number" min="0" inputmode="numeric" aria-label=${label} .value=${live(counts[value] === undefined ? "" : String(counts[value]))}
      @input=${(event) => this.put(field, value, event.target.value)}>`;
    if (field.kind === "dots") {
      return html`<fieldset class="tally"><legend>${t("Punkte auf dem Papier")}</legend><ul>${field.options.map((one) => html`<li><span dir="auto">${one.number ? html`<b class="num">${one.number}</b> ` : nothing}${one.label}</span>${number(one.value, one.label)}</li>`)}</ul>
        <p class="between"><span>${t("Zusammen")}</span><b class="num">${sum(counts)}</b></p></fieldset>`;
    }
    if (field.kind === "scale") {
      const low = field.minimum === null ? 1 : field.minimum;
      const values = Array.from({ length: (field.maximum || 5) - low + 1 }, (none, at) => low + at);
      return html`<fieldset class="tally"><legend>${field.label || t("Wie oft welcher Wert")}</legend>
        <div class="values">${values.map((value) => html`<label><b class="num">${value}</b>${number(value, `${field.label} ${value}`)}</label>`)}</div>
        <p class="between small"><span>${field.low ? t("{low} bis {high}", { low: `${low} ${field.low}`, high: `${values[values.length - 1]} ${field.high}` }) : nothing}</span><b class="num">${sum(counts)}</b></p></fieldset>`;
    }
    if (COUNTED.includes(field.kind)) {
      return html`<fieldset class="tally"><legend>${field.label}</legend><ul>${field.options.map((one) => html`<li><span>${field.kind === "verdict" ? html`<b class="num">${one.value}</b> ` : nothing}${one.label}</span>${number(one.value, one.label)}</li>`)}</ul>
        <p class="between"><span>${t("Zusammen")}</span><b class="num">${sum(counts)}</b></p></fieldset>`;
    }
    if (field.kind === "switch") return html`<fieldset class="tally"><ul><li><span>${field.label}</span>${number("on", field.label)}</li></ul></fieldset>`;
    if (field.needs) {
      return html`<div class="formrow"><label for="lines">${t("{label} Eine Zeile je Person.", { label: field.label })}</label><textarea id="lines" class="st-input" rows="3" dir="auto" .value=${live((this.draft.lines || {})[this.about] || "")}
        @input=${(event) => this.type({ lines: { ...this.draft.lines, [this.about]: event.target.value } })}></textarea></div>`;
    }
    return nothing;
  }

  sendCount = async (event) => {
    event.preventDefault();
    if (!this.cast || this.sending) return;
    const tally = {};
    for (const field of this.fields) {
      const counts = this.counted[field.name] || {};
      if (field.kind === "dots" || COUNTED.includes(field.kind)) tally[field.name] = Object.fromEntries(Object.entries(counts).filter(([, one]) => one !== "").map(([value, one]) => [value, Number(one)]));
      else if (field.kind === "switch") tally[field.name] = Number(counts.on) || 0;
      else if (field.needs) tally[field.name] = ((this.draft.lines || {})[this.about] || "").split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
    }
    const dots = this.fields.some((one) => one.kind === "dots");
    const cast = this.cast;
    if (!(await this.send("paper_count", { tally, about: this.about, ...(dots ? { people: cast } : {}) }, []))) return;
    const { [this.about]: entered, ...counts } = this.draft.counts || {};
    const { [this.about]: written, ...lines } = this.draft.lines || {};
    const next = this.sheet.form.subjects[this.sheet.form.subjects.findIndex((one) => String(one.value) === String(this.about)) + 1];
    this.type({ counts, lines, people: "", about: next ? next.value : this.draft.about });
    this.done = cast === 1 ? t("1 Stimmzettel eingetragen.") : t("{n} Stimmzettel eingetragen.", { n: cast });
    this.say(this.done);
  };

  /** Sends a verb; the desk's sentence stands at the line it means, else below, and everything typed stays. */
  async send(verb, facts, numbers) {
    this.sending = true;
    this.refusal = null;
    this.done = "";
    try {
      await post(verb, facts, this.sheet.step.id);
      return true;
    } catch (refusal) {
      if (!refusal.kind) throw refusal;
      const [, place] = /^entries\.(\d+)$/.exec(refusal.facts.field || "") || [];
      this.refusal = { line: place === undefined ? null : numbers[Number(place)] || null, sentence: refusal.message };
      return false;
    } finally {
      this.sending = false;
    }
  }
}

customElements.define("koffer-paper", Paper);
