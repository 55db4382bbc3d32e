/* A long form in parts: one of them open at a time, of the others one sees how much is filled in. Drafts and checks are those of the whole form. */

import { html, nothing, repeat } from '../vendor/lit.js';
import { countLetters } from './device.js';
import { icon, isEmpty, lineOf } from './fields.js';

const NEARLY = 0.7; // of the letters allowed, from which on they are counted

const groupsOf = (fields) => fields.map((field) => field.group).filter((group, at, all) => all.indexOf(group) === at);

/** The part that is open: the first of a fresh sheet, else the one last turned to. What was refused opens its part. */
function current(tablet, groups, fields) {
  const sheet = tablet.sheet() + (tablet.sent || '');
  if (!tablet.open || tablet.open.sheet !== sheet) tablet.open = { sheet, group: groups[0] };
  const wrong = tablet.error && fields.filter((field) => field.name === tablet.error.field)[0];
  if (wrong && tablet.open.error !== tablet.error) tablet.open = { sheet, group: wrong.group, error: tablet.error };
  return tablet.open.group;
}

async function turn(tablet, group) {
  tablet.open = { ...tablet.open, group };
  tablet.requestUpdate();
  await tablet.updateComplete;
  const head = group && tablet.querySelector('.part.open > h2 button');
  if (!head) return;
  head.focus();
  if (head.getBoundingClientRect().top < 0) head.scrollIntoView();
}

/** A field; its letters are counted only when they run short. */
function plain(tablet, field) {
  const text = tablet.draft[field.name];
  const short = typeof text === 'string' && countLetters(text) > field.maximum * NEARLY;
  return field.kind === 'number' || short ? field : { ...field, maximum: null };
}

/** The parts one below the other, each with its fields while it is open. `draw` draws one field. */
export function drawParts(tablet, fields, draw) {
  const groups = groupsOf(fields);
  const open = current(tablet, groups, fields);
  const t = (german, facts) => tablet.t(german, facts);
  return repeat(groups, (group) => tablet.sheet() + group, (group, at) => {
    const mine = fields.filter((field) => field.group === group);
    const filled = mine.filter((field) => !isEmpty(tablet.draft[field.name])).length;
    const id = tablet.idOf('part-' + at);
    const next = groups[at + 1];
    return html`<section class="part ${group === open ? 'open' : ''}"><h2><button type="button" aria-expanded=${group === open ? 'true' : 'false'} aria-controls=${id} @click=${() => turn(tablet, group === open ? '' : group)}>
        <span>${group}</span><small><span class="num" dir="ltr">${filled}/${mine.length}</span> ${icon('down')}</small></button></h2>
      <div id=${id} ?hidden=${group !== open}>${group === open ? html`${repeat(mine, (field) => field.name, (field) => draw(plain(tablet, field)))}
        ${next ? html`<button class="btn btn-quiet" type="button" @click=${() => turn(tablet, next)}>${t('Weiter')}: ${next} ${icon('right')}</button>` : nothing}` : nothing}</div></section>`;
  });
}

/** An own entry: its title, and all the rest folded up. */
export function drawFolded(form, entry, t) {
  const data = entry.data || {};
  const title = form.fields.filter((field) => field.kind === 'line' && data[field.name])[0];
  const rest = form.fields.filter((field) => field !== title && lineOf({ fields: [field] }, data, t));
  return html`<p dir="auto">${title ? data[title.name] : entry.text}</p>
    ${rest.length ? html`<details><summary>${t('Alles zeigen')}</summary>${rest.map((field) => html`<p class="aside"><b>${field.label}</b> <span dir="auto">${lineOf({ fields: [field] }, data, t)}</span></p>`)}</details>` : nothing}`;
}
