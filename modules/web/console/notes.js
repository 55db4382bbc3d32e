/* <koffer-notes workshop="…">: the facilitator's notes on the current step, saved when the typing pauses. */
import { html, nothing, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { post } from "./live.js";

const PAUSE = 1200; // milliseconds without a key until the draft is sent
const MAXIMUM = 20000;

class Notes extends Panel {
  static properties = { step: { state: true }, text: { state: true }, mark: { state: true }, theirs: { state: true } };

  constructor() {
    super();
    this.step = null;    // the step the text belongs to
    this.text = "";
    this.version = 0;    // the version the text grew from
    this.dirty = false;
    this.mark = "";      // "", "saving", "saved", "kept"
    this.theirs = null;  // what somebody else wrote meanwhile: {text, version}
    this.pause = 0;
  }

  hear(heard) {
    super.hear(heard);
    const board = heard.snapshot;
    if (!board || !board.step || !board.notes) return;
    if (!this.step || board.step.id !== this.step.id) this.turnTo(board);
    else if (!this.dirty && board.notes.version > this.version) this.take(board.notes);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.dirty) this.save();
  }

  /** Another step: what was typed is sent to the step it belongs to, then its own notes come up. */
  turnTo(board) {
    if (this.dirty) this.save();
    this.step = { id: board.step.id, title: board.step.title };
    this.theirs = null;
    this.mark = "";
    this.dirty = false;
    this.take(board.notes);
    const draft = JSON.parse(localStorage.getItem(this.key(this.step)) || "null");
    if (!draft) return;
    if (draft.text === board.notes.text) {
      localStorage.removeItem(this.key(this.step));
      return;
    }
    this.text = draft.text;
    this.version = draft.version;
    this.dirty = true;
    this.mark = "kept";
    this.later();
  }

  take(notes) {
    this.text = notes.text;
    this.version = notes.version;
  }

  key(step) {
    return `koffer-notiz-${step.id}`;
  }

  draw(board) {
    if (!this.step) return html`<section class="panel"><h2 class="colhead">${t("Notizen")}</h2><p class="empty muted">${t("Notizen gehören zu einem Schritt. Gleich geht es los.")}</p></section>`;
    return html`<section class="panel" aria-labelledby="notes-title">
      <div class="between"><h2 id="notes-title" class="colhead">${t("Notizen")}</h2><span class="muted small">${this.words()}</span></div>
      <textarea class="st-input notes" maxlength=${MAXIMUM} aria-label=${t("Notizen zu: {title}", { title: this.step.title })}
        placeholder=${t("Was hier wichtig war. Wird von selbst gespeichert.")} .value=${live(this.text)}
        @input=${this.type} @blur=${() => { if (this.dirty && !this.theirs) this.save(); }}></textarea>
      ${this.theirs ? html`<div class="theirs"><p class="strong">${t("Dort steht jetzt:")}</p><p class="their-text">${this.theirs.text || t("(leer)")}</p>
        <div class="acts"><button class="st-btn small" @click=${this.keepMine}>${t("Meine Fassung speichern")}</button>
        <button class="st-btn small" @click=${this.keepBoth}>${t("Beide behalten")}</button>
        <button class="st-btn small ghost" @click=${this.takeTheirs}>${t("Andere Fassung nehmen")}</button></div></div>` : nothing}
    </section>`;
  }

  words() {
    switch (this.mark) {
      case "saving": return t("wird gespeichert …");
      case "saved": return t("gespeichert");
      case "kept": return t("auf diesem Gerät gemerkt");
      default: return this.step.title;
    }
  }

  type(event) {
    this.text = event.target.value;
    this.dirty = true;
    this.mark = "kept";
    localStorage.setItem(this.key(this.step), JSON.stringify({ text: this.text, version: this.version }));
    if (!this.theirs) this.later();
  }

  later() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.save(), PAUSE);
  }

  async save() {
    clearTimeout(this.pause);
    const { step, text, version } = this;
    if (!step) return;
    this.alert = "";
    this.mark = "saving";
    try {
      await post("note", { text, version }, step.id);
      if (this.step.id !== step.id) {
        localStorage.removeItem(this.key(step));
        return;
      }
      this.version = version + 1;
      if (this.text === text) {
        this.dirty = false;
        this.mark = "saved";
        localStorage.removeItem(this.key(step));
      } else {
        this.type({ target: { value: this.text } });
      }
    } catch (refusal) {
      this.refused(refusal);
      this.mark = "kept";
      if (this.step.id !== step.id) return;
      const now = this.board.notes;
      if (refusal.kind === "Overtaken" && now && now.version !== version) {
        this.alert = t("Jemand hat diese Notiz gerade geändert. Ihr Text bleibt hier stehen, bitte prüfen.");
        this.theirs = now;
      } else if (refusal.kind === "Unreachable") {
        this.pause = setTimeout(() => this.save(), 5 * PAUSE);
      }
    }
  }

  settle(text) {
    this.version = this.theirs.version;
    this.theirs = null;
    this.text = text;
    this.save();
  }

  keepMine() {
    this.settle(this.text);
  }

  keepBoth() {
    this.settle(`${this.theirs.text}\n\n${this.text}`);
  }

  takeTheirs() {
    this.take(this.theirs);
    this.theirs = null;
    this.dirty = false;
    this.alert = "";
    this.mark = "saved";
    localStorage.removeItem(this.key(this.step));
  }
}

customElements.define("koffer-notes", Notes);
