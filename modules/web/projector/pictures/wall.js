// The wall of cards: loose or in clusters, whole or one cluster alone. Heights are measured before anything is placed,
// so that no card is cut; what does not fit becomes another page.

import { html, nothing, render, repeat } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { appear, turnOver } from "../motion.js";
import { fitAnyOrder, flow, partHigh, spread, squeeze, stack, sum } from "../packing.js";
import { Picture } from "../picture.js";
import { sign, stamp } from "../signs.js";

const MOST_CARDS = 60;
const MOST_COLUMNS = 4;
const CARD_WIDTH = 10.2; // em; narrower cards break German words too often
// sizes in u: cards and headlines; the last one is the limit for the full wall
const CLUSTERED = [
  { card: 34, title: 44 },
  { card: 28, title: 38 },
  { card: 22, title: 34 },
];
// how close things stand on the full wall before clusters break or pages turn; the rest is in projector.css
const TIGHT = [
  { name: "airy", gap: 7, apart: 22, even: true },
  { name: "snug", gap: 6, apart: 18, even: true },
  { name: "dense", gap: 4, apart: 12, even: false },
];
const FOOT = 50;
const LOOSE = [{ card: 42 }, { card: 38 }, { card: 34 }, { card: 31 }, { card: 28 }, { card: 25 }, { card: 22 }];

export default class Wall extends Picture {
  static frame = "wall";

  static blank(picture) {
    return !picture.cards.length && !(picture.clusters ?? []).length;
  }

  #gauge = document.createElement("div");
  #heights = new Map();
  #known = null;

  constructor() {
    super();
    this.#gauge.className = "gauge";
    this.#gauge.inert = true;
  }

  connectedCallback() {
    super.connectedCallback();
    this.classList.add("p-wall", "board");
    this.append(this.#gauge);
  }

  render() {
    const focused = (this.picture.clusters ?? []).find((cluster) => cluster.id === this.view.focus) ?? this.#ofTable();
    if (focused) return this.#drawFocus(focused);
    if (!this.clientWidth) return nothing;
    if (Wall.blank(this.picture)) {
      this.plan = null;
      return html`<p class="none">${t("Keine Karten")}</p>`;
    }
    this.plan = this.#plan();
    return this.#drawPlan(this.plan);
  }

  updated() {
    const alone = this.querySelector(".focus-cards .grid");
    if (alone) {
      fitRail(this.querySelector(".rail"));
      this.turnPages(alone);
    } else if (this.plan) {
      this.tellPages(this.plan.pages.length);
    } else {
      this.tellPages(1);
    }
    this.#welcome();
  }

  remeasure() {
    this.#heights.clear();
  }

  reveal() {
    turnOver([...this.querySelectorAll(".wall-card")]);
  }

  /** Cards that were not on the wall before fade in; on the first picture nothing does. */
  #welcome() {
    const here = [...this.querySelectorAll(".wall-card")];
    if (this.#known) appear(here.filter((card) => !this.#known.has(card.dataset.id)));
    this.#known = new Set(this.#groups().flatMap((group) => group.cards.map((card) => card.id)));
  }

  /** Clusters in order and, behind them, what nobody has sorted yet. */
  #groups() {
    const clusters = this.picture.clusters ?? [];
    const loose = this.picture.cards;
    if (clusters.length && loose.length) {
      return [...clusters, { id: null, number: null, title: t("Noch nicht zugeordnet"), cards: loose }];
    }
    return clusters.length ? clusters : [{ id: null, number: null, title: null, cards: loose }];
  }

  // ── measuring ──────────────────────────────────────────────────────────────

