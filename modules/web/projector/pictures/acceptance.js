// How much of what is possible each option is accepted, with the strongest resistance beside it and the way of changing nothing
// as a line to compare with; after that the reasons, which bear no names.

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { appear, grow } from "../motion.js";
import { Picture } from "../picture.js";
import { done } from "../signs.js";

const percent = new Intl.NumberFormat("de-DE", { style: "percent", maximumFractionDigits: 0 });
const LOOKS = ["few", "", "snug"]; // how roomy the rows are
const TOGETHER = 4; // reasons under one heading; more of them get it again, so that they can stand on several pages

export default class Acceptance extends Picture {
  connectedCallback() {
    super.connectedCallback();
    this.classList.add("acceptance");
  }

  render() {
    const { rows, hint, asked, strong } = this.picture;
    const passive = rows.find((row) => row.passive && row.acceptance !== null);
    const said = rows.flatMap(({ text, reasons }) => Array.from({ length: Math.ceil(reasons.length / TOGETHER) }, (none, place) => [text, reasons.slice(place * TOGETHER, (place + 1) * TOGETHER)]));
    return html`<div class="ranked" aria-hidden="true"><div class="accepted-head"><span></span><span></span><span>${t("Akzeptanz")}${passive ? html` <i></i>${t("Passivlösung")}` : nothing}</span>
        <span>${t("höchster Wert")}</span><span>${t("Werte ab {strong}", { strong })}</span></div>
      <ol class="accepted" style=${passive ? `--passive:${100 * passive.acceptance}%` : ""}>${rows.map((row) => this.#drawRow(row))}</ol></div>
      ${said.length ? html`<ul class="reasons">${said.map(([text, reasons]) => html`<li><b dir="auto">${text}</b>
        ${reasons.map((reason) => html`<p dir="auto">${reason}</p>`)}</li>`)}</ul>` : nothing}
      ${hint ? html`<p class="hinted">${hint} <b>${asked}</b></p>` : nothing}
      <div class="sr"><table>
        <caption>${this.view.step?.question}</caption>
        <thead><tr>${[t("Rang"), t("Möglichkeit"), t("Akzeptanz"), t("vorher"), t("Höchster Wert"), t("Starker Widerstand"), t("Stimmen"), t("Ergebnis")].map((word) => html`<th scope="col">${word}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => html`<tr><td>${row.rank}</td><th scope="row">${row.text}</th><td>${share(row.acceptance)}</td><td>${share(row.before)}</td>
          <td>${row.maximum}</td><td>${row.strong}</td><td>${row.n}</td><td>${words(row).join(", ")}</td></tr>`)}</tbody>
      </table></div>`;
  }

  #drawRow(row) {
    const rated = row.acceptance !== null;
    return html`<li class="${row.passive ? "passive" : ""} ${row.recommended ? "advised" : ""}">
      <b class="rk num">${row.rank}</b>
      <div class="op"><span dir="auto">${row.text}</span>${words(row).length ? html`<small>${row.recommended ? done : nothing} ${words(row).join(" · ")}</small>` : nothing}</div>
      <div class="lane">${row.before !== null ? html`<span class="was"><span class="track"><i style="width:${100 * row.before}%"></i></span><span class="num">${t("vorher {share}", { share: share(row.before) })}</span></span>` : nothing}
        ${rated ? html`<span class="now"><span class="track"><i style="width:${100 * row.acceptance}%"></i></span><b class="num">${share(row.acceptance)}</b></span>` : nothing}</div>
      <b class="worst num">${rated ? row.maximum : nothing}</b><b class="strong num">${rated ? row.strong : nothing}</b></li>`;
  }

  updated() {
    const [ranked, list, reasons] = [".ranked", ".accepted", ".reasons"].map((part) => this.querySelector(part));
    for (const part of [ranked, reasons]) if (part) part.hidden = false;
    this.#size(list);
    const page = this.view.page;
    const rows = this.layOut(list, list.clientHeight, page);
    const said = reasons ? this.layOut(reasons, reasons.clientHeight, page - rows) : 0;
    ranked.hidden = page >= rows && said > 0;
    if (reasons) reasons.hidden = !ranked.hidden;
    this.tellPages(rows + said);
  }

  /** The roomiest look that takes no more pages than the closest. */
  #size(list) {
    const pages = LOOKS.map((look) => {
      list.className = `accepted ${look}`;
      return this.layOut(list, list.clientHeight, 0);
    });
    list.className = `accepted ${LOOKS[pages.indexOf(Math.min(...pages))]}`;
  }

  reveal() {
    grow(this.querySelectorAll(".track i"));
    appear(this.querySelectorAll(".rk, .worst, .strong, .lane b, .hinted, .op small"), { late: true });
  }
}

function share(value) {
  return value === null ? "" : percent.format(value);
}

function words({ passive, recommended, tied, acceptance }) {
  const said = [[recommended, t("empfohlen")], [passive, t("Passivlösung")], [tied, t("gleichauf")], [acceptance === null, t("nicht bewertet")]];
  return said.filter(([holds]) => holds).map(([, word]) => word);
}
