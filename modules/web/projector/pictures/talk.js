// No input now: somebody speaks, tables talk, or it is break. The whole picture says so, with the time if there is one.

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { asHour, secondsLeft } from "../clock.js";
import "../clock-face.js";
import { countRest, fit } from "../fitting.js";
import { Picture } from "../picture.js";

const FEW = 5; // lines that may stand large

export default class Talk extends Picture {
  static frame = "break";

  connectedCallback() {
    super.connectedCallback();
    this.classList.add("mid");
  }

  render() {
    const { step } = this.view;
    const { title, text, lines = [], way = [] } = this.picture;
    this.classList.toggle("listed", lines.length > 0);
    const timed = step && secondsLeft(step) !== null && step.state !== "confirmed";
    return html`<div class="talk">
      <h1>${title}</h1>
      ${step?.ends_at ? html`<p class="until">${t("Weiter um {time} Uhr", { time: asHour(step.ends_at) })}</p>` : nothing}
      ${text ? html`<p class="about">${text}</p>` : nothing}
      ${way.length ? html`<p class="way">${way.map((body, place) => html`${place ? " → " : nothing}<bdi>${body}</bdi>`)}</p>` : nothing}
      ${lines.length ? html`<ul class="carried" ?data-many=${lines.length > FEW} aria-label=${t("Übernommen")}>${lines.map((line) => html`<li dir="auto">${line}</li>`)}</ul>` : nothing}</div>
      ${timed ? html`<koffer-clock-face .step=${step} look="break"></koffer-clock-face>` : nothing}`;
  }

  async updated() {
    this.tellPages(1);
    // the clock takes its width first
    await this.querySelector("koffer-clock-face")?.updateComplete;
    const carried = this.querySelector(".carried");
    if (carried) countRest(carried);
    else fit(this, this.querySelector("h1"));
  }
}
