// Sentences of the tables, large and numbered, with the field of action they belong to.

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { fitEach } from "../fitting.js";
import { appear } from "../motion.js";
import { Picture } from "../picture.js";
import { byTable, inFocus } from "../tables.js";

const FEW = 4; // sentences that may stand larger

export default class Statements extends Picture {
  static blank(picture) {
    return !picture.cards.length;
  }

  connectedCallback() {
    super.connectedCallback();
    this.classList.add("statements");
  }

  render() {
    const numbered = byTable(this.picture).map((card, index) => ({ ...card, number: index + 1 }));
    const cards = inFocus(numbered, this.picture, this.view);
    return html`<ol class="statement-list ${cards.length <= FEW ? "few" : ""}" aria-label=${t("Leitsätze")}>${repeat(cards, (card) => card.id, (card) => html`<li>
      <b class="no num">${card.number}</b><p dir="auto">${card.text}</p>
      <p class="aside">${card.field ? html`<span dir="auto">${card.field}</span>` : nothing}${card.table ? html`<small dir="auto">${card.table}</small>` : nothing}</p></li>`)}</ol>`;
  }

  updated() {
    const list = this.querySelector(".statement-list");
    fitEach(list, this.clientHeight);
    this.turnPages(list, this.clientHeight);
  }

  reveal() {
    appear(this.querySelectorAll(".statement-list li"));
  }
}
