// What the group has taken upon itself: who does what by when, and whether they have committed to it.

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { fitEach } from "../fitting.js";
import { appear } from "../motion.js";
import { Picture } from "../picture.js";
import { caution, done } from "../signs.js";

export default class Plan extends Picture {
  static counts = false;

  connectedCallback() {
    super.connectedCallback();
    this.classList.add("action-plan");
  }

  render() {
    const { rows } = this.picture;
    return html`<p class="plan-row hd" aria-hidden="true"><span>${t("Nr.")}</span><span>${t("Was und woran wir es merken")}</span><span>${t("Wer")}</span><span>${t("Bis wann")}</span><span>${t("Zusage")}</span></p>
      <ol class="plan-rows" aria-hidden="true">${repeat(rows, (row) => row.id, (row) => html`<li class="plan-row ${row.committed ? "" : "parked"}">
        <b class="no num">${row.number}</b><p class="what"><span dir="auto">${row.text}</span>${row.aim ? html`<small dir="auto">${row.aim}</small>` : nothing}</p>
        <p dir="auto">${who(row) || t("niemand benannt")}</p><p class="num">${row.due || t("offen")}</p>
        <p class=${row.committed ? "pledge yes" : "pledge"}>${row.committed ? done : caution}<span>${verdict(row)}</span></p></li>`)}</ol>
      <div class="sr"><table><caption>${this.view.step?.question}</caption>
        <thead><tr><th scope="col">${t("Was")}</th><th scope="col">${t("Wer")}</th><th scope="col">${t("Bis wann")}</th><th scope="col">${t("Zusage")}</th></tr></thead>
        <tbody>${rows.map((row) => html`<tr><th scope="row">${row.text}</th><td>${who(row) || t("niemand benannt")}</td><td>${row.due || t("offen")}</td><td>${verdict(row)}</td></tr>`)}</tbody></table></div>`;
  }

  updated() {
    const rows = this.querySelector(".plan-rows");
    fitEach(rows, rows.clientHeight);
    this.turnPages(rows);
  }

  reveal() {
    appear(this.querySelectorAll(".pledge"), { late: true });
  }
}

function who({ institution, role }) {
  return [institution, role].filter(Boolean).join(", ");
}

function verdict({ committed }) {
  return committed ? t("zugesagt") : t("Themen\u00adspeicher");
}
