/* What the device keeps and reckons, without a document: clock, storage, drafts, outbox.
   Each record has its own storage key and is read again before it is written, so that two tabs neither lose nor double anything. */

/** A random UUID; a hall's http:// has no crypto.randomUUID. */
export function makeId(source) {
  const bytes = (source || crypto).getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => ('0' + byte.toString(16)).slice(-2)).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Letters as the server counts them. */
export function countLetters(text) {
  return Array.from(text.trim()).length;
}

export function countWords(text) {
  const trimmed = text.trim();
  return trimmed ? trimmed.split(/\s+/).length : 0;
}

export function fill(sentence, facts) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (facts && name in facts ? String(facts[name]) : whole));
}

// ── time ─────────────────────────────────────────────────────────────────────

/** The server's time on a device whose own clock may be wrong. */
export class Clock {
  constructor(now) {
    this.now = now || Date.now;
    this.offset = 0;
    this.trip = Infinity;
  }

  /** Learn from an answer: the server's time (ISO), asked and received at these local times (ms). */
  hear(iso, asked, received) {
    const server = Date.parse(iso);
    const trip = received - asked;
    if (isNaN(server)) return;
    const guess = server - (asked + received) / 2;
    // a slow answer tells less than a quick one, unless the clock was set meanwhile
    if (trip <= this.trip * 2 || Math.abs(guess - this.offset) > trip + this.trip) {
      this.offset = guess;
      this.trip = trip;
    }
  }

  time() {
    return this.now() + this.offset;
  }

  /** Seconds left at a step, null when it has no end. */
  left(step) {
    if (!step) return null;
    if (typeof step.paused_seconds === 'number') return Math.max(0, step.paused_seconds);
    const end = step.ends_at ? Date.parse(step.ends_at) : NaN;
    return isNaN(end) ? null : Math.max(0, (end - this.time()) / 1000);
  }
}

export function clockFace(seconds) {
  const whole = Math.ceil(seconds);
  return Math.floor(whole / 60) + ':' + ('0' + (whole % 60)).slice(-2);
}

/** Runs again after 1, 2, 4 … seconds, spread so that thirty tablets do not knock at once. */
export class Retry {
  constructor(run, tools) {
    this.run = run;
    this.now = (tools && tools.now) || Date.now;
    this.random = (tools && tools.random) || Math.random;
    this.later = (tools && tools.later) || ((act, wait) => setTimeout(act, wait));
    this.cancel = (tools && tools.cancel) || ((timer) => clearTimeout(timer));
    this.first = (tools && tools.first) || 1000;
    this.most = (tools && tools.most) || 16000;
    this.failed = 0;
    this.at = null;
    this.timer = null;
  }

  fail(least) {
    this.stop();
    const wait = Math.min(this.most, this.first * Math.pow(2, this.failed)) * (0.75 + this.random() / 2);
    this.failed += 1;
    this.plan(Math.max(wait, least || 0));
  }

  plan(wait) {
    this.stop();
    this.at = this.now() + wait;
    this.timer = this.later(() => {
      this.stop();
      this.run();
    }, wait);
  }

  succeed() {
    this.failed = 0;
    this.stop();
  }

  stop() {
    if (this.timer !== null) this.cancel(this.timer);
    this.timer = null;
    this.at = null;
  }
}

// ── storage ──────────────────────────────────────────────────────────────────

/** Named values; in memory only (`keeps` false) where the browser stores nothing. */
export class Shelf {
  constructor(storage, prefix) {
    this.storage = storage;
    this.prefix = prefix;
    this.memory = new Map();
    this.keeps = true;
    try {
      storage.setItem(prefix + 'probe', '1');
      storage.removeItem(prefix + 'probe');
    } catch (error) {
      this.keeps = false;
    }
  }

  read(name) {
    if (this.memory.has(name)) return JSON.parse(this.memory.get(name));
    try {
      const text = this.storage.getItem(this.prefix + name);
      return text === null ? undefined : JSON.parse(text);
    } catch (error) {
      return undefined;
    }
  }

  write(name, value) {
    const text = JSON.stringify(value);
    try {
      this.storage.setItem(this.prefix + name, text);
      this.memory.delete(name);
    } catch (error) {
      this.memory.set(name, text);
      this.keeps = false;
    }
  }

  drop(name) {
    this.memory.delete(name);
    try {
      this.storage.removeItem(this.prefix + name);
    } catch (error) {
      this.keeps = false;
    }
  }

  names(start) {
    const found = new Set(Array.from(this.memory.keys()));
    try {
      for (let i = 0; i < this.storage.length; i += 1) {
        const key = this.storage.key(i);
        if (key.indexOf(this.prefix) === 0) found.add(key.slice(this.prefix.length));
      }
    } catch (error) {
      this.keeps = false;
    }
    return Array.from(found).filter((name) => name.indexOf(start) === 0);
  }
}

/** What is typed but not handed in, field by field. */
export class Drafts {
  constructor(shelf) {
    this.shelf = shelf;
  }

  read(sheet, names) {
    const values = {};
    names.forEach((name) => {
      const value = this.shelf.read('draft:' + sheet + ':' + name);
      if (value !== undefined) values[name] = value;
    });
    return values;
  }

  write(sheet, name, value) {
    this.shelf.write('draft:' + sheet + ':' + name, value);
  }

