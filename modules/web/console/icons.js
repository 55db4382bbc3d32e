/* The drawn signs of the console: 24 units, stroked in the colour of the text. */
import { html, svg } from "../vendor/lit.js";

const draw = (paths) => html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${paths}</svg>`;

export const icons = {
  clock: draw(svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>`),
  tick: draw(svg`<path d="M4 12.5l5.5 5.5L20 7"/>`),
  right: draw(svg`<path d="M5 12h14M13 6l6 6-6 6"/>`),
  back: draw(svg`<path d="M19 12H5M11 6l-6 6 6 6"/>`),
  up: draw(svg`<path d="M12 19V5M6 11l6-6 6 6"/>`),
  down: draw(svg`<path d="M12 5v14M6 13l6 6 6-6"/>`),
  undo: draw(svg`<path d="M4 9h10a6 6 0 010 12H8M8 5L4 9l4 4"/>`),
  plus: draw(svg`<path d="M12 5v14M5 12h14"/>`),
  screen: draw(svg`<path d="M3 4h18v12H3zM12 16v4M8 20h8"/>`),
  warn: draw(svg`<path d="M12 3.5L22 20.5H2z"/><path d="M12 10v4.5M12 17.5v.01"/>`),
  pencil: draw(svg`<path d="M4 20l1-4.5L16.5 4 20 7.5 8.5 19z"/>`),
  close: draw(svg`<path d="M6 6l12 12M18 6L6 18"/>`),
  more: draw(svg`<path d="M5 12h.01M12 12h.01M19 12h.01"/>`),
  search: draw(svg`<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>`),
  roots: draw(svg`<circle cx="12" cy="5" r="2.5"/><circle cx="5" cy="19" r="2.5"/><circle cx="19" cy="19" r="2.5"/><path d="M12 7.5V12M5 16.5V12h14v4.5"/>`),
  link: draw(svg`<path d="M10 14a4 4 0 006 .5l3-3a4 4 0 00-6-6l-1 1M14 10a4 4 0 00-6-.5l-3 3a4 4 0 006 6l1-1"/>`),
  gap: html`<svg class="i gap" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3L22 21H2z"></path></svg>`,
};
