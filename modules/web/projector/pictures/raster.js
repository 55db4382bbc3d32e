// What the tables know of offers: all of them summed up, then one table after the other. Rows are measured before they are
// placed, so that none is cut; what does not fit becomes another page.

import { html, nothing, render } from "../../vendor/lit.js";
import { t } from "../../texts.js";
import { appear } from "../motion.js";
import { spread } from "../packing.js";
import { Picture } from "../picture.js";
import { done, gap, twice } from "../signs.js";

const STATES = [["ok", "fine", done], ["Lücke", "gap", gap], ["Doppelung", "twice", twice]];
const REACHES = [["gut", 3], ["mittel", 2], ["wenig", 1]];
const LINES = 7; // tables or areas on one page
const GAP = 10; // u between rows

export default class Raster extends Picture {
  static blank(picture) {
    return !picture.cards.length;
  }

  #gauge = document.createElement("div");

  constructor() {
    super();
    this.#gauge.className = "gauge";
    this.#gauge.inert = true;
  }

  connectedCallback() {
    super.connectedCallback();
    this.classList.add("raster");
    this.append(this.#gauge);
  }

  get #tables() {
    const { tables, cards } = this.picture;
    return [...new Set([...tables, ...cards.map((card) => card.table)])];
  }

  render() {
    if (!this.clientWidth) return nothing;
    this.pages = this.#plan();
    return html`${this.pages[Math.min(this.view.page, this.pages.length - 1)]()}${this.#drawTwin()}`;
  }

  updated() {
    const total = this.querySelector(".sum-total");
    total?.classList.remove("snug");
    total?.classList.toggle("snug", total.scrollHeight > total.clientHeight + 1);
    this.tellPages(this.pages?.length ?? 1);
  }

  reveal() {
    appear(this.querySelectorAll(".sum-row, .grid-row"));
  }

  // ── pages ──────────────────────────────────────────────────────────────────

