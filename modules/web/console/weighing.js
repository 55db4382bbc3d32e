/* <koffer-weighing workshop="…">: between two rounds. Where the best are almost level, an option is changed in place, then people rate again. */
import { html, nothing, repeat, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";

const percent = new Intl.NumberFormat("de-DE", { style: "percent", maximumFractionDigits: 0 });

class Weighing extends Panel {
  static properties = { editing: { state: true }, sending: { state: true } };

  constructor() {
    super();
    this.editing = null; // {id, text, version, theirs}: the words as typed, on the version they were read in
    this.sending = false;
  }

  get bench() {
    return this.board.bench;
  }

  draw(board) {
    const bench = board.bench;
    if (bench.kind !== "weighing") return nothing;
    const rating = board.step.state === "open";
    const locked = rating || board.step.state === "confirmed";
    const said = rating ? t("Runde {n} läuft. Solange bewertet wird, bleiben die Möglichkeiten, wie sie sind.", { n: bench.round }) : bench.round ? t("Nach Runde {n}", { n: bench.round }) : t("Vor der ersten Runde");
    return html`<section class="panel agreement" aria-labelledby="weighing-title">
      <header class="c-head"><div><h2 id="weighing-title" class="colhead">${t("Möglichkeiten und Gründe")}</h2><p class="muted">${said}</p></div>
        <div class="c-acts"><button class="st-btn" ?disabled=${!board.undo} title=${board.undo ? board.undo.label : ""} @click=${this.undo}>${icons.undo} ${t("Rückgängig")}${board.undo ? html`<span class="sr">: ${board.undo.label}</span>` : nothing}</button>
          <button class="st-btn next-round" ?disabled=${!bench.between || this.sending} @click=${this.nextRound}>${t("Runde {n} eröffnen", { n: bench.round + 1 })} ${icons.right}</button></div></header>
      ${bench.hint && !rating ? html`<p class="notice">${icons.warn}<span>${bench.hint} ${bench.asked}</span></p>` : nothing}
      ${bench.options.length ? html`<ol class="sentences">${repeat(bench.options, (one) => one.id, (one) => this.option(one, locked, rating))}</ol>` : html`<p class="empty muted">${t("Noch keine Möglichkeiten. Zuerst den Schritt davor abschließen oder in der Planung welche eintragen.")}</p>`}
    </section>`;
  }

  option(one, locked, rating) {
    const last = one.rounds.length ? one.rounds[one.rounds.length - 1] : null;
    return html`<li data-id=${one.id}><b class="no num">${one.rank === null || rating ? "–" : one.rank}</b><div class="sentence">
      ${this.editing && this.editing.id === one.id ? this.editor(one) : html`<div class="wording"><p class="strong" dir="auto">${one.text}</p>
        <button class="bare" title=${t("Möglichkeit ändern")} aria-label=${t("Möglichkeit ändern: {text}", { text: one.text })} ?disabled=${locked} @click=${() => this.edit(one)}>${icons.pencil}</button></div>`}
      ${one.former.length ? html`<details class="small muted"><summary>${one.former.length === 1 ? t("1 frühere Fassung") : t("{n} frühere Fassungen", { n: one.former.length })}</summary>
        <ol>${one.former.map((text) => html`<li dir="auto">${text}</li>`)}</ol></details>` : nothing}
      <p class="small figures">${one.recommended ? html`<span class="badge live">${t("empfohlen")}</span>` : nothing}${one.passive ? html`<span class="badge">${t("Passivlösung")}</span>` : nothing}${one.tied ? html`<span class="badge late">${t("gleichauf")}</span>` : nothing}
        ${one.rounds.map((held) => html`<span class="num">${t("Runde {n}: {share} Akzeptanz von {count}", { n: held.round, share: percent.format(held.acceptance), count: held.n })}</span>`)}
        ${last && one.maximum !== null ? html`<span class="num">${t("höchster Wert {maximum}, ab 8: {strong}", { maximum: one.maximum, strong: one.strong })}</span>` : html`<span>${t("nicht bewertet")}</span>`}</p>
      ${one.reasons.length ? html`<ul class="objections">${repeat(one.reasons, (said) => said.entry, (said) => html`<li><p dir="auto">${said.text}</p><span class="small muted num">${t("Wert {value}", said)}</span></li>`)}</ul>` : nothing}
    </div></li>`;
  }

  editor(one) {
    const { text, theirs } = this.editing;
    return html`<form class="editing" @submit=${(event) => this.save(event, one)} @keydown=${this.keys}>
      <label class="formrow"><span class="between"><span>${t("Möglichkeit")}</span><small class="num">${t("{n} von {maximum} Zeichen", { n: [...text].length, maximum: this.bench.maximum })}</small></span>
        <textarea class="st-input" rows="2" maxlength=${this.bench.maximum} dir="auto" .value=${live(text)} @input=${(event) => { this.editing = { ...this.editing, text: event.target.value.replace(/\n/g, " ") }; }}></textarea></label>
      ${theirs === null ? nothing : html`<p class="theirs"><span>${t("Dort steht jetzt: „{text}“", { text: theirs })}</span>
        <button type="button" class="st-btn small" @click=${() => this.leave(one)}>${t("Diese Fassung lassen")}</button></p>`}
      <div class="acts"><button class="st-btn small primary" ?disabled=${this.sending || !text.trim()}>${theirs === null ? t("Speichern") : t("Meine Fassung speichern")}</button>
        <button type="button" class="st-btn ghost small" @click=${() => this.leave(one)}>${t("Abbrechen")}</button></div></form>`;
  }

  // ── acts ──

  async edit(one) {
    this.alert = "";
    this.editing = { id: one.id, text: one.text, version: one.version, theirs: null };
    await this.updateComplete;
    this.inRoot(".editing textarea").focus();
  }

  /** Enter saves, Escape leaves. */
  keys = (event) => {
    if (event.key === "Escape") this.leave(this.editing);
    if (event.key === "Enter") {
      event.preventDefault();
      event.currentTarget.requestSubmit();
    }
  };

  async save(event, one) {
    event.preventDefault();
    const { id, text, version } = this.editing;
    if (text.trim() === one.text) {
      this.leave(one);
      return;
    }
    this.sending = true;
    if (await this.act("arrange", { verb: "reword", arguments: { option: id, text: text.trim(), version } })) {
      this.say(t("Die Möglichkeit heißt jetzt: {text}", { text: text.trim() }));
      this.leave(one);
    }
    this.sending = false;
  }

  refused(refusal) {
    super.refused(refusal);
    const theirs = refusal.kind === "Overtaken" && this.editing && this.bench.options.find((one) => one.id === this.editing.id);
    if (theirs) this.editing = { ...this.editing, version: theirs.version, theirs: theirs.text };
  }

  async leave(one) {
    this.editing = null;
    this.alert = "";
    await this.updateComplete;
    const button = this.inRoot(`[data-id="${CSS.escape(one.id)}"] .wording .bare`);
    if (button) button.focus();
  }

  nextRound = async () => {
    const coming = this.bench.round + 1;
    this.sending = true;
    if (await this.act("arrange", { verb: "next_round", arguments: {} })) this.say(t("Runde {n} ist eröffnet.", { n: coming }));
    this.sending = false;
  };

  undo = async () => {
    const what = this.board.undo.label;
    if (await this.act("undo", {})) this.say(t("Rückgängig gemacht: {what}", { what }));
  };
}

customElements.define("koffer-weighing", Weighing);
