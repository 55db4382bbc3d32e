/* <koffer-consensus workshop="…">: between two rounds. Wordings are edited in place, objections settled with a reason, then people vote again. */
import { html, nothing, repeat, classMap, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";

const percent = new Intl.NumberFormat("de-DE", { style: "percent", maximumFractionDigits: 0 });
const states = () => ({ accepted: t("angenommen"), open: t("noch offen"), missed: t("nicht erreicht"), none: t("nicht abgestimmt") });

const words = (text) => (text.trim() ? text.trim().split(/\s+/).length : 0);

class Consensus extends Panel {
  static properties = { editing: { state: true }, settling: { state: true }, sending: { state: true } };

  constructor() {
    super();
    this.editing = null;  // {id, text, version, theirs}: the wording as typed, on the version it was read in
    this.settling = null; // {entry, reason}: the reason as typed
    this.sending = false;
  }

  get bench() {
    return this.board.bench;
  }

  draw(board) {
    const bench = board.bench;
    if (bench.kind !== "consensus") return nothing;
    const voting = board.step.state === "open";
    const locked = voting || board.step.state === "confirmed";
    return html`<section class="panel agreement" aria-labelledby="agreement-title">
      <header class="c-head"><div><h2 id="agreement-title" class="colhead">${t("Wortlaut und Einwände")}</h2>
        <p class="muted">${voting ? t("Runde {n} läuft. Solange abgestimmt wird, bleibt der Wortlaut.", { n: bench.round }) : bench.round ? t("Nach Runde {n}", { n: bench.round }) : t("Vor der ersten Runde")}</p></div>
        <div class="c-acts"><button class="st-btn" ?disabled=${!board.undo} title=${board.undo ? board.undo.label : ""} @click=${this.undo}>${icons.undo} ${t("Rückgängig")}${board.undo ? html`<span class="sr">: ${board.undo.label}</span>` : nothing}</button>
          <button class="st-btn next-round" ?disabled=${!bench.between || this.sending} @click=${this.nextRound}>${t("Runde {n} eröffnen", { n: bench.round + 1 })} ${icons.right}</button></div></header>
      ${bench.statements.length ? html`<ol class="sentences">${repeat(bench.statements, (one) => one.id, (one) => this.statement(one, locked))}</ol>` : html`<p class="empty muted">${t("Noch keine Sätze. Zuerst den Schritt davor abschließen.")}</p>`}
    </section>`;
  }

  statement(one, locked) {
    const last = one.rounds.length ? one.rounds[one.rounds.length - 1] : null;
    return html`<li data-id=${one.id}><b class="no num">${one.number}</b><div class="sentence">
      ${this.editing && this.editing.id === one.id ? this.editor(one) : html`<div class="wording"><p class="strong" dir="auto">${one.text}</p>
        <button class="bare" title=${t("Herkunft")} aria-label=${t("Herkunft: {text}", { text: one.text })} @click=${() => this.trace(one.id, one.text)}>${icons.roots}</button>
        <button class="bare" title=${t("Wortlaut ändern")} aria-label=${t("Wortlaut von Satz {n} ändern", { n: one.number })} ?disabled=${locked} @click=${() => this.edit(one)}>${icons.pencil}</button></div>`}
      ${one.former.length ? html`<details class="small muted"><summary>${one.former.length === 1 ? t("1 frühere Fassung") : t("{n} frühere Fassungen", { n: one.former.length })}</summary>
        <ol>${one.former.map((text) => html`<li dir="auto">${text}</li>`)}</ol></details>` : nothing}
      <p class="small figures"><span class=${classMap({ badge: true, live: one.state === "accepted", late: one.state === "open" || one.state === "missed" })}>${states()[one.state]}</span>
        ${one.rounds.map((held) => html`<span class="num">${t("Runde {n}: {share} von {count}", { n: held.round, share: percent.format(held.agreement), count: held.n })}</span>`)}
        ${last && last.disputed ? html`<span class="badge late">${icons.warn} ${t("strittig")}</span>` : nothing}</p>
      ${one.objections.length ? html`<ul class="objections">${repeat(one.objections, (said) => said.entry, (said) => this.objection(said))}</ul>` : nothing}
    </div></li>`;
  }

  editor(one) {
    const { text, theirs } = this.editing;
    const count = words(text);
    return html`<form class="editing" @submit=${(event) => this.save(event, one)} @keydown=${this.keys}>
      <label class="formrow"><span class="between"><span>${t("Wortlaut")}</span><small class="num ${count > this.bench.words ? "over" : ""}">${t("{n} von {maximum} Wörtern", { n: count, maximum: this.bench.words })}</small></span>
        <textarea class="st-input" rows="3" maxlength=${this.bench.maximum} dir="auto" .value=${live(text)} @input=${(event) => { this.editing = { ...this.editing, text: event.target.value.replace(/\n/g, " ") }; }}></textarea></label>
      ${theirs === null ? nothing : html`<p class="theirs"><span>${t("Dort steht jetzt: „{text}“", { text: theirs })}</span>
        <button type="button" class="st-btn small" @click=${() => this.leave(one)}>${t("Diese Fassung lassen")}</button></p>`}
      <div class="acts"><button class="st-btn small primary" ?disabled=${this.sending}>${theirs === null ? t("Speichern") : t("Meine Fassung speichern")}</button>
        <button type="button" class="st-btn ghost small" @click=${() => this.leave(one)}>${t("Abbrechen")}</button></div></form>`;
  }

  objection(said) {
    const settled = said.reason !== null;
    const open = this.settling && this.settling.entry === said.entry;
    return html`<li class=${classMap({ settled })} data-entry=${said.entry}><div><p dir="auto">${said.text}</p>
        <p class="small muted">${t("Stufe {value}, Runde {n}", { value: said.value, n: said.round })}${settled ? html` · <b>${t("erledigt")}</b>: <span dir="auto">${said.reason}</span>` : nothing}</p>
        ${open ? html`<form class="editing" @submit=${(event) => this.settle(event, said)} @keydown=${(event) => { if (event.key === "Escape") this.unsettle(said); }}>
          <label class="formrow"><span>${t("Warum ist er erledigt?")}</span>
            <input class="st-input" maxlength=${this.bench.reason_maximum} .value=${live(this.settling.reason)} @input=${(event) => { this.settling = { ...this.settling, reason: event.target.value }; }}></label>
          <div class="acts"><button class="st-btn small primary" ?disabled=${!this.settling.reason.trim() || this.sending}>${t("Einwand ist erledigt")}</button>
            <button type="button" class="st-btn ghost small" @click=${() => this.unsettle(said)}>${t("Abbrechen")}</button></div></form>` : nothing}</div>
      ${open || this.board.step.state === "confirmed" ? nothing : html`<button class="st-btn small ghost act" @click=${() => (settled ? this.reopen(said) : this.ask(said))}>${settled ? t("Wieder offen") : t("Erledigt …")}</button>`}</li>`;
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
    if (await this.arrange("reword", { statement: id, text: text.trim(), version })) {
      this.say(t("Satz {n} heißt jetzt: {text}", { n: one.number, text: text.trim() }));
      this.leave(one);
    }
    this.sending = false;
  }

  refused(refusal) {
    super.refused(refusal);
    const theirs = refusal.kind === "Overtaken" && this.editing && this.bench.statements.find((one) => one.id === this.editing.id);
    if (theirs) this.editing = { ...this.editing, version: theirs.version, theirs: theirs.text };
  }

  async leave(one) {
    this.editing = null;
    this.alert = "";
    await this.updateComplete;
    const button = this.inRoot(`[data-id="${CSS.escape(one.id)}"] .wording .bare`);
    if (button) button.focus();
  }

  async ask(said) {
    this.alert = "";
    this.settling = { entry: said.entry, reason: "" };
    await this.updateComplete;
    this.inRoot(".objections .editing input").focus();
  }

  async settle(event, said) {
    event.preventDefault();
    this.sending = true;
    if (await this.arrange("resolve", { entry: said.entry, reason: this.settling.reason.trim() })) {
      this.say(t("Einwand erledigt."));
      this.unsettle(said);
    }
    this.sending = false;
  }

  async unsettle(said) {
    this.settling = null;
    await this.updateComplete;
    const button = this.inRoot(`[data-entry="${CSS.escape(said.entry)}"] .act`);
    if (button) button.focus();
  }

  async reopen(said) {
    if (await this.arrange("reopen", { entry: said.entry })) this.say(t("Der Einwand ist wieder offen."));
  }

  nextRound = async () => {
    const coming = this.bench.round + 1;
    this.sending = true;
    if (await this.arrange("next_round", {})) this.say(t("Runde {n} ist eröffnet.", { n: coming }));
    this.sending = false;
  };

  undo = async () => {
    const what = this.board.undo.label;
    if (await this.act("undo", {})) this.say(t("Rückgängig gemacht: {what}", { what }));
  };
}

customElements.define("koffer-consensus", Consensus);
