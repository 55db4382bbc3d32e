/* What the benches have in common on which one thing after the other is edited in place: a form that keeps what was typed, whatever comes. */
import { html, nothing } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";
import { written } from "./words.js";

/** Subclasses give their fields the ids `edit-<name>` and keep in `editing` {id, data: as it was read, typed: what was typed since, theirs}. */
export class Editor extends Panel {
  static properties = { editing: { state: true }, sending: { state: true }, fault: { state: true } };

  constructor() {
    super();
    this.editing = null;
    this.sending = false;
    this.fault = null; // {field, sentence}: what was refused, said where it stands
  }

  get bench() {
    return this.board.bench;
  }

  get locked() {
    return ["prepared", "confirmed"].includes(this.board.step.state);
  }

  value(name) {
    const { typed, data } = this.editing;
    return name in typed ? typed[name] : written(data[name]);
  }

  type(name, value) {
    this.editing = { ...this.editing, typed: { ...this.editing.typed, [name]: value } };
    if (this.fault && this.fault.field === name) this.fault = null;
  }

  async begin(editing, field) {
    this.alert = "";
    this.fault = null;
    this.editing = { typed: {}, theirs: null, ...editing };
    await this.updateComplete;
    this.inRoot(`#edit-${field}`).focus();
  }

  /** A label with its field, and below it what was wrong with it. */
  row(name, label, input, note) {
    return html`<div class="formrow ${name}"><label class="between" for="edit-${name}"><span>${label}</span>${note || nothing}</label>${input}${this.wrong(name)}</div>`;
  }

  wrong(name) {
    return this.fault && this.fault.field === name ? html`<p class="fault" id="fault-${name}">${icons.warn} ${this.fault.sentence}</p>` : nothing;
  }

  /** What else a field needs to say that it was refused. */
  invalid(name) {
    return this.fault && this.fault.field === name ? "true" : "false";
  }

  /** Escape leaves the form as the button does. */
  keys = (event) => {
    if (event.key === "Escape") this.leave();
  };

  /** Sends it; true when it is done and the form has been left. Until then nothing typed is lost. */
  async send(verb, facts, said) {
    this.sending = true;
    this.fault = null;
    const done = await this.act(verb, facts);
    this.sending = false;
    if (done) {
      this.say(said);
      this.leave();
    }
    return done;
  }

  refused(refusal) {
    super.refused(refusal);
    if (!this.editing) return;
    const field = refusal.facts && refusal.facts.field;
    this.fault = field ? { field, sentence: refusal.message } : null;
    this.point(field);
  }

  /** To the field that was refused; to what somebody else wrote, or to the sentence above, where it is about the whole. */
  async point(field) {
    await this.updateComplete;
    const place = field && this.inRoot(`#edit-${field}`);
    if (place) place.focus();
    else (this.inRoot(".theirs") || this.inRoot(".alert")).scrollIntoView({ block: "center" });
  }

  leave = async () => {
    const id = this.editing && this.editing.id;
    this.editing = null;
    this.fault = null;
    this.alert = "";
    await this.updateComplete;
    const button = this.inRoot(id ? `[data-id="${CSS.escape(id)}"] .edit` : ".new");
    if (button) button.focus();
  };

  /** What a colleague has written meanwhile, and the way to leave it so. */
  drawTheirs() {
    const { theirs } = this.editing;
    if (theirs === null) return nothing;
    return html`<div class="theirs"><div><p>${t("Inzwischen von anderer Hand geändert:")}</p><ul>${theirs.map(([label, text]) => html`<li dir="auto">${label}: „${text || "–"}“</li>`)}</ul></div>
      <button type="button" class="st-btn small" @click=${this.leave}>${t("Diese Fassung lassen")}</button></div>`;
  }

  drawActs(save) {
    return html`<div class="acts"><button class="st-btn small primary" ?disabled=${this.sending}>${this.editing.theirs === null ? save : t("Meine Fassung speichern")}</button>
      <button type="button" class="st-btn ghost small" @click=${this.leave}>${t("Abbrechen")}</button></div>`;
  }
}
