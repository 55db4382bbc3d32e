/* How each kind of field is drawn, checked and packed. What people wrote goes into text and values only, never into markup. */

import { html, nothing, live, repeat } from '../vendor/lit.js';
import { countLetters, countWords } from './device.js';

const ICONS = {
  check: 'M4 12.5l5.5 5.5L20 7',
  clock: 'M12 3a9 9 0 100 18a9 9 0 000-18zM12 7v5l3.5 2',
  globe: 'M12 3a9 9 0 100 18a9 9 0 000-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  right: 'M5 12h14M13 6l6 6-6 6',
  left: 'M19 12H5M11 6l-6 6 6 6',
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
  return html`<svg class=${name === 'right' || name === 'left' ? 'i along' : 'i'} viewBox="0 0 24 24" aria-hidden="true"><path d=${ICONS[name]}></path></svg>`;
}

export const times = (count, draw) => Array.from({ length: count }, (nothingYet, index) => draw(index));

export function isEmpty(value) {
  if (typeof value === 'string') return !value.trim();
  if (Array.isArray(value)) return value.every(isEmpty);
  if (value && typeof value === 'object') return !Object.keys(value).some((key) => value[key] > 0);
  return value === undefined || value === false;
}

export const isBlank = (values) => Object.keys(values).every((name) => isEmpty(values[name]));

const spent = (value) => Object.keys(value || {}).reduce((sum, key) => sum + value[key], 0);

const labelOf = (field, value) => {
  const found = (field.options || []).filter((option) => String(option.value) === String(value))[0];
  return found ? found.label : String(value);
};

const LETTERS = ['card', 'line', 'text'];
const WRITTEN = LETTERS.concat('texts', 'number', 'date');
const given = (value) => value !== null && value !== undefined;
const textsOf = (field, value) => times(field.count || 1, (index) => (value || [])[index] || '');
const excusable = (field) => field.nullable || (field.kind === 'scale' && !field.required);

/** A whole number as people write it, with dots or blanks between thousands; NaN for anything else. */
const numberOf = (value) => {
  const digits = String(value).trim().replace(/[.\s](?=\d{3}(\D|$))/g, '');
  return /^-?\d{1,15}$/.test(digits) ? Number(digits) : NaN;
};

const dayOf = (iso) => String(iso).split('-').reverse().join('.');

/** Whether another field's value asks for this one. */
const isNeeded = (field, values) => Boolean(field.needs) && field.needed_at.some((value) => String(value) === String(values[field.needs]));

/** What is wrong with the values of one field as {sentence, at: place among several inputs}, or null. */
function faultIn(field, values, excused, asked, t) {
  const value = values[field.name];
  const texts = field.kind === 'texts' ? textsOf(field, value) : LETTERS.indexOf(field.kind) >= 0 && given(value) ? [String(value)] : [];
  for (let at = 0; field.maximum && at < texts.length; at += 1) {
    const length = countLetters(texts[at]);
    if (length > field.maximum) {
      return { at, sentence: t('Das sind {length} Zeichen, erlaubt sind {maximum}.', { length, maximum: field.maximum }) };
    }
  }
  if (field.kind === 'number' && !isEmpty(value)) {
    const number = numberOf(value);
    const bounded = given(field.minimum) && given(field.maximum);
    if (isNaN(number) || (given(field.minimum) && number < field.minimum) || (given(field.maximum) && number > field.maximum)) {
      return { sentence: bounded ? t('Bitte eine ganze Zahl von {minimum} bis {maximum} wählen.', field) : t('Bitte eine ganze Zahl eingeben.') };
    }
  }
  if (field.kind === 'scale' && excusable(field) && (field.required || asked) && value === undefined) {
    return { sentence: t('Bitte einen Wert wählen oder „Kann ich nicht beurteilen“.') };
  }
  const missing = texts.length > 1 ? texts.findIndex(isEmpty) : isEmpty(value) ? 0 : -1;
  if (missing < 0 || excused) return null;
  if (isNeeded(field, values)) return { at: missing, sentence: t('Bei dieser Wahl bitte ausfüllen: {label}', field) };
  if (!field.required) return null;
  if (field.kind === 'dots') return { sentence: t('Bitte mindestens einen Punkt vergeben.') };
  return { at: missing, sentence: WRITTEN.indexOf(field.kind) < 0 ? t('Bitte eine Möglichkeit wählen.') : t('Bitte etwas eingeben.') };
}

/** The first fault of a filled form as {field, sentence, at}, or null. A switch that is on excuses what is required. */
export function check(form, values, t) {
  const excused = form.fields.some((field) => field.kind === 'switch' && values[field.name]);
  for (const field of form.fields) {
    const fault = faultIn(field, values, excused, (form.subjects || []).length > 0, t);
    if (fault) return { field: field.name, ...fault };
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
    } else if (field.kind === 'scale' || field.kind === 'verdict') {
      if (value !== undefined) data[field.name] = value;
    } else if (isEmpty(value) || !given(value)) return;
    else if (field.kind === 'texts') data[field.name] = textsOf(field, value).map((text) => text.trim());
    else data[field.name] = field.kind === 'number' ? numberOf(value) : Array.isArray(value) ? value : value.trim();
  });
  return data;
}

