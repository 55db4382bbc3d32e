/* What every part of the console has in common: it hears the snapshot, sends verbs, and says in words what went wrong. */
import { LitElement, html, nothing, ifDefined } from "../vendor/lit.js";
import { t } from "../texts.js";
import { attend, post, refresh, subscribe } from "./live.js";
import { icons } from "./icons.js";
import { sheets } from "./sheets.js";
import { themeOf, watchTheme } from "./theme.js";

/** A part of the console. Subclasses draw `draw(board)`; while `busyHands` is true nothing is redrawn under the hands. */
export class Panel extends LitElement {
  static properties = {
    workshop: { type: String },
    theme: { attribute: "data-theme" },
    board: { attribute: false },
    connected: { state: true },
    trouble: { state: true },
    alert: { state: true },
    said: { state: true },
  };

  static styles = sheets;

  constructor() {
    super();
    this.board = null;
    this.connected = false;
    this.trouble = "";
    this.alert = "";
    this.missed = false; // the alert says only that the server cannot be reached
    this.said = "";
  }

  connectedCallback() {
    super.connectedCallback();
    attend(this.workshop);
    this.leaveLive = subscribe((heard) => this.hear(heard));
    this.leaveTheme = watchTheme(this, () => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.leaveLive();
    this.leaveTheme();
  }

  willUpdate(changed) {
    if (changed.has("workshop")) attend(this.workshop);
  }

  hear({ snapshot, connected, trouble }) {
    this.board = snapshot;
    this.connected = connected;
    if (this.missed && this.trouble && !trouble) {
      this.alert = "";
      this.missed = false;
    }
    this.trouble = trouble;
  }

  shouldUpdate() {
    return !this.busyHands;
  }

  get busyHands() {
    return false;
  }

  /** Sends a verb. True when it is done; else the sentence stands in the alert line and nothing typed is lost. */
  async act(verb, facts, step) {
    this.alert = "";
    try {
      await post(verb, facts, step);
      return true;
    } catch (refusal) {
      this.refused(refusal);
      return false;
    }
  }

  refused(refusal) {
    if (!refusal.kind) throw refusal;
    this.alert = refusal.message;
    this.missed = refusal.kind === "Unreachable";
  }

  /** Says to screen readers what happened; the same words twice are said twice. */
  say(words) {
    this.said = this.said === words ? `${words}\u00a0` : words;
  }

  /** Opens the sheet that says where something comes from and what became of it. */
  trace(id, text) {
    dispatchEvent(new CustomEvent("koffer-trace", { detail: { id, text } }));
  }

  drawUndo() {
    const { undo } = this.board;
    return html`<button class="st-btn" ?disabled=${!undo} title=${undo ? undo.label : ""} @click=${this.undo}>${icons.undo} ${t("Rückgängig")}${undo ? html`<span class="sr">: ${undo.label}</span>` : nothing}</button>`;
  }

  async undo() {
    const what = this.board.undo.label;
    if (await this.act("undo", {})) this.say(t("Rückgängig gemacht: {what}", { what }));
  }

  inRoot(selector) {
    return this.renderRoot.querySelector(selector);
  }

  render() {
    const board = this.board;
    return html`<div class="koffer part" data-theme=${ifDefined(themeOf(this) || undefined)} style=${ifDefined(this.colours())}>
      ${this.alert ? html`<p class="alert" role="alert">${icons.warn}<span>${this.alert}</span>
        <button class="bare" aria-label=${t("Meldung schließen")} @click=${() => { this.alert = ""; }}>${icons.close}</button></p>` : nothing}
      ${board ? this.draw(board) : this.waiting()}
      <p class="sr" role="status">${this.said}</p>
    </div>`;
  }

  /** The municipality's colour; browsers that derive nothing keep the default accents. */
  colours() {
    const colour = this.board && this.board.workshop.colour;
    return colour ? `--kommune:${colour.kommune}` : undefined;
  }

  waiting() {
    if (this.trouble) {
      return html`<div class="panel"><p class="alert" role="alert">${icons.warn}<span>${this.trouble}</span></p>
        <button class="st-btn small" @click=${refresh}>${t("Noch einmal versuchen")}</button></div>`;
    }
    return html`<div class="skeleton" aria-hidden="true"><i></i><i></i><i></i></div>`;
  }
}
