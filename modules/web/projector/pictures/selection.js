// What the group goes on with, large, and below it what it leaves for now.

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { appear } from "../motion.js";
import { Picture } from "../picture.js";
import { done } from "../signs.js";

export default class Selection extends Picture {
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
    const others = this.querySelector(".others");
    if (others) fitOthers(others);
  }

  reveal() {
    appear(this.querySelectorAll(".chosen li"));
    appear(this.querySelectorAll(".others, .rule"), { late: true });
  }
}

/** As many of the others as stand in two lines; the rest is counted, not cut. */
function fitOthers(others) {
  const items = [...others.querySelectorAll("li:not(.more)")];
  others.querySelector(".more")?.remove();
  for (const item of items) item.hidden = false;
  const list = others.querySelector("ul");
  if (list.scrollHeight <= list.clientHeight + 1) return;
  const more = document.createElement("li");
  more.className = "more";
  list.append(more);
  let left = items.length;
  do {
    left -= 1;
    items[left].hidden = true;
    more.textContent = t("und {count} weitere", { count: items.length - left });
  } while (left > 0 && list.scrollHeight > list.clientHeight + 1);
}
