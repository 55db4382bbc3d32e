/* <koffer-commitments workshop="…">: who commits to which action, recorded one after the other; what is left goes to the parking lot. */
import { html, nothing, repeat, classMap, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Editor } from "./editor.js";
import { icons } from "./icons.js";
import { amount, german, written } from "./words.js";

const fields = () => [
  ["institution", t("Institution"), "text"], ["role", t("Funktion dort"), "text"], ["due", t("Bis wann"), "date"],
  ["hours", t("Stunden"), "number"], ["euros", t("Euro"), "number"], ["source", t("Woher kommt das Geld?"), "text"],
];

class Commitments extends Editor {
  draw() {
    const bench = this.bench;
    if (bench.kind !== "commitments") return nothing;
    const done = bench.rows.filter((one) => one.committed).length;
    return html`<section class="panel pledges" aria-labelledby="pledges-title">
      <header class="c-head"><div><h2 id="pledges-title" class="colhead">${t("Zusagen")}</h2>
        <p class="muted">${t("{n} von {all} zugesagt. Der Rest kommt in den Themenspeicher.", { n: done, all: bench.rows.length })}</p></div>
        <div class="c-acts">${this.drawUndo()}</div></header>
      <ol class="profile-list">${repeat(bench.rows, (one) => one.id, (one) => (this.editing && this.editing.id === one.id ? html`<li>${this.editor(one)}</li>` : this.line(one)))}</ol>
    </section>`;
  }

  line(one) {
    const { institution, role, due } = one.data;
    const facts = [[institution, role].filter(Boolean).join(", ") || t("niemand benannt"), due ? t("bis {day}", { day: german(due) }) : ""].filter(Boolean);
    const act = one.committed ? t("Ändern") : t("Zusage …");
    return html`<li data-id=${one.id}><b class="no num">${one.number}</b><div><p class="strong" dir="auto">${one.text}</p>
        <p class="small muted" dir="auto">${facts.join(" · ")}</p>
        ${one.missing.length && !one.committed ? html`<p class="small lacking">${icons.warn} ${t("Es fehlt noch: {what}", { what: one.missing.join(", ") })}</p>` : nothing}</div>
      <span class=${classMap({ badge: true, live: one.committed, late: !one.committed })}>${one.committed ? html`${icons.tick} ${t("zugesagt")}` : t("offen")}</span>
      <button class="st-btn small edit ${one.committed ? "ghost" : ""}" aria-label=${t("{act}: {text}", { act, text: one.text })} ?disabled=${this.locked || this.editing !== null} @click=${() => this.begin({ id: one.id, version: one.version, data: one.data }, "institution")}>${act}</button>
      ${one.committed ? html`<button class="bare" title=${t("Zurücknehmen")} aria-label=${t("Zusage zurücknehmen: {text}", { text: one.text })} ?disabled=${this.locked} @click=${() => this.release(one)}>${icons.close}</button>` : html`<span></span>`}</li>`;
  }

  editor(one) {
    return html`<form class="editing" @submit=${this.save} @keydown=${this.keys}>
      <p class="strong" dir="auto">${one.number}. ${one.text}</p>
      <div class="profile-fields">${fields().map(([name, label, kind]) => this.row(name, label, html`<input class="st-input" id="edit-${name}" type=${kind === "date" ? "date" : "text"}
        inputmode=${kind === "number" ? "decimal" : nothing} min=${kind === "date" ? this.bench.today : nothing} maxlength=${this.bench.maxima[name] || nothing} dir="auto"
        aria-invalid=${this.invalid(name)} .value=${live(this.value(name))} @input=${(event) => this.type(name, event.target.value)}>`))}</div>
      ${this.drawTheirs()}${this.drawActs(t("Zusage festhalten"))}</form>`;
  }

  // ── acts ──

  /** Who commits is always said; of the rest only what was typed, so that the profile keeps its word. */
  save = async (event) => {
    event.preventDefault();
    const { id, version, typed } = this.editing;
    const meant = fields().filter(([name]) => name in typed || name === "institution" || name === "role");
    const said = Object.fromEntries(meant.map(([name, , kind]) => [name, kind === "number" ? amount(this.value(name)) : this.value(name)]));
    await this.send("arrange", { verb: "commit", arguments: { action: id, version, ...said } }, t("Zusage festgehalten."));
  };

  refused(refusal) {
    super.refused(refusal);
    const theirs = refusal.kind === "Overtaken" && this.editing && this.bench.rows.find((one) => one.id === this.editing.id);
    if (!theirs) return;
    const changed = fields().filter(([name]) => written(theirs.data[name]) !== written(this.editing.data[name]));
    const standing = [[t("Zusage"), theirs.committed ? t("zugesagt") : t("offen")]];
    const shown = [...standing, ...changed.map(([name, label]) => [label, german(written(theirs.data[name]))])];
    const typed = { institution: this.value("institution"), role: this.value("role"), ...this.editing.typed };
    this.editing = { ...this.editing, version: theirs.version, data: theirs.data, typed, theirs: shown };
  }

  async release(one) {
    if (await this.act("arrange", { verb: "release", arguments: { action: one.id } })) this.say(t("Zusage zurückgenommen: {text}", { text: one.text }));
  }
}

customElements.define("koffer-commitments", Commitments);
