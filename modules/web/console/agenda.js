/* <koffer-agenda workshop="…">: the evening step by step, planned and real times; a click turns all windows to a step. */
import { html, nothing, repeat, classMap } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";
import { states } from "./stage.js";

const held = (one) => ["closed", "revealed", "confirmed"].includes(one.state);

const minutes = (time) => time.split(":").reduce((sum, part) => 60 * sum + Number(part), 0);
const NOTICED = 3; // minutes: a smaller shift of the start says nothing
const shifted = (one) => one.actual_start && Math.abs(minutes(one.actual_start) - minutes(one.start)) >= NOTICED;

class Agenda extends Panel {
  static properties = { asked: { state: true } };

  constructor() {
    super();
    this.asked = null; // the step whose choice wants a second word, because another one takes input
  }

  draw(board) {
    const agenda = board.agenda || [];
    return html`<section class="panel" aria-labelledby="agenda-title">
      <div class="between"><h2 id="agenda-title" class="colhead">${t("Ablauf")}</h2>${this.delay(board)}</div>
      <ol class="agenda" @keydown=${this.walk}>${repeat(agenda, (one) => one.id, (one) => this.line(one))}</ol>
      <p class="muted small agenda-foot">${agenda.some(shifted) ? t("Uhrzeit: geplant, darunter wirklich.") : nothing} ${t("Minuten: wirklich / geplant.")} ${board.ends && board.workshop.state !== "finished" ? t("Ende voraussichtlich {time}.", { time: board.ends }) : nothing}</p>
    </section>`;
  }

  delay(board) {
    const minutes = Math.round(board.delay_minutes || 0);
    if (!minutes) return board.workshop.state === "running" ? html`<span class="badge live">${icons.tick} ${t("im Plan")}</span>` : nothing;
    return minutes > 0
      ? html`<span class="badge late">${icons.clock} ${t("{n} Min. später", { n: minutes })}</span>`
      : html`<span class="badge live">${icons.clock} ${t("{n} Min. früher", { n: -minutes })}</span>`;
  }

  line(one) {
    const shift = shifted(one);
    const spent = one.actual_minutes === null || one.actual_minutes === undefined ? null : Math.round(one.actual_minutes);
    const shape = { done: held(one) && !one.current, now: one.current, left: one.left_out };
    return html`<li class=${classMap(shape)} aria-current=${one.current ? "step" : "false"}>
      <button class="agenda-go" data-step=${one.id} @click=${() => this.choose(one)}>
        <span class="t num">${one.start}${shift ? html`<small>${one.actual_start}</small>` : nothing}</span>
        <span class="s">${held(one) && !one.current ? icons.tick : nothing}</span>
        <span class="title"><span>${one.title}</span>${this.remark(one, shift)}</span>
        <span class="d num">${spent === null ? nothing : html`<span class="sr">${t("wirklich")} </span>${spent} / `}<span class="sr">${t("geplant")} </span>${Math.round(one.minutes)}<span class="sr"> ${t("Minuten")}</span></span>
      </button>
      ${this.asked === one.id ? this.question(one) : nothing}
    </li>`;
  }

  remark(one, shift) {
    if (one.left_out) return html`<small class="remark">${t("ausgelassen")}</small>`;
    if (one.stale) return html`<small class="remark open" title=${one.stale}>${t("Grundlage geändert")}</small>`;
    if (one.state === "open" && !one.current) return html`<small class="remark open">${t("noch offen")}</small>`;
    const state = states().find(([name]) => name === one.state);
    return html`<span class="sr">, ${state ? state[1] : nothing}${shift ? t(", begonnen {time}", { time: one.actual_start }) : nothing}</span>`;
  }

  question(one) {
    return html`<div class="ask" role="group" aria-label=${t("Schritt wechseln")} @keydown=${(event) => { if (event.key === "Escape") this.drop(one); }}>
      <p>${one.left_out ? t("Dieser Schritt ist ausgelassen. Trotzdem dorthin?") : t("Die Eingabe läuft noch. Trotzdem dorthin?")}</p>
      <button class="st-btn small primary" @click=${() => this.go(one)}>${t("Dorthin gehen")}</button>
      <button class="st-btn small ghost" @click=${() => this.drop(one)}>${t("Hier bleiben")}</button>
    </div>`;
  }

  async choose(one) {
    if (one.current) return;
    const open = this.board.step && this.board.step.state === "open" && this.board.step.input;
    if (open || one.left_out) {
      this.asked = one.id;
      await this.updateComplete;
      this.inRoot(".ask .primary").focus();
    } else {
      await this.go(one);
    }
  }

  async drop(one) {
    this.asked = null;
    await this.updateComplete;
    this.inRoot(`[data-step="${CSS.escape(one.id)}"]`).focus();
  }

  async go(one) {
    await this.drop(one);
    if (await this.act("go", { step: one.id }, one.id)) this.say(t("Jetzt bei: {title}", { title: one.title }));
  }

  walk(event) {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way || !event.target.classList.contains("agenda-go")) return;
    const all = [...this.renderRoot.querySelectorAll(".agenda-go")];
    const to = all[all.indexOf(event.target) + way];
    if (to) to.focus();
    event.preventDefault();
  }
}

customElements.define("koffer-agenda", Agenda);
