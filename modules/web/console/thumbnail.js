/* A small drawing of what the hall sees, and the same in words. */
import { html, nothing } from "../vendor/lit.js";
import { t } from "../texts.js";

const MINI_CARDS = 6;
const MINI_ROWS = 5;
const COVERED = ["prepared", "open", "closed"];

/** The picture of the result the hall sees; null while it reads the question, also where nothing is in the picture yet. */
function shown({ picture, step }) {
  if (!picture) return null;
  const things = picture.selected || picture.actions || picture.cards;
  const blank = things && !things.length && !(picture.clusters || []).length;
  return blank && COVERED.includes(step.state) ? null : picture;
}

/** The sentence beside the drawing. */
export function sight(board) {
  if (board.show === "join") return t("Adresse und Code zum Beitreten.");
  if (board.show === "pause") return t("Das Pausenbild.");
  if (board.show === "tables") return t("Der Tischplan: wer an welchem Tisch sitzt, ohne Namen.");
  if (board.show === "thanks") return t("Dank und wie es weitergeht.");
  const step = board.step;
  if (!step) return t("Noch kein Schritt.");
  const picture = shown(board);
  if (!picture) return !step.input || !step.hidden ? t("Die Frage.") : t("Frage, Zeit und Anzahl. Die Eingaben sind verdeckt.");
  switch (picture.kind) {
    case "wall": case "landscape": {
      if (!picture.clusters) return t("Alle Nennungen, nach Gruppen.");
      const large = board.focus && picture.clusters.find((one) => one.id === board.focus);
      if (large) return t("Ein Thema groß: „{title}“.", { title: large.title });
      return picture.clusters.length ? t("Alle Karten, nach Themen.") : t("Alle Karten.");
    }
    case "bars": return t("Das Ergebnis als Balken.");
    case "ranking": return t("Die Rangfolge mit Punkten.");
    case "selection": return t("Die Auswahl der Gruppe.");
    case "groups": return t("Wer da ist, nach Gruppen.");
    case "consensus": return t("Die Zustimmung zu jedem Satz, vorher und nachher.");
    case "acceptance": return t("Die Akzeptanz jeder Möglichkeit, danach die Gründe.");
    case "radar": return t("Die Zielscheibe mit ihren Segmenten.");
    case "visions": return t("Die Zukunftsbilder der Tische.");
    case "statements": return t("Die Leitsätze der Tische.");
    case "lineage": return t("Woher ein Ergebnis kommt.");
    case "tree": return t("Leitziele und Teilziele.");
    case "pairs": return t("Stand und Wichtigkeit, die größte Lücke zuerst.");
    case "raster": return board.focus ? t("Die Angebote von {table}.", { table: board.focus }) : t("Die Angebote der Tische.");
    case "lights": return t("Die Teilziele mit ihren Ampeln.");
    case "profiles": return t("Die Steckbriefe der Maßnahmen.");
    case "plan": return t("Die Maßnahmen mit ihren Zusagen.");
    case "gantt": return t("Der Zeitplan.");
    case "matrix": return t("Aufwand und Wirkung.");
    case "talk": return t("Ein ruhiges Bild: „{title}“.", { title: picture.title });
    default: return t("Das Ergebnis.");
  }
}

/** The drawing, for a width of 176 px. */
export function thumbnail(board) {
  return html`<div class="thumb-screen" role="img" aria-label=${t("Beamer: {what}", { what: sight(board) })}>${inside(board)}</div>`;
}

function inside(board) {
  const step = board.step;
  if (board.show === "join") return html`<div class="mini-join"><b>${t("Jetzt beitreten")}</b><strong>${code(board.workshop.code)}</strong></div>`;
  if (board.show === "pause") return html`<div class="mini-word">${t("Pause")}</div>`;
  if (board.show === "tables") return html`<div class="mini-word">${t("Tischplan")}</div>`;
  if (board.show === "thanks") return html`<div class="mini-word">${t("Danke")}</div>`;
  if (!step) return nothing;
  const picture = shown(board);
  if (!picture) return html`<b>${step.question}</b>${slots(step)}`;
  const drawn = draw(picture, board.focus);
  return html`<div class="mini-top">${step.question}</div>${drawn || html`<div class="mini-word">${picture.title || step.title}</div>`}`;
}

function code(digits) {
  return `${digits || ""}`.replace(/^(\d{3})(\d{3})$/, "$1\u202f$2");
}

