// What the group goes on with, large, and below it what it leaves for now.

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { appear } from "../motion.js";
import { countRest } from "../fitting.js";
import { Picture } from "../picture.js";
import { done } from "../signs.js";

export default class Selection extends Picture {
  static blank(picture) {
    return !picture.selected.length;
  }

  connectedCallback() {
    super.connectedCallback();
    this.classList.add("selection");
  }

  render() {
    const { selected, others, rule } = this.picture;
    return html`<ol class="chosen">${selected.map((one) => html`<li>
        <span class="tick">${done}</span><span class="what" dir="auto">${one.text}</span>
        ${one.points === null || one.points === undefined ? nothing
          : html`<span class="pts"><b class="num">${one.points}</b> ${one.points === 1 ? t("Punkt") : t("Punkte")}</span>`}</li>`)}</ol>
      ${others.length ? html`<div class="others"><h2>${t("Jetzt nicht dabei, bleibt im Protokoll")}</h2>
        <ul>${others.map((text) => html`<li dir="auto">${text}</li>`)}</ul></div>` : nothing}
      ${rule ? html`<p class="rule">${rule}</p>` : nothing}`;
  }

  updated() {
    this.turnPages(this.querySelector(".chosen"));
    const others = this.querySelector(".others ul");
    if (others) countRest(others);
  }

  reveal() {
    appear(this.querySelectorAll(".chosen li"));
    appear(this.querySelectorAll(".others, .rule"), { late: true });
  }
}
