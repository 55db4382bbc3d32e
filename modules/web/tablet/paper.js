/* What the facilitator enters from paper: the form, and besides it at which table it was written and about what. */

import { html, nothing, live } from '../vendor/lit.js';
import { icon } from './fields.js';

/** Hand the form in by the desk's verbs; what is typed stays until it has arrived. */
export async function enter(tablet, data) {
  const { workshop, step, form } = tablet.state;
  if (step.by_table && !tablet.table) {
    tablet.error = { field: 'table', sentence: tablet.t('Bitte zuerst den Tisch wählen.') };
    tablet.showError();
    return;
  }
  const spoken = step.by_table ? { verb: 'table_paper', arguments: { table: tablet.table, data } } : { verb: 'paper', arguments: { data } };
  tablet.sendingPaper = true;
  tablet.requestUpdate();
  let answer = null;
  try {
    answer = await tablet.ask('POST', '/api/desk', { workshop: workshop.id, step: step.id, ...spoken });
  } catch (error) { /* no network: the text stays in the form */ }
  tablet.sendingPaper = false;
  if (answer && answer.status === 200 && answer.body) {
    tablet.closeSheet();
    if (tablet.subjects().length) tablet.turnTo((tablet.at + 1) % tablet.subjects().length);
    tablet.notice = tablet.t('Eingetragen.');
    tablet.say(tablet.notice);
    tablet.dispatchEvent(new CustomEvent('koffer-entered', { detail: { kind: 'paper' }, bubbles: true, composed: true }));
  } else {
    const told = (answer && answer.body) || {};
    tablet.error = { field: told.field || form.fields[0].name, sentence: told.sentence || tablet.t('Keine Verbindung. Ihr Text bleibt hier stehen.') };
    tablet.showError();
  }
  tablet.requestUpdate();
  await tablet.updateComplete;
  const first = tablet.querySelector('.write textarea, .write input');
  if (first && !tablet.error) first.focus();
}

export function drawHead(tablet) {
  const { step, tables, form } = tablet.state;
  const pick = (name, label, options, value, choose) => html`<div class="field-pick"><label for=${tablet.idOf(name)}>${label}</label>
    <select id=${tablet.idOf(name)} @change=${(event) => choose(event.target.value)}>${options.map((one) => html`<option value=${one.value} .selected=${live(String(one.value) === String(value))}>${one.label}</option>`)}</select></div>`;
  const offered = [{ value: '', label: tablet.t('Bitte wählen') }].concat((tables || []).map((one) => ({ value: one, label: one })));
  return html`${step.by_table ? pick('table', tablet.t('Tisch'), offered, tablet.table, (table) => tablet.set('table', table)) : nothing}
    ${tablet.error && tablet.error.field === 'table' ? html`<p class="fault">${icon('alert')}<span>${tablet.error.sentence}</span></p>` : nothing}
    ${tablet.subjects().length ? pick('subject', form.noun, tablet.subjects().map((one, index) => ({ value: index, label: one.label })), tablet.at, (index) => tablet.turnTo(Number(index))) : nothing}`;
}
