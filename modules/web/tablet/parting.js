/* Somebody goes home before the end: asked once more, told to the server, and a way back. */

import { html, nothing } from '../vendor/lit.js';
import { icon } from './fields.js';

let gone = false;

export function draw(tablet) {
  return gone ? drawGone(tablet) : drawAsking(tablet);
}

function stay(tablet) {
  gone = false;
  tablet.set('parting', null);
}

async function go(tablet) {
  let answer = null;
  try {
    answer = await tablet.ask('POST', '/api/gone', {});
  } catch (error) { /* no network: the page stays and says so */ }
  gone = Boolean(answer && answer.status === 200);
  tablet.set('notice', gone ? '' : (answer && answer.body && answer.body.sentence) || tablet.t('Das geht gerade nicht. Bitte gleich noch einmal versuchen.'));
  if (gone) await tablet.look();
}

function drawAsking(tablet) {
  return html`<div class="centre"><h1 class="t-huge" tabindex="-1">${tablet.t('Sie gehen schon?')}</h1>
    <p class="t-help t-lay">${tablet.t('Was Sie abgegeben haben, bleibt und zählt weiter. Auf neue Eingaben von Ihnen wartet dann niemand.')}</p>
    <div class="rest">${tablet.drawNotice()}
      <button class="btn btn-primary" type="button" @click=${() => go(tablet)}>${tablet.t('Ich gehe jetzt')} ${icon('right')}</button>
      <button class="btn btn-quiet" type="button" @click=${() => stay(tablet)}>${tablet.t('Abbrechen')}</button></div></div>`;
}

function drawGone(tablet) {
  return html`<div class="centre"><p class="t-hand">${icon('check')}</p><h1 class="t-huge" tabindex="-1">${tablet.t('Danke für Ihre Mitarbeit!')}</h1>
    <p class="t-help t-lay">${tablet.t('Sie können jederzeit wiederkommen, auf diesem Gerät.')}</p>
    <div class="rest">${tablet.state.phase === 'finished' ? nothing : html`<button class="btn btn-quiet" type="button" @click=${() => stay(tablet)}>${tablet.t('Ich bin wieder da')}</button>`}</div></div>`;
}