  #measure(content, { width, sizes, tight }) {
    const { u } = this.view;
    this.#gauge.style.width = `${width}px`;
    this.#gauge.style.setProperty("--card-size", `${sizes.card * u}px`);
    this.#gauge.style.setProperty("--title-size", `${(sizes.title ?? 0) * u}px`);
    this.#gauge.className = `gauge ${TIGHT[tight].name}`;
    render(content, this.#gauge);
    return [...this.#gauge.children].map((child) => child.getBoundingClientRect().height);
  }

  /** Heights of cards; only those not measured before at this width and size are laid out. */
  #measureCards(cards, options) {
    const name = ({ text, sign: mark, count }) => JSON.stringify([text, mark, count, options]);
    const fresh = cards.filter((card) => !this.#heights.has(name(card)));
    const heights = fresh.length ? this.#measure(fresh.map((card) => this.#card(card)), options) : [];
    fresh.forEach((card, index) => this.#heights.set(name(card), heights[index]));
    return cards.map((card) => this.#heights.get(name(card)));
  }

  #plan() {
    const groups = this.#groups();
    const style = getComputedStyle(this);
    const inner = {
      width: this.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
      height: this.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom),
    };
    const total = groups.reduce((count, group) => count + group.cards.length, 0);
    const attempts = groups[0].title === null ? this.#looseAttempts(groups[0], inner) : this.#clusterAttempts(groups, inner);
    let plan = null;
    for (let pages = Math.max(1, Math.ceil(total / MOST_CARDS)); !plan; pages += 1) {
      for (const attempt of attempts) {
        plan = attempt(pages);
        if (plan) break;
      }
      // more pages than cards cannot help: a single card higher than the wall stands alone
      if (pages > total + groups.length + 1) break;
    }
    render(nothing, this.#gauge);
    return plan ?? { kind: "loose", sizes: LOOSE.at(-1), pages: [[groups[0].cards.map((card, index) => index)]], foot: true };
  }

  #foot(pages) {
    return pages > 1 || Boolean(this.view.step?.stamp) ? FOOT * this.view.u : 0;
  }

  #legendHigh() {
    const signs = this.picture.legend?.length ?? 0;
    return signs > 1 ? (signs * 48 + 30) * this.view.u : 0;
  }

  #looseAttempts({ cards }, inner) {
    const { u } = this.view;
    return LOOSE.map((sizes) => {
      const gap = 0.33 * sizes.card * u;
      const columns = Math.max(1, Math.floor((inner.width + gap) / (CARD_WIDTH * sizes.card * u)));
      const width = (inner.width - gap * (columns - 1)) / columns;
      let heights = null;
      return (pages) => {
        heights ??= this.#measureCards(cards, { width, sizes, tight: 0 });
        const legend = (this.picture.legend?.length ?? 0) > 1;
        const room = inner.height - (legend ? FOOT * u : this.#foot(pages));
        const each = Math.ceil(cards.length / pages);
        const plan = [];
        for (let first = 0; first < cards.length; first += each) {
          const page = stack(heights.slice(first, first + each), columns, gap, false);
          if (page.high > room + 0.5) return null;
          plan.push(page.columns.map((column) => column.map((index) => first + index)));
        }
        return { kind: "loose", sizes, columns, pages: plan, foot: legend || this.#foot(pages) > 0 };
      };
    });
  }

  #clusterAttempts(groups, inner) {
    const { u } = this.view;
    const columns = Math.min(MOST_COLUMNS, groups.length);
    const between = 20 * u;
    const width = (inner.width - between * (columns - 1)) / columns;

    const measured = new Map();
    const measure = (sizes, tight) => {
      const key = `${sizes.card} ${tight}`;
      if (!measured.has(key)) measured.set(key, this.#measureGroups(groups, { width, sizes, tight }));
      return measured.get(key);
    };

    const attempt = (place, sizes, tight) => (pages) => {
      const { parts, rules } = measure(sizes, tight);
      const settle = (foot) => {
        const room = inner.height - foot;
        // with the legend still to place, the last column keeps what the others leave
        const drawn = place(parts, room, rules, columns, pages, foot > 0 || !this.#legendHigh());
        return drawn && this.#paged(drawn, groups, { columns, sizes, tight, foot: foot > 0, rules, room });
      };
      const plan = settle(this.#foot(pages));
      return plan && !plan.legendLost ? plan : settle(FOOT * u);
    };

    const least = CLUSTERED.at(-1);
    const whole = [downColumns, acrossColumns];
    return [
      ...CLUSTERED.flatMap((sizes) => whole.map((place) => attempt(place, sizes, 0))),
      ...whole.map((place) => attempt(place, least, 1)),
      ...[...whole, anyOrder].map((place) => attempt(place, least, 2)),
      ...TIGHT.map((rules, tight) => attempt(breakingColumns, least, tight)),
    ];
  }

  #measureGroups(groups, { width, sizes, tight }) {
    const { u } = this.view;
    const gap = (TIGHT[tight].gap * u * sizes.card) / 22;
    const across = Math.max(1, Math.floor((width + gap) / (CARD_WIDTH * sizes.card * u)));
    const options = { sizes, tight };
    const heads = this.#measure(
      [...groups.map((group) => this.#strip(group)), ...groups.map((group) => this.#strip(group, true))],
      { ...options, width },
    );
    const again = Math.max(...heads.splice(groups.length));
    const card = (width - gap * (across - 1)) / across;
    const rules = { gap, across, width: card, apart: TIGHT[tight].apart * u, again, even: TIGHT[tight].even };
    const cards = this.#measureCards(groups.flatMap((group) => group.cards), { ...options, width: card });
    return { parts: groups.map((group, index) => ({ head: heads[index], heights: cards.splice(0, group.cards.length) })), rules };
  }

  /** Columns dealt out to pages, at most sixty cards on each; the legend under the shortest column of a single page. */
  #paged(drawn, groups, { columns, sizes, tight, foot, rules, room }) {
    const pages = [];
    for (let first = 0; first < drawn.length; first += columns) pages.push(drawn.slice(first, first + columns));
    const cards = (page) => page.flat().reduce((count, { from, to }) => count + to - from, 0);
    if (pages.some((page) => cards(page) > MOST_CARDS)) return null;
    const high = foot ? 0 : this.#legendHigh();
    let legend = null;
    if (high) {
      const filled = Array.from({ length: columns }, (none, index) => sum((pages[0][index] ?? []).map((part) => part.high), rules.apart));
      legend = filled.indexOf(Math.min(...filled));
      if (filled[legend] + rules.apart + high > room) legend = null;
    }
    return { kind: "clusters", sizes, tight, columns, rules, pages, foot, legend, legendLost: high > 0 && legend === null };
  }

  // ── drawing ────────────────────────────────────────────────────────────────

  #label(mark) {
    return this.picture.legend?.find((entry) => entry.sign === mark)?.label ?? "";
  }

  #card({ id, text, colour, sign: mark, count }) {
    const times = count > 1 ? html`&nbsp;<span class="times num" dir="ltr" aria-label=${t("{count}-mal", { count })}>×${count}</span>` : nothing;
    const drawn = mark ? html`&nbsp;${sign(mark, this.#label(mark))}` : nothing;
    // a sign keeps to its last word, unless that word may itself have to break
    const [, start, last] = /^(.*?)(\S{1,12})?$/s.exec(text);
    return html`<li class="card wall-card ${colour}" role="listitem" data-id=${id} dir="auto"><span>${start}${mark && last
      ? html`<span class="tail">${last}${drawn}</span>` : html`${last ?? ""}${drawn}`}${times}</span></li>`;
  }

