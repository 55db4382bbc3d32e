/* <koffer-parking workshop="…">: the Themenspeicher: what has no place today, who takes it and by when. */
import { html, nothing, repeat, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";

class Parking extends Panel {
  static properties = { draft: { state: true }, editing: { state: true } };

  constructor() {
    super();
    this.draft = "";
    this.editing = null; // {id, text, owner, due, version, theirs}: the line as typed, on the version it was read in
  }

  draw(board) {
    const lines = board.parked || [];
    return html`<section class="panel" aria-labelledby="parking-title">
      <div class="between"><h2 id="parking-title" class="colhead">${t("Themenspeicher")}</h2><span class="muted num">${lines.length || nothing}</span></div>
      ${lines.length ? html`<ul class="parking">${repeat(lines, (one) => one.id, (one) => (this.editing && this.editing.id === one.id ? this.editor(one) : this.line(one)))}</ul>`
    : html`<p class="empty muted">${t("Was heute keinen Platz hat, geht hier nicht verloren.")}</p>`}
      ${this.editing && !lines.some((one) => one.id === this.editing.id) ? html`<ul class="parking">${this.editor(this.editing)}</ul>` : nothing}
      <form class="add" @submit=${this.add}>
        <input class="st-input" maxlength="200" aria-label=${t("Neues Thema im Themenspeicher")} placeholder=${t("Thema festhalten")} .value=${live(this.draft)}
          @input=${(event) => { this.draft = event.target.value; }}>
        <button class="st-btn" ?disabled=${!this.draft.trim()}>${icons.plus} ${t("Merken")}</button>
      </form>
    </section>`;
  }

  line(one) {
    const facts = [one.owner, one.due && t("bis {due}", { due: one.due }), one.origin].filter(Boolean);
    return html`<li data-id=${one.id}>
      <div><p class="strong">${one.text}</p>${facts.length ? html`<p class="small muted">${facts.join(" · ")}</p>` : nothing}</div>
      <button class="bare" title=${t("Bearbeiten")} aria-label=${t("Bearbeiten: {text}", { text: one.text })} @click=${() => this.edit(one)}>${icons.pencil}</button>
      <button class="bare" title=${t("Entfernen")} aria-label=${t("Entfernen: {text}", { text: one.text })} @click=${() => this.unpark(one)}>${icons.close}</button>
    </li>`;
  }

  editor(one) {
    const set = (name) => (event) => { this.editing = { ...this.editing, [name]: event.target.value }; };
    const field = (name, words, maximum) => html`<label class="formrow"><span>${words}</span>
      <input class="st-input" name=${name} maxlength=${maximum} .value=${live(this.editing[name])} @input=${set(name)}></label>`;
    return html`<li class="editing" data-id=${one.id}><form @submit=${this.save} @keydown=${(event) => { if (event.key === "Escape") this.leave(); }}>
      ${field("text", t("Thema"), 200)}
      <div class="row">${field("owner", t("Wer kümmert sich?"), 60)}${field("due", t("Bis wann?"), 60)}</div>
      ${this.editing.theirs ? html`<p class="theirs"><span>${t("Dort steht jetzt: „{text}“", { text: this.editing.theirs.text })}</span>
        <button type="button" class="st-btn small" @click=${this.takeTheirs}>${t("Diese Fassung nehmen")}</button></p>` : nothing}
      <div class="acts"><button class="st-btn small primary">${this.editing.theirs ? t("Meine Fassung speichern") : t("Speichern")}</button>
        <button type="button" class="st-btn ghost small" @click=${this.leave}>${t("Abbrechen")}</button></div>
    </form></li>`;
  }

  async add(event) {
    event.preventDefault();
    const text = this.draft.trim();
    if (!text) return;
    if (await this.act("park", { text }, null)) {
      if (this.draft.trim() === text) this.draft = "";
      this.say(t("Im Themenspeicher: {text}", { text }));
    }
  }

  async edit(one) {
    this.editing = { id: one.id, text: one.text, owner: one.owner || "", due: one.due || "", version: one.version, theirs: null };
    await this.updateComplete;
    this.inRoot(".editing input").focus();
  }

  async save(event) {
    event.preventDefault();
    const { id, text, owner, due, version } = this.editing;
    if (await this.act("change_parked", { parked: id, text, owner, due, version }, null)) {
      this.say(t("Gespeichert."));
      this.leave();
    }
  }

  refused(refusal) {
    super.refused(refusal);
    const theirs = this.editing && refusal.kind === "Overtaken" && this.board.parked.find((one) => one.id === this.editing.id);
    if (theirs) this.editing = { ...this.editing, version: theirs.version, theirs };
  }

  takeTheirs() {
    this.alert = "";
    this.edit(this.editing.theirs);
  }

  async leave() {
    const id = this.editing.id;
    this.editing = null;
    this.alert = "";
    await this.updateComplete;
    const line = this.inRoot(`li[data-id="${CSS.escape(id)}"] button`);
    if (line) line.focus();
  }

  async unpark(one) {
    if (await this.act("unpark", { parked: one.id }, null)) this.say(t("Entfernt: {text}", { text: one.text }));
    await this.updateComplete;
    this.inRoot(".add input").focus();
  }
}

customElements.define("koffer-parking", Parking);
