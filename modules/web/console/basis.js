/* <koffer-basis workshop="…" [mark]>: what a step is built on, to be looked through before it opens; with `mark`: that it has changed since. */
import { html, nothing, repeat, classMap, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";

const TEXT_MAXIMUM = 200;
const FOLDED = 8; // more rows than these stand behind a line that unfolds them

class Basis extends Panel {
  static properties = { mark: { type: Boolean }, draft: { state: true }, sending: { state: true } };

  constructor() {
    super();
    this.mark = false;
    this.draft = null; // {step, rows, added}: the rows as changed here and not yet taken; null shows those of the server
    this.sending = false;
  }

  hear(heard) {
    super.hear(heard);
    const step = this.board && this.board.step;
    const gone = this.draft && (!step || step.id !== this.draft.step || !this.board.basis || !this.board.basis.rows);
    if (gone) this.draft = null;
  }

  get rows() {
    return this.draft ? this.draft.rows : this.board.basis.rows;
  }

  draw(board) {
    const { basis } = board;
    if (this.mark) return html`${basis && basis.stale ? this.stale(basis.stale) : nothing}${basis && basis.tied.length ? this.tie(basis.tied) : nothing}`;
    return basis && basis.rows ? this.list(board) : nothing;
  }

  stale(stale) {
    return html`<section class="panel basis" aria-label=${t("Grundlage geändert")}>
      <p class="notice">${icons.warn}<span>${stale.sentence}</span></p>
      ${stale.unsettled ? html`<p class="small muted">${t("Sobald dort wieder aufgedeckt ist, steht hier, was neu ist und was entfällt.")}</p>` : html`
        <p class="small muted">${t("Beim Übernehmen geht der Schritt noch einmal auf. Eingaben zu dem, was bleibt, bleiben stehen; was zu Entfallenem abgegeben wurde, bleibt gespeichert und zählt nicht.")}</p>
        <div class="acts"><button class="st-btn" ?disabled=${this.sending} @click=${this.takeOver}>${icons.undo} ${t("Neue Grundlage übernehmen")}</button></div>`}
    </section>`;
  }

  tie(level) {
    return html`<section class="panel basis" aria-label=${t("Gleichstand an der Grenze")}>
      <p class="notice">${icons.warn}<span>${t("Gleichstand an der Grenze: {texts}. Beide nehmen, Stichrunde oder besprechen?", { texts: level.map((one) => `„${one.text}“`).join(", ") })}</span></p>
      <div class="acts"><button class="st-btn" ?disabled=${this.sending} @click=${() => this.runOff(level)}>${t("Stichrunde mit einem Punkt")}</button>
        <span class="small muted">${t("Sie kommt als eigener Schritt gleich danach.")}</span></div>
    </section>`;
  }

  list(board) {
    const { rows } = this;
    const kept = rows.filter((one) => !one.left_out).length;
    const added = this.draft ? this.draft.added : "";
    const table = html`<ol class="carried">${repeat(rows, (one) => one.key || one.id, (one, at) => this.row(one, at, rows.length))}</ol>`;
    return html`<section class="panel basis" aria-labelledby="basis-title">
      <div class="between"><h2 id="basis-title" class="colhead">${t("Womit dieser Schritt arbeitet")}</h2><span class=${classMap({ badge: true, live: kept > 0, late: !kept })}>${kept}</span></div>
      ${rows.length ? html`<p class="small muted">${t("Übernommen aus früheren Schritten. Hier lässt sich umformulieren, ordnen, weglassen und ergänzen, bis der Schritt öffnet.")}</p>`
    : html`<p class="notice">${icons.warn}<span>${t("Noch gibt es nichts zu übernehmen. Bitte eintragen, womit gearbeitet wird, oder zuerst den Schritt davor aufdecken.")}</span></p>`}
      ${rows.length > FOLDED && !this.draft ? html`<details><summary>${t("{n} ansehen und ändern", { n: rows.length })}</summary>${table}</details>` : table}
      <form class="add" @submit=${this.add}><input class="st-input" maxlength=${TEXT_MAXIMUM} aria-label=${t("Ergänzen")} placeholder=${t("Ergänzen …")} .value=${live(added)} @input=${(event) => this.change({ added: event.target.value })}>
        <button class="st-btn" ?disabled=${!added.trim()}>${icons.plus} ${t("Dazu")}</button></form>
      ${this.draft ? html`<div class="acts"><button class="st-btn primary" ?disabled=${this.sending || rows.some((one) => !one.text.trim())} @click=${this.save}>${t("So übernehmen")}</button>
        <button class="st-btn ghost" @click=${() => { this.draft = null; }}>${t("Verwerfen")}</button></div>` : nothing}
    </section>`;
  }

  row(one, at, count) {
    const words = { text: one.text };
    return html`<li class=${classMap({ out: one.left_out })}>
      <textarea class="st-input" rows="1" dir="auto" maxlength=${TEXT_MAXIMUM} aria-label=${t("Möglichkeit {n}", { n: at + 1 })} ?disabled=${one.left_out} .value=${live(one.text)}
        @input=${(event) => this.turn(at, { text: event.target.value.replace(/\n/g, " ") })}></textarea>
      <span class="tools"><button class="bare" aria-label=${t("Nach oben: {text}", words)} ?disabled=${at === 0} @click=${() => this.move(at, -1)}>${icons.up}</button>
        <button class="bare" aria-label=${t("Nach unten: {text}", words)} ?disabled=${at === count - 1} @click=${() => this.move(at, 1)}>${icons.down}</button>
        <button class="st-btn ghost small" aria-label=${one.left_out ? t("Wieder aufnehmen: {text}", words) : t("Weglassen: {text}", words)} @click=${() => this.turn(at, { left_out: !one.left_out })}>${one.left_out ? t("Aufnehmen") : t("Weglassen")}</button></span>
      ${one.was !== null && one.was !== one.text ? html`<p class="small muted was" dir="auto">${t("vorher: „{text}“", { text: one.was })}</p>` : nothing}</li>`;
  }

  change(changed) {
    this.alert = "";
    this.draft = { step: this.board.step.id, rows: this.rows, added: this.draft ? this.draft.added : "", ...changed };
  }

  turn(at, changed) {
    this.change({ rows: this.rows.map((one, place) => (place === at ? { ...one, ...changed } : one)) });
  }

  async move(at, way) {
    const rows = [...this.rows];
    [rows[at], rows[at + way]] = [rows[at + way], rows[at]];
    this.change({ rows });
    await this.updateComplete;
    const moved = this.renderRoot.querySelectorAll(".carried > li")[at + way];
    const button = moved.querySelectorAll(".bare")[way < 0 ? 0 : 1];
    (button.disabled ? moved.querySelector(".bare:not([disabled])") : button).focus();
  }

  add = (event) => {
    event.preventDefault();
    const text = this.draft ? this.draft.added.trim() : "";
    if (!text) return;
    const key = `new ${Date.now()} ${this.rows.length}`;
    this.change({ rows: [...this.rows, { id: null, key, text, was: null, left_out: false }], added: "" });
    this.say(t("Ergänzt: {text}", { text }));
  };

  save = async () => {
    this.sending = true;
    const rows = this.rows.map(({ id, text, left_out }) => ({ id, text: text.trim(), left_out }));
    if (await this.act("carry_over", { rows })) {
      this.draft = null;
      this.say(t("Übernommen."));
    }
    this.sending = false;
  };

  async runOff(level) {
    this.sending = true;
    if (await this.act("run_off", { options: level.map((one) => one.id), places: 0 })) this.say(t("Die Stichrunde ist vorbereitet."));
    this.sending = false;
  }

  takeOver = async () => {
    this.sending = true;
    if (await this.act("take_over")) this.say(t("Neue Grundlage übernommen, der Schritt ist wieder offen."));
    this.sending = false;
  };
}

customElements.define("koffer-basis", Basis);
