// How often each answer was given. Answers of a scale stand side by side, answers in words below one another.

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { fit } from "../fitting.js";
import { appear, grow } from "../motion.js";
import { Picture } from "../picture.js";
import { caution } from "../signs.js";

const decimal = new Intl.NumberFormat("de-DE", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat("de-DE", { style: "percent", maximumFractionDigits: 0 });
const SHORT = 4; // letters that still stand under an upright bar

export default class Bars extends Picture {
  connectedCallback() {
    super.connectedCallback();
    this.classList.add("bars");
  }

  get #upright() {
    return this.picture.bars.every((bar) => String(bar.label).length <= SHORT);
  }

  render() {
    const { bars, words = [], mean } = this.picture;
    const most = Math.max(1, ...bars.map((bar) => bar.count));
    const aside = words.length > 0 || (mean !== null && mean !== undefined);
    this.classList.toggle("alone", !aside);
    this.classList.toggle("worded", words.length > 0);
    return html`${this.#upright ? this.#drawColumns(most) : this.#drawRows(most)}
      ${aside ? html`<div class="reading">${this.#drawReading()}${words.length ? this.#drawWords(words) : nothing}</div>` : nothing}
      <div class="sr"><table>
        <caption>${this.view.step?.question}</caption>
        <thead><tr><th scope="col">${t("Antwort")}</th><th scope="col">${t("Anzahl")}</th><th scope="col">${t("Anteil")}</th></tr></thead>
        <tbody>${bars.map((bar) => html`<tr><th scope="row">${bar.label}</th><td>${bar.count}</td><td>${share(bar)}</td></tr>`)}</tbody>
      </table></div>`;
  }

  #drawColumns(most) {
    const { bars, low, high } = this.picture;
    return html`<div class="columns" aria-hidden="true" style="--bars:${bars.length}">
      ${bars.map((bar) => html`<div class="upright">
        <b class="num">${bar.count}</b><i class="pillar" style="--share:${bar.count / most}"></i></div>`)}
      ${bars.map((bar) => html`<span class="value num">${bar.label}</span>`)}
      ${low || high ? html`<p class="ends"><span>${low}</span><span>${high}</span></p>` : nothing}
    </div>`;
  }

  #drawRows(most) {
    return html`<ul class="rows" aria-hidden="true">${this.picture.bars.map((bar) => html`<li>
      <span class="name" dir="auto">${bar.label}</span>
      <span class="lane"><i class="bar weight" style="width:${(88 * bar.count) / most}%"></i><b class="num">${bar.count}</b></span></li>`)}</ul>`;
  }

  #drawReading() {
    const { mean, median, reading, polarised } = this.picture;
    if (mean === null || mean === undefined) return nothing;
    return html`<p class="mean"><b class="num">${decimal.format(mean)}</b><span>${t("im Mittel")}<br>${median === null || median === undefined
        ? nothing : t("Median {median}", { median: String(median).replace(".", ",") })}</span></p>
      ${polarised ? html`<p class="agree warn">${caution} ${t("Die Meinungen gehen weit auseinander")}</p>`
        : reading ? html`<p class="agree">${reading}</p>` : nothing}`;
  }

  #drawWords(words) {
    return html`<div class="words board"><ul class="grid" aria-label=${t("Worte dazu")}>${repeat(words, (word) => word.text, (word) => html`<li
      class="card yellow wall-card" dir="auto"><span>${word.text}${word.count > 1
        ? html` <span class="times num" dir="ltr" aria-label=${t("{count}-mal", { count: word.count })}>×${word.count}</span>` : nothing}</span></li>`)}</ul></div>`;
  }

  updated() {
    const words = this.querySelector(".words .grid");
    if (words) {
      for (const word of words.children) word.hidden = false;
      fit(words, words);
    }
    const grid = words ?? this.querySelector(".rows");
    if (grid) this.turnPages(grid);
    else this.tellPages(1);
  }

  reveal() {
    grow(this.querySelectorAll(".pillar"), "y");
    grow(this.querySelectorAll(".bar"));
    appear(this.querySelectorAll(".upright b, .lane b, .reading"), { late: true });
  }
}

function share(bar) {
  return bar.share === null || bar.share === undefined ? "" : percent.format(bar.share);
}
