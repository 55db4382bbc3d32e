// The end: thanks, what the group recommends, and where to find it again.

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../../texts.js";

export function drawThanks({ farewell, workshop }) {
  const { recommendation = [], next } = farewell ?? {};
  return html`<section class="p-thanks"><div><h1>${t("Vielen Dank!")}</h1>
      <p>${workshop.released ? t("Ihr Ergebnis steht im Protokoll. Sie können es jetzt auf Ihrem Gerät herunterladen.")
    : t("Ihr Ergebnis steht im Protokoll. Sobald es freigegeben ist, laden Sie es auf Ihrem Gerät herunter.")}</p>
      ${next ? html`<p class="next-date">${next}</p>` : nothing}</div>
      ${recommendation.length ? html`<div class="advice"><h2>${t("Unsere Empfehlung")}</h2><ol>${recommendation.map((text) => html`<li dir="auto">${text}</li>`)}</ol></div>` : nothing}
    </section>`;
}
