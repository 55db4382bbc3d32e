/* <koffer-actors workshop="…">: the actors by group; those that are the same are linked and can be parted again. */
import { html, nothing, repeat, classMap } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";

class Actors extends Panel {
  static properties = { linking: { state: true } };

  constructor() {
    super();
    this.linking = null; // the id of the actor that is waiting for its like
  }

  get actors() {
    return this.board.bench.groups.flatMap((group) => group.actors);
  }

  draw(board) {
    const bench = board.bench;
    if (bench.kind !== "actors") return nothing;
    const waiting = this.actors.find((one) => one.id === this.linking);
    const shown = bench.groups.filter((group) => group.actors.length);
    return html`<section class="panel actors" aria-labelledby="actors-title" @keydown=${(event) => { if (event.key === "Escape" && this.linking) this.leave(); }}>
      <div class="between"><h2 id="actors-title" class="colhead">${t("Akteure")}</h2>
        <button class="st-btn small ghost" ?disabled=${!board.undo} @click=${this.undo}>${icons.undo} ${board.undo ? t("Rückgängig: {what}", { what: board.undo.label }) : t("Rückgängig")}</button></div>
      ${shown.length ? nothing : html`<p class="empty muted">${t("Noch keine Nennungen.")}</p>`}
      ${bench.suggestions.length ? html`<ul class="alike">${repeat(bench.suggestions, (one) => one.entry, (one) => html`<li><span dir="auto">${t("„{text}“ und „{like}“: dasselbe?", { text: one.text, like: one.like })}</span>
        <button class="st-btn small" @click=${() => this.join(one.entry, one.into, one.like)}>${icons.link} ${t("Verbinden")}</button></li>`)}</ul>` : nothing}
      ${waiting ? html`<p class="notice" role="status">${icons.link}<span>${t("Womit „{text}“ verbinden? Bitte eine Nennung wählen.", { text: waiting.text })}</span>
        <button class="st-btn small" @click=${this.leave}>${t("Abbrechen")}</button></p>` : nothing}
      <div class="actor-groups">${repeat(shown, (group) => group.id, (group) => html`<div>
        <h3 class="between"><span>${group.name.replace(/\//g, "/\u200b")}</span><span class=${classMap({ badge: true, live: group.here > 0 })}>${group.here ? t("{here} da", { here: group.here }) : t("niemand da")}</span></h3>
        <ul>${repeat(group.actors, (one) => one.id, (one) => this.actor(one, waiting))}</ul></div>`)}</div>
    </section>`;
  }

  actor(one, waiting) {
    const button = (words, act) => html`<button class="st-btn ghost small" aria-label=${t("{act}: {text}", { act: words, text: one.text })} @click=${act}>${words}</button>`;
    return html`<li data-id=${one.id}><p><span class="strong" dir="auto">${one.text}</span>${one.missing ? html` <span class="badge late">${icons.gap} ${t("fehlt")}</span>` : nothing}</p>
      ${waiting ? (waiting.id === one.id ? nothing : button(t("Hierzu"), () => this.join(waiting.id, one.id, one.text))) : button(t("Verbinden"), () => { this.linking = one.id; })}
      ${one.doubles.map((double) => html`<p class="small muted twin" dir="auto">${icons.link} ${double.text}</p>
        <button class="st-btn ghost small" aria-label=${t("{act}: {text}", { act: t("Trennen"), text: double.text })} @click=${() => this.part(double)}>${t("Trennen")}</button>`)}</li>`;
  }

  async join(entry, into, text) {
    if (await this.act("merge", { entry, into })) {
      this.say(t("Verbunden mit: {text}", { text }));
      this.linking = null;
    }
  }

  async part(double) {
    if (await this.act("separate", { entry: double.id })) this.say(t("Getrennt: {text}", { text: double.text }));
  }

  leave = async () => {
    const id = this.linking;
    this.linking = null;
    await this.updateComplete;
    const button = id && this.inRoot(`[data-id="${CSS.escape(id)}"] button`);
    if (button) button.focus();
  };
}

customElements.define("koffer-actors", Actors);
