// A pause between steps: the time of day, for nobody knows yet how long it will be.

import { html } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import "../clock-face.js";

export function drawPause() {
  return html`<section class="mid"><div class="talk"><h1>${t("Pause")}</h1><p class="until">${t("Gleich geht es weiter")}</p></div>
    <koffer-clock-face look="day"></koffer-clock-face></section>`;
}
