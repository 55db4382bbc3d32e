/* The tablet: one question, one input, one's own entries.

   <koffer-tablet> draws what GET /api/step says. Properties: `state` and `texts` to begin with (on the lean page JSON blocks; later
   it fetches them), `colours` {kommune, accent, …} where the page has none. Attributes: `base` (prefix of all addresses), `inset`
   (part of another page), `paper` (the facilitator enters paper: only the form, by the desk's verbs `paper` and `table_paper`).
   tokens.css and tablet.css must lie in the same document or shadow root. Event `koffer-entered`: something was accepted. */

import { html, nothing, LitElement, repeat, live } from '../vendor/lit.js';
import { Clock, Drafts, Outbox, Retry, Shelf, clockFace, countLetters, fill, makeId } from './device.js';
import { check, drawEntry, drawField, icon, isBlank, lineOf, pack } from './fields.js';

const POLL = 4000;
const PATIENCE = 12000;
const QUIET = 5000;
const TWICE = 700;
const BEAT = 45000;
const FIRST_GROUPS = 10;
const LONGEST_NAME = 40;

const readBlock = (id) => {
  const block = document.getElementById(id);
  return block ? JSON.parse(block.textContent) : undefined;
};

// letters beyond Latin: names of languages must not load fonts that nobody reads
const foreign = (text) => /[^\u0000-\u00ff\u2010-\u2027]/.test(text);

