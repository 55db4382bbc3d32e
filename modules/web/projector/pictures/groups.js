// Who is here: how many people, from which groups, and which groups are missing. Never a name.

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { countRest } from "../fitting.js";
import { appear, grow } from "../motion.js";
import { Picture } from "../picture.js";

export default class Groups extends Picture {
  static counts = false;

  connectedCallback() {
    super.connectedCallback();
    this.classList.add("groups");
  }

  render() {
    const { groups, joined, missing } = this.picture;
    const most = Math.max(1, ...groups.map((group) => group.count));
    return html`<p class="joined"><b class="num">${joined}</b><span>${joined === 1 ? t("Person ist da") : t("Menschen sind da")}</span></p>
      <div class="who">
        <ul class="rows">${groups.map((group) => html`<li>
          <span class="name" dir="auto">${group.name}</span>
          <span class="lane"><i class="bar weight" style="width:${(86 * group.count) / most}%"></i><b class="num">${group.count}</b></span></li>`)}</ul>
        ${missing.length ? html`<div class="absent"><h2>${t("Noch nicht dabei")}</h2>
          <ul>${missing.map((name) => html`<li dir="auto">${name}</li>`)}</ul></div>` : nothing}
      </div>`;
  }

  updated() {
    const absent = this.querySelector(".absent ul");
    if (absent) countRest(absent);
    this.turnPages(this.querySelector(".rows"));
  }

  reveal() {
    grow(this.querySelectorAll(".bar"));
    appear(this.querySelectorAll(".lane b, .absent"), { late: true });
  }
}
