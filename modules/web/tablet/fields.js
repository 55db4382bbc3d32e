/* How each kind of field is drawn, checked and packed. What people wrote goes into text and values only, never into markup. */

import { html, nothing, live, repeat } from '../vendor/lit.js';
import { countLetters, countWords } from './device.js';

const ICONS = {
  check: 'M4 12.5l5.5 5.5L20 7',
  clock: 'M12 3a9 9 0 100 18a9 9 0 000-18zM12 7v5l3.5 2',
  globe: 'M12 3a9 9 0 100 18a9 9 0 000-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  right: 'M5 12h14M13 6l6 6-6 6',
  down: 'M6 9l6 6 6-6',
  load: 'M12 4v12M6 11l6 6 6-6M4 20.5h16',
  date: 'M4 6h16v14H4zM4 10.5h16M8 3v4M16 3v4',
  bin: 'M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13',
  lock: 'M5 11h14v9H5zM8 11V8a4 4 0 018 0v3',
  hand: 'M8 13V6a1.5 1.5 0 013 0v5V4.5a1.5 1.5 0 013 0V11V6a1.5 1.5 0 013 0v8c0 4-2 7-5.5 7S7 19 5 15.5l-1-2a1.6 1.6 0 012.8-1.5z',
  veiled: 'M3 3l18 18M10.6 10.6a2 2 0 002.8 2.8M6.7 6.7C4 8.4 2.5 12 2.5 12s3.5 6.5 9.5 6.5c1.8 0 3.4-.6 4.8-1.4M9.6 5.8A9.7 9.7 0 0112 5.5c6 0 9.5 6.5 9.5 6.5s-.8 1.5-2.3 3.1',
  seen: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5',
  alert: 'M12 3.5L2.5 20h19zM12 10v4.5M12 17.2v.1',
  cut: 'M3 3l18 18M5 12.5a10 10 0 014-2.4M2 8.8a15 15 0 014.5-2.8M19 12.5a10 10 0 00-3-2M22 8.8A15 15 0 0011 5M8.5 16.3a5 5 0 017 0M12 20v.01',
  pen: 'M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19z',
};

export function icon(name) {
  return html`<svg class=${name === 'right' ? 'i along' : 'i'} viewBox="0 0 24 24" aria-hidden="true"><path d=${ICONS[name]}></path></svg>`;
}

export const times = (count, draw) => Array.from({ length: count }, (nothingYet, index) => draw(index));

export function isEmpty(value) {
  if (typeof value === 'string') return !value.trim();
  if (value && typeof value === 'object') return !Object.keys(value).some((key) => value[key] > 0);
  return value === undefined || value === false;
}

export const isBlank = (values) => Object.keys(values).every((name) => isEmpty(values[name]));

const spent = (value) => Object.keys(value || {}).reduce((sum, key) => sum + value[key], 0);

const labelOf = (field, value) => {
  const found = (field.options || []).filter((option) => String(option.value) === String(value))[0];
  return found ? found.label : String(value);
};

/** The first fault of a filled form as {field, sentence}, or null. A switch that is on excuses what is required. */
export function check(form, values, t) {
  const excused = form.fields.some((field) => field.kind === 'switch' && values[field.name]);
  for (const field of form.fields) {
    const value = values[field.name];
    if ((field.kind === 'card' || field.kind === 'line') && field.maximum && countLetters(value || '') > field.maximum) {
      const facts = { length: countLetters(value), maximum: field.maximum };
      return { field: field.name, sentence: t('Das sind {length} Zeichen, erlaubt sind {maximum}.', facts) };
    }
    if (field.required && !excused && isEmpty(value)) {
      if (field.kind === 'dots') return { field: field.name, sentence: t('Bitte mindestens einen Punkt vergeben.') };
      const written = field.kind === 'card' || field.kind === 'line';
      return { field: field.name, sentence: written ? t('Bitte etwas eingeben.') : t('Bitte eine Möglichkeit wählen.') };
    }
  }
  return null;
}

/** Values as the server wants them: trimmed texts, null for a scale nobody can judge, dots without zeros, nothing for the untouched. */
export function pack(form, values) {
  const data = {};
  form.fields.forEach((field) => {
    const value = values[field.name];
    if (field.kind === 'switch') data[field.name] = Boolean(value);
    else if (field.kind === 'dots') {
      data[field.name] = {};
      Object.keys(value || {}).forEach((key) => { if (value[key] > 0) data[field.name][key] = value[key]; });
    } else if (field.kind === 'scale') {
      if (value !== undefined) data[field.name] = value;
    } else if (!isEmpty(value)) data[field.name] = value.trim();
  });
  return data;
}

