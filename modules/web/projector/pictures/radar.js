// A target: the middle is what the group set out to reach. Each segment is an axis with its number, the names stand beside it.

import { html, nothing, svg } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { appear } from "../motion.js";
import { Picture } from "../picture.js";
import { caution } from "../signs.js";

const decimal = new Intl.NumberFormat("de-DE", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat("de-DE", { style: "percent", maximumFractionDigits: 0 });
const SIDE = 700; // units of the drawing
const MIDDLE = SIDE / 2;
const EDGE = 290; // radius of the outer ring
const NAMED = 322; // where the numbers of the segments stand
const SURFACE = 3; // fewest points that span one

export default class Radar extends Picture {
  connectedCallback() {
    super.connectedCallback();
    this.classList.add("radar");
  }

  render() {
    const { segments } = this.picture;
    return html`<div class="target" aria-hidden="true">${this.#drawTarget()}</div>
      <ol class="segments" aria-hidden="true">${segments.map((one) => html`<li><b class="pt num">${one.number}</b>
        <span class="name"><span dir="auto">${one.text}</span>${one.disputed ? html`<small class="warn">${caution} ${t("strittig")}</small>` : nothing}</span>
        <span class="mean num">${figure(one.mean)}</span>
        <span class="way">${one.mean === null ? html`<small>${t("nicht bewertet")}</small>` : html`<span class="track"><i style="width:${100 * one.attainment}%"></i></span><b class="num">${percent.format(one.attainment)}</b>`}</span></li>`)}</ol>
      <div class="sr"><table>
        <caption>${this.view.step?.question}</caption>
        <thead><tr>${[t("Nr."), t("Segment"), t("Mittelwert"), t("Zielerreichung"), t("Stimmen"), t("Hinweis")].map((word) => html`<th scope="col">${word}</th>`)}</tr></thead>
        <tbody>${segments.map((one) => html`<tr><td>${one.number}</td><th scope="row">${one.text}</th><td>${figure(one.mean)}</td>
          <td>${one.attainment === null ? "–" : percent.format(one.attainment)}</td><td>${one.n}</td><td>${one.disputed ? t("strittig") : one.n ? "" : t("nicht bewertet")}</td></tr>`)}</tbody>
      </table></div>`;
  }

  #drawTarget() {
    const { segments, minimum, maximum } = this.picture;
    const rings = Array.from({ length: maximum - minimum + 1 }, (none, index) => minimum + index);
    const width = EDGE / rings.length;
    const at = (index, radius) => {
      const turn = (2 * Math.PI * index) / segments.length - Math.PI / 2;
      return [MIDDLE + radius * Math.cos(turn), MIDDLE + radius * Math.sin(turn)];
    };
    const depth = (ring) => width * (maximum - ring + 0.5); // the middle of a ring's band
    const rated = segments.map((one, index) => [one, at(index, one.mean === null ? 0 : depth(one.mean))]).filter(([one]) => one.mean !== null);
    return svg`<svg viewBox="0 0 ${SIDE} ${SIDE}">
      ${rings.map((ring) => svg`<circle class=${(maximum - ring) % 2 ? "ring" : "ring dark"} cx=${MIDDLE} cy=${MIDDLE} r=${width * (maximum - ring + 1)}></circle>`)}
      ${segments.map((one, index) => {
        const [x, y] = at(index, EDGE);
        return svg`<line class="spoke" x1=${MIDDLE} y1=${MIDDLE} x2=${x} y2=${y}></line>`;
      })}
      ${rated.length === segments.length && rated.length >= SURFACE ? svg`<polygon class="shape" points=${rated.map(([, [x, y]]) => `${x},${y}`).join(" ")}></polygon>` : nothing}
      ${rated.map(([one, [x, y]]) => svg`<circle class=${one.disputed ? "spot open" : "spot"} cx=${x} cy=${y} r="15"></circle>`)}
      ${rings.map((ring) => {
        const [x, y] = at(0.5, depth(ring));
        return svg`<text class="scale" x=${x} y=${y}>${ring}</text>`;
      })}
      ${segments.map((one, index) => {
        const [x, y] = at(index, NAMED);
        return svg`<g class="label"><circle cx=${x} cy=${y} r="27"></circle><text x=${x} y=${y}>${one.number}</text></g>`;
      })}</svg>`;
  }

  updated() {
    this.turnPages(this.querySelector(".segments"));
  }

  reveal() {
    appear(this.querySelectorAll(".shape, .spot, .way, .mean, .warn"), { late: true });
  }
}

function figure(mean) {
  return mean === null ? "–" : decimal.format(mean);
}
