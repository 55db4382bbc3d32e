// Effort against impact: every idea a numbered point at its means, a court around it for the spread, the quadrants named.

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { appear } from "../motion.js";
import { Picture } from "../picture.js";

const decimal = new Intl.NumberFormat("de-DE", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const POINT = 62; // u
const SPREAD = 60; // u that a standard deviation of 1 adds to a point
const APART = 66; // u between the middles of two points
const ROUNDS = 60; // attempts at moving points apart
const MARGIN = { x: 5, y: 12 }; // per cent of the plot that the ends of the scales keep to its edge, so that the names stay free
const FEW = 5; // ideas that stand apart; more share out the height between them

export default class Matrix extends Picture {
  connectedCallback() {
    super.connectedCallback();
    this.classList.add("matrix");
  }

  render() {
    const { items } = this.picture;
    return html`<div class="plot" aria-hidden="true">
        <div class="quad q-tl">${t("Quick Win")}</div><div class="quad q-tr">${t("strategisch")}</div>
        <div class="quad q-bl"><span>${t("Füller")}</span></div><div class="quad q-br"><span>${t("zurückstellen")}</span></div>
        <div class="axis ax"><span>${t("wenig")}</span><b>${t("Aufwand")}</b><span>${t("viel")}</span></div>
        <div class="axis ay"><span>${t("wenig")}</span><b>${t("Wirkung")}</b><span>${t("viel")}</span></div>
        <div class="points">${this.#points()}</div></div>
      <ol class="items" aria-hidden="true">${items.map((one) => html`<li><b class="pt num ${one.borderline ? "edge" : ""}">${one.number}</b><span dir="auto">${one.text}<small>${said(one)}</small></span></li>`)}</ol>
      <div class="sr"><table>
        <caption>${this.view.step?.question}</caption>
        <thead><tr><th scope="col">${t("Nr.")}</th><th scope="col">${t("Idee")}</th><th scope="col">${t("Aufwand")}</th><th scope="col">${t("Wirkung")}</th><th scope="col">${t("Feld")}</th></tr></thead>
        <tbody>${items.map((one) => html`<tr><td>${one.number}</td><th scope="row">${one.text}</th><td>${figure(one.effort)}</td><td>${figure(one.impact)}</td><td>${said(one)}</td></tr>`)}</tbody>
      </table></div>`;
  }

  #points() {
    const placed = this.picture.items.filter((one) => one.quadrant !== null);
    const spots = this.#apart(placed);
    return placed.map((one, index) => {
      const halo = POINT + SPREAD * one.spread;
      const [left, top] = this.#spot(one);
      return html`${one.spread > 0.05 ? html`<i class="halo" style="left:${left}%;top:${top}%;width:calc(${halo} * var(--u));height:calc(${halo} * var(--u))"></i>` : nothing}<b
        class="pt num ${one.borderline ? "edge" : ""}" style="left:${spots[index][0]}%;top:${spots[index][1]}%">${one.number}</b>`;
    });
  }

  /** Where the means lie, in per cent from the upper left. */
  #spot(one) {
    const { minimum, maximum } = this.picture;
    const share = (mean, margin) => margin + ((100 - 2 * margin) * (mean - minimum)) / (maximum - minimum);
    return [share(one.effort, MARGIN.x), 100 - share(one.impact, MARGIN.y)];
  }

  /** The points moved apart until every number can be read; none leaves its quadrant. */
  #apart(placed) {
    const plot = this.querySelector(".points");
    const width = (plot?.clientWidth || 950 * this.view.u) / this.view.u;
    const height = (plot?.clientHeight || 730 * this.view.u) / this.view.u;
    const edges = [(100 * POINT) / 2 / width, (100 * POINT) / 2 / height];
    const spots = placed.map((one) => this.#spot(one));
    const bounds = placed.map((one) => [
      one.quadrant === "Quick Win" || one.quadrant === "Füller" ? [edges[0], 50 - (one.borderline ? 0 : edges[0])] : [50 + (one.borderline ? 0 : edges[0]), 100 - edges[0]],
      one.quadrant === "Quick Win" || one.quadrant === "strategisch" ? [edges[1], 50 - (one.borderline ? 0 : edges[1])] : [50 + (one.borderline ? 0 : edges[1]), 100 - edges[1]],
    ]);
    const hold = () => spots.forEach((spot, index) => spot.forEach((value, axis) => (spot[axis] = Math.min(bounds[index][axis][1], Math.max(bounds[index][axis][0], value)))));
    hold();
    for (let round = 0; round < ROUNDS; round += 1) {
      let moved = false;
      for (let one = 0; one < spots.length; one += 1) {
        for (let other = one + 1; other < spots.length; other += 1) {
          const x = ((spots[other][0] - spots[one][0]) * width) / 100;
          const y = ((spots[other][1] - spots[one][1]) * height) / 100;
          const far = Math.hypot(x, y);
          if (far >= APART) continue;
          const turn = far > 1 ? Math.atan2(y, x) : one + 2 * other;
          const step = (APART - far) / 2 + 0.5;
          const move = [(100 * step * Math.cos(turn)) / width, (100 * step * Math.sin(turn)) / height];
          move.forEach((by, axis) => {
            spots[one][axis] -= by;
            spots[other][axis] += by;
          });
          moved = true;
        }
      }
      if (!moved) break;
      hold();
    }
    return spots;
  }

  updated() {
    const list = this.querySelector(".items");
    list.classList.remove("full", "loose");
    this.turnPages(list);
    list.classList.add([...list.children].filter((item) => !item.hidden).length > FEW ? "full" : "loose");
  }

  reveal() {
    appear(this.querySelectorAll(".points .pt, .points .halo, .items li"), { late: true });
  }
}

function figure(mean) {
  return mean === null ? "–" : decimal.format(mean);
}

function said(one) {
  if (one.quadrant === null) return t("nicht beurteilt");
  return one.borderline ? t("{quadrant}, Grenzfall", { quadrant: t(one.quadrant) }) : t(one.quadrant);
}