/** What was handed in, in one line, until the server says it in its own words. */
export function lineOf(form, data, t) {
  const parts = [];
  form.fields.forEach((field) => {
    const value = data[field.name];
    if (field.kind === 'dots') {
      (field.options || []).forEach((option) => {
        const dots = (value || {})[option.value];
        if (dots) parts.push(dots + ' × ' + option.label);
      });
    } else if (field.kind === 'switch') {
      if (value) parts.push(field.label);
    } else if (field.kind === 'choice') {
      if (value) parts.push(labelOf(field, value));
    } else if (field.kind === 'scale') {
      if (value === null) parts.push(t('Kann ich nicht beurteilen'));
      else if (value !== undefined) parts.push(String(value));
    } else if (value) parts.push(value);
  });
  return parts.join(' · ');
}

// ── drawing ──────────────────────────────────────────────────────────────────

/* A kit is {t, id, value, error, change(value), send()}: words, a unique id, what is typed, a fault or '', and what to do. */

const faultOf = (kit) => (kit.error ? html`<p class="fault" id="${kit.id}-fault">${icon('alert')}<span>${kit.error}</span></p>` : nothing);

const invalid = (kit) => (kit.error ? 'true' : 'false');

function counter(field, text, t) {
  const length = countLetters(text);
  if (!field.maximum) return nothing;
  return html`<span class="num ${length > field.maximum ? 'over' : ''}">${t('{length} von {maximum} Zeichen', { length, maximum: field.maximum })}</span>`;
}

function drawCard(field, kit) {
  const text = kit.value || '';
  const wordy = field.warn_words && countWords(text) > field.warn_words;
  const keys = (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      kit.send();
    }
  };
  return html`<div class="card ${field.colour || 'white'} write-card">
      <label for=${kit.id}>${field.label}</label>
      <textarea id=${kit.id} rows=${field.maximum > 120 ? 5 : 3} autocomplete="off" dir="auto" .value=${live(text)}
        aria-invalid=${invalid(kit)} aria-describedby="${kit.id}-note ${kit.id}-fault"
        @input=${(event) => kit.change(event.target.value)} @keydown=${keys}></textarea>
      <div class="write-meta" id="${kit.id}-note"><span>${wordy ? kit.t('Geht es kürzer? Ein Gedanke pro Karte.') : field.note}</span>${counter(field, text, kit.t)}</div>
    </div>${faultOf(kit)}`;
}

function drawLine(field, kit) {
  const text = kit.value || '';
  return html`<div class="field-pick"><label for=${kit.id}>${field.label}</label>
      <input class="t-input" id=${kit.id} type="text" autocomplete="off" dir="auto" .value=${live(text)}
        aria-invalid=${invalid(kit)} aria-describedby="${kit.id}-note ${kit.id}-fault" @input=${(event) => kit.change(event.target.value)}>
      <div class="line-meta" id="${kit.id}-note"><span>${field.note || nothing}</span>${counter(field, text, kit.t)}</div>
    </div>${faultOf(kit)}`;
}

const radio = (kit, chosen, label, choose) => html`<label class="pick"><input type="radio" name=${kit.id} .checked=${live(chosen)}
    aria-describedby="${kit.id}-fault" @change=${choose}><span>${label}</span></label>`;

function drawChoice(field, kit) {
  const chosen = kit.value === undefined ? '' : String(kit.value);
  const options = field.options || [];
  if (field.required && options.length <= 6) {
    return html`<fieldset class="choices" id=${kit.id} tabindex="-1"><legend class=${field.label ? 't-sub' : 'sr'}>${field.label || kit.t('Ihre Wahl')}</legend>
      ${options.map((option) => radio(kit, chosen === String(option.value), option.label, () => kit.change(String(option.value))))}</fieldset>${faultOf(kit)}`;
  }
  return html`<div class="field-pick"><label for=${kit.id}>${field.label}</label>
      <select id=${kit.id} aria-invalid=${invalid(kit)} aria-describedby="${kit.id}-fault" @change=${(event) => kit.change(event.target.value)}>
        <option value="" .selected=${live(chosen === '')}>${kit.t('Bitte wählen')}</option>
        ${options.map((option) => html`<option value=${option.value} .selected=${live(chosen === String(option.value))}>${option.label}</option>`)}
      </select></div>${faultOf(kit)}`;
}