  /** A drawing for each page; with a table in focus only its own. */
  #plan() {
    const { cards, fields } = this.picture;
    const tables = this.#tables;
    if (tables.includes(this.view.focus)) return this.#tablePages(this.view.focus);
    const areas = [...new Set([...fields, ...cards.map((card) => card.area).filter(Boolean)])];
    const plans = this.#sumPages(t("Tisch"), tables, (card, table) => card.table === table);
    if (areas.length > 1) {
      const same = (card, area) => card.area?.toLocaleLowerCase("de") === area.toLocaleLowerCase("de");
      plans.push(...this.#sumPages(t("Feld oder Raum"), areas, same));
    }
    for (const table of tables) plans.push(...this.#tablePages(table));
    return plans;
  }

  #sumPages(title, names, belongs) {
    const rows = names.map((name) => [name, this.picture.cards.filter((card) => belongs(card, name))]).filter(([, cards]) => cards.length);
    const count = Math.max(1, Math.ceil(rows.length / LINES));
    const each = Math.ceil(rows.length / count);
    return Array.from({ length: count }, (none, page) => () => this.#drawSum(title, rows.slice(page * each, (page + 1) * each)));
  }

  #tablePages(table) {
    const cards = this.picture.cards.filter((card) => card.table === table);
    if (!cards.length) return this.view.focus === table ? [() => this.#drawTable(table, [], [])] : [];
    const { u } = this.view;
    this.#gauge.style.width = `${this.clientWidth}px`;
    render(html`${this.#drawHead(table, cards)}${cards.map((card) => this.#drawRow(card))}`, this.#gauge);
    const [head, columns, ...heights] = [...this.#gauge.children].map((child) => child.getBoundingClientRect().height);
    render(nothing, this.#gauge);
    const room = this.clientHeight - head - columns - GAP * u;
    const capped = heights.map((height) => Math.min(height, room));
    let [runs, count] = [null, 0];
    while (!runs) runs = spread(capped, room, GAP * u, (count += 1));
    return runs.map((run) => () => this.#drawTable(table, cards, run.map((index) => cards[index])));
  }

  // ── drawing ────────────────────────────────────────────────────────────────

  #drawSum(title, rows) {
    const { cards } = this.picture;
    const most = Math.max(1, ...rows.map(([, mine]) => mine.length));
    return html`<div class="sums" aria-hidden="true">
      <div class="sum-rows"><p class="hd"><span>${title}</span><span>${t("Angebote")}</span></p>
        ${rows.map(([name, mine]) => html`<div class="sum-row" style="--most:${most}"><span class="name" dir="auto">${name}</span>
          <span class="chips">${ordered(mine).map((card) => chip(card.state))}</span><b class="num">${mine.length}</b></div>`)}</div>
      <div class="sum-total"><p class="joined"><b class="num">${cards.length}</b><span>${cards.length === 1 ? t("Angebot") : t("Angebote")}</span></p>
        <ul>${STATES.map(([state]) => html`<li>${chip(state)}<span>${state}</span><b class="num">${count(cards, "state", state)}</b></li>`)}</ul>
        <p class="hd">${t("Zielgruppe erreicht")}</p>
        <ul>${REACHES.map(([reach]) => html`<li>${dots(reach)}<span>${reach}</span><b class="num">${count(cards, "reach", reach)}</b></li>`)}</ul></div></div>`;
  }

  #drawHead(table, cards) {
    return html`<h2 class="grid-title"><span dir="auto">${table || t("Ohne Tisch")}</span><span class="num">${cards.length === 1 ? t("1 Angebot") : t("{count} Angebote", { count: cards.length })}</span></h2>
      <p class="grid-row hd"><span>${t("Angebot")}</span><span>${t("Für wen")}</span><span>${t("Erreicht")}</span><span>${t("Stand")}</span><span>${t("Was wird gebraucht?")}</span></p>`;
  }

  #drawTable(table, cards, shown) {
    return html`<div class="grid-page" aria-hidden="true">${this.#drawHead(table, cards)}${shown.map((card) => this.#drawRow(card))}
      ${shown.length ? nothing : html`<p class="grid-none">${t("Dieser Tisch hat noch nichts eingetragen.")}</p>`}</div>`;
  }

  #drawRow({ name, provider, target_group: group, area, reach, state, need }) {
    return html`<div class="grid-row">
      <span class="what" dir="auto">${name}${provider ? html`<small dir="auto">${provider}</small>` : nothing}</span>
      <span class="whom" dir="auto">${group}${area ? html`<small dir="auto">${area}</small>` : nothing}</span>
      <span class="reached">${reach ? html`${dots(reach)}<small>${reach}</small>` : nothing}</span>
      <span>${state ? html`<span class="state">${chip(state)} ${state}</span>` : nothing}</span>
      <span class="need" dir="auto">${need}</span></div>`;
  }

  #drawTwin() {
    return html`<div class="sr"><table><caption>${this.view.step?.question}</caption>
      <thead><tr>${[t("Tisch"), t("Angebot"), t("Träger"), t("Für wen"), t("Feld oder Raum"), t("Erreicht"), t("Stand"), t("Bedarf")].map(
        (word) => html`<th scope="col">${word}</th>`)}</tr></thead>
      <tbody>${this.picture.cards.map((card) => html`<tr>${[card.table, card.name, card.provider, card.target_group, card.area, card.reach, card.state, card.need].map(
        (word) => html`<td>${word}</td>`)}</tr>`)}</tbody></table></div>`;
  }
}

/** In the order of the states, so that like stands beside like. */
function ordered(cards) {
  const place = (card) => (STATES.findIndex(([state]) => state === card.state) + STATES.length + 1) % (STATES.length + 1);
  return [...cards].sort((one, other) => place(one) - place(other));
}

function count(cards, column, word) {
  return cards.filter((card) => card[column] === word).length;
}

function chip(state) {
  const [, look, sign] = STATES.find(([name]) => name === state) ?? [null, "open", nothing];
  return html`<i class="chip ${look}">${sign}</i>`;
}

function dots(reach) {
  const [, full] = REACHES.find(([name]) => name === reach) ?? [null, 0];
  return html`<i class="reach">${[1, 2, 3].map((place) => html`<i class=${place <= full ? "full" : nothing}></i>`)}</i>`;
}
