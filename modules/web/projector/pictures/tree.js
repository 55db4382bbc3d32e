// From what holds for all to what shall be reached: statements on the left, their goals, and the sub-goals of each.

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { countRest, fitEach } from "../fitting.js";
import { appear } from "../motion.js";
import { Picture } from "../picture.js";

export default class Tree extends Picture {
  static blank(picture) {
    return !picture.trunks.some((trunk) => trunk.goals.length);
  }

  connectedCallback() {
    super.connectedCallback();
    this.classList.add("tree");
  }

  /** One row for each goal; the statement stands at its first goal, and again where a page begins. */
  get #rows() {
    return this.picture.trunks.flatMap((trunk) => (trunk.goals.length ? trunk.goals.map((goal, place) => ({ trunk, goal, place })) : [{ trunk, goal: null, place: 0 }]));
  }

  render() {
    return html`<p class="tree-head" aria-hidden="true"><span>${t("Leitsatz")}</span><span>${t("Leitziel")}</span><span>${t("Teilziele")}</span></p>
      <ol class="branches">${repeat(this.#rows, ({ trunk, goal }) => (goal ? goal.id : trunk.id), ({ trunk, goal, place }) => html`<li class=${place ? "on" : ""}>
        <p class="trunk" dir="auto">${trunk.text}</p>
        ${goal ? html`<div class="goal"><b class="num">${goal.number}</b><p dir="auto">${goal.text}${goal.field ? html`<small dir="auto">${goal.field}</small>` : nothing}</p></div>
          <ul class="twigs">${goal.sub_goals.map((one) => html`<li><b class="num">${one.number}</b><span dir="auto">${one.text}</span></li>`)}</ul>`
          : html`<p class="goal none">${t("noch ohne Leitziel")}</p>`}</li>`)}</ol>`;
  }

  updated() {
    const list = this.querySelector(".branches");
    // any row may come to stand at the top of a page, with its statement
    list.classList.add("measuring");
    fitEach(list, list.clientHeight);
    this.turnPages(list, list.clientHeight);
    list.classList.remove("measuring");
    for (const twigs of list.querySelectorAll(".twigs")) countRest(twigs);
    let above = null;
    for (const row of list.children) {
      if (row.hidden) continue;
      row.classList.toggle("again", row.classList.contains("on") && above === null);
      above = row;
    }
  }

  reveal() {
    appear(this.querySelectorAll(".branches > li"));
  }
}
