// How to get in: picture code, address and number, large; and the rules on the board.

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../../texts.js";

export function drawJoin({ workshop, languages = [] }) {
  const { qr, address, code } = workshop;
  const rules = [t("Ein Gedanke pro Karte"), t("Keine Namen auf Karten"), t("Wir decken gemeinsam auf"), t("Keine Karte geht verloren")];
  return html`<section class="p-joiner ${qr ? "" : "plain"}">
      ${qr ? html`<div class="qr"><svg viewBox="0 0 ${qr.size} ${qr.size}" role="img" aria-label=${t("QR-Code zum Mitmachen")} shape-rendering="crispEdges"><path d=${qr.path}/></svg></div>` : nothing}
      <div><h1>${t("Machen Sie mit!")}</h1>
        <p class="how">${t("Kamera auf das Bild halten oder öffnen:")}<span class="addr">${address}</span></p>
        <p class="how">${t("Zahl eingeben:")}<span class="code num">${grouped(code)}</span></p>
        ${languages.length ? html`<p class="tongues">${languages.map((one) => html`<span lang=${one.code} dir=${one.dir}>${one.name}</span>`)}</p>` : nothing}
      </div></section>
    <section class="rules board" aria-label=${t("Spielregeln")}>${rules.map((rule) => html`<p class="card yellow">${rule}</p>`)}</section>`;
}

/** "482937" -> "482 937", with a space that does not break. */
export function grouped(code) {
  return String(code ?? "").replace(/(\d{3})(?=\d)/g, "$1\u00a0");
}
