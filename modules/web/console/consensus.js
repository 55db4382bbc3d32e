/* <koffer-consensus workshop="…">: between two rounds. Wordings are edited in place, objections settled with a reason, then people vote again. */
import { html, nothing, repeat, classMap, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { icons } from "./icons.js";
import { Wordings, percent } from "./wordings.js";

const states = () => ({ accepted: t("angenommen"), open: t("noch offen"), missed: t("nicht erreicht"), none: t("nicht abgestimmt") });

const words = (text) => (text.trim() ? text.trim().split(/\s+/).length : 0);

class Consensus extends Wordings {
  static properties = { settling: { state: true } };

  constructor() {
    super();
    this.settling = null; // {entry, reason}: the reason as typed
  }

  get worded() {
    return this.bench.statements;
  }

  draw(board) {
    const bench = board.bench;
    if (bench.kind !== "consensus") return nothing;
    const voting = board.step.state === "open";
    const locked = voting || board.step.state === "confirmed";
    return html`<section class="panel agreement" aria-labelledby="agreement-title">
      <header class="c-head"><div><h2 id="agreement-title" class="colhead">${t("Wortlaut und Einwände")}</h2>
        <p class="muted">${voting ? t("Runde {n} läuft. Solange abgestimmt wird, bleibt der Wortlaut.", { n: bench.round }) : bench.round ? t("Nach Runde {n}", { n: bench.round }) : t("Vor der ersten Runde")}</p></div>
        <div class="c-acts">${this.drawUndo()}
          ${this.drawNextRound()}</div></header>
      ${bench.statements.length ? html`<ol class="sentences">${repeat(bench.statements, (one) => one.id, (one) => this.statement(one, locked))}</ol>` : html`<p class="empty muted">${t("Noch keine Sätze. Zuerst den Schritt davor abschließen.")}</p>`}
    </section>`;
  }

  statement(one, locked) {
    const last = one.rounds.length ? one.rounds[one.rounds.length - 1] : null;
    return html`<li data-id=${one.id}><b class="no num">${one.number}</b><div class="sentence">
      ${this.drawWording(one, {
        title: t("Wortlaut ändern"), label: t("Wortlaut von Satz {n} ändern", { n: one.number }), locked,
        more: html`<button class="bare" title=${t("Herkunft")} aria-label=${t("Herkunft: {text}", { text: one.text })} @click=${() => this.trace(one.id, one.text)}>${icons.roots}</button>`,
      })}
      ${this.drawFormer(one)}
      <p class="small figures"><span class=${classMap({ badge: true, live: one.state === "accepted", late: one.state === "open" || one.state === "missed" })}>${states()[one.state]}</span>
        ${one.rounds.map((held) => html`<span class="num">${t("Runde {n}: {share} von {count}", { n: held.round, share: percent.format(held.agreement), count: held.n })}</span>`)}
        ${last && last.disputed ? html`<span class="badge late">${icons.warn} ${t("strittig")}</span>` : nothing}</p>
      ${one.objections.length ? html`<ul class="objections">${repeat(one.objections, (said) => said.entry, (said) => this.objection(said))}</ul>` : nothing}
    </div></li>`;
  }

  field(text) {
    const count = words(text);
    const { words: most, maximum } = this.bench;
    return { label: t("Wortlaut"), count: t("{n} von {maximum} Wörtern", { n: count, maximum: most }), over: count > most, rows: 3, maximum, ready: true };
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

  async saved({ id, text, version }) {
    const one = this.worded.find((each) => each.id === id);
    if (text === one?.text) return true;
    const done = await this.arrange("reword", { statement: id, text, version });
    if (done && one) this.say(t("Satz {n} heißt jetzt: {text}", { n: one.number, text }));
    return done;
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
}

customElements.define("koffer-consensus", Consensus);