  #strip({ number, title, note, cards, quiet }, continued = false) {
    const disc = number === null || number === undefined ? nothing : html`<span class="no num">${number}</span>`;
    return continued
      ? html`<p class="strip again">${disc}<span>${disc === nothing && title ? `${title} · ` : nothing}${t("weiter")}</span></p>`
      : html`<h2 class="strip ${quiet ? "quiet" : ""}">${disc}<span dir="auto">${title}${note ? html` <small>${note}</small>` : nothing}</span>${cards.length || !note
          ? html`<span class="qty num"><i></i>${cards.length}</span>` : nothing}</h2>`;
  }

  #drawPlan(plan) {
    const { u, page } = this.view;
    const at = Math.min(page, plan.pages.length - 1);
    const own = `--card-size:${plan.sizes.card * u}px;--title-size:${(plan.sizes.title ?? 0) * u}px;--columns:${plan.columns};--across:${plan.rules?.across ?? 1}`;
    const columns = plan.pages[at];
    return html`<div class="wall-${plan.kind} ${TIGHT[plan.tight ?? 0].name}" style=${own} role=${plan.kind === "loose" ? "list" : nothing}>
        ${plan.kind === "loose" ? columns.map((column) => this.#looseColumn(column)) : columns.map((column, index) => this.#clusterColumn(column, plan, index))}
        ${plan.legend !== null && plan.legend !== undefined && plan.legend >= columns.length ? html`<div class="wcol">${this.#legend()}</div>` : nothing}
      </div>
      ${plan.foot ? this.#drawFoot(at, plan.pages.length) : nothing}`;
  }

  #looseColumn(column) {
    const { cards } = this.#groups()[0];
    return html`<ul class="wcol" role="none">${repeat(column.map((index) => cards[index]), (card) => card.id, (card) => this.#card(card))}</ul>`;
  }

  #clusterColumn(column, plan, index) {
    const groups = this.#groups();
    return html`<div class="wcol">${column.map(({ group, from, to, continued }) => html`<section class="cluster">
      ${this.#strip(groups[group], continued)}${from < to ? this.#stacked(groups[group].cards.slice(from, to), plan) : nothing}</section>`,
    )}${plan.legend === index ? this.#legend() : nothing}</div>`;
  }

  /** A cluster's cards: in even rows where there is room, else column beside column as they were measured. */
  #stacked(cards, { rules, tight, sizes }) {
    const draw = (list) => repeat(list, (card) => card.id, (card) => this.#card(card));
    if (rules.even) return html`<ul class="cards2">${draw(cards)}</ul>`;
    const measured = { sizes, tight, width: rules.width };
    const { columns } = stack(this.#measureCards(cards, measured), rules.across, rules.gap, false);
    return html`<div class="cards2" role="list">${columns.map((column) => html`<ul role="none">${draw(column.map((index) => cards[index]))}</ul>`)}</div>`;
  }

  #legend() {
    return html`<ul class="legend">${this.picture.legend.map(
      (entry) => html`<li><i class="card ${entry.colour}">${sign(entry.sign)}</i>${entry.label}</li>`,
    )}</ul>`;
  }

  #drawFoot(at, pages) {
    const legend = (this.picture.legend?.length ?? 0) > 1;
    return html`<div class="wall-foot">${stamp(this.view.step?.stamp)}${legend ? this.#legend() : nothing}
      ${pages > 1 ? html`<p class="page num">${t("{page} von {pages}", { page: at + 1, pages })}</p>` : nothing}</div>`;
  }

  /** What the table in focus wrote. */
  #ofTable() {
    const { clusters = [], cards } = this.picture;
    const { focus } = this.view;
    const written = [...cards, ...clusters.flatMap((cluster) => cluster.cards)].filter((card) => focus && card.table === focus);
    return written.length ? { title: focus, cards: written } : null;
  }

  #drawFocus({ title, cards, id }) {
    const groups = this.#groups().filter((group) => group.id !== null);
    const { pages = 1, page } = this.view;
    const amount = cards.length === 1 ? t("1 Karte") : t("{count} Karten", { count: cards.length });
    return html`<div class="focus-wall ${groups.length ? "" : "lone"}">
      <ol class="rail">${groups.map((group) => html`<li class="strip" aria-current=${group.id === id ? "true" : nothing}>
        <span class="no num">${group.number}</span><span dir="auto">${group.title}</span></li>`)}</ol>
      <div class="focus-cards" style="--card-size:${42 * this.view.u}px">
        <h2 class="strip"><span dir="auto">${title}</span><span class="amount num">${amount}${pages > 1
          ? html` · ${t("{page} von {pages}", { page: Math.min(page, pages - 1) + 1, pages })}` : nothing}</span></h2>
        <ul class="grid">${repeat(cards, (card) => card.id, (card) => this.#card(card))}</ul>
      </div></div>`;
  }
}