const sayOf = (field, value) => (field.kind === 'date' ? dayOf(value) : field.unit ? value + ' ' + field.unit : String(value));

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
    } else if (field.kind === 'choice' || field.kind === 'verdict') {
      if (given(value) && value !== '') parts.push(labelOf(field, value));
    } else if (field.kind === 'scale') {
      if (value === null) parts.push(field.nullable || t('Kann ich nicht beurteilen'));
      else if (value !== undefined) parts.push(String(value));
    } else if (field.kind === 'texts') parts.push(...(value || []).filter((text) => text));
    else if (given(value) && value !== '') parts.push(sayOf(field, value));
  });
  return parts.join(' · ');
}

// ── drawing ──────────────────────────────────────────────────────────────────

/* A kit is {t, id, value, error, at, silent, change(value), send()}: words, a unique id, what is typed, a fault or '' and in which of
   several inputs, whether the label stands in the heading already, and what to do. */

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

/** A line, a whole number with its unit, or a day. */
function drawLine(field, kit) {
  const text = given(kit.value) ? String(kit.value) : '';
  const plain = field.kind === 'line';
  return html`<div class="field-pick ${plain ? '' : field.kind}"><label for=${kit.id}>${field.label}</label>
      <input class="t-input" id=${kit.id} type=${field.kind === 'date' ? 'date' : 'text'} inputmode=${field.kind === 'number' ? 'numeric' : nothing} autocomplete="off"
        dir=${plain ? 'auto' : nothing} .value=${live(text)} aria-invalid=${invalid(kit)} aria-describedby="${kit.id}-note ${kit.id}-fault" @input=${(event) => kit.change(event.target.value)}>
      ${field.unit ? html`<span>${field.unit}</span>` : nothing}
      <div class="line-meta" id="${kit.id}-note"><span>${field.note || nothing}</span>${plain && 2 * countLetters(text) > field.maximum ? counter(field, text, kit.t) : nothing}</div>
    </div>${faultOf(kit)}`;
}

function drawText(field, kit) {
  const text = kit.value || '';
  const count = countWords(text);
  const words = field.warn_words ? html`<span class="num ${count > field.warn_words ? 'over' : ''}">${kit.t('{count} von {most} Wörtern', { count, most: field.warn_words })}</span>` : counter(field, text, kit.t);
  return html`<div class="long"><label class="t-sub" for=${kit.id}>${field.label}</label>
      ${field.note ? html`<p class="t-help" id="${kit.id}-note">${field.note}</p>` : nothing}
      <textarea class="textbox" id=${kit.id} rows="3" autocomplete="off" dir="auto" .value=${live(text)} aria-invalid=${invalid(kit)}
        aria-describedby="${kit.id}-note ${kit.id}-fault" @input=${(event) => kit.change(event.target.value)}></textarea>
      <div class="line-meta"><span></span>${words}</div></div>${faultOf(kit)}`;
}

function drawTexts(field, kit) {
  const texts = textsOf(field, kit.value);
  const put = (index, text) => kit.change(texts.map((one, place) => (place === index ? text : one)));
  return html`<fieldset class="long"><legend class="t-sub">${field.label}</legend>
      ${field.note ? html`<p class="t-help" id="${kit.id}-note">${field.note}</p>` : nothing}
      ${texts.map((text, index) => html`<div class="numbered"><b class="num" aria-hidden="true">${index + 1}</b><div>
        <textarea class="textbox" id=${index ? kit.id + '-' + index : kit.id} rows="2" autocomplete="off" dir="auto" aria-label="${field.label} ${index + 1}" .value=${live(text)}
          aria-invalid=${kit.error && (kit.at || 0) === index ? 'true' : 'false'} aria-describedby="${kit.id}-note ${kit.id}-fault" @input=${(event) => put(index, event.target.value)}></textarea>
        <div class="line-meta"><span></span>${counter(field, text, kit.t)}</div>${(kit.at || 0) === index ? faultOf(kit) : nothing}</div></div>`)}</fieldset>`;
}

function drawVerdict(field, kit) {
  return html`<fieldset class="choices verdict" id=${kit.id} tabindex="-1"><legend class=${field.label && !kit.silent ? 't-sub' : 'sr'}>${field.label || kit.t('Ihre Wahl')}</legend>
      ${(field.options || []).map((option) => radio(kit, kit.value === option.value, html`<b class="num">${option.value}</b><em>${option.label}</em>`, () => kit.change(option.value)))}</fieldset>${faultOf(kit)}`;
}

