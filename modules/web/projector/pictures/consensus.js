// How far each statement is carried, before and after the work on its words, and what still speaks against it.

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { fitEach } from "../fitting.js";
import { appear, grow } from "../motion.js";
import { Picture } from "../picture.js";
import { caution, done, missed } from "../signs.js";

const percent = new Intl.NumberFormat("de-DE", { style: "percent", maximumFractionDigits: 0 });
const VERDICTS = { accepted: ["v-yes", done], open: ["v-open", caution], missed: ["v-no", missed], none: ["v-none", nothing] };

export default class Consensus extends Picture {
  connectedCallback() {
    super.connectedCallback();
    this.classList.add("consensus");
  }

  render() {
    const { rows, threshold } = this.picture;
    return html`<div class="cons" aria-hidden="true" style="--threshold:${100 * threshold}%">${repeat(rows, (row) => row.id, (row) => html`<article class="cons-row">
        <div class="no num">${row.number}</div><p dir="auto">${row.text}</p>${this.#drawRounds(row.rounds)}${this.#drawVerdict(row)}</article>`)}</div>
      <div class="sr"><table><caption>${this.view.step?.question}</caption>
        <thead><tr><th scope="col">${t("Satz")}</th><th scope="col">${t("vorher")}</th><th scope="col">${t("Zustimmung")}</th><th scope="col">${t("Ergebnis")}</th></tr></thead>
        <tbody>${rows.map((row) => {
          const [before, now] = lastTwo(row.rounds);
          return html`<tr><th scope="row">${row.text}</th><td>${before ? percent.format(before.agreement) : ""}</td><td>${now ? percent.format(now.agreement) : ""}</td>
            <td>${[word(row.state), ...reasons(row)].join(", ")}</td></tr>`;
        })}</tbody></table></div>`;
  }

  #drawRounds(rounds) {
    const [before, now] = lastTwo(rounds);
    if (!now) return html`<div class="rounds"></div>`;
    return html`<div class="rounds">${before ? html`<div class="rd"><span>${t("vorher")} <b class="num">${percent.format(before.agreement)}</b></span>${track(before)}</div>` : nothing}
      <div class="rd now"><span><span class="pc num">${percent.format(now.agreement)}</span></span>${track(now)}</div></div>`;
  }

  #drawVerdict(row) {
    const [look, sign] = VERDICTS[row.state];
    return html`<div class="verdict ${look}">${sign}<span>${word(row.state)}</span><small>${reasons(row).map((words) => html`<span>${words}</span>`)}</small></div>`;
  }

  updated() {
    const rows = this.querySelector(".cons");
    fitEach(rows, this.clientHeight);
    this.turnPages(rows, this.clientHeight);
  }

  reveal() {
    grow(this.querySelectorAll(".track i"));
    appear(this.querySelectorAll(".verdict"), { late: true });
  }
}

function lastTwo(rounds) {
  return rounds.length > 1 ? rounds.slice(-2) : [null, rounds[0]];
}

function track({ agreement }) {
  return html`<span class="track"><i style="width:${100 * agreement}%"></i><em></em></span>`;
}

function word(state) {
  if (state === "accepted") return t("angenommen");
  if (state === "open") return t("noch offen");
  return state === "missed" ? t("nicht erreicht") : t("nicht abgestimmt");
}

/** Why it stands as it does: where too few carry it, that, and the objections. */
function reasons({ state, standing, resolved }) {
  if (state === "none") return [];
  if (state === "missed") {
    const objections = standing === 1 ? t("1 Einwand") : t("{count} Einwände", { count: standing });
    return standing ? [t("unter zwei Dritteln"), objections] : [t("unter zwei Dritteln")];
  }
  if (standing) return [standing === 1 ? t("1 Einwand besteht") : t("{count} Einwände bestehen", { count: standing })];
  if (resolved) return [resolved === 1 ? t("Einwand erledigt") : t("{count} Einwände erledigt", { count: resolved })];
  return [t("kein Einwand")];
}
