/* Several people at one device, one after the other. A cover lies over the page until the next person says that it is their turn. */

import { html, nothing } from '../vendor/lit.js';
import { icon } from './fields.js';

const turnOf = (tablet) => (tablet.state.phase === 'join' ? 'join' : tablet.state.step.round) + ':' + tablet.ballot();

/** What is shown instead of the page; null where the page may be seen. */
export function draw(tablet) {
  const { phase, step } = tablet.state;
  if (tablet.asking) return drawAsking(tablet);
  if (tablet.passing) return drawCover(tablet, false);
  if (!tablet.secret()) return null;
  if (phase === 'passed') return drawPassed(tablet);
  if (phase === 'input' && (isLeaving(tablet) || tablet.shelf.read('round') !== step.round)) return drawCover(tablet, false);
  if (phase !== 'input' && phase !== 'join') return null;
  return tablet.shelf.read('turn') === turnOf(tablet) ? null : drawCover(tablet, true);
}

/** Whether the person is done: they said so, or nothing more can be handed in. */
function isLeaving(tablet) {
  return tablet.leaving || (!tablet.subjects().length && !tablet.editing && tablet.isFull(tablet.entries().mine));
}

/** After every drawing: a new question begins with the first person, and whoever is done hands over once all has arrived. */
export function tend(tablet) {
  const { phase, step } = tablet.state;
  if (tablet.passing || phase !== 'input') return;
  if (tablet.shelf.read('round') !== step.round) {
    tablet.shelf.write('round', step.round);
    if (tablet.ballot()) pass(tablet, 0);
    else tablet.requestUpdate();
  } else if (tablet.secret() && isLeaving(tablet) && !tablet.outbox.waiting().length) pass(tablet, 'next');
}

/** From here on the page belongs to the person who holds the device. */
export function begin(tablet) {
  const { phase } = tablet.state;
  if (phase !== 'input' && phase !== 'join') return;
  tablet.shelf.write('turn', turnOf(tablet));
  tablet.set('notice', '');
}

/** Hand the device to "new", "next" or the person of that number, as soon as the server hears of it. */
export function pass(tablet, to) {
  tablet.passing = { to, done: Infinity, busy: false };
  tablet.leaving = false;
  tablet.asking = false;
  if (to === 'new' && tablet.state.phase === 'input') tablet.shelf.write('round', tablet.state.step.round);
  tablet.requestUpdate();
  return send(tablet);
}

export async function send(tablet) {
  const passing = tablet.passing;
  if (passing.busy || passing.done < Infinity) return;
  passing.busy = true;
  let answer = null;
  try {
    answer = await tablet.ask('POST', '/api/pass', { to: passing.to });
    if (answer.status === 200 && answer.body.language !== tablet.state.language) {
      const words = await tablet.ask('GET', '/api/texts/' + encodeURIComponent(answer.body.language));
      if (words.status === 200 && words.body) tablet.texts = words.body;
    }
  } catch (error) { /* no network: sent again when it is back */ }
  passing.busy = false;
  if (answer && answer.status === 200) {
    passing.done = tablet.looks;
    tablet.fresh.clear();
    tablet.gone.clear();
    tablet.etag = null;
    if (passing.to === 'next' && answer.body.ballot === tablet.ballot()) tablet.notice = tablet.t('Alle anderen haben schon abgegeben.');
    await tablet.look();
  } else if (answer && answer.body && answer.body.error && answer.status < 500) {
    tablet.passing = null;
    if (answer.body.error === 'HandedIn' && passing.to !== 'next') pass(tablet, 'next');
    else tablet.notice = answer.body.sentence;
  } else tablet.lose('');
  tablet.requestUpdate();
}

// ── drawing ──────────────────────────────────────────────────────────────────

function drawAsking(tablet) {
  return html`<div class="centre"><h1 class="t-huge" tabindex="-1">${tablet.t('Mehrere Personen an diesem Gerät')}</h1>
    <p class="t-help t-lay">${tablet.t('Jede Person gibt für sich ab, eine nach der anderen, und zählt einzeln. Was jemand abgegeben hat, sehen die anderen nicht.')}</p>
    <div class="rest"><button class="btn btn-primary" type="button" @click=${() => pass(tablet, 'new')}>${tablet.t('Weitere Person')} ${icon('right')}</button>
      <button class="btn btn-quiet" type="button" @click=${() => tablet.set('asking', false)}>${tablet.t('Abbrechen')}</button></div></div>`;
}

function drawCover(tablet, ready) {
  const { device, phase } = tablet.state;
  const facts = { number: device.ballot + 1, count: device.ballots };
  if (!ready) {
    return html`<div class="centre"><h1 class="t-huge" tabindex="-1">${tablet.t('Einen Moment …')}</h1>
      <div class="rest">${tablet.down ? html`<p class="hint">${icon('lock')}<span>${tablet.t('Es geht nichts verloren. Weitergeben können Sie, sobald die Verbindung zurück ist.')}</span></p>` : nothing}</div></div>`;
  }
  return html`<div class="centre"><p class="t-hand">${icon('hand')}</p><h1 class="t-huge" tabindex="-1">${tablet.t('Bitte weitergeben')}</h1>
    <p class="t-lead">${tablet.t('Person {number} von {count}', facts)}</p>
    <div class="rest">${tablet.drawNotice()}
      <button class="btn btn-primary" type="button" @click=${() => begin(tablet)}>${tablet.t('Ich bin Person {number}', facts)} ${icon('right')}</button>
      <button class="btn btn-quiet" type="button" @click=${() => pass(tablet, 'next')}>${phase === 'join' ? tablet.t('Doch keine weitere Person') : tablet.t('Person {number} ist nicht da', facts)}</button>
      <p class="hint">${icon('veiled')}<span>${tablet.t('Was jemand abgegeben hat, sehen die anderen nicht. Nach dem Weitergeben lässt es sich nicht mehr ändern.')}</span></p></div></div>`;
}

function drawPassed(tablet) {
  return html`<div class="centre"><p class="t-hand">${icon('check')}</p><h1 class="t-huge" tabindex="-1">${tablet.t('Alle {count} haben abgegeben', { count: tablet.state.device.ballots })}</h1>
    <p class="t-help t-lay">${tablet.t('Sie können das Gerät weglegen und nach vorn schauen.')}</p><div class="rest">${tablet.drawShare()}</div></div>`;
}
