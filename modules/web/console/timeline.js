/* <koffer-timeline workshop="…">: when each action begins and ends, with its milestones; below, how many run in each quarter. */
import { html, nothing, repeat, classMap, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Editor } from "./editor.js";
import { icons } from "./icons.js";
import { german, written } from "./words.js";

class Timeline extends Editor {
  draw() {
    const bench = this.bench;
    if (bench.kind !== "timeline") return nothing;
    const open = bench.rows.filter((one) => !one.version);
    return html`<section class="panel pledges" aria-labelledby="timeline-title">
      <header class="c-head"><div><h2 id="timeline-title" class="colhead">${t("Zeitplan")}</h2>
        <p class="muted">${open.length ? t("{n} von {all} haben einen Zeitraum.", { n: bench.rows.length - open.length, all: bench.rows.length }) : t("Alle Maßnahmen haben einen Zeitraum.")}</p></div>
        <div class="c-acts">${this.drawUndo()}
          <button class="st-btn propose" ?disabled=${this.locked || !open.some((one) => one.end) || this.sending} @click=${this.propose}>${t("Vorschläge übernehmen")}</button></div></header>
      <ol class="profile-list">${repeat(bench.rows, (one) => one.id, (one) => (this.editing && this.editing.id === one.id ? html`<li>${this.editor(one)}</li>` : this.line(one)))}</ol>
      ${bench.load.length ? html`<h3 class="colhead load-head">${t("So viele laufen zugleich")}</h3><ul class="quarter-load">${bench.load.map((one) => html`<li class=${one.over ? "over" : ""}><span>${t("Quartal {name}", { name: one.name })}</span>
        <b class="num">${one.count}</b>${one.over ? html`<small>${icons.warn} ${t("mehr als {most}", { most: bench.most })}</small>` : nothing}</li>`)}</ul>` : nothing}
    </section>`;
  }

  line(one) {
    const set = one.version > 0;
    const times = one.end ? t("{start} bis {end}", { start: german(one.start), end: german(one.end) }) : t("ohne Vorschlag, „Bis wann“ fehlt");
    const act = set ? t("Ändern") : t("Festlegen …");
    return html`<li data-id=${one.id}><b class="no num">${one.number}</b><div><p class="strong" dir="auto">${one.text}</p>
        <p class="small muted">${set || !one.end ? times : t("Vorschlag: {times}", { times })}${one.who ? html` · <span dir="auto">${one.who}</span>` : nothing}${one.committed ? nothing : html` · ${t("ohne Zusage")}`}</p>
        ${one.milestones.length ? html`<ul class="small stones">${one.milestones.map((stone) => html`<li>◆ ${german(stone.date)} <span dir="auto">${stone.text}</span></li>`)}</ul>` : nothing}</div>
      <span class=${classMap({ badge: true, live: set })}>${set ? html`${icons.tick} ${t("festgelegt")}` : t("offen")}</span>
      <button class="st-btn small edit ${set ? "ghost" : ""}" aria-label=${t("{act}: {text}", { act, text: one.text })} ?disabled=${this.locked || this.editing !== null}
        @click=${() => this.begin({ id: one.id, version: one.version, data: one }, "start")}>${act}</button>
      ${set ? html`<button class="bare" title=${t("Zeitraum entfernen")} aria-label=${t("Zeitraum entfernen: {text}", { text: one.text })} ?disabled=${this.locked} @click=${() => this.clear(one)}>${icons.close}</button>` : html`<span></span>`}</li>`;
  }

