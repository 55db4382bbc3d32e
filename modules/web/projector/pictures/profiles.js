// How far the profiles of the actions are: what each one says and what it still lacks; in focus, one of them alone.

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { fit, fitEach } from "../fitting.js";
import { appear } from "../motion.js";
import { Picture } from "../picture.js";
import { caution, done } from "../signs.js";

// the parts the room looks for; nobody can commit to an action without the needed ones
const parts = () => [
  ["what", t("Was"), false],
  ["responsible", t("Wer"), true],
  ["due", t("Bis wann"), true],
  ["resources", t("Ressourcen"), true],
  ["indicator", t("Kennzahl"), false],
  ["first_step", t("1. Schritt"), false],
];

export default class Profiles extends Picture {
  static counts = false;

  static blank(picture) {
    return !picture.actions.length;
  }

  connectedCallback() {
    super.connectedCallback();
    this.classList.add("profiles");
  }

  get #alone() {
    return this.picture.actions.find((action) => action.id === this.view.focus);
  }

  render() {
    const { tables, actions } = this.picture;
    if (this.#alone) return this.#drawAlone(this.#alone);
    const idle = tables.filter((table) => !actions.some((action) => action.table === table));
    return html`<p class="profile-row hd" aria-hidden="true"><span class="what">${t("Maßnahme")}</span>${parts().map(([, word]) => html`<span>${word}</span>`)}</p>
      <ol class="profile-rows" aria-hidden="true">${repeat(actions, (action) => action.id, (action) => html`<li class="profile-row">
        <b class="no num">${action.number}</b><p class="what"><span dir="auto">${action.title}</span>${action.table || action.who ? html`<small dir="auto">${[action.table, action.who].filter(Boolean).join(" · ")}</small>` : nothing}</p>
        ${parts().map(([part, , needed]) => html`<span class=${action.has[part] ? "there" : needed ? "lacks" : "open"}>${action.has[part] ? done : needed ? html`${caution}<small>${t("fehlt")}</small>` : "–"}</span>`)}</li>`)}
        ${idle.length ? html`<li class="idle">${t("Noch kein Steckbrief von: {tables}", { tables: idle.join(", ") })}</li>` : nothing}</ol>
      ${this.#drawTwin()}`;
  }

  #drawAlone(action) {
    const facts = [
      [t("Teilziel"), action.sub_goal],
      [t("Für wen"), [action.target_group, action.area].filter(Boolean).join(" · ")],
      [t("Wer"), action.who, "responsible"],
      [t("Mit wem"), action.with],
      [t("Bis wann"), action.due, "due"],
      [t("Ressourcen"), action.resources, "resources"],
      [t("Kennzahl"), [action.indicator, action.change].filter(Boolean).join(": ")],
      [t("Erster Schritt"), action.first_step],
      [t("Risiko"), action.risk],
    ];
    return html`<article class="profile-alone"><h2><b class="num">${action.number}</b><span dir="auto">${action.title}</span></h2>
      ${action.what ? html`<p class="what" dir="auto">${action.what}</p>` : nothing}
      <dl>${facts.filter(([, words, needed]) => words || needed).map(([label, words]) => html`<div class=${words ? "" : "lacks"}><dt>${label}</dt><dd dir="auto">${words || html`${caution} ${t("fehlt noch")}`}</dd></div>`)}</dl></article>`;
  }

  #drawTwin() {
    return html`<div class="sr"><table><caption>${this.view.step?.question}</caption>
      <thead><tr><th scope="col">${t("Maßnahme")}</th><th scope="col">${t("Tisch")}</th>${parts().map(([, word]) => html`<th scope="col">${word}</th>`)}</tr></thead>
      <tbody>${this.picture.actions.map((action) => html`<tr><th scope="row">${action.title}</th><td>${action.table}</td>
        ${parts().map(([part]) => html`<td>${action.has[part] ? t("da") : t("fehlt")}</td>`)}</tr>`)}</tbody></table></div>`;
  }

  updated() {
    const alone = this.querySelector(".profile-alone");
    if (alone) {
      fit(alone, alone.querySelector("h2"));
      this.tellPages(1);
      return;
    }
    const rows = this.querySelector(".profile-rows");
    fitEach(rows, rows.clientHeight);
    this.turnPages(rows);
  }

  reveal() {
    appear(this.querySelectorAll(".profile-rows > li"));
  }
}
