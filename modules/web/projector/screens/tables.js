// Who sits where: tables with their actor groups and counts, so that everybody finds a place. No names anywhere.

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../../texts.js";

const FEW = 6; // tables that may stand larger
const PAGE = 8;
const LINES = 6; // groups at one table; what is more is summed up

/** How many pages the plan takes. */
export function planPages({ tables }) {
  return tables.length <= FEW ? 1 : Math.ceil(tables.length / PAGE);
}

export function drawTables({ plan }, page) {
  const { tables, standing } = plan;
  const pages = planPages(plan);
  const each = Math.ceil(tables.length / pages);
  const shown = tables.slice(page * each, (page + 1) * each);
  const few = tables.length <= FEW;
  const columns = few ? Math.max(1, Math.ceil(tables.length / (tables.length > 3 ? 2 : 1))) : 4;
  return html`<section class="p-plan"><div class="plan-head"><h1>${t("Wer sitzt wo?")}</h1>${pages > 1 ? html`<b class="num">${t("{page} von {pages}", { page: page + 1, pages })}</b>` : nothing}</div>
    <div class="plan-grid ${few ? "few" : ""}" style="--columns:${columns}">${shown.map(({ name, count, groups }) => html`<article>
      <header><h2 dir="auto">${name}</h2><b class="num">${count}</b></header>
      <ul>${lines(groups).map((group) => html`<li><b class="num">${group.count}</b><span>${group.name.replace(/\//g, "/\u200b")}</span></li>`)}</ul></article>`)}</div>
    <p class="plan-foot">${tables.length ? nothing : t("Noch stehen keine Tische.")}${rest(standing)}</p></section>`;
}

function rest(standing) {
  if (!standing) return nothing;
  return standing === 1 ? t("1 Person ist noch ohne Tisch.") : t("{n} Personen sind noch ohne Tisch.", { n: standing });
}

function lines(groups) {
  if (groups.length <= LINES) return groups;
  const others = groups.slice(LINES - 1);
  return [...groups.slice(0, LINES - 1), { count: others.reduce((sum, group) => sum + group.count, 0), name: t("aus {n} weiteren Gruppen", { n: others.length }) }];
}