function slots(step) {
  if (!step.input || !step.N) return nothing;
  const shown = Math.min(step.N, 120);
  const full = Math.round(shown * (step.n || 0) / step.N);
  return html`<span class="slots" style="--columns:${shown <= 30 ? 10 : shown <= 60 ? 15 : 24};--slot:${shown <= 60 ? 6 : 3}px">
    ${Array.from({ length: shown }, (_, at) => html`<i class=${at < full ? "f" : ""}></i>`)}</span>`;
}

function draw(picture, focus) {
  switch (picture.kind) {
    case "wall": return wall(picture, focus);
    case "bars": {
      const most = Math.max(1, ...picture.bars.map((one) => one.count));
      return html`<div class="mini-bars">${picture.bars.map((one) => html`<i style="height:${Math.max(3, 100 * one.count / most)}%"></i>`)}</div>`;
    }
    case "ranking": {
      const most = Math.max(1, ...picture.rows.map((one) => one.points));
      return html`<div class="mini-rows">${picture.rows.slice(0, MINI_ROWS).map((one) => html`<i style="width:${Math.max(4, 100 * one.points / most)}%"></i>`)}</div>`;
    }
    case "pairs": return html`<div class="mini-rows">${picture.rows.slice(0, MINI_ROWS).map((one) => html`<i style="width:${mean(one.importance.mean, picture)}%"></i>`)}</div>`;
    case "landscape": return wall({ clusters: picture.groups.map((group) => ({ ...group, title: group.name, cards: hung(group, picture.cards) })) });
    case "groups": return html`<div class="mini-list">${picture.groups.slice(0, MINI_ROWS).map((one) => html`<i>${one.count} ${one.name}</i>`)}</div>`;
    case "consensus": {
      const now = (row) => (row.rounds.length ? row.rounds[row.rounds.length - 1].agreement : 0);
      return html`<div class="mini-rows">${picture.rows.slice(0, MINI_ROWS).map((one) => html`<i style="width:${Math.max(4, 100 * now(one))}%"></i>`)}</div>`;
    }
    case "acceptance": return html`<div class="mini-rows">${picture.rows.slice(0, MINI_ROWS).map((one) => html`<i style="width:${Math.max(4, 100 * (one.acceptance || 0))}%"></i>`)}</div>`;
    case "radar": return html`<div class="mini-rows">${picture.segments.slice(0, MINI_ROWS).map((one) => html`<i style="width:${Math.max(4, 100 * (one.attainment || 0))}%"></i>`)}</div>`;
    case "lineage": return html`<div class="mini-list">${picture.levels.slice(0, MINI_ROWS).map((one) => html`<i>${one.step}</i>`)}</div>`;
    case "gantt": return html`<div class="mini-rows">${picture.rows.filter((one) => one.start).slice(0, MINI_ROWS).map((one) => html`<i style="margin-left:${100 * one.from}%;width:${Math.max(3, 100 * (one.to - one.from))}%"></i>`)}</div>`;
    case "tree": return list(picture.trunks.flatMap((one) => one.goals));
    default: return list(Object.values(picture).find((value) => Array.isArray(value) && value.length && named(value[0])) || []);
  }
}

const named = (one) => (typeof one === "string" ? one : one.title || one.text || one.name);

/** The first of any list of things with words, as most pictures have one; null without any. */
function list(items) {
  return items.length ? html`<div class="mini-list">${items.slice(0, MINI_ROWS).map((one) => html`<i>${named(one)}</i>`)}</div>` : null;
}

function mean(value, { minimum, maximum }) {
  return Math.max(4, 100 * ((value ?? minimum) - minimum) / (maximum - minimum));
}

function hung(group, cards) {
  return cards.filter((card) => card.group === group.id).map((card) => ({ colour: card.missing ? "salmon" : "yellow" }));
}

function wall(picture, focus) {
  const large = focus && picture.clusters.find((one) => one.id === focus);
  const columns = large ? [large] : picture.clusters.length ? picture.clusters : [{ id: "", title: "", cards: picture.cards }];
  const wide = columns.length === 1;
  return html`<div class="mini-wall">${columns.slice(0, 12).map((column) => html`<div class=${wide ? "wide" : ""}>
    ${column.title ? html`<i class="head"></i>` : nothing}
    ${column.cards.slice(0, wide ? 30 : MINI_CARDS).map((card) => html`<i class=${card.colour}></i>`)}</div>`)}</div>`;
}
