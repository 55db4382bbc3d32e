// Where a result comes from: the steps it passed, then level by level what it grew out of, down to the cards.

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { appear } from "../motion.js";
import { Picture } from "../picture.js";

const SHOWN = 6; // of one level; the rest is counted

export default class Lineage extends Picture {
  static counts = false;

  connectedCallback() {
    super.connectedCallback();
    this.classList.add("lineage");
  }

  render() {
    const { stations, levels } = this.picture;
    return html`<ol class="passed">${stations.map((one) => html`<li><span dir="auto">${one.step}</span>${one.remark ? html` <b dir="auto">${one.remark}</b>` : nothing}</li>`)}</ol>
      <ol class="levels">${levels.map((level) => this.#level(level))}</ol>
      ${levels.length ? nothing : html`<p class="levels">${t("Das steht am Anfang.")}</p>`}`;
  }

  #level({ step, place, texts }) {
    const rest = texts.length - SHOWN;
    return html`<li><p class="from" dir="auto">${step}<small>${texts.length > 1 ? t("{n}-mal", { n: texts.length }) : nothing}${place ? html`${texts.length > 1 ? ", " : nothing}${place}` : nothing}</small></p>
      <ul>${texts.slice(0, rest > 1 ? SHOWN : texts.length).map((text) => html`<li dir="auto">${text}</li>`)}
        ${rest > 1 ? html`<li class="rest">${t("und {n} weitere", { n: rest })}</li>` : nothing}</ul></li>`;
  }

  updated() {
    const list = this.querySelector("ol.levels");
    if (list) this.turnPages(list, list.clientHeight);
  }

  reveal() {
    appear(this.querySelectorAll(".levels > li"));
  }
}
