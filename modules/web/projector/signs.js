// Signs drawn as lines, so that they look alike on every machine. The sign of a card says its kind without colour.

import { html, nothing, svg } from "../vendor/lit.js";
import { t } from "../texts.js";

function line(path) {
  return html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${path}</svg>`;
}

export const veiled = line(
  svg`<path d="M3 3l18 18M10.600 10.600a2 2 0 002.800 2.800M6.700 6.700C4 8.400 2.500 12 2.500 12s3.500 6.500 9.500 6.500c1.800 0 3.400-.6 4.800-1.400M9.600 5.800A9.700 9.700 0 0112 5.500c6 0 9.500 6.500 9.500 6.500s-.8 1.500-2.300 3.100"/>`,
);
export const done = line(svg`<path d="M4 12.500l5.500 5.500L20 7"/>`);
export const missed = line(svg`<path d="M5 5l14 14M19 5L5 19"/>`);
export const caution = line(svg`<path d="M12 3.500L22 20.500H2z"/><path d="M12 10v4.500M12 17.500v.01"/>`);
export const twice = line(svg`<path d="M4 4h12v12H4z"/><path d="M8 16v4h12V8h-4"/>`);
export const gap = line(svg`<path d="M12 4l9.500 17h-19z" fill="currentColor" stroke="none"/>`);
export const searching = line(svg`<path d="M2.500 9.500a14 14 0 0119 0M6 13.500a9 9 0 0112 0M9.500 17a4 4 0 015 0M12 20.500v.01"/>`);

const stamps = {
  Meinungsbild: svg`<path d="M4 5h16v14H4zM8 12l3 3 5-6"/>`,
  Empfehlung: svg`<circle cx="9" cy="8" r="3.500"/><path d="M2.500 20c0-4 3-6 6.500-6s6.500 2 6.500 6M16 5a3.500 3.500 0 010 6.500M18 14.500c2.200.8 3.500 2.700 3.500 5.500"/>`,
  Zusage: svg`<path d="M8 13V6a1.500 1.500 0 013 0v5V4.500a1.500 1.500 0 013 0V11V6a1.500 1.500 0 013 0v8c0 4-2 7-5.500 7S7 19 5 15.500l-1-2a1.600 1.600 0 012.800-1.500z"/>`,
  Beschluss: svg`<path d="M6 3h9l4 4v14H6zM15 3v4h4M9.500 14l2 2 4-4.500"/>`,
};

/** What kind of result this is: an opinion, a recommendation, a commitment or a council's decision. */
export function stamp(standing) {
  return standing ? html`<span class="stamp">${stamps[standing] ? line(stamps[standing]) : nothing} ${t(standing)}</span>` : nothing;
}

const marks = {
  "▲": svg`<path d="M12 4l9.500 17h-19z" fill="currentColor" stroke="none"/>`,
  "✎": svg`<path d="M4 20l1.200-5L16.500 3.700l3.800 3.800L9 18.800z" fill="currentColor" stroke="none"/><path d="M13.500 6.700l3.800 3.800" stroke="var(--card-white)" stroke-width="1.500"/>`,
};

/** A card's sign, read out as its label; with no label it is decoration. */
export function sign(mark, label) {
  if (!mark) return nothing;
  const drawn = marks[mark] ? html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${marks[mark]}</svg>` : html`<span aria-hidden="true">${mark}</span>`;
  return label ? html`<span class="sign" role="img" aria-label=${label}>${drawn}</span>` : html`<span class="sign">${drawn}</span>`;
}

const shield = html`<svg class="crest" viewBox="0 0 40 48" aria-hidden="true"><path d="M2 2h36v24c0 11-8 17-18 20C10 43 2 37 2 26z"/><path class="c2" d="M9 26l11-14 11 14v4L20 18 9 30z"/><path class="c2" d="M9 35l11-12 11 12-3 3-8-9-8 9z"/></svg>`;

/** The municipality's sign, a plain shield until it has given its own. */
export function crest(logo) {
  return logo ? html`<img class="crest" src=${logo.url} alt=${logo.alt} />` : shield;
}
