// When each action runs, quarter by quarter, with its milestones; below, how many run at once and where that is too much.

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { fitEach } from "../fitting.js";
import { appear, grow } from "../motion.js";
import { Picture } from "../picture.js";
import { caution } from "../signs.js";

const percent = (share) => `${100 * share}%`;
const BROAD = 8; // quarters in which number and sign stand beside each other
const MANY = 24; // quarters from which on only years are told apart
const WIDE = 12; // quarters that are named in full
const NAME = 0.06; // of the width, which the name of a year takes

export default class Gantt extends Picture {
  static counts = false;

  connectedCallback() {
    super.connectedCallback();
    this.classList.add("gantt");
  }

  /** What stands side by side: the quarters, or where they are too many the years, each with its fullest quarter. */
  get #spans() {
    const { quarters } = this.picture;
    if (quarters.length <= MANY) return quarters;
    const years = [...new Set(quarters.map((quarter) => quarter.year))].map((year) => quarters.filter((quarter) => quarter.year === year));
    return years.map((held) => ({ year: held[0].year, from: held[0].from, to: held.at(-1).to, count: Math.max(...held.map((one) => one.count)), over: held.some((one) => one.over) }));
  }

  render() {
    const { rows } = this.picture;
    const quarters = this.#spans;
    this.classList.toggle("tight", quarters.length > BROAD);
    this.classList.toggle("years", quarters.length < this.picture.quarters.length);
    return html`${quarters.length ? this.#drawHead(quarters) : nothing}
      <ol class="gantt-rows" aria-hidden="true">${repeat(rows, (row) => row.id, (row) => html`<li class="gantt-row">
        <div class="label"><b class="num">${row.number}</b><p><span dir="auto">${row.text}</span>${row.who ? html`<small dir="auto">${row.who}</small>` : nothing}</p></div>
        <div class="lane">${this.#drawGrid(quarters)}${row.start ? this.#drawBar(row) : html`<p class="none"><span>${t("noch ohne Zeitraum")}</span></p>`}</div></li>`)}</ol>
      ${quarters.length ? this.#drawLoad(quarters) : nothing}${this.#drawTwin()}`;
  }

  #drawHead(quarters) {
    const years = [...new Set(quarters.map((quarter) => quarter.year))].map((year) => quarters.find((quarter) => quarter.year === year));
    let free = 0;
    const named = years.filter(({ from }) => (from < free ? false : ((free = from + NAME), true)));
    return html`<div class="gantt-row head" aria-hidden="true"><div></div><div class="lane">
      ${named.map(({ year, from }) => html`<b class="year num" style="left:${percent(from)}">${year}</b>`)}
      ${quarters.filter((quarter) => quarter.number).map((quarter) => html`<span class="quarter num" style=${span(quarter)}>${quarters.length > WIDE ? quarter.number : t("Q{n}", { n: quarter.number })}</span>`)}</div></div>`;
  }

  #drawGrid(quarters) {
    return quarters.map((quarter) => html`<i class=${quarter.over ? "field over" : "field"} style=${span(quarter)}></i>`);
  }

  #drawBar(row) {
    return html`<span class="gantt-bar" style=${span(row)}></span>${row.milestones.map((one) => html`<i class="stone" style="left:${percent(one.at)}"></i>`)}`;
  }

  #drawLoad(quarters) {
    return html`<div class="gantt-row load" aria-hidden="true"><p class="label">${quarters.length < this.picture.quarters.length ? t("Zugleich, höchstens") : t("Zugleich")}</p><div class="lane">
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
