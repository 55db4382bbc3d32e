// What each table sees in the future: a title and its sentences, numbered through all tables as they are marked afterwards.

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { fitEach } from "../fitting.js";
import { appear } from "../motion.js";
import { Picture } from "../picture.js";
import { byTable, inFocus } from "../tables.js";

export default class Visions extends Picture {
  static blank(picture) {
    return !picture.cards.length;
  }

  connectedCallback() {
    super.connectedCallback();
    this.classList.add("visions");
  }

  render() {
    let number = 0;
    const numbered = byTable(this.picture).map((vision) => ({
      ...vision, sentences: vision.sentences.map((text) => ({ text, number: (number += 1) })),
    }));
    const visions = inFocus(numbered, this.picture, this.view);
    return html`<div class="vision-grid ${visions.length === 1 ? "lone" : ""}">${repeat(visions, (vision) => vision.id, (vision) => html`<article class="vision">
      <header><h2 dir="auto">${vision.title}</h2>${vision.table ? html`<span dir="auto">${vision.table}</span>` : nothing}</header>
      <ol>${vision.sentences.map(({ text, number: place }) => html`<li><b class="num">${place}</b><span dir="auto">${text}</span></li>`)}</ol>
      </article>`)}</div>
      <p class="sr">${visions.length === 1 ? t("1 Zukunftsbild") : t("{count} Zukunftsbilder", { count: visions.length })}</p>`;
  }

  updated() {
    const grid = this.querySelector(".vision-grid");
    fitEach(grid, this.clientHeight);
    this.turnPages(grid, this.clientHeight);
  }

  reveal() {
    appear(this.querySelectorAll(".vision"));
  }
}
