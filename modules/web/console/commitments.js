/* <koffer-commitments workshop="…">: who commits to which action, recorded one after the other; what is left goes to the parking lot. */
import { html, nothing, repeat, classMap, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";
import { amount, german, written } from "./words.js";

const fields = () => [
  ["institution", t("Institution"), "text"], ["role", t("Funktion dort"), "text"], ["due", t("Bis wann"), "date"],
  ["hours", t("Stunden"), "number"], ["euros", t("Euro"), "number"], ["source", t("Woher kommt das Geld?"), "text"],
];

class Commitments extends Panel {
  static properties = { editing: { state: true }, sending: { state: true } };

  constructor() {
    super();
    this.editing = null; // {id, version, data, typed, theirs}: an action as it was read, and what was typed since
    this.sending = false;
  }

  get bench() {
    return this.board.bench;
  }

  draw(board) {
    const bench = this.bench;
    if (bench.kind !== "commitments") return nothing;
    const locked = board.step.state === "confirmed" || board.step.state === "prepared";
    const done = bench.rows.filter((one) => one.committed).length;
    return html`<section class="panel pledges" aria-labelledby="pledges-title">
      <header class="c-head"><div><h2 id="pledges-title" class="colhead">${t("Zusagen")}</h2>
        <p class="muted">${t("{n} von {all} zugesagt. Der Rest kommt in den Themenspeicher.", { n: done, all: bench.rows.length })}</p></div>
        <div class="c-acts"><button class="st-btn" ?disabled=${!board.undo} title=${board.undo ? board.undo.label : ""} @click=${this.undo}>${icons.undo} ${t("Rückgängig")}${board.undo ? html`<span class="sr">: ${board.undo.label}</span>` : nothing}</button></div></header>
      <ol class="profile-list">${repeat(bench.rows, (one) => one.id, (one) => (this.editing && this.editing.id === one.id ? html`<li>${this.editor(one)}</li>` : this.line(one, locked)))}</ol>
    </section>`;
  }

  line(one, locked) {
    const { institution, role, due } = one.data;
    const facts = [[institution, role].filter(Boolean).join(", ") || t("niemand benannt"), due ? t("bis {day}", { day: german(due) }) : ""].filter(Boolean);
    return html`<li data-id=${one.id}><b class="no num">${one.number}</b><div><p class="strong" dir="auto">${one.text}</p>
        <p class="small muted" dir="auto">${facts.join(" · ")}</p>
        ${one.missing.length && !one.committed ? html`<p class="small lacking">${icons.warn} ${t("Es fehlt noch: {what}", { what: one.missing.join(", ") })}</p>` : nothing}</div>
      <span class=${classMap({ badge: true, live: one.committed, late: !one.committed })}>${one.committed ? html`${icons.tick} ${t("zugesagt")}` : t("offen")}</span>
      <button class="st-btn small act ${one.committed ? "ghost" : ""}" aria-label=${t("{act}: {text}", { act: one.committed ? t("Ändern") : t("Zusage …"), text: one.text })} ?disabled=${locked || this.editing !== null} @click=${() => this.edit(one)}>${one.committed ? t("Ändern") : t("Zusage …")}</button>
      ${one.committed ? html`<button class="bare" title=${t("Zurücknehmen")} aria-label=${t("Zusage zurücknehmen: {text}", { text: one.text })} ?disabled=${locked} @click=${() => this.release(one)}>${icons.close}</button>` : nothing}</li>`;
  }

  editor(one) {
    const { theirs } = this.editing;
    return html`<form class="editing" @submit=${this.save} @keydown=${(event) => { if (event.key === "Escape") this.leave(); }}>
      <p class="strong" dir="auto">${one.number}. ${one.text}</p>
      <div class="profile-fields">${fields().map(([name, label, kind]) => html`<div class="formrow ${name}"><label for="pledge-${name}">${label}</label>
        <input class="st-input" id="pledge-${name}" type=${kind === "date" ? "date" : "text"} inputmode=${kind === "number" ? "decimal" : nothing} min=${kind === "date" ? this.bench.today : nothing}
          maxlength=${this.bench.maxima[name] || nothing} dir="auto" .value=${live(this.value(name))} @input=${(event) => { this.editing = { ...this.editing, typed: { ...this.editing.typed, [name]: event.target.value } }; }}></div>`)}</div>
      ${theirs === null ? nothing : html`<p class="theirs"><span>${t("Dort steht jetzt: „{text}“", { text: theirs })}</span>
        <button type="button" class="st-btn small" @click=${this.leave}>${t("Diese Fassung lassen")}</button></p>`}
      <div class="acts"><button class="st-btn small primary" ?disabled=${this.sending}>${theirs === null ? t("Zusage festhalten") : t("Meine Fassung speichern")}</button>
        <button type="button" class="st-btn ghost small" @click=${this.leave}>${t("Abbrechen")}</button></div></form>`;
  }

  value(name) {
    const { typed, data } = this.editing;
    return name in typed ? typed[name] : written(data[name]);
  }

  // ── acts ──

  async edit(one) {
    this.alert = "";
    this.editing = { id: one.id, version: one.version, data: one.data, typed: {}, theirs: null };
    await this.updateComplete;
    this.inRoot(".editing input").focus();
  }

  save = async (event) => {
    event.preventDefault();
    const { id, version, typed } = this.editing;
    const said = Object.fromEntries(fields().map(([name, , kind]) => [name, kind === "number" ? amount(this.value(name)) : this.value(name)]));
    const meant = Object.fromEntries(Object.entries(said).filter(([name]) => name in typed || ["institution", "role"].includes(name)));
    this.sending = true;
    if (await this.act("arrange", { verb: "commit", arguments: { action: id, version, ...meant } })) {
      this.say(t("Zusage festgehalten."));
      this.leave();
    }
    this.sending = false;
  };

  refused(refusal) {
    super.refused(refusal);
    const theirs = refusal.kind === "Overtaken" && this.editing && this.bench.rows.find((one) => one.id === this.editing.id);
    if (!theirs) return;
    const text = fields().map(([name]) => german(written(theirs.data[name]))).filter(Boolean).join(" · ");
    this.editing = { ...this.editing, version: theirs.version, data: theirs.data, theirs: text };
  }

  leave = async () => {
    const id = this.editing && this.editing.id;
    this.editing = null;
    this.alert = "";
    await this.updateComplete;
    const button = id && this.inRoot(`[data-id="${CSS.escape(id)}"] .act`);
    if (button) button.focus();
  };

  async release(one) {
    if (await this.act("arrange", { verb: "release", arguments: { action: one.id } })) this.say(t("Zusage zurückgenommen: {text}", { text: one.text }));
  }

  undo = async () => {
    const what = this.board.undo.label;
    if (await this.act("undo", {})) this.say(t("Rückgängig gemacht: {what}", { what }));
  };
}

customElements.define("koffer-commitments", Commitments);
