/* <koffer-cockpit workshop="…" [buttons]>: the step that runs now. With `buttons` it also draws what moves the step on. */
import { html, nothing, classMap } from "../vendor/lit.js";
import { t } from "../texts.js";
import "./basis.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";
import { refresh, serverTime } from "./live.js";
import { around, clock, next, previous, states, takesInput } from "./stage.js";
import { sight, thumbnail } from "./thumbnail.js";

const SETTLE = 700; // milliseconds a fresh button ignores clicks: a double click must not close and reveal at once

class Cockpit extends Panel {
  static properties = { buttons: { type: Boolean }, sending: { state: true } };

  constructor() {
    super();
    this.buttons = false;
    this.sending = false;
    this.fresh = 0;
    this.was = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.beat = setInterval(() => { if (this.running) this.requestUpdate(); }, 500);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.beat);
  }

  get running() {
    return Boolean(this.board && this.board.step && this.board.step.ends_at);
  }

  updated() {
    const step = this.board && this.board.step;
    const now = step ? `${step.id} ${step.state}` : "";
    if (now === this.was) return;
    if (this.was && step) {
      this.fresh = Date.now();
      this.say(t("{title}: {state}", { title: step.title, state: states().find(([name]) => name === step.state)[1] }));
    }
    this.was = now;
  }

  draw(board) {
    return html`<koffer-basis mark workshop=${this.workshop}></koffer-basis><section class="panel cockpit" aria-label=${t("Aktueller Schritt")}>
      ${this.connected || !this.trouble ? nothing : html`<p class="offline" role="status">${icons.warn}<span>${t("Verbindung wird gesucht. Sie sehen den letzten Stand.")}</span>
        <button class="st-btn small" @click=${refresh}>${t("Jetzt versuchen")}</button></p>`}
      ${board.step && board.workshop.state !== "finished" ? this.step(board) : this.outside(board)}
      ${this.buttons ? this.steering(board) : html`<p class="after muted small">${this.outlook(board)}</p>`}
      <hr>
      <div class="thumb">${thumbnail(board)}
        <div><p class="strong">${t("Das sieht der Saal")}</p><p class="muted">${sight(board)}</p>${this.buttons ? this.screens(board) : nothing}</div>
      </div>
    </section>`;
  }

  outside(board) {
    return html`<p class="muted">${board.workshop.format}</p>
      <h2 class="question">${board.workshop.state === "finished" ? t("Der Workshop ist beendet.") : t("Gleich geht es los.")}</h2>
      <p class="muted lead">${board.present.joined === 1 ? t("1 Person ist beigetreten.") : t("{n} Personen sind beigetreten.", { n: board.present.joined })}</p>`;
  }

  step(board) {
    const step = board.step;
    const at = states().findIndex(([name]) => name === step.state);
    const input = takesInput(board);
    return html`<p class="muted">${t("Schritt {n} von {m}", { n: step.number, m: step.count })} · ${step.kind}${step.hint ? ` · ${step.hint}` : nothing}</p>
      <h2 class="question">${step.question || step.title}</h2>
      <ol class="states" aria-label=${t("Zustand des Schritts")}>${states().map(([, words], i) => html`<li class=${classMap({ was: i < at, is: i === at })} aria-current=${i === at ? "step" : "false"}>${words}</li>`)}</ol>
      <div class=${input ? "now-grid" : "now-grid single"}>${input ? this.count(step) : nothing}${this.time(board)}</div>
      ${input && step.tables && step.tables.length ? this.handedIn(board) : nothing}
      ${(board.remarks || []).map((remark) => html`<p class="notice">${icons.warn}<span>${remark}</span></p>`)}`;
  }

  /** What each table has handed in; pressed, its result stands alone on the projector. */
  handedIn({ step, focus }) {
    const missing = step.tables.filter((one) => !one.count).map((one) => one.name);
    return html`<div class="by-table"><p class="l">${t("Abgaben je Tisch")}</p>
      <ul>${step.tables.map((one) => html`<li><button class=${classMap({ mark: true, full: one.count > 0 })} aria-pressed=${focus === one.name}
        title=${step.hidden ? t("Nach dem Aufdecken: Ergebnis dieses Tisches allein zeigen") : t("Ergebnis dieses Tisches allein zeigen")}
        @click=${() => this.act("focus", { cluster: focus === one.name ? null : one.name })}><span>${one.name}</span><b class="num">${one.count || "–"}</b></button></li>`)}</ul>
      ${missing.length ? html`<p class="muted small">${t("Es fehlen: {tables}", { tables: missing.join(", ") })}</p>` : nothing}</div>`;
  }

  count(step) {
    const share = step.N ? Math.min(100, 100 * step.n / step.N) : 0;
    return html`<div class="meter"><p class="l">${t("Abgegeben")}</p>
      <p class="v num">${step.n} <small>${step.tables ? t("von {N} Tischen", { N: step.N || 0 }) : step.N === 1 ? t("von 1 Person") : t("von {N} Personen", { N: step.N || 0 })}</small></p>
      <span class="band"><i style="width:${share}%"></i></span></div>`;
  }

  time(board) {
    const step = board.step;
    const whole = (step.minutes || 0) * 60;
    const planned = whole ? html`<small>${t("von {time}", { time: clock(whole) })}</small>` : nothing;
    if (step.state !== "open") {
      const { current } = around(board);
      const spent = current && current.actual_minutes !== null && current.actual_minutes !== undefined;
      if (step.state === "prepared" || !spent) {
        return html`<div class="meter"><p class="l">${t("Geplante Zeit")}</p><p class="v num">${clock(whole)} <small>${t("Minuten")}</small></p></div>`;
      }
      return html`<div class="meter"><p class="l">${t("Gebrauchte Zeit")}</p><p class="v num">${Math.round(current.actual_minutes)} <small>${t("von {n} Minuten", { n: Math.round(current.minutes) })}</small></p></div>`;
    }
    const paused = step.paused_seconds !== null && step.paused_seconds !== undefined;
    const left = paused ? step.paused_seconds : step.ends_at ? (Date.parse(step.ends_at) - serverTime()) / 1000 : null;
    return html`<div class="meter"><p class="l">${this.timeWords(paused, left)}</p>
      <p class="v num">${left === null ? t("offen") : clock(left)} ${planned}</p>
      <div class="times">
        <button class="st-btn small" @click=${() => this.act("time", { seconds: -60 })}>${t("− 1 Min.")}</button>
        <button class="st-btn small" @click=${() => this.act("time", { seconds: 60 })}>${t("+ 1 Min.")}</button>
        ${paused
    ? html`<button class="st-btn small" @click=${() => this.act("resume_time")}>${t("Weiterlaufen")}</button>`
    : html`<button class="st-btn small" ?disabled=${!step.ends_at} @click=${() => this.act("pause_time")}>${t("Anhalten")}</button>`}
      </div></div>`;
  }

  timeWords(paused, left) {
    if (paused) return t("Zeit angehalten");
    if (left === null) return t("Ohne Zeitgrenze");
    if (left <= 0) return t("Die Zeit ist um, die Eingabe bleibt offen");
    return left <= 60 ? t("Verbleibende Zeit: letzte Minute") : t("Verbleibende Zeit");
  }

  outlook(board) {
    const coming = next(board);
    return html`${coming && coming.after ? coming.after : nothing} ${this.absent(board)}`;
  }

  absent(board) {
    const step = board.step;
    if (!step || step.state !== "open" || !takesInput(board)) return nothing;
    const missing = Math.max(0, (step.N || 0) - step.n);
    if (!missing) return step.N ? t("Alle haben abgegeben.") : nothing;
    if (step.tables) return missing === 1 ? t("1 Tisch fehlt noch.") : t("{n} Tische fehlen noch.", { n: missing });
    return missing === 1 ? t("1 Person fehlt noch.") : t("{n} Personen fehlen noch.", { n: missing });
  }

  steering(board) {
    const coming = next(board);
    const back = previous(board);
    return html`${coming ? html`<button class="st-btn primary big-act" ?disabled=${this.sending} @click=${() => this.move(coming)}>${coming.label} ${icons.right}</button>` : nothing}
      <div class="beside">${back ? html`<button class="st-btn ghost" ?disabled=${this.sending} @click=${() => this.move(back)}>${back.label}</button>` : html`<span></span>`}
        <span class="muted small">${this.outlook(board)}</span></div>`;
  }

  screens(board) {
    const plan = board.seating.tables.length || board.show === "tables" ? [["tables", t("Tische")]] : [];
    const choices = [["step", t("Schritt")], ["join", t("Beitreten")], ...plan, ["pause", t("Pause")], ["thanks", t("Danke")]];
    return html`<div class="st-seg" role="group" aria-label=${t("Auf dem Beamer zeigen")}>${choices.map(([what, words]) => html`<button
      aria-pressed=${board.show === what} @click=${() => this.act("show", { what })}>${words}</button>`)}</div>`;
  }

  async move(coming) {
    if (this.sending || Date.now() - this.fresh < SETTLE) return;
    this.sending = true;
    await this.act(coming.verb, coming.verb === "go" ? { step: coming.step } : {}, coming.step);
    this.sending = false;
    this.fresh = Date.now(); // the new label may have stood there for a while, but nobody could press it
  }
}

customElements.define("koffer-cockpit", Cockpit);