  clear(sheet) {
    this.shelf.names('draft:' + sheet + ':').forEach((name) => this.shelf.drop(name));
  }
}

// ── outbox ───────────────────────────────────────────────────────────────────

/** What an answer means: taken, refused for good, or to be tried again (a proxy's page is no answer). */
export function judge(method, status, body) {
  const spoken = body && typeof body === 'object';
  if (method === 'DELETE' && (status === 204 || (status === 200 && spoken))) return 'taken';
  if (spoken && (status === 200 || status === 201 || status === 202) && body.id) return 'taken';
  if (method === 'DELETE' && status === 404 && spoken && body.error) return 'taken';
  if (spoken && body.error && status >= 400 && status < 500 && [408, 425, 429].indexOf(status) < 0) return 'refused';
  return 'again';
}

/** Entries on their way: kept on the device first, sent one after the other until the server has answered each.

   Of a record, `made`: the server has it; `tried`: it may have it; `changed`: newer data to send next; `gone`: to be withdrawn.
   `ballot`: whose it is, of the people who share the device. `send({method, id, ballot, key, data, waited})` gives {status, body, after}. `told(kind, record, answer)` hears 'made', 'changed',
   'gone', 'refused' (kept under `refused()`), 'stays' (not withdrawn) and 'again'. */
export class Outbox {
  constructor(shelf, send, told, tools) {
    this.shelf = shelf;
    this.send = send;
    this.told = told;
    this.now = (tools && tools.now) || Date.now;
    this.retry = new Retry(() => this.pump(), tools);
    this.busy = false;
    this.sending = null;
  }

  waiting() {
    return this.all('out:').sort((one, other) => one.pressed - other.pressed || (one.id < other.id ? -1 : 1));
  }

  refused() {
    return this.all('back:');
  }

  all(start) {
    return this.shelf.names(start).map((name) => this.shelf.read(name)).filter((record) => record && record.id);
  }

  add(entry) {
    this.shelf.write('out:' + entry.id, {
      ...entry, pressed: this.now(), made: false, tried: false, changed: null, gone: false,
    });
    return this.pump();
  }

  amend(entry) {
    const record = this.shelf.read('out:' + entry.id) || this.known(entry);
    if (record.made || record.tried) record.changed = entry.data;
    else record.data = entry.data;
    record.text = entry.text;
    this.shelf.write('out:' + entry.id, record);
    return this.pump();
  }

  withdraw(entry) {
    const record = this.shelf.read('out:' + entry.id) || this.known(entry);
    if (!record.made && !record.tried) {
      this.shelf.drop('out:' + entry.id);
      return Promise.resolve();
    }
    record.gone = true;
    this.shelf.write('out:' + entry.id, record);
    return this.pump();
  }

  known(entry) {
    return {
      id: entry.id, ballot: entry.ballot, step: entry.step, key: entry.key, data: entry.data, text: entry.text,
      pressed: this.now(), made: true, tried: true, changed: null, gone: false,
    };
  }

  forget(id) {
    this.shelf.drop('back:' + id);
  }

  /** Send what waits, one after the other. */
  async pump() {
    if (this.busy) return;
    this.busy = true;
    this.retry.stop();
    try {
      let record = this.waiting()[0];
      while (record) {
        if (!(await this.pass(record))) return;
        record = this.waiting()[0];
      }
      this.retry.succeed();
    } finally {
      this.busy = false;
    }
  }

  /** One request for one record; false when it has to be tried again later. */
  async pass(record) {
    const method = record.gone ? 'DELETE' : record.made ? 'PUT' : 'POST';
    const data = method === 'PUT' ? record.changed : record.data;
    record.tried = true;
    this.shelf.write('out:' + record.id, record);
    this.sending = record.id;
    let answer;
    try {
      const waited = Math.max(0, (this.now() - record.pressed) / 1000);
      answer = await this.send({ method, id: record.id, ballot: record.ballot, key: record.key, data, waited });
    } catch (error) {
      answer = { status: 0, body: null };
    }
    this.sending = null;
    const verdict = judge(method, answer.status, answer.body);
    if (verdict === 'again') {
      this.retry.fail((answer.after || 0) * 1000);
      this.told('again', record, answer);
      return false;
    }
    this.retry.succeed();
    this.settle(record, method, data, verdict, answer);
    return true;
  }

  settle(sent, method, data, verdict, answer) {
    const record = this.shelf.read('out:' + sent.id) || sent;
    if (verdict === 'refused' && method !== 'DELETE') {
      if (!record.gone) {
        this.shelf.write('back:' + record.id, {
          id: record.id, ballot: record.ballot, step: record.step, key: record.key, data: record.changed || record.data, text: record.text,
          made: record.made, sentence: answer.body.sentence || '', field: answer.body.field || null, first: answer.body.first || null,
        });
      }
      this.shelf.drop('out:' + record.id);
      this.told('refused', record, answer);
      return;
    }
    if (method === 'POST') record.made = true;
    if (method === 'PUT' && JSON.stringify(record.changed) === JSON.stringify(data)) record.changed = null;
    if (method === 'DELETE' || (!record.gone && record.changed === null)) this.shelf.drop('out:' + record.id);
    else this.shelf.write('out:' + record.id, record);
    if (method === 'DELETE') this.told(verdict === 'taken' ? 'gone' : 'stays', record, answer);
    else this.told(method === 'POST' ? 'made' : 'changed', { ...record, data }, answer);
  }
}