const radio = (kit, chosen, label, choose) => html`<label class="pick"><input type="radio" name=${kit.id} .checked=${live(chosen)}
    aria-describedby="${kit.id}-fault" @change=${choose}><span>${label}</span></label>`;

function drawChoice(field, kit) {
  const chosen = kit.value === undefined ? '' : String(kit.value);
  const options = field.options || [];
  if (field.required && options.length <= 6) {
    return html`<fieldset class=${options.length === 2 && options.every((option) => option.label.length < 24) ? 'choices two' : 'choices'} id=${kit.id} tabindex="-1"><legend class=${field.label ? 't-sub' : 'sr'}>${field.label || kit.t('Ihre Wahl')}</legend>
      ${options.map((option) => radio(kit, chosen === String(option.value), html`<bdi>${option.label}</bdi>`, () => kit.change(String(option.value))))}</fieldset>${faultOf(kit)}`;
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
      ${excusable(field) ? html`<div class="na">${radio(kit, kit.value === null, field.nullable || kit.t('Kann ich nicht beurteilen'), () => kit.change(null))}</div>` : nothing}
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
          ${option.number ? html`<b class="no">${option.number}</b>` : nothing}<span><bdi>${option.label}</bdi></span>
          <span class="step">${button('−', kit.t('Punkt wegnehmen'), !has, () => put(option, has - 1))}
            ${most > 2 ? html`<b class="num" dir="ltr">${has}</b>` : dotRow(has, most)}<span class="sr">${kit.t('{has} von {most} Punkten', { has, most })}</span>
            ${button('+', kit.t('Punkt dazu'), left <= 0 || has >= most, () => put(option, has + 1))}</span></div>`;
    })}</div>`;
}

function drawSwitch(field, kit) {
  return html`<label class="pick switch"><input id=${kit.id} type="checkbox" .checked=${live(Boolean(kit.value))}
    @change=${(event) => kit.change(event.target.checked)}><span>${field.label}</span></label>${faultOf(kit)}`;
}

const DRAWN = {
  card: drawCard, line: drawLine, text: drawText, texts: drawTexts, choice: drawChoice, verdict: drawVerdict,
  scale: drawScale, number: drawLine, date: drawLine, dots: drawDots, switch: drawSwitch,
};

export function drawField(field, kit) {
  return DRAWN[field.kind](field, kit);
}

/** One's own entry, large where a card was written, else in the words of the form. */
export function drawEntry(form, entry, t) {
  const fields = form ? form.fields : [];
  const data = entry.data || {};
  if (!fields.length || !Object.keys(data).length) return html`<p dir="auto">${entry.text}</p>`;
  const first = fields.filter((field) => LETTERS.indexOf(field.kind) >= 0 && data[field.name])[0];
  const asks = (field) => field.kind === 'choice' && field.required;
  const several = fields.filter(asks).length > 1;
  return fields.map((field) => {
    const value = data[field.name];
    const beside = (words) => html`<div class="given"><span>${field.label}</span><span>${words}</span></div>`;
    if (field.kind === 'dots') {
      return html`${(field.options || []).filter((option) => (value || {})[option.value]).map((option) => html`<div class="given"><span><bdi>${option.label}</bdi></span>
        ${dotRow(value[option.value], value[option.value])}<span class="sr">${t('{has} Punkte', { has: value[option.value] })}</span></div>`)}
        <p class="aside">${t('{has} von {most} Punkten', { has: spent(value), most: field.budget })}</p>`;
    }
    if (field.kind === 'scale' && value !== undefined) {
      const words = value === null ? field.nullable || t('Kann ich nicht beurteilen') : html`<b class="num">${value}</b>`;
      if (field.label) return beside(words);
      if (value === null) return html`<p>${words}</p>`;
      return html`<div class="rated"><b class="num">${value}</b>
        <span>${t('von {most}', { most: field.maximum || 5 })}${value === field.maximum && field.high ? ' · ' + field.high : value === field.minimum && field.low ? ' · ' + field.low : ''}</span></div>`;
    }
    if (field.kind === 'switch') return value ? html`<p>${field.label}</p>` : nothing;
    if (isEmpty(value) || value === null) return nothing;
    if (several && asks(field)) return beside(labelOf(field, value));
    if (field.kind === 'choice') return html`<p class="aside" dir="auto">${labelOf(field, value)}</p>`;
    if (field.kind === 'verdict') return html`<p><b class="num">${value}</b> ${labelOf(field, value)}</p>`;
    if (field.kind === 'number' || field.kind === 'date') return html`<p class="aside">${field.label}: <bdi>${sayOf(field, value)}</bdi></p>`;
    if (field.kind === 'texts') return value.map((text) => html`<p dir="auto">${text}</p>`);
    return html`<p class=${field.kind === 'line' && field !== first ? 'aside' : ''} dir="auto">${value}</p>`;
  });
}
