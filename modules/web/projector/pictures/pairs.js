// Two values for each thing, one below the other, sorted by the gap between them; where opinions lie apart it says so.

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { appear, grow } from "../motion.js";
import { Picture } from "../picture.js";
import { caution } from "../signs.js";

const decimal = new Intl.NumberFormat("de-DE", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const FEW = 4; // rows that may stand larger
const FULL = 6; // rows from which on they share out the height between them
const NARROW = 0.14; // of the width: too short for the number inside
const WIDE = 0.78; // of the width: no room for a mark behind it

export default class Pairs extends Picture {
  connectedCallback() {
    super.connectedCallback();
    this.classList.add("profile");
  }

  render() {
    const { rows, minimum, maximum } = this.picture;
    return html`<div class="pairs-head" aria-hidden="true"><span>${t("Handlungsfeld")}</span>
        <span><i class="bar status key"></i>${t("Stand heute")} <i class="bar weight key"></i>${t("Wichtigkeit")}<span class="span num">(${t("{minimum} bis {maximum}", { minimum, maximum })})</span></span>
        <span>${t("Lücke")}</span></div>
      <ol class="pairs ${rows.length <= FEW ? "few" : ""}" aria-hidden="true">${rows.map((row) => html`<li>
        <div class="name" dir="auto">${row.text}${row.nulls ? html`<small>${t("{nulls}-mal „nicht beurteilen“", { nulls: row.nulls })}</small>` : nothing}</div>
        <div class="pair">${this.#drawBar("status", row.status)}${this.#drawBar("weight", row.importance)}</div>
        <div class="gap num">${signed(row.gap)}</div></li>`)}</ol>
      <div class="sr"><table>
        <caption>${this.view.step?.question}</caption>
        <thead><tr><th scope="col">${t("Handlungsfeld")}</th><th scope="col">${t("Stand heute")}</th><th scope="col">${t("Wichtigkeit")}</th>
          <th scope="col">${t("Lücke")}</th><th scope="col">${t("Nicht beurteilt")}</th></tr></thead>
        <tbody>${rows.map((row) => html`<tr><th scope="row">${row.text}</th><td>${said(row.status)}</td><td>${said(row.importance)}</td>
          <td>${signed(row.gap)}</td><td>${row.nulls}</td></tr>`)}</tbody>
      </table></div>`;
  }

  #drawBar(kind, { mean, disputed }) {
    if (mean === null) return html`<div class="bar ${kind} short" style="width:0"><span class="v">${t("keine Einschätzung")}</span></div>`;
    const { minimum, maximum } = this.picture;
    const share = (mean - minimum) / (maximum - minimum);
    const place = share < NARROW ? "short" : share > WIDE ? "long" : "";
    return html`<div class="bar ${kind} ${place}" style="width:${100 * share}%"><span class="v">${decimal.format(mean)}</span>${disputed
      ? html`<span class="mark">${caution} ${t("strittig")}</span>` : nothing}</div>`;
  }

  updated() {
    const rows = this.querySelector(".pairs");
    rows.classList.remove("full", "loose", "snug");
    for (const row of rows.children) row.hidden = false;
    rows.classList.toggle("snug", rows.scrollHeight > rows.clientHeight + 1);
    this.turnPages(rows);
    const shown = [...rows.children].filter((row) => !row.hidden).length;
    rows.classList.add(shown < FULL ? "loose" : "full");
  }

  reveal() {
    grow(this.querySelectorAll(".pair .bar"));
    appear(this.querySelectorAll(".gap"), { late: true });
  }
}

function signed(gap) {
  if (gap === null) return "–";
  const words = decimal.format(Math.abs(gap));
  return words === decimal.format(0) ? words : `${gap > 0 ? "+" : "−"}${words}`;
}

function said({ mean, disputed }) {
  if (mean === null) return t("keine Einschätzung");
  return disputed ? `${decimal.format(mean)} (${t("strittig")})` : decimal.format(mean);
}