// a line may break behind a slash
const breakable = (label) => label.replace(/\//g, '/\u200b');

/** As high as what is written in it. */
function grow(area) {
  area.style.height = 'auto';
  if (area.scrollHeight > area.clientHeight) area.style.height = area.scrollHeight + (area.offsetHeight - area.clientHeight) + 'px';
}

export class KofferTablet extends LitElement {
  static get properties() {
    return {
      state: { attribute: false },
      texts: { attribute: false },
      colours: { attribute: false },
      base: { type: String },
      paper: { type: Boolean },
      inset: { type: Boolean },
    };
  }

  constructor() {
    super();
    this.base = '';
    this.paper = false;
    this.inset = false;
    this.clock = new Clock();
    this.draft = {};
    this.editing = null;
    this.error = null;
    this.notice = '';
    this.refusal = '';
    this.menu = false;
    this.group = null;
    this.institution = '';
    this.wantsInstitution = false;
    this.allGroups = false;
    this.joining = false;
    this.paperwork = null;
    this.parts = null;
    this.sendingPaper = false;
    this.sent = 0;
    this.parting = null;
    this.at = 0;
    this.table = '';
    this.moving = false;
    this.sharing = null;
    this.asking = false;
    this.leaving = false;
    this.passing = null;
    this.down = false;
    this.remark = '';
    this.streaming = false;
    this.stream = null;
    this.looking = false;
    this.lookAgain = false;
    this.looks = 0;
    this.etag = null;
    this.fresh = new Map();
    this.gone = new Map();
    this.said = '';
    this.lastSaid = 0;
    this.heard = 0;
    this.contact = new Retry(() => this.look());
    this.reopen = new Retry(() => this.listen(), { first: 1500, most: 30000 });
    this.woken = () => this.wake();
    this.stored = (event) => this.hearTab(event);
  }

  createRenderRoot() {
    return this;
  }

  // ── beginning and end ──────────────────────────────────────────────────────

  connectedCallback() {
    this.textContent = '';
    if (!this.state && !this.inset && !this.paper) this.state = readBlock('koffer-state');
    if (!this.texts) this.texts = readBlock('koffer-texts') || {};
    if (this.getRootNode() !== document) this.classList.add('koffer');
    super.connectedCallback();
    if (this.paper) {
      import('./paper.js').then((part) => { this.paperwork = part; this.requestUpdate(); });
      return;
    }
    window.addEventListener('online', this.woken);
    window.addEventListener('offline', this.woken);
    window.addEventListener('storage', this.stored);
    document.addEventListener('visibilitychange', this.woken);
    this.ticking = setInterval(() => this.tick(), 1000);
    this.polling = setInterval(() => { if (!this.streaming && !this.down) this.look(); }, POLL);
    if (!this.state) this.look();
    this.listen();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('online', this.woken);
    window.removeEventListener('offline', this.woken);
    window.removeEventListener('storage', this.stored);
    document.removeEventListener('visibilitychange', this.woken);
    clearInterval(this.ticking);
    clearInterval(this.polling);
    clearTimeout(this.speaking);
    this.contact.stop();
    this.reopen.stop();
    if (this.outbox) this.outbox.retry.stop();
    this.mute();
  }

  willUpdate(changed) {
    if (changed.has('colours') && this.colours) {
      Object.keys(this.colours).forEach((name) => this.style.setProperty('--' + name.replace(/_/g, '-'), this.colours[name]));
    }
    if (!changed.has('state') || !this.state) return;
    const before = changed.get('state');
    if (!before) {
      const opened = window.performance && performance.timing ? performance.timing.responseStart : 0;
      const arrived = !this.inset && !this.paper && this.looks === 0 && opened ? opened : Date.now();
      if (this.looks === 0) this.clock.hear(this.state.now, arrived, arrived);
    }
    this.openShelf();
    if (this.shared() && !this.sharing) this.fetchSharing();
    const { step, form } = this.state;
    if (!this.parts && form && form.fields[0].group) import('./parts.js').then((parts) => { this.parts = parts; this.requestUpdate(); }, () => {});
    const same = before && before.step && step && before.step.id === step.id && this.ballot(before) === this.ballot();
    if (this.state.phase !== 'input' || !same || before.step.round !== step.round) this.openSheet();
    else if (this.subject() && !this.editing && isBlank(this.draft)) this.openSubject();
    if (before && (before.phase !== this.state.phase || !same)) this.turnPage(before);
    this.dressDocument();
  }

  openShelf() {
    const prefix = 'koffer:' + this.state.workshop.id + ':' + (this.state.person || '') + ':';
    if (this.shelf && this.shelf.prefix === prefix) return;
    let storage = null;
    try {
      storage = window.localStorage;
    } catch (error) { /* blocked by the browser: the shelf falls back to memory and says so */ }
    this.shelf = new Shelf(storage, prefix + (this.paper ? 'paper:' : ''));
    this.drafts = new Drafts(this.shelf);
    if (this.outbox) this.outbox.retry.stop();
    this.outbox = new Outbox(this.shelf, (request) => this.post(request), (kind, record, answer) => this.hearOutbox(kind, record, answer));
    if (!this.paper) this.outbox.pump();
  }

  openSheet() {
    const { step, form, phase } = this.state;
    this.error = null;
    this.editing = (step && form && phase === 'input' && !this.paper && this.shelf.read('editing:' + this.place())) || null;
    if (this.subjects().length) {
      const kept = this.shelf.read('at:' + this.place() + step.round);
      const open = this.firstOpen();
      this.at = kept <= this.subjects().length ? kept : open < 0 ? this.subjects().length : open;
    }
    if (this.oneEach()) this.openSubject();
    else this.draft = step && form ? this.drafts.read(this.sheet(), this.names()) : {};
    if (phase === 'finished' && !this.outbox.waiting().length && !this.outbox.refused().length) {
      this.shelf.names('').forEach((name) => this.shelf.drop(name));
    }
  }

  /** Where the drafts of a step lie; of the people who share a device each has a place of their own. */
  place() {
    return (this.ballot() ? this.ballot() + '~' : '') + this.state.step.id;
  }

  sheet() {
    const subject = this.subject();
    if (this.editing && !(subject && this.oneEach())) return 'entry-' + this.editing.id;
    return this.place() + (subject ? '/' + encodeURIComponent(subject.value) : '');
  }

  names() {
    return this.state.form.fields.map((field) => field.name);
  }

  // ── the same about several things ──────────────────────────────────────────

  subjects() {
    return (this.state.form && this.state.form.subjects) || [];
  }

  /** What is asked about now; nothing on the last page, which shows all answers. */
  subject() {
    return this.subjects()[this.at];
  }

  /** Whether each subject has one answer, which then stands in the form itself. */
  oneEach() {
    return this.subjects().length > 0 && this.state.form.limit === 1;
  }

  /** The answers about one subject; what came back first, since it needs attention. */
  answers(subject) {
    const about = (entry) => entry.data && entry.data[this.state.form.subject] === subject.value;
    return this.entries().mine.filter(about).sort((one, other) => (other.place === 'back') - (one.place === 'back'));
  }

  isAnswered(subject) {
    return this.answers(subject).some((entry) => entry.place !== 'back');
  }

  firstOpen(from) {
    const order = this.subjects().map((one, index) => (index + (from || 0)) % this.subjects().length);
    const open = order.filter((index) => !this.isAnswered(this.subjects()[index]));
    return open.length ? open[0] : -1;
  }

  /** The form as this subject was answered, with what was typed since. */
  openSubject() {
    const subject = this.subject();
    this.error = null;
    this.editing = null;
    this.draft = {};
    if (!subject) return;
    const answer = this.answers(subject)[0];
    if (answer) this.editing = { id: answer.id, made: answer.place === 'back' ? answer.made : true };
    const kept = {};
    this.names().forEach((name) => { if (answer && answer.data[name] !== undefined) kept[name] = answer.data[name]; });
    this.draft = { ...kept, ...this.drafts.read(this.sheet(), this.names()) };
    if (answer && answer.sentence && answer.place === 'back') this.error = this.errorOf(answer);
  }

  turnTo(index) {
    this.at = index;
    this.shelf.write('at:' + this.place() + this.state.step.round, index);
    if (this.oneEach()) this.openSubject();
    else this.draft = this.drafts.read(this.sheet(), this.names());
    this.notice = '';
    if (this.paper) {
      this.requestUpdate();
      return;
    }
    this.turned = true;
    const active = this.getRootNode().activeElement;
    if (active && this.contains(active)) active.blur();
    if (!this.inset) window.scrollTo(0, 0);
    const subject = this.subject();
    this.say(subject ? this.placeOf(index) + ': ' + subject.label : this.tally());
    this.requestUpdate();
  }

  /** Hand in what is new and go on: to what is still open, or to all answers. An untouched form is passed over. */
  async answer() {
    const { form, step } = this.state;
    const subject = this.subject();
    const t = (german, facts) => this.t(german, facts);
    const before = this.answers(subject)[0];
    if (before || !isBlank(this.draft)) {
      this.error = check(form, this.draft, t);
      if (this.error) {
        this.showError();
        return;
      }
      const data = pack(form, this.draft);
      const told = JSON.stringify(data);
      this.drafts.clear(this.sheet());
      if (!before || before.place === 'back' || JSON.stringify(pack(form, before.data)) !== told) {
        const made = Boolean(this.editing && this.editing.made);
        const entry = {
          id: made ? this.editing.id : makeId(), ballot: this.ballot(), step: step.id, key: step.key,
          data: { ...data, [form.subject]: subject.value }, text: lineOf(form, data, t),
        };
        if (before && before.place === 'back') this.outbox.forget(before.id);
        if (made) this.outbox.amend(entry);
        else this.outbox.add(entry);
      }
    }
    const open = this.subjects().some((one) => one !== subject && !this.isAnswered(one));
    this.turnTo(open ? this.at + 1 : this.subjects().length);
  }

  turnPage(before) {
    const { phase, step } = this.state;
    const another = (before.step || {}).id !== (step || {}).id;
    this.notice = '';
    this.menu = false;
    this.joining = false;
    this.leaving = false;
    this.moving = this.moving && phase === 'wait';
    this.turned = true;
    if (phase === 'input' && step) this.say(step.question);
    else if (phase === 'closed') this.say(this.t('Die Eingabe ist beendet.'));
    else if (phase === 'wait') this.say(this.t('Gleich geht es weiter'));
    else if (phase === 'finished') this.say(this.t('Danke für Ihre Mitarbeit!'));
    if (another && !this.inset && !this.paper) window.scrollTo(0, 0);
  }

  dressDocument() {
    if (this.inset || this.paper || this.getRootNode() !== document) return;
    document.documentElement.lang = this.tongue();
    document.documentElement.dir = this.dirOf(this.state.language);
    document.title = this.state.workshop.title;
  }

  updated() {
    this.querySelectorAll('.write textarea').forEach(grow);
    if (this.sharing && this.shared()) this.sharing.tend(this);
    if (!this.turned) return;
    this.turned = false;
    const active = this.getRootNode().activeElement;
    if (active && active !== document.body) return;
    const heading = this.querySelector('h1');
    if (heading && !this.inset && !this.paper) heading.focus();
  }

  // ── words ──────────────────────────────────────────────────────────────────

  t(german, facts) {
    return fill((this.texts && this.texts[german]) || german, facts);
  }

  /** The language for `lang`: easy German is German. */
  tongue() {
    return this.state ? this.state.language.split('-')[0] : 'de';
  }

  dirOf(code) {
    const found = (this.state.languages || []).filter((one) => one.code === code)[0];
    return (found && found.dir) || 'ltr';
  }

  /** In the calendar and the digits of the house, so that everybody in the room reads the same date. */
  day(iso) {
    const shape = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' };
    const date = new Date(iso.slice(0, 10) + 'T12:00:00Z');
    try {
      return new Intl.DateTimeFormat(this.state.language + '-u-ca-gregory-nu-latn', shape).format(date);
    } catch (error) {
      return new Intl.DateTimeFormat('de', shape).format(date);
    }
  }

  /** Tell a screen reader, politely and at most every five seconds; the newest sentence wins. */
  say(sentence) {
    this.toSay = sentence;
    if (this.speaking) return;
    this.speaking = setTimeout(() => {
      this.speaking = null;
      this.said = this.toSay;
      this.lastSaid = Date.now();
      this.requestUpdate();
    }, Math.max(60, this.lastSaid + QUIET - Date.now()));
  }

  // ── network ────────────────────────────────────────────────────────────────

  async ask(method, path, body, headers) {
    const abort = new AbortController();
    const alarm = setTimeout(() => abort.abort(), PATIENCE);
    const asked = Date.now();
    try {
      const answer = await fetch(this.base + path, {
        method,
        headers: { 'X-Koffer': '1', ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers },
        body: body ? JSON.stringify(body) : undefined,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: abort.signal,
      });
      const text = await answer.text();
      let spoken = null;
      try {
        spoken = JSON.parse(text);
      } catch (error) { /* a proxy's page is no answer */ }
      return {
        status: answer.status, body: spoken, asked, received: Date.now(),
        etag: answer.headers.get('ETag'), after: Number(answer.headers.get('Retry-After')) || 0,
      };
    } finally {
      clearTimeout(alarm);
    }
  }

  /** Fetch the state; one request at a time, and once more if asked meanwhile. */
  async look() {
    if (this.looking) {
      this.lookAgain = true;
      return;
    }
    this.looking = true;
    this.looks += 1;
    const started = this.looks;
    let answer = null;
    try {
      answer = await this.ask('GET', '/api/step', null, this.etag ? { 'If-None-Match': this.etag } : {});
    } catch (error) { /* no network */ }
    this.looking = false;
    if (!answer) this.lose('');
    else if (answer.status === 304) this.reach(started);
    else if (answer.status === 200 && answer.body && answer.body.phase) this.take(answer, started);
    else if (answer.body && answer.body.error && answer.status < 500) {
      this.refusal = answer.body.sentence;
      this.reach();
    } else this.lose((answer.body && answer.body.sentence) || '');
    if (this.lookAgain) {
      this.lookAgain = false;
      this.look();
    }
  }

  take(answer, started) {
    this.etag = answer.etag;
    this.clock.hear(answer.body.now, answer.asked, answer.received);
    this.refusal = '';
    this.state = answer.body;
    this.reach(started);
  }

  /** The server answers; `started`: the number of the look it answered. What was known before it began is in the state now. */
  reach(started) {
    const back = this.down;
    [this.fresh, this.gone].forEach((known) => known.forEach((one, id) => { if (one.look < started) known.delete(id); }));
    if (this.passing && started > this.passing.done) this.passing = null;
    this.down = false;
    this.remark = '';
    this.contact.succeed();
    if (back) {
      if (this.outbox) this.outbox.pump();
      if (this.joining) this.join();
      if (this.passing) this.sharing.send(this);
      if (!this.stream) this.listen();
      this.say(this.t('Die Verbindung ist wieder da.'));
    }
    this.requestUpdate();
  }

  lose(sentence) {
    if (!this.down) this.say(this.t('Keine Verbindung'));
    this.down = true;
    this.remark = sentence;
    this.contact.fail();
    this.requestUpdate();
  }

  wake() {
    if (document.visibilityState === 'hidden') return;
    if (navigator.onLine === false) {
      this.mute();
      this.reopen.fail();
      this.lose('');
      return;
    }
    if (!this.stream) this.listen();
    this.look();
    if (this.outbox) this.outbox.pump();
  }

  /** One stream per window. It says that something changed, never what. */
  listen() {
    if (this.stream || this.paper || !window.EventSource) return;
    this.reopen.stop();
    const stream = new EventSource(this.base + '/live?role=tablet');
    this.stream = stream;
    this.heard = 0;
    stream.onopen = () => {
      this.streaming = true;
      this.reopen.succeed();
    };
    // the first event says where the workshop stands, so nothing is missed between page and stream
    stream.addEventListener('step', (event) => {
      const told = JSON.parse(event.data);
      if (this.state && told.epoch === this.state.epoch && told.revision === this.state.revision) return;
      setTimeout(() => this.look(), Math.random() * 120);
    });
    stream.addEventListener('beat', () => { this.heard = Date.now(); });
    stream.onerror = () => {
      if (this.streaming) setTimeout(() => { if (!this.streaming && !this.down) this.look(); }, Math.random() * 1000);
      this.mute();
      this.reopen.fail();
    };
  }

  mute() {
    if (this.stream) this.stream.close();
    this.stream = null;
    this.streaming = false;
  }

  tick() {
    // a stream whose heartbeat stopped is dead, even if the browser has not noticed
    if (this.heard && Date.now() - this.heard > BEAT) {
      this.mute();
      this.listen();
    }
    if (this.shared() && !this.sharing) this.fetchSharing();
    if (this.down || (this.state && this.clock.left(this.state.step) !== null)) this.requestUpdate();
  }

  // ── handing in ─────────────────────────────────────────────────────────────

  post(request) {
    const whose = { 'X-Koffer-Ballot': String(request.ballot || 0) };
    if (request.method === 'DELETE') return this.ask('DELETE', '/api/entries/' + request.id, {}, whose);
    if (request.method === 'PUT') return this.ask('PUT', '/api/entries/' + request.id, { data: request.data }, whose);
    return this.ask('POST', '/api/entries', { id: request.id, step: request.key, data: request.data, waited: request.waited }, whose);
  }

  hearOutbox(kind, record, answer) {
    if (kind === 'again') {
      if (answer.status === 0) this.lose('');
      else this.lose((answer.body && answer.body.sentence) || '');
    } else {
      this.reach();
      if (this.looking) this.lookAgain = true; // what is being fetched may be older than this
      if (kind === 'made' || kind === 'changed') this.arrived(kind, record, answer.body);
      else if (kind === 'gone') {
        this.fresh.delete(record.id);
        this.gone.set(record.id, { look: this.looks });
      } else if (kind === 'stays') this.notice = answer.body.sentence;
      else this.returned(record, answer.body);
    }
    this.requestUpdate();
  }

  arrived(kind, record, body) {
    const state = body.state || 'valid';
    this.fresh.set(record.id, { look: this.looks, ballot: record.ballot || 0, step: record.step, item: { id: record.id, data: record.data, text: record.text, state, sentence: body.sentence } });
    this.say(state === 'late' ? body.sentence || this.t('Ihre Eingabe kam nach dem Schließen an. Die Moderation entscheidet, ob sie noch zählt.') : this.t('angekommen'));
    this.dispatchEvent(new CustomEvent('koffer-entered', { detail: { id: record.id, kind }, bubbles: true, composed: true }));
  }

  /** Refused: the text goes back into the form, unless the person is already writing the next one. */
  returned(record, body) {
    const { step, form, phase } = this.state;
    this.say(body.sentence);
    const back = this.outbox.refused().filter((one) => one.id === record.id)[0];
    this.leaving = false;
    if (!back || (back.ballot || 0) !== this.ballot()) return;
    if (phase === 'input' && form && step.id === record.step) {
      if (this.oneEach()) {
        if (this.subject() && this.answers(this.subject())[0] === back) this.openSubject();
      } else if (!this.editing && isBlank(this.draft)) this.revise(back, true);
    }
    if (body.error === 'StepClosed' || body.error === 'NotJoined') this.look();
  }

  hearTab(event) {
    if (!this.shelf || !event.key || event.key.indexOf(this.shelf.prefix) !== 0) return;
    if (event.key.slice(this.shelf.prefix.length).indexOf('out:') === 0 && event.newValue === null) this.look();
    this.requestUpdate();
  }

  type(field, value) {
    this.draft = { ...this.draft, [field.name]: value };
    this.drafts.write(this.sheet(), field.name, value);
    if (this.error && this.error.field === field.name) this.error = null;
    this.notice = '';
    this.requestUpdate();
  }

  async submit(event) {
    if (event) event.preventDefault();
    // the second click of a double click finds the form empty again
    if (Date.now() - this.sent < TWICE && isBlank(this.draft)) return;
    const { form, step } = this.state;
    const subject = this.subject();
    if (subject && this.oneEach() && !this.paper) {
      this.answer();
      return;
    }
    this.error = check(form, this.draft, (german, facts) => this.t(german, facts));
    if (this.error) {
      this.showError();
      return;
    }
    const data = pack(form, this.draft);
    if (subject) data[form.subject] = subject.value;
    if (this.paper) {
      if (this.paperwork) await this.paperwork.enter(this, data);
      return;
    }
    const entry = { id: makeId(), ballot: this.ballot(), step: step.id, key: step.key, data, text: lineOf(form, data, (german, facts) => this.t(german, facts)) };
    const editing = this.editing;
    this.sent = Date.now();
    this.closeSheet();
    if (editing && editing.made) this.outbox.amend({ ...entry, id: editing.id });
    else this.outbox.add(entry);
    if (editing) this.outbox.forget(editing.id);
    await this.updateComplete;
    const next = this.querySelector('.write textarea') || this.querySelector('.mine h2');
    if (next) next.focus();
  }

  closeSheet() {
    this.drafts.clear(this.sheet());
    this.shelf.drop('editing:' + this.place());
    this.editing = null;
    this.error = null;
    this.notice = '';
    this.draft = this.drafts.read(this.sheet(), this.names());
    this.requestUpdate();
  }

  async showError() {
    this.say(this.error.sentence);
    this.requestUpdate();
    await this.updateComplete;
    const field = this.querySelector('#' + this.idOf(this.error.field) + (this.error.at ? '-' + this.error.at : ''));
    if (field) field.focus();
  }

  /** What the server said of an entry it refused, at its field or at the first. */
  errorOf(entry) {
    return { field: this.names().indexOf(entry.field) < 0 ? this.names()[0] : entry.field, sentence: entry.sentence };
  }

  async revise(entry, refused) {
    const names = this.names();
    if (this.editing && this.editing.id === entry.id) return;
    const about = entry.data ? this.subjects().map((one) => one.value).indexOf(entry.data[this.state.form.subject]) : -1;
    if (about >= 0) this.turnTo(about);
    if (this.oneEach()) return;
    this.editing = { id: entry.id, made: refused ? entry.made : true };
    this.shelf.write('editing:' + this.place(), this.editing);
    const begun = this.drafts.read(this.sheet(), names);
    this.draft = Object.keys(begun).length ? begun : { ...entry.data };
    names.forEach((name) => { if (this.draft[name] !== undefined) this.drafts.write(this.sheet(), name, this.draft[name]); });
    this.error = refused && entry.sentence ? this.errorOf(entry) : null;
    this.notice = '';
    this.requestUpdate();
    await this.updateComplete;
    const field = this.querySelector('#' + this.idOf(this.error ? this.error.field : names[0]));
    if (field) field.focus();
  }

  withdraw(entry) {
    const { step } = this.state;
    if (this.editing && this.editing.id === entry.id) this.closeSheet();
    if (entry.place === 'back') this.outbox.forget(entry.id);
    else this.outbox.withdraw({ id: entry.id, ballot: this.ballot(), step: entry.step || (step || {}).id, key: (step || {}).key, data: entry.data, text: entry.text });
    this.requestUpdate();
  }

  /** Own entries of the step on show, and what waits from other steps: {id, data, text, state, place: here | waits | back}. */
  entries() {
    const { step, own } = this.state;
    const here = (step || {}).id;
    const shown = new Map();
    const yours = (record) => (record.ballot || 0) === this.ballot();
    if (this.secret() && this.state.phase !== 'input') return { mine: [], elsewhere: [] };
    (own || []).forEach((one) => { if (one.state !== 'withdrawn') shown.set(one.id, { ...one, place: 'here' }); });
    this.fresh.forEach((one, id) => { if (one.step === here && yours(one)) shown.set(id, { ...one.item, place: 'here' }); });
    this.gone.forEach((one, id) => shown.delete(id));
    const elsewhere = [];
    this.outbox.waiting().filter(yours).forEach((record) => {
      const entry = { id: record.id, step: record.step, data: record.changed || record.data, text: record.text, place: 'waits' };
      if (record.gone) shown.delete(record.id);
      else if (shown.has(record.id) || record.step === here) shown.set(record.id, entry);
      else elsewhere.push(entry);
    });
    this.outbox.refused().filter(yours).forEach((record) => {
      const entry = { ...record, place: 'back' };
      if (this.editing && this.editing.id === record.id && !this.oneEach()) return;
      if (record.step === here) shown.set('back-' + record.id, entry);
      else if (entry.text) elsewhere.push(entry);
    });
    return { mine: Array.from(shown.values()), elsewhere };
  }

  // ── joining and language ───────────────────────────────────────────────────

  async join(event) {
    if (event) event.preventDefault();
    const groups = this.state.join ? this.state.join.actor_groups : [];
    if (groups.length && this.group === null) {
      this.error = { field: 'group', sentence: this.t('Bitte eine Akteursgruppe aus der Liste wählen.') };
      this.showError();
      return;
    }
    const maximum = (this.state.join && this.state.join.institution_maximum) || 60;
    if (countLetters(this.institution) > maximum) {
      const facts = { length: countLetters(this.institution), maximum };
      this.error = { field: 'institution', sentence: this.t('Das sind {length} Zeichen, erlaubt sind {maximum}.', facts) };
      this.showError();
      return;
    }
    this.error = null;
    this.joining = true;
    this.requestUpdate();
    let answer = null;
    try {
      answer = await this.ask('POST', '/api/join', { actor_group: this.group, institution: this.institution.trim(), language: this.state.language });
    } catch (error) { /* no network: joined as soon as it is back */ }
    if (answer && answer.body && answer.status < 300) {
      this.joining = false;
      await this.look();
      if (this.sharing) this.sharing.begin(this);
    } else if (answer && answer.body && answer.body.error && answer.status < 500) {
      this.joining = false;
      this.error = { field: answer.body.field || 'group', sentence: answer.body.sentence };
      this.showError();
    } else this.lose('');
    this.requestUpdate();
  }

  async speak(code) {
    this.menu = false;
    this.requestUpdate();
    try {
      const chosen = await this.ask('POST', '/api/language', { language: code });
      if (chosen.status >= 300) {
        this.notice = (chosen.body && chosen.body.sentence) || this.t('Die Sprache lässt sich gerade nicht wechseln.');
        this.requestUpdate();
        return;
      }
      const words = await this.ask('GET', '/api/texts/' + encodeURIComponent(code));
      if (words.status === 200 && words.body) this.texts = words.body;
    } catch (error) {
      this.lose('');
      return;
    }
    this.etag = null;
    await this.look();
  }

  async sit(table) {
    try {
      const answer = await this.ask('POST', '/api/table', { table });
      this.moving = false;
      if (answer.status >= 300) this.notice = (answer.body && answer.body.sentence) || this.t('Das geht gerade nicht. Bitte gleich noch einmal versuchen.');
    } catch (error) {
      this.lose('');
      return;
    }
    this.requestUpdate();
    await this.look();
  }

  // ── several people, one device ─────────────────────────────────────────────

  /** Whose turn it is, from 0. */
  ballot(state) {
    return ((state || this.state).device || {}).ballot || 0;
  }

  shared() {
    return Boolean(this.state && this.state.device && this.state.device.ballots > 1);
  }

  /** Whether people hand in one after the other, unseen by the others; what a table says together is no secret among them. */
  secret() {
    return this.shared() && !(this.state.step && this.state.step.by_table);
  }

  /** Only shared devices load what sharing takes. */
  async fetchSharing() {
    if (this.fetching) return;
    this.fetching = true;
    try {
      this.sharing = await import('./sharing.js');
    } catch (error) { /* no network: tried again with every tick */ }
    this.fetching = false;
    this.requestUpdate();
  }

  async offerSharing() {
    await this.fetchSharing();
    this.asking = Boolean(this.sharing);
    if (!this.sharing) this.notice = this.t('Das geht gerade nicht. Bitte gleich noch einmal versuchen.');
    this.requestUpdate();
  }

  /** The next person takes this device: it forgets this one. */
  async leave() {
    try {
      const answer = await this.ask('POST', '/neue-person', {});
      if (answer.status >= 300) throw new Error(String(answer.status));
      this.shelf.names('').forEach((name) => this.shelf.drop(name));
      window.location.assign(this.base + '/beitreten');
    } catch (error) {
      this.notice = this.t('Das geht gerade nicht. Bitte gleich noch einmal versuchen.');
      this.requestUpdate();
    }
  }

  // ── drawing ────────────────────────────────────────────────────────────────

  idOf(name) {
    return 'f-' + (this.paper ? 'paper-' : '') + name.replace(/\W/g, '_');
  }

  render() {
    if (this.refusal) return this.drawShell(this.drawRefusal());
    if (!this.state) return this.drawShell(html`<div class="centre"><p class="t-help">${this.t('Einen Moment …')}</p></div>`);
    if (this.paper) return html`<div class="tablet inset" lang=${this.tongue()} dir=${this.dirOf(this.state.language)}>${this.state.form ? this.drawForm() : nothing}${this.drawSaid()}</div>`;
    if (this.shared() || this.sharing) {
      const cover = this.sharing ? this.sharing.draw(this) : html`<div class="centre"><p class="t-help">${this.t('Einen Moment …')}</p></div>`;
      if (cover) return this.drawShell(cover);
    }
    if (this.parting) return this.drawShell(this.parting.draw(this));
    if (this.moving) return this.drawShell(this.drawTables());
    const pages = { join: 'drawJoin', table: 'drawTables', wait: 'drawWait', input: 'drawInput', closed: 'drawClosed', finished: 'drawFinished' };
    return this.drawShell(this[pages[this.state.phase]](), /input|closed/.test(this.state.phase));
  }

  drawShell(page, split) {
    const code = this.state ? this.state.language : 'de';
    return html`<div class="tablet ${this.inset ? 'inset' : ''}" lang=${this.tongue()} dir=${this.state ? this.dirOf(code) : 'ltr'}>
      <header>${this.drawNet()}${this.state ? this.drawBar() : nothing}${this.menu ? this.drawMenu() : nothing}</header>
      <main class="t-main ${split ? 'split' : ''}">${page}</main>${this.drawSaid()}</div>`;
  }

  drawSaid() {
    return html`<p class="sr" role="status" aria-live="polite">${this.said}</p>`;
  }

  drawRefusal() {
    return html`<div class="centre"><h1 class="t-huge" tabindex="-1">${this.t('Hier geht es nicht weiter')}</h1><p class="t-help">${this.refusal}</p>
      <button class="btn" type="button" style="margin-top:24px" @click=${() => this.look()}>${this.t('Noch einmal versuchen')}</button></div>`;
  }

  drawNet() {
    if (!this.down) return nothing;
    const next = [this.contact.at, this.outbox && this.outbox.retry.at].filter((at) => at);
    const seconds = next.length ? Math.max(0, Math.ceil((Math.min(...next) - Date.now()) / 1000)) : 0;
    return html`<div class="net">${icon('cut')}<span><b>${this.remark || this.t('Keine Verbindung')}</b>
      <span class="num">${seconds > 0 && !this.looking ? this.t('Nächster Versuch in {seconds} s', { seconds }) : this.t('Verbindung wird gesucht …')}</span></span>
      <button type="button" @click=${this.woken}>${this.t('Jetzt versuchen')}</button></div>`;
  }

  drawBar() {
    const { workshop, phase, step, languages, language, table, device } = this.state;
    const current = (languages || []).filter((one) => one.code === language)[0];
    const place = phase === 'finished' ? this.t('{format} · beendet', { format: workshop.format })
      : step && step.number ? this.t('Schritt {number} von {count}', step)
      : [workshop.format, workshop.municipality].filter((one) => one).join(' · ');
    const whose = this.secret() && phase === 'input' ? this.t('Person {number} von {count}', { number: device.ballot + 1, count: device.ballots }) : '';
    const where = [phase === 'finished' ? '' : table, whose].filter((one) => one);
    return html`<div class="t-bar">
      ${workshop.logo ? html`<img class="crest" src=${workshop.logo.src} alt=${workshop.logo.alt}>` : html`<svg class="crest case" viewBox="0 0 40 40" aria-hidden="true"><path d="M14 11V8q0-3 3-3h6q3 0 3 3v3h-3V8h-6v3z"></path><rect x="3" y="11" width="34" height="24" rx="4"></rect><path class="c2" d="M9 17h9v6H9zM22 17h9v6h-9zM15.5 26h9v5h-9z"></path></svg>`}
      <div class="t-where"><b><bdi>${workshop.title}</bdi></b><span>${where.map((one) => html`<bdi>${one}</bdi> · `)}${place}</span></div>
      ${current && languages.length > 1 ? html`<button class="t-lang" type="button" aria-expanded=${this.menu ? 'true' : 'false'} aria-label=${this.t('Sprache: {name}', { name: current.name })}
        @click=${() => { this.menu = !this.menu; this.requestUpdate(); }}>${icon('globe')} <span>${current.name}</span></button>` : html`<span></span>`}
    </div>`;
  }

  drawMenu() {
    const close = (event) => {
      if (event.key !== 'Escape') return;
      this.menu = false;
      this.requestUpdate();
      this.querySelector('.t-lang').focus();
    };
    return html`<div class="t-menu" @keydown=${close}>${this.drawLanguages('menu')}
      ${this.state.person && this.state.step ? html`<button class="btn btn-quiet" type="button" @click=${() => this.part()}>${this.t('Ich gehe jetzt')}</button>` : nothing}</div>`;
  }

  /** Who goes home early; loaded when asked for. */
  async part() {
    this.menu = false;
    this.parting = await import('./parting.js').catch(() => null);
    this.set('notice', this.parting ? '' : this.t('Das geht gerade nicht. Bitte gleich noch einmal versuchen.'));
  }

  drawLanguages(place) {
    return html`<fieldset><legend class="t-sub">${this.t('Ihre Sprache')}</legend><div class="langs">
      ${this.state.languages.map((one) => html`<label class="pick"><input type="radio" name="language-${place}" .checked=${live(one.code === this.state.language)}
        @change=${() => this.speak(one.code)}><span lang=${one.code.split('-')[0]} class=${foreign(one.name) && one.code !== this.state.language ? 'plain' : ''}>${one.name}</span></label>`)}</div></fieldset>`;
  }

  drawJoin() {
    const groups = this.state.join.actor_groups;
    const shown = this.allGroups || groups.length <= FIRST_GROUPS + 1 ? groups : groups.slice(0, FIRST_GROUPS);
    const fault = (field) => (this.error && this.error.field === field ? html`<p class="fault" id="${this.idOf(field)}-fault">${icon('alert')}<span>${this.error.sentence}</span></p>` : nothing);
    const choose = (group) => { this.group = group.name; this.error = null; this.requestUpdate(); };
    return html`<h1 class="t-q" tabindex="-1">${this.t('Willkommen! Schön, dass Sie da sind.')}</h1>
      <p class="t-help">${this.t('Ohne Anmeldung und ohne Namen.')}</p>
      ${this.drawNotice()}
      <form novalidate @submit=${(event) => this.join(event)}>
      ${(this.state.languages || []).length > 1 ? html`<div style="margin-top:22px">${this.drawLanguages('join')}</div>` : nothing}
      <fieldset style="margin-top:26px" id=${this.idOf('group')} tabindex="-1"><legend class="t-sub">${this.t('Für wen sind Sie heute hier?')}</legend>
        <div class="groups">${repeat(shown, (group) => group.name, (group) => html`<label class="pick"><input type="radio" name="group" .checked=${live(this.group === group.name)}
          aria-describedby="${this.idOf('group')}-fault" @change=${() => choose(group)}><span dir="auto">${breakable(group.label)}</span></label>`)}</div></fieldset>
      ${shown.length < groups.length ? html`<button class="btn btn-quiet" type="button" @click=${() => { this.allGroups = true; this.requestUpdate(); }}>${this.t('{n} weitere Gruppen zeigen', { n: groups.length - shown.length })} ${icon('down')}</button>` : nothing}
      ${fault('group')}
      ${this.wantsInstitution ? html`<div class="field-pick"><label for=${this.idOf('institution')}>${this.t('Institution (freiwillig)')}</label>
        <input class="t-input" id=${this.idOf('institution')} type="text" autocomplete="organization" dir="auto" .value=${live(this.institution)} aria-describedby="${this.idOf('institution')}-fault"
          @input=${(event) => { this.institution = event.target.value; this.error = null; this.requestUpdate(); }}></div>${fault('institution')}`
        : html`<button class="btn btn-quiet" type="button" @click=${() => this.askInstitution()}>${this.t('Institution angeben (freiwillig)')}</button>`}
      <button class="btn btn-primary" type="submit" style="margin-top:10px" aria-disabled=${this.joining ? 'true' : 'false'}>${this.joining && this.down ? this.t('Wartet auf Verbindung …') : this.t('Mitmachen')} ${icon('right')}</button></form>`;
  }

  drawTables() {
    const { tables, table } = this.state;
    return html`<h1 class="t-q" tabindex="-1">${this.t('An welchem Tisch sitzen Sie?')}</h1>
      <p class="t-help">${this.t('Ihr Tisch antwortet gemeinsam. Eine Person schreibt für alle.')}</p>
      ${this.drawNotice()}
      <div class="tables">${tables.map((one) => html`<button class="btn ${one === table ? 'btn-primary' : ''}" type="button" dir="auto" aria-pressed=${one === table ? 'true' : 'false'} @click=${() => this.sit(one)}>${one}</button>`)}</div>
      ${this.moving ? html`<button class="btn btn-quiet" type="button" @click=${() => this.set('moving', false)}>${this.t('Abbrechen')}</button>` : nothing}`;
  }

  set(name, value) {
    this[name] = value;
    this.turned = true;
    this.requestUpdate();
  }

  async askInstitution() {
    this.wantsInstitution = true;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('#' + this.idOf('institution')).focus();
  }

  drawTime() {
    const { step } = this.state;
    const left = this.clock.left(step);
    if (left === null) return nothing;
    const paused = typeof step.paused_seconds === 'number';
    const share = step.minutes ? Math.min(100, (left / (step.minutes * 60)) * 100) : 0;
    const time = '\u2066' + clockFace(left) + '\u2069';
    const words = paused ? this.t('angehalten bei {time}', { time }) : left <= 0 ? this.t('Zeit ist um') : left <= 60 ? this.t('letzte Minute · {time}', { time }) : this.t('noch {time} Min.', { time });
    return html`<div class="t-time"><span class="band" aria-hidden="true"><i style="width:${share.toFixed(1)}%"></i></span><span class="num">${words}</span></div>`;
  }

  drawQuestion(below) {
    const { step } = this.state;
    return html`<div class="split-left"><h1 class="t-q" tabindex="-1" dir="auto">${step.question}</h1>
      ${below ? html`<p class="t-help" dir="auto">${below}</p>` : nothing}
      ${step.original ? html`<p class="t-original">${this.t('Auf Deutsch:')} <span lang="de" dir="ltr">${step.original}</span></p>` : nothing}</div>`;
  }

  /** Whether no more can be handed in. */
  isFull(entries) {
    const { form } = this.state;
    return Boolean(form) && entries.filter((entry) => entry.place !== 'back').length >= form.limit;
  }

  drawInput() {
    const { form, step } = this.state;
    const { mine, elsewhere } = this.entries();
    const subject = this.subject();
    const all = this.subjects().length > 0;
    const shown = subject ? this.answers(subject) : mine;
    const full = all ? Boolean(subject) && form.limit > 1 && this.isFull(shown) : this.isFull(mine);
    const note = full && !this.editing ? this.t('Abgegeben. Ändern geht, solange die Frage offen ist.') : step.help;
    const asks = form && (subject || !all) && (this.editing || !full);
    const heading = subject ? this.drawSubject(subject) : all ? this.drawTally() : this.drawQuestion(note);
    return html`${this.drawTime()}${heading}
      ${asks ? this.drawForm() : nothing}
      <div class="split-mine ${asks ? '' : 'wide'}">${this.drawNotice()}
        ${all && !subject ? this.drawAnswers() : mine.length && !this.oneEach() ? this.drawMine(shown, true) : nothing}
        ${subject && !this.oneEach() ? this.drawTurning(subject) : nothing}
        ${this.secret() && !(all && !subject) ? html`<button class="btn btn-quiet" type="button" @click=${() => this.set('leaving', true)}>${this.t('Fertig, weitergeben')}</button>` : nothing}
        ${step.by_table ? html`<p class="hint">${icon('hand')}<span>${this.t('Ihr Tisch antwortet gemeinsam. Eine Person schreibt für alle.')}</span></p>` : nothing}
        ${this.drawKept()}
        ${step.hidden ? html`<p class="hint">${icon('veiled')}<span>${this.t('Andere sehen Ihre Eingabe erst, wenn alle gemeinsam aufdecken.')}</span></p>`
          : html`<p class="hint">${icon('seen')}<span>${this.t('Ihre Eingabe erscheint gleich vorn, ohne Ihren Namen.')}</span></p>`}
        ${this.drawElsewhere(elsewhere)}${full ? this.drawShare() : nothing}</div>`;
  }

  placeOf(index) {
    return this.t('{noun} {number} von {count}', { noun: this.state.form.noun, number: index + 1, count: this.subjects().length });
  }

  /** How many are answered, in a sentence. */
  tally() {
    const count = this.subjects().length;
    const done = this.subjects().filter((one) => this.isAnswered(one)).length;
    return done === count ? this.t('Alle {count} beantwortet', { count }) : this.t('{done} von {count} beantwortet', { done, count });
  }

  drawProgress() {
    return html`<div class="progress" role="img" aria-label=${this.tally()}>${this.subjects().map((one, index) => html`<i class="${this.isAnswered(one) ? 'done' : ''} ${index === this.at ? 'now' : ''}"></i>`)}</div>`;
  }

  /** Short names stand on a strip, on a card where there are sentences among them; a verdict is asked for above. */
  drawSubject(subject) {
    const { step, form } = this.state;
    const [field] = form.fields;
    const place = this.placeOf(this.at);
    const first = this.at === 0 && step.help ? html`<p class="t-help" dir="auto">${step.help}</p>` : nothing;
    const short = this.subjects().every((one) => countLetters(one.label) <= LONGEST_NAME);
    if (field.kind !== 'verdict') {
      return html`<div class="split-left">${this.drawProgress()}<p class="t-about">${place}</p>
        <h1 class="card ${short ? 'green fieldname' : 'statement'}" tabindex="-1" dir="auto">${subject.label}</h1>${first}</div>`;
    }
    return html`<div class="split-left">${this.drawProgress()}<h1 class="t-sub" tabindex="-1">${place}: <span dir="auto">${field.label || step.question}</span></h1>
      <p class="card statement" dir="auto">${subject.label}</p>${first}</div>`;
  }

  drawTally() {
    return html`<div class="split-left">${this.drawProgress()}<h1 class="t-q" tabindex="-1">${this.tally()}</h1>
      <p class="t-help">${this.t('Ändern geht, solange die Frage offen ist.')}</p></div>`;
  }

  /** All answers with their subjects, and the way to what is still open. */
  drawAnswers() {
    const { form } = this.state;
    const open = this.firstOpen();
    return html`${open >= 0 ? html`<button class="btn btn-primary" type="button" style="margin-top:20px" @click=${() => this.turnTo(open)}>${this.t('Zu den offenen')} ${icon('right')}</button>` : nothing}
      <section class="mine"><div class="mine-list votes">${this.subjects().map((one, index) => {
        const answers = this.answers(one);
        return answers.length ? answers.map((entry) => this.drawOwn(entry, true, form, false))
          : html`<article class="vote"><h2 dir="auto">${one.label}</h2><div class="mine-foot"><span>${this.t('noch offen')}</span><button type="button" aria-label="${this.t('Beantworten')}: ${one.label}" @click=${() => this.turnTo(index)}>${this.t('Beantworten')}</button></div></article>`;
      })}</div></section>
      ${this.secret() ? html`<button class="btn btn-primary" type="button" style="margin-top:20px" @click=${() => this.set('leaving', true)}>${this.t('Fertig, weitergeben')}</button>` : this.drawShare()}`;
  }

  /** To the subject before and to the one behind. */
  drawTurning(subject) {
    const { form } = this.state;
    const one = this.oneEach();
    const blank = !this.isAnswered(subject) && isBlank(this.draft);
    const rest = this.subjects().slice(this.at + 1).length > 0 && this.subjects().some((other) => other !== subject && !this.isAnswered(other));
    return html`<div class="row2 acts turn">
      <button class="btn" type="button" aria-disabled=${this.at ? 'false' : 'true'} @click=${() => { if (this.at) this.turnTo(this.at - 1); }}>${icon('left')} ${this.t('Zurück')}</button>
      <button class="btn ${one || this.isFull(this.answers(subject)) ? 'btn-primary' : ''}" type=${one ? 'submit' : 'button'} @click=${() => { if (!one) this.turnTo(this.at + 1); }}>${blank ? this.t('Überspringen') : rest ? this.t('Weiter') : this.t('Fertig')} ${icon('right')}</button></div>`;
  }

  drawShare() {
    if (this.inset || this.paper) return nothing;
    return html`<button class="btn btn-quiet" type="button" @click=${() => this.offerSharing()}>${this.shared() ? this.t('Weitere Person an diesem Gerät') : this.t('Gerät teilen')}</button>`;
  }

  drawForm() {
    const { form } = this.state;
    const first = form.fields[0];
    // with a card the button comes right below it, so that no keyboard hides it
    const below = first.kind === 'card' ? form.fields.slice(1).filter((field) => !field.required && field.kind === 'choice') : [];
    const above = form.fields.filter((field) => below.indexOf(field) < 0);
    const draw = (field) => drawField(field, {
      t: (german, facts) => this.t(german, facts),
      id: this.idOf(field.name),
      value: this.draft[field.name],
      error: this.error && this.error.field === field.name ? this.error.sentence : '',
      at: this.error ? this.error.at : 0,
      silent: Boolean(this.subject()) && field === first,
      change: (value) => this.type(field, value),
      send: () => this.submit(),
    });
    const elsewhere = this.error && this.error.field !== 'table' && !form.fields.some((field) => field.name === this.error.field);
    const subject = this.subject();
    const revised = this.editing && !(subject && this.oneEach());
    const key = (field) => this.sheet() + ':' + field.name;
    return html`<form class="write" novalidate @submit=${(event) => this.submit(event)}>
      ${this.paperwork ? this.paperwork.drawHead(this) : nothing}
      ${revised && this.editing.made ? html`<p class="editing">${icon('pen')}<span>${this.t('Sie ändern eine Eingabe.')}</span></p>` : nothing}
      ${this.parts && first.group ? this.parts.drawParts(this, above, draw) : repeat(above, key, draw)}
      ${elsewhere ? html`<p class="fault">${icon('alert')}<span>${this.error.sentence}</span></p>` : nothing}
      ${subject && this.oneEach() && !this.paper ? this.drawTurning(subject) : html`<div class=${revised ? 'row2 acts' : 'acts'}>
        ${revised ? html`<button class="btn" type="button" @click=${() => this.closeSheet()}>${this.t('Abbrechen')}</button>` : nothing}
        <button class="btn btn-primary" type="submit" aria-disabled=${this.sendingPaper ? 'true' : 'false'}>${revised && this.editing.made ? this.t('Änderung abgeben') : form.submit}</button></div>`}
      ${this.paper && this.notice ? html`<p class="hint ok">${icon('check')}<span>${this.notice}</span></p>` : nothing}
      ${repeat(below, key, draw)}</form>`;
  }

  drawNotice() {
    return this.notice ? html`<p class="hint warn" role="alert">${icon('alert')}<span>${this.notice}</span></p>` : nothing;
  }

  drawMine(entries, open) {
    const { form } = this.state;
    const waiting = entries.filter((entry) => entry.place === 'waits').length;
    const handed = entries.filter((entry) => entry.place === 'here').length;
    const slow = waiting > 0 && this.down;
    const cards = !form || form.fields.some((field) => field.kind === 'card');
    return html`<section class="mine"><div class="mine-head"><h2 class="t-sub" tabindex="-1">${form ? form.own_title : this.t('Meine Eingaben')}</h2>
        ${slow ? html`<span class="tag wait">${waiting > 1 ? this.t('{n} warten hier', { n: waiting }) : this.t('wartet hier')}</span>`
          : form && form.limit > 1 ? html`<span>${this.t('{n} von {limit} abgegeben', { n: handed + waiting, limit: form.limit })}</span>` : nothing}</div>
      <div class="mine-list ${cards ? '' : 'votes'}">${repeat(entries, (entry) => entry.place + entry.id, (entry) => this.drawOwn(entry, open, form, cards))}</div></section>`;
  }

  /** What an entry is about. */
  drawAbout(entry) {
    const one = this.subjects().filter((subject) => subject.value === (entry.data || {})[this.state.form.subject])[0];
    return one ? html`<h2 dir="auto">${one.label}</h2>` : nothing;
  }

  drawOwn(entry, open, form, cards) {
    const being = open && this.editing && this.editing.id === entry.id;
    const colour = (form && cards && (form.fields.filter((field) => field.kind === 'card')[0] || {}).colour) || 'white';
    const revisable = open && form && !being && (entry.place !== 'here' || entry.state !== 'late');
    const removable = (open || entry.place !== 'here') && !(entry.place === 'here' && entry.state === 'late');
    const takeBack = entry.place === 'here' ? this.t('Zurückziehen') : this.t('Löschen');
    const change = this.t('Ändern');
    const sending = entry.place === 'waits' && !this.down;
    const state = entry.place === 'waits' ? html`${icon('clock')} ${sending ? this.t('wird abgegeben …') : this.t('wartet hier')}`
      : entry.place === 'back' ? html`${icon('alert')} ${this.t('nicht abgegeben')}`
      : entry.state === 'late' ? html`${icon('clock')} ${this.t('verspätet')}`
      : entry.state === 'hidden' ? html`${icon('veiled')} ${this.t('von der Moderation zurückgestellt')}`
      : html`${icon('check')} ${this.t('angekommen')}`;
    const late = entry.place === 'here' && entry.state === 'late';
    const line = (form && lineOf(form, entry.data || {}, (german, facts) => this.t(german, facts))) || entry.text;
    const words = entry.place === 'back' ? entry.sentence : late ? entry.sentence || this.t('Ihre Eingabe kam nach dem Schließen an. Die Moderation entscheidet, ob sie noch zählt.') : '';
    return html`<article class=${cards ? 'card ' + colour : 'vote'}>${form ? this.drawAbout(entry) : nothing}${(this.parts && form && form.fields[0].group ? this.parts.drawFolded : drawEntry)(form, entry, (german, facts) => this.t(german, facts))}
      ${words ? html`<p class="why">${words}</p>` : nothing}
      <div class="mine-foot"><span>${being ? html`${icon('pen')} ${this.t('wird gerade geändert')}` : state}</span>
        ${revisable ? html`<button type="button" aria-label="${change}: ${line}" @click=${() => this.revise(entry, entry.place === 'back')}>${change}</button>` : nothing}
        ${removable ? html`<button type="button" aria-label="${takeBack}: ${line}" @click=${() => this.withdraw(entry)}>${takeBack}</button>` : nothing}</div></article>`;
  }

  drawKept() {
    const waits = this.outbox.waiting().length > 0 && this.down;
    if (!this.shelf.keeps) {
      return html`<p class="hint warn">${icon('alert')}<span>${this.t('Dieses Gerät merkt sich nichts. Bitte lassen Sie diese Seite offen, bis alles angekommen ist.')}</span></p>`;
    }
    return waits ? html`<p class="hint">${icon('lock')}<span><b>${this.t('Es geht nichts verloren.')}</b> ${this.t('Ihre Eingaben liegen auf diesem Gerät und werden abgegeben, sobald die Verbindung zurück ist. Sie können das Gerät auch kurz ausschalten.')}</span></p>
      <p class="hint">${icon('hand')}<span>${this.t('Dauert es länger? Geben Sie der Moderation Bescheid. Sie nimmt Ihre Eingaben auch auf Papier.')}</span></p>` : nothing;
  }

  drawElsewhere(entries) {
    return entries.length ? html`<section class="mine"><div class="mine-head"><h2 class="t-sub">${this.t('Aus einer anderen Frage')}</h2></div>
      <div class="mine-list votes">${repeat(entries, (entry) => entry.place + entry.id, (entry) => this.drawOwn(entry, false, null, false))}</div></section>` : nothing;
  }

  drawWait() {
    const { workshop, step } = this.state;
    const { mine, elsewhere } = this.entries();
    const arrived = mine.filter((entry) => entry.place === 'here' && entry.state === 'valid').length;
    const planned = workshop.state === 'planned';
    const talk = step && step.state !== 'prepared' ? step.question : '';
    const rest = mine.filter((entry) => entry.place !== 'here' || entry.state !== 'valid').concat(elsewhere);
    return html`<div class="centre"><div class="pile" aria-hidden="true"><i class="card yellow" style="left:24px;top:28px"></i><i class="card" style="left:84px;top:54px"></i><i class="card yellow" style="left:54px;top:84px"></i></div>
      <h1 class="t-huge" tabindex="-1">${planned ? this.t('Gleich geht es los') : this.t('Gleich geht es weiter')}</h1>
      <p class="t-help t-lay">${this.t('Sie können das Gerät weglegen und nach vorn schauen.')}</p>
      ${arrived || talk ? html`<div class="facts">
        ${arrived ? html`<div>${icon('check')}<b>${arrived > 1 ? this.t('Ihre {n} Eingaben sind angekommen.', { n: arrived }) : this.t('Ihre Eingabe ist angekommen.')}</b></div>` : nothing}
        ${talk ? html`<div>${icon('right')}<span dir="auto">${talk}</span></div>` : nothing}</div>` : nothing}
      <div class="rest">${this.drawNotice()}${this.drawKept()}${this.drawElsewhere(rest)}
        ${(this.state.tables || []).length ? html`<button class="btn btn-quiet" type="button" @click=${() => this.set('moving', true)}>${this.state.table ? this.t('Anderen Tisch wählen') : this.t('Tisch wählen')}</button>` : nothing}${this.drawShare()}</div></div>`;
  }

  drawClosed() {
    const { step } = this.state;
    const { mine, elsewhere } = this.entries();
    const shown = step && step.state !== 'closed';
    const started = 'draft:' + (step || {}).id;
    const unsent = step && !this.secret() ? this.shelf.names(started).filter((name) => /[:/]/.test(name.charAt(started.length))).map((name) => this.shelf.read(name)).filter((value) => typeof value === 'string' && value.trim()) : [];
    return html`${step ? this.drawQuestion() : nothing}<div class="split-mine wide">
      <p class="hint">${icon('check')}<span><b>${this.t('Die Eingabe ist beendet.')}</b> ${shown ? this.t('Das Ergebnis ist vorn zu sehen.') : this.t('Gleich decken alle gemeinsam auf.')}</span></p>
      ${this.drawNotice()}
      ${mine.length ? this.drawMine(mine, false) : nothing}
      ${unsent.length ? html`<section class="mine"><div class="mine-head"><h2 class="t-sub">${this.t('Nicht abgegeben')}</h2></div>
        <div class="mine-list votes">${unsent.map((text) => html`<article class="vote"><p dir="auto">${text}</p></article>`)}</div>
        <p class="t-help">${this.t('Das hatten Sie begonnen. Es bleibt nur auf diesem Gerät.')}</p></section>` : nothing}
      ${this.drawKept()}${this.drawElsewhere(elsewhere)}${this.drawShare()}</div>`;
  }

  drawFinished() {
    const { minutes, farewell } = this.state;
    const points = (farewell && farewell.recommendation) || [];
    const { elsewhere } = this.entries();
    return html`<h1 class="t-huge" tabindex="-1">${this.t('Danke für Ihre Mitarbeit!')}</h1>
      ${points.length ? html`<section class="panel t-points"><h2 class="t-sub">${this.t('Unsere Empfehlung')}</h2>
        <ol>${points.map((point, index) => html`<li><b class="num">${index + 1}</b><span dir="auto">${point}</span></li>`)}</ol></section>` : nothing}
      ${minutes ? html`<a class="btn btn-primary" style="margin-top:20px" href=${this.base + minutes.url} download>${icon('load')} ${this.t('Protokoll herunterladen')}</a>
        <p class="t-help t-under">${this.t('Word-Datei, hier verfügbar bis {date}', { date: this.day(minutes.until) })}</p>
        ${minutes.pdf ? html`<a class="btn btn-quiet" href=${this.base + minutes.pdf} download>${icon('load')} PDF</a>` : nothing}`
        : html`<p class="hint">${icon('clock')}<span>${this.t('Das Protokoll erscheint hier, sobald die Moderation es freigibt.')}</span></p>`}
      <div class="facts"><div>${icon('bin')}<span>${this.t('Ihre Eingaben tragen keinen Namen.')}${farewell && farewell.deletion ? ' ' + this.t('Die Rohdaten werden am {date} gelöscht.', { date: this.day(farewell.deletion) }) : ''}</span></div></div>
      ${this.drawNotice()}${this.drawKept()}${this.drawElsewhere(elsewhere)}
      ${this.inset || this.outbox.waiting().length ? nothing : html`<button class="btn btn-quiet" type="button" @click=${() => this.leave()}>${this.t('Gerät für andere freigeben')}</button>`}`;
  }
}

if (!customElements.get('koffer-tablet')) customElements.define('koffer-tablet', KofferTablet);
