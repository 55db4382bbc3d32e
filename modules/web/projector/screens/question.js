// The question, as large as it can be, with the time; below it one place for each person, blank until all are done.

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import "../clock-face.js";
import { secondsLeft } from "../clock.js";
import { veiled } from "../signs.js";

const WIDTH = 1026; // u for the places of all people, less where the count has three digits
const NARROW = 900;
const HEIGHT = 214;
const SHAPE = 90 / 62;
const GAP = 14 / 90; // of a place's width
const LARGEST = 132;
const MOST_TABLES = 10; // that stand with their names

/** Whether people enter something at this step, so that how many have done so means anything. */
export function counts({ n, input }) {
  return input !== false && n !== null && n !== undefined;
}

export function drawQuestion({ step }) {
  const open = step.state === "open";
  const timed = open && secondsLeft(step) !== null;
  const closed = step.state !== "open" && step.state !== "prepared";
  return html`<section class="p-ask ${timed || closed ? "" : "plain"}">
      <div><h1>${step.question}</h1>${step.hint ? html`<p>${step.hint}</p>` : nothing}</div>
      ${timed ? html`<koffer-clock-face .step=${step} look="ask"></koffer-clock-face>` : nothing}
      ${closed ? html`<p class="ended">${counts(step) ? t("Eingabe beendet") : t("Gleich geht es weiter")}</p>` : nothing}
    </section>
    ${!counts(step) ? nothing : drawPlaces(step, { open, closed })}`;
}

function drawPlaces(step, now) {
  return step.tables && step.tables.length <= MOST_TABLES ? drawTables(step, now) : drawPeople(step, now);
}

/** Where tables speak: each with its name and how much it has handed in. */
function drawTables({ n, N, tables, state, hidden }, { open, closed }) {
  if (!tables.length) return html`<section class="p-board board"><p class="p-count"><span class="of">${t("Noch gibt es keine Tische")}</span></p></section>`;
  const across = tables.length > 5 ? Math.ceil(tables.length / 2) : tables.length;
  return html`<section class="p-board board">
    <ul class="tables" style="--across:${across}">${tables.map(({ name, count }) => html`<li class=${count ? "full" : nothing}>
      <span dir="auto">${name}</span><b class="num">${count}</b></li>`)}</ul>
    <p class="p-count"><span class="n num">${n}</span><span class="of">${t("von {N} Tischen", { N })}<br>${handedIn(n)}</span>
      <span class="say">${open && !hidden ? t("Ihre Einträge erscheinen gleich hier") : html`${veiled} ${say({ state, closed })}`}</span></p></section>`;
}

function drawPeople({ n, N, state, hidden }, { open, closed }) {
  const people = Math.max(N ?? 0, n);
  const { columns, width } = arrange(people, n < 100 ? WIDTH : NARROW);
  if (!people) return html`<section class="p-board board"><p class="p-count"><span class="of">${t("Noch ist niemand da")}</span></p></section>`;
  const places = Array.from({ length: people }, (none, index) => html`<i class="slot ${index < n ? "full" : ""}"></i>`);
  return html`<section class="p-board board">
    <div class="slots ${closed ? "over" : ""}" role="img" aria-label=${t("{n} von {N} haben abgegeben", { n, N: people })}
      style="--slots:${columns};--slot:calc(${width} * var(--u))">${places}</div>
    <p class="p-count"><span class="n num">${n}</span><span class="of">${t("von {N}", { N: people })}<br>${handedIn(n)}</span>
      <span class="say">${open && !hidden ? t("Ihre Karten erscheinen gleich hier") : html`${veiled} ${say({ state, closed, n, people })}`}</span></p></section>`;
}

const handedIn = (n) => (n === 1 ? t("hat abgegeben") : t("haben abgegeben"));

function say({ state, closed, n, people }) {
  if (state === "prepared") return t("Gleich geht es los");
  if (closed) return t("Wir decken gleich gemeinsam auf");
  return n >= people && n > 0 ? t("Alle haben abgegeben") : t("Noch verdeckt, bis alle fertig sind");
}

/** How many places stand side by side so that all of them are as large as possible in the room they have. */
function arrange(people, room) {
  let best = { columns: 1, width: 0 };
  for (let columns = 1; columns <= Math.max(1, people); columns += 1) {
    const rows = Math.ceil(people / columns);
    const across = room / (columns + GAP * (columns - 1));
    const down = HEIGHT / (rows / SHAPE + GAP * (rows - 1));
    const width = Math.min(across, down, LARGEST);
    // of equal sizes the one with fewer columns fills its rows better
    if (width > best.width + 0.01) best = { columns, width };
  }
  return best;
}
