// When each action runs, quarter by quarter, with its milestones; below, how many run at once and where that is too much.

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { fitEach } from "../fitting.js";
import { appear, grow } from "../motion.js";
import { Picture } from "../picture.js";
import { caution } from "../signs.js";

const percent = (share) => `${100 * share}%`;

export default class Gantt extends Picture {
  static counts = false;

  connectedCallback() {
    super.connectedCallback();
    this.classList.add("gantt");
  }

  render() {
    const { quarters, rows } = this.picture;
    return html`${quarters.length ? this.#drawHead(quarters) : nothing}
      <ol class="gantt-rows" aria-hidden="true">${repeat(rows, (row) => row.id, (row) => html`<li class="gantt-row">
        <div class="label"><b class="num">${row.number}</b><p><span dir="auto">${row.text}</span>${row.who ? html`<small dir="auto">${row.who}</small>` : nothing}</p></div>
        <div class="lane">${this.#drawGrid(quarters)}${row.start ? this.#drawBar(row) : html`<p class="none">${t("noch ohne Zeitraum")}</p>`}</div></li>`)}</ol>
      ${quarters.length ? this.#drawLoad(quarters) : nothing}${this.#drawTwin()}`;
  }

  #drawHead(quarters) {
    const years = [...new Set(quarters.map((quarter) => quarter.year))].map((year) => quarters.filter((quarter) => quarter.year === year));
    return html`<div class="gantt-row head" aria-hidden="true"><div></div><div class="lane">
      ${years.map((held) => html`<b class="year num" style="left:${percent(held[0].from)};width:${percent(held.at(-1).to - held[0].from)}">${held[0].year}</b>`)}
      ${quarters.map((quarter) => html`<span class="quarter num" style=${span(quarter)}>${quarters.length > 12 ? quarter.number : t("Q{n}", { n: quarter.number })}</span>`)}</div></div>`;
  }

  #drawGrid(quarters) {
    return quarters.map((quarter) => html`<i class=${quarter.over ? "field over" : "field"} style=${span(quarter)}></i>`);
  }

  #drawBar(row) {
    return html`<span class="gantt-bar" style=${span(row)}></span>${row.milestones.map((one) => html`<i class="stone" style="left:${percent(one.at)}"></i>`)}`;
  }

  #drawLoad(quarters) {
    return html`<div class="gantt-row load" aria-hidden="true"><p class="label">${t("Zugleich")}</p><div class="lane">
      ${quarters.map((quarter) => html`<span class=${quarter.over ? "count over" : "count"} style=${span(quarter)}><b class="num">${quarter.count}</b>${quarter.over ? caution : nothing}</span>`)}</div></div>`;
  }

  #drawTwin() {
    const { quarters, rows, most } = this.picture;
    return html`<div class="sr"><table><caption>${this.view.step?.question}</caption>
      <thead><tr><th scope="col">${t("Maßnahme")}</th><th scope="col">${t("Beginn")}</th><th scope="col">${t("Ende")}</th><th scope="col">${t("Meilensteine")}</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr><th scope="row">${row.text}</th><td>${row.start ?? t("offen")}</td><td>${row.end ?? t("offen")}</td>
        <td>${row.milestones.map((one) => `${one.date}: ${one.text}`).join("; ")}</td></tr>`)}</tbody></table>
      <table><caption>${t("Wie viele Maßnahmen zugleich laufen")}</caption><tbody>${quarters.map((quarter) => html`<tr><th scope="row">${t("{n}. Quartal {year}", { n: quarter.number, year: quarter.year })}</th>
        <td>${quarter.over ? t("{count}, mehr als {most}", { count: quarter.count, most }) : quarter.count}</td></tr>`)}</tbody></table></div>`;
  }

  updated() {
    const rows = this.querySelector(".gantt-rows");
    fitEach(rows, rows.clientHeight);
    this.turnPages(rows);
  }

  reveal() {
    grow(this.querySelectorAll(".gantt-bar"));
    appear(this.querySelectorAll(".stone, .gantt-row.load"), { late: true });
  }
}

function span({ from, to }) {
  return `left:${percent(from)};width:${percent(to - from)}`;
}