  editor(one) {
    const stones = this.stones;
    const date = (name, label) => this.row(name, label, html`<input class="st-input" id="edit-${name}" type="date" min=${this.bench.today} aria-invalid=${this.invalid(name)}
      .value=${live(this.value(name))} @input=${(event) => this.type(name, event.target.value)}>`);
    const change = (at, changed) => this.type("milestones", stones.map((stone, place) => (place === at ? { ...stone, ...changed } : stone)));
    const hints = [one.first_step ? t("Erster Schritt: {text}", { text: one.first_step }) : "", one.due ? t("Bis wann: {day}", { day: german(one.due) }) : ""].filter(Boolean);
    return html`<form class="editing" @submit=${this.save} @keydown=${this.keys}>
      <p class="strong" dir="auto">${one.number}. ${one.text}</p>
      ${hints.length ? html`<p class="small muted" dir="auto">${hints.join(" · ")}</p>` : nothing}
      <div class="profile-fields">${date("start", t("Beginn"))}${date("end", t("Ende"))}</div>
      <fieldset id="edit-milestones" tabindex="-1"><legend>${t("Meilensteine")}</legend>
        ${stones.map((stone, at) => html`<div class="stone-row"><input class="st-input" type="date" aria-label=${t("Meilenstein {n}, Tag", { n: at + 1 })} min=${this.bench.today} .value=${live(stone.date)} @input=${(event) => change(at, { date: event.target.value })}>
          <input class="st-input" type="text" aria-label=${t("Meilenstein {n}, Text", { n: at + 1 })} placeholder=${t("Was ist bis dahin erreicht?")} maxlength=${this.bench.text_maximum} dir="auto" .value=${live(stone.text)} @input=${(event) => change(at, { text: event.target.value })}>
          <button type="button" class="bare" title=${t("Meilenstein entfernen")} aria-label=${t("Meilenstein {n} entfernen", { n: at + 1 })} @click=${() => this.drop(at)}>${icons.close}</button></div>`)}
        ${this.wrong("milestones")}
        <button type="button" class="st-btn ghost small more" ?disabled=${stones.length >= this.bench.milestones} @click=${this.more}>${icons.plus} ${t("Meilenstein")}</button></fieldset>
      ${this.drawTheirs()}${this.drawActs(t("Zeitraum festlegen"))}</form>`;
  }

  get stones() {
    return this.editing.typed.milestones || this.editing.data.milestones;
  }

  more = async () => {
    this.type("milestones", [...this.stones, { date: "", text: "" }]);
    await this.updateComplete;
    this.inRoot(`.stone-row:nth-of-type(${this.stones.length}) input`).focus();
  };

  drop(at) {
    this.type("milestones", this.stones.filter((stone, place) => place !== at));
    this.inRoot(".more").focus();
  }

  // ── acts ──

  /** A row of a milestone in which nothing was typed is none. */
  save = async (event) => {
    event.preventDefault();
    const { id, version } = this.editing;
    const milestones = this.stones.filter((stone) => stone.date || stone.text.trim());
    const times = { start: this.value("start"), end: this.value("end"), milestones };
    await this.send("arrange", { verb: "place", arguments: { action: id, version, ...times } }, t("Zeitraum festgelegt."));
  };

  refused(refusal) {
    super.refused(refusal);
    const theirs = refusal.kind === "Overtaken" && this.editing && this.bench.rows.find((one) => one.id === this.editing.id);
    if (!theirs) return;
    const times = theirs.version ? [[t("Beginn"), german(written(theirs.start))], [t("Ende"), german(written(theirs.end))]] : [[t("Zeitraum"), t("entfernt")]];
    const stones = theirs.milestones.map((stone) => [t("Meilenstein"), `${german(stone.date)} ${stone.text}`]);
    const typed = { start: this.value("start"), end: this.value("end"), milestones: this.stones };
    this.editing = { ...this.editing, version: theirs.version, data: theirs, typed, theirs: [...times, ...stones] };
  }

  propose = async () => {
    this.sending = true;
    if (await this.act("arrange", { verb: "propose", arguments: {} })) this.say(t("Vorschläge übernommen."));
    this.sending = false;
  };

  async clear(one) {
    if (await this.act("arrange", { verb: "clear", arguments: { action: one.id } })) this.say(t("Zeitraum entfernt: {text}", { text: one.text }));
  }
}

customElements.define("koffer-timeline", Timeline);
