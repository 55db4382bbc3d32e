// Sub-goals and their traffic lights: each light has its word and its sign, and under it stands what is still weak.

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { fitEach } from "../fitting.js";
import { appear, grow } from "../motion.js";
import { Picture } from "../picture.js";
import { caution, done, missed } from "../signs.js";

const percent = new Intl.NumberFormat("de-DE", { style: "percent", maximumFractionDigits: 0 });
const LOOKS = { green: ["l-green", done], yellow: ["l-yellow", caution], red: ["l-red", missed] };

export default class Lights extends Picture {
  static blank(picture) {
    return !picture.rows.length;
  }

  connectedCallback() {
    super.connectedCallback();
    this.classList.add("lights");
  }

  render() {
    const { rows, criteria } = this.picture;
    return html`<div class="light-rows" aria-hidden="true">${repeat(rows, (row) => row.id, (row) => html`<article class="light-row">
        <b class="no num">${row.number}</b><p dir="auto">${row.text}</p>${this.#drawLight(row)}
        <ul class="criteria">${row.criteria.map((one) => html`<li class=${one.weak ? "weak" : ""}><span>${one.weak ? caution : nothing}${one.name}</span><b class="num">${share(one)}</b>
          <span class="track"><i style="width:${100 * (one.share ?? 0)}%"></i></span></li>`)}</ul></article>`)}</div>
      <div class="sr"><table><caption>${this.view.step?.question}</caption>
        <thead><tr><th scope="col">${t("Teilziel")}</th>${criteria.map((name) => html`<th scope="col">${name}</th>`)}<th scope="col">${t("Ergebnis")}</th></tr></thead>
        <tbody>${rows.map((row) => html`<tr><th scope="row">${row.text}</th>${row.criteria.map((one) => html`<td>${share(one)}</td>`)}<td>${word(row.light)}</td></tr>`)}</tbody></table></div>`;
  }

  #drawLight(row) {
    const [look, sign] = LOOKS[row.light] ?? ["l-none", nothing];
    return html`<div class="light ${look}"><span class="lamp">${sign}</span><span>${word(row.light)}${row.sharpened ? html`<small>${t("jetzt geschärft")}</small>` : nothing}</span></div>`;
  }

  updated() {
    const rows = this.querySelector(".light-rows");
    fitEach(rows, rows.clientHeight);
    this.turnPages(rows);
  }

  reveal() {
    grow(this.querySelectorAll(".track i"));
    appear(this.querySelectorAll(".light"), { late: true });
  }
}

function share(one) {
  return one.share === null ? "–" : percent.format(one.share);
}

function word(light) {
  if (light === "green") return t("klar");
  if (light === "yellow") return t("schärfen");
  return light === "red" ? t("neu fassen") : t("nicht geprüft");
}
