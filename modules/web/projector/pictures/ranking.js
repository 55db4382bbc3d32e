// A ranking by points: one row each, dots that can be counted, ties as ties, and the cut as a question to the room.

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { appear, fillUp, grow } from "../motion.js";
import { Picture } from "../picture.js";

const MOST_DOTS = 24;
const DOT = 33; // u, with its gap
const TIE = 216; // u that the bracket of a tie needs behind its dots
const WORDS = 580; // u of the words beside them, more where there are sentences
const SENTENCES = 960;
const SENTENCE = 60; // letters from which words are a sentence
const BESIDE = 56 + 250 + 3 * 28 + 2 * 24; // u of the other columns and of the margins
const MOST_TIED = 4; // tied rows under one bracket; more of them get several, so that they can stand on several pages
const FEW = 5; // rows that may stand larger

export default class Ranking extends Picture {
  connectedCallback() {
    super.connectedCallback();
    this.classList.add("ranks");
  }

  /** Rows in order, tied ones together: [[row], [row, row], …]. */
  get #runs() {
    const runs = [];
    for (const row of this.picture.rows) {
      const run = runs.at(-1);
      if (row.tied && run?.[0].tied && run[0].rank === row.rank && run.length < MOST_TIED) run.push(row);
      else runs.push([row]);
    }
    return runs;
  }

  render() {
    const { rows, cut } = this.picture;
    const runs = this.#runs;
    const words = rows.some((row) => row.text.length > SENTENCE) ? SENTENCES : WORDS;
    const room = this.clientWidth / this.view.u - BESIDE - words;
    const most = Math.max(1, ...rows.map((row) => row.points));
    const tied = Math.max(0, ...runs.filter((run) => run.length > 1).map((run) => run[0].points));
    const few = rows.length <= FEW;
    const unit = Math.min(few ? 1.4 * DOT : DOT, room / most, tied ? (room - TIE) / tied : Infinity);
    const last = cut === null || cut === undefined ? -1 : runs.findLastIndex((run) => run[0].rank !== null && run[0].rank <= cut);
    const style = `--unit:${unit * this.view.u}px;--words:calc(${words} * var(--u))`;
    return html`<ol class="ranking ${few ? "few" : ""} ${words > WORDS ? "sentences" : ""}" aria-hidden="true" style=${style}>${runs.map((run, index) => html`<li>
        ${run.length > 1
          ? html`<div class="tie">${run.map((row) => this.#drawRow(row, most))}<span class="tielab">${t("gleichauf")}</span></div>`
          : this.#drawRow(run[0], most)}
        ${index === last && index < runs.length - 1 ? html`<p class="cut">${this.picture.question_cut ?? t("Grenze")}</p>` : nothing}</li>`)}</ol>
      <div class="sr"><table>
        <caption>${this.view.step?.question}</caption>
        <thead><tr><th scope="col">${t("Rang")}</th><th scope="col">${t("Thema")}</th><th scope="col">${t("Punkte")}</th><th scope="col">${t("Personen")}</th></tr></thead>
        <tbody>${rows.map((row) => html`<tr><td>${row.rank}${row.tied ? ` ${t("gleichauf")}` : ""}</td><th scope="row">${row.text}</th><td>${row.points}</td><td>${row.people}</td></tr>`)}</tbody>
      </table>${this.picture.question_cut ? html`<p>${this.picture.question_cut}</p>` : nothing}</div>`;
  }

  #drawRow(row, most) {
    return html`<div class="rrow"><div class="rk num">${row.rank}</div><div class="op" dir="auto">${row.text}</div>
      <div class="ds">${most > MOST_DOTS
        ? html`<i class="dot lump" style="width:calc(${row.points} * var(--unit))"></i>`
        : Array.from({ length: row.points }, () => html`<i class="dot"></i>`)}</div>
      <div class="pts"><b class="num">${row.points}</b> ${row.points ? t("von {people} Pers.", { people: row.people }) : nothing}</div></div>`;
  }

  updated() {
    this.turnPages(this.querySelector(".ranking"), this.clientHeight);
  }

  reveal() {
    fillUp([...this.querySelectorAll(".ds")].map((row) => [...row.querySelectorAll(".dot:not(.lump)")]));
    grow(this.querySelectorAll(".lump"));
    appear(this.querySelectorAll(".rk, .pts, .tielab, .cut"), { late: true });
  }
}