// Four ways to fill columns with clusters. Each answers with columns of parts, or null if there is no room.

/** Whole clusters, one below the other and on to the next column. */
function downColumns(parts, room, rules, columns, pages) {
  const highs = wholeHighs(parts, rules);
  const runs = spread(highs, room, rules.apart, columns * pages);
  return runs && wholeParts(runs, parts, highs);
}

/** Whole clusters, one beside the other and on to the shortest column. */
function acrossColumns(parts, room, rules, columns, pages) {
  if (pages > 1) return null;
  const highs = wholeHighs(parts, rules);
  const placed = stack(highs, columns, rules.apart, false);
  return placed.high <= room + 0.5 ? wholeParts(placed.columns, parts, highs) : null;
}

/** Whole clusters in whatever order lets them stand on one page; their numbers still lead the eye. */
function anyOrder(parts, room, rules, columns, pages) {
  if (pages > 1) return null;
  const highs = wholeHighs(parts, rules);
  const runs = fitAnyOrder(highs, room, rules.apart, columns);
  return runs && wholeParts(runs, parts, highs);
}

/** Clusters that go on in the next column. */
function breakingColumns(parts, room, rules, columns, pages, even) {
  const fits = (high) => {
    const drawn = flow(parts, high, rules);
    return drawn.length <= columns * pages && drawn.every((column) => sum(column.map((part) => part.high), rules.apart) <= room + 0.5);
  };
  if (!fits(room)) return null;
  return flow(parts, even ? squeeze(room, fits) : room, rules);
}

function wholeHighs(parts, rules) {
  return parts.map((part) => partHigh(part, { from: 0, to: Infinity }, part.head, rules));
}

function wholeParts(runs, parts, highs) {
  return runs.map((run) => run.map((group) => ({ group, from: 0, to: parts[group].heights.length, continued: false, high: highs[group] })));
}

/** A rail with more headlines than fit shows those around the current one. */
function fitRail(rail) {
  const strips = [...rail.children];
  for (const strip of strips) strip.hidden = false;
  const here = strips.findIndex((strip) => strip.hasAttribute("aria-current"));
  let [first, last] = [0, strips.length - 1];
  while (rail.scrollHeight > rail.clientHeight + 1 && last > first) {
    const away = here - first > last - here ? first++ : last--;
    strips[away].hidden = true;
  }
}