function drawScale(field, kit) {
  const low = field.minimum === null || field.minimum === undefined ? 1 : field.minimum;
  const high = field.maximum || 5;
  const steps = high - low + 1;
  const ends = (value) => (value === low && field.low ? ', ' + field.low : value === high && field.high ? ', ' + field.high : '');
  return html`<fieldset class="scale" id=${kit.id} tabindex="-1"><legend class=${field.label ? 't-sub' : 'sr'}>${field.label || kit.t('Ihre Einschätzung')}</legend>
      <div class="scale-row ${steps > 7 ? 'long' : ''}" style=${steps > 7 || steps === 5 ? '' : 'grid-template-columns:repeat(' + steps + ',minmax(0,1fr))'}>
        ${times(steps, (index) => html`<label class="pick"><input type="radio" name=${kit.id} .checked=${live(kit.value === low + index)}
          aria-label="${low + index}${ends(low + index)}" aria-describedby="${kit.id}-fault" @change=${() => kit.change(low + index)}><span>${low + index}</span></label>`)}
      </div>
      <div class="scale-ends" aria-hidden="true"><span>${field.low}</span><span>${field.high}</span></div>
      ${field.required ? nothing : html`<div class="na">${radio(kit, kit.value === null, kit.t('Kann ich nicht beurteilen'), () => kit.change(null))}</div>`}
    </fieldset>${faultOf(kit)}`;
}

export const dotRow = (full, all) => html`<span class="dots" aria-hidden="true">${times(all, (index) => html`<i class="dot ${index < full ? '' : 'empty'}"></i>`)}</span>`;

function drawDots(field, kit) {
  const value = kit.value || {};
  const left = field.budget - spent(value);
  const most = field.maximum || field.budget;
  const put = (option, dots) => kit.change({ ...value, [option.value]: dots });
  const button = (sign, name, off, act) => html`<button type="button" aria-label=${name} aria-disabled=${off ? 'true' : 'false'} @click=${() => { if (!off) act(); }}>${sign}</button>`;
  return html`<div class="budget ${field.budget > 5 ? 'many' : ''}" id=${kit.id} tabindex="-1">${dotRow(left, field.budget)}<b role="status">${kit.t('Noch {left} von {budget} Punkten', { left, budget: field.budget })}</b></div>
    ${faultOf(kit)}
    <div class="options">${repeat(field.options || [], (option) => option.value, (option) => {
      const has = value[option.value] || 0;
      return html`<div class="option ${has ? 'has' : ''} ${option.number ? 'counted' : ''}" role="group" aria-label=${option.label}>
          ${option.number ? html`<b class="no">${option.number}</b>` : nothing}<span>${option.label}</span>
          <span class="step">${button('−', kit.t('Punkt wegnehmen'), !has, () => put(option, has - 1))}
            ${most > 2 ? html`<b class="num" dir="ltr">${has}</b>` : dotRow(has, most)}<span class="sr">${kit.t('{has} von {most} Punkten', { has, most })}</span>
            ${button('+', kit.t('Punkt dazu'), left <= 0 || has >= most, () => put(option, has + 1))}</span></div>`;
    })}</div>`;
}

function drawSwitch(field, kit) {
  return html`<label class="pick switch"><input id=${kit.id} type="checkbox" .checked=${live(Boolean(kit.value))}
    @change=${(event) => kit.change(event.target.checked)}><span>${field.label}</span></label>${faultOf(kit)}`;
}

const DRAWN = { card: drawCard, line: drawLine, choice: drawChoice, scale: drawScale, dots: drawDots, switch: drawSwitch };

export function drawField(field, kit) {
  return DRAWN[field.kind](field, kit);
}

/** One's own entry, large where a card was written, else in the words of the form. */
export function drawEntry(form, entry, t) {
  const fields = form ? form.fields : [];
  const data = entry.data || {};
  if (!fields.length || !Object.keys(data).length) return html`<p dir="auto">${entry.text}</p>`;
  return fields.map((field) => {
    const value = data[field.name];
    if (field.kind === 'dots') {
      return (field.options || []).filter((option) => (value || {})[option.value]).map((option) => html`<div class="given"><span dir="auto">${option.label}</span>
        ${dotRow(value[option.value], value[option.value])}<span class="sr">${t('{has} Punkte', { has: value[option.value] })}</span></div>`);
    }
    if (field.kind === 'scale' && value !== undefined) {
      if (value === null) return html`<p>${field.label ? field.label + ': ' : ''}${t('Kann ich nicht beurteilen')}</p>`;
      return html`<div class="rated">${field.label ? html`<span>${field.label}</span>` : nothing}<b class="num">${value}</b>
        <span>${t('von {most}', { most: field.maximum || 5 })}${value === field.maximum && field.high ? ' · ' + field.high : value === field.minimum && field.low ? ' · ' + field.low : ''}</span></div>`;
    }
    if (field.kind === 'switch') return value ? html`<p>${field.label}</p>` : nothing;
    if (isEmpty(value) || value === null) return nothing;
    if (field.kind === 'choice') return html`<p class="aside" dir="auto">${labelOf(field, value)}</p>`;
    return html`<p dir="auto">${value}</p>`;
  });
}
