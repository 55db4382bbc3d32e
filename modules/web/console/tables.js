/* <koffer-tables workshop="…">: who sits at which table. People are dragged, or moved by keys and a list of the same tables. */
import { html, nothing, repeat, classMap, live } from "../vendor/lit.js";
import { Sortable } from "../vendor/sortable.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { Menu } from "./menu.js";
import { icons } from "./icons.js";

const NOWHERE = "";
const SEATS = 6;           // people for whom a table is suggested
const MOST = 40;
const NAME_MAXIMUM = 30;
const AFTER_DRAG = 250;    // milliseconds in which a click is the end of a drag
const ANIMATION = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120;
const KEPT = 30;           // acts that can be taken back after the page was loaded again
const undone = new Map();  // workshop -> what was done here, newest last: a page that redraws itself forgets nothing
const seatsOf = ({ tables, people }) => ({ tables, people: people.map(({ id, table }) => ({ id, table })) });

class Tables extends Panel {
  static properties = { renaming: { state: true }, planned: { state: true }, pending: { state: true }, sending: { state: true } };

  constructor() {
    super();
    this.renaming = null;    // {table, text}: a name as typed
    this.planned = null;     // how many tables are to be set up, as typed
    this.pending = new Map(); // person -> table, drawn until the desk has answered
    this.sending = false;
    this.spot = null;        // {place, person}: where the keyboard was last
    this.drag = null;
    this.dropped = 0;
    this.sortables = new Map();
    this.menu = new Menu(this);
  }

  get busyHands() {
    return Boolean(this.drag);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sortables.forEach((one) => one.destroy());
    this.sortables.clear();
    this.drag = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
  }

  // ── what is known ──

  get tables() {
    return this.board.seating.tables;
  }

  get people() {
    return this.board.seating.people.map((one) => (this.pending.has(one.id) ? { ...one, table: this.pending.get(one.id) } : one));
  }

  seated(place) {
    return this.people.filter((one) => one.here && one.table === place);
  }

  /** Where people can be: at no table, or at one of them, in the order of the screen. */
  get places() {
    return [NOWHERE, ...this.tables];
  }

  get acts() {
    if (!undone.has(this.workshop)) undone.set(this.workshop, JSON.parse(sessionStorage.getItem(this.shelf) || "[]"));
    return undone.get(this.workshop);
  }

  get shelf() {
    return `koffer-seating-${this.workshop}`;
  }

  /** Kept in this window, so that loading the page again takes nothing from what can be taken back. */
  shelve(acts) {
    undone.set(this.workshop, acts);
    sessionStorage.setItem(this.shelf, JSON.stringify(acts.slice(-KEPT)));
  }

  // ── drawing ──

  draw(board) {
    const standing = this.seated(NOWHERE);
    const gone = this.people.filter((one) => !one.here);
    const last = this.acts[this.acts.length - 1];
    return html`<section class="seating" aria-label=${t("Tische")} @keydown=${this.shortcut}>
      <header class="c-head"><div><h2 class="question">${t("Tische")}</h2><p class="muted">${this.summary(standing)}</p></div>
        <div class="c-acts">${this.tools(board, standing, last)}</div></header>
      <div class="sort"><aside class="tray"><div class="tray-in"><h3 class="colhead between"><span>${t("Ohne Tisch")}</span><span class="num">${standing.length}</span></h3>
          ${this.list(NOWHERE, standing)}
          ${gone.length ? html`<h3 class="colhead between gone-head"><span>${t("Gegangen")}</span><span class="num">${gone.length}</span></h3>
            <ul class="gone-list">${gone.map((one) => html`<li><span>${this.sign(one)}</span><button class="st-btn ghost small" aria-label=${t("Wieder da: {person}", { person: this.named(one) })}
              @click=${() => this.welcome(one)}>${t("Wieder da")}</button></li>`)}</ul>` : nothing}</div></aside>
        ${this.tables.length ? html`<div class="kboard seat-board">${repeat(this.tables, (table) => table, (table) => this.table(table, board))}</div>` : this.beginning()}</div>
      <p class="keys"><span><kbd>M</kbd> ${t("an einen anderen Tisch")}</span><span><kbd>←</kbd> <kbd>→</kbd> ${t("zum nächsten Tisch")}</span>
          <span class="legend"><span>${icons.pencil} ${t("ohne Gerät")}</span></span></p>
      ${this.menu.draw()}
    </section>`;
  }

  summary(standing) {
    const people = this.people.filter((one) => one.here).length;
    const here = people === 1 ? t("1 Person") : t("{n} Personen", { n: people });
    if (!this.tables.length) return here;
    const tables = this.tables.length === 1 ? t("1 Tisch") : t("{n} Tische", { n: this.tables.length });
    return `${here} · ${tables}${standing.length ? ` · ${t("{n} noch ohne Tisch", { n: standing.length })}` : ""}`;
  }

  tools(board, standing, last) {
    if (!this.tables.length) return last ? this.undoButton(last) : nothing;
    const shown = board.show === "tables";
    return html`${last ? this.undoButton(last) : nothing}
      <div class="st-seg stepper" role="group" aria-label=${t("Zahl der Tische")}>
        <button aria-label=${t("Letzten Tisch wegnehmen")} @click=${() => this.remove(this.tables[this.tables.length - 1])}>−</button>
        <span class="num">${this.tables.length === 1 ? t("1 Tisch") : t("{n} Tische", { n: this.tables.length })}</span>
        <button aria-label=${t("Tisch dazu")} ?disabled=${this.tables.length >= MOST} @click=${this.add}>+</button></div>
      <button class="st-btn" ?disabled=${!standing.length || this.sending} @click=${() => this.mix(false)}>${t("Ohne Tisch verteilen")}</button>
      <button class="st-btn" ?disabled=${this.sending} @click=${() => this.mix(true)}>${t("Alle neu mischen")}</button>
      <button class="st-btn" aria-pressed=${shown} @click=${() => this.act("show", { what: shown ? (board.step ? "step" : "join") : "tables" })}>${icons.screen} ${shown ? t("Tischplan ausblenden") : t("Tischplan zeigen")}</button>`;
  }

  undoButton(last) {
    return html`<button class="st-btn ghost" ?disabled=${this.sending} @click=${this.undo}>${icons.undo} ${t("Rückgängig: {what}", { what: last.label })}</button>`;
  }

  beginning() {
    const people = this.people.filter((one) => one.here).length;
    const count = this.planned || Math.max(2, Math.round(people / SEATS));
    return html`<form class="first-tables" @submit=${this.setUp}><label for="count">${t("Wie viele Tische stehen im Raum?")}</label>
      <input id="count" class="st-input num" type="number" min="1" max=${MOST} .value=${live(String(count))} @input=${(event) => { this.planned = Number(event.target.value); }}>
      <button class="st-btn primary">${t("Tische aufstellen")}</button>
      <p class="muted">${t("Namen lassen sich danach ändern. Wer da ist, wird gleich gemischt verteilt.")}</p></form>`;
  }

  table(table, board) {
    const people = this.seated(table);
    const devices = people.some((one) => !one.paper);
    const given = board.step && board.step.tables && board.step.tables.find((one) => one.name === table);
    return html`<section class="seat-table" aria-label=${table}>
      <header>${this.renaming && this.renaming.table === table ? this.nameForm()
    : html`<button class="headline" title=${t("Namen ändern")} @click=${() => this.rename(table)}>${table}</button>
        <span class="count num" title=${t("Personen")}>${people.length}</span>
        <button class="more" aria-label=${t("Mehr zu {table}", { table })} @click=${(event) => this.tableMenu(table, event.currentTarget)}>${icons.more}</button>`}</header>
      ${given || (people.length && !devices) ? html`<p class="small seat-remarks">${given ? html`<span class=${classMap({ badge: true, live: given.count > 0, late: !given.count })}>${this.handed(given.count)}</span>` : nothing}
        ${people.length && !devices ? html`<span class="badge">${icons.pencil} ${t("kein Gerät")}</span>` : nothing}</p>` : nothing}
      ${this.list(table, people)}
    </section>`;
  }

  handed(count) {
    if (!count) return t("fehlt noch");
    return count === 1 ? t("1 Abgabe") : t("{n} Abgaben", { n: count });
  }

  list(place, people) {
    return html`<ul class=${classMap({ seats: true, none: !people.length })} data-place=${place} aria-label=${place || t("Ohne Tisch")}>
      ${repeat(people, (one) => one.id, (one) => html`<li data-person=${one.id}><button class="seat" tabindex=${this.isRest(place, one) ? "0" : "-1"} aria-label=${this.named(one)}
        @click=${() => this.tap(one, place)} @keydown=${(event) => this.key(event, one, place)} @focus=${() => this.rest(place, one)}>${this.sign(one)}</button></li>`)}</ul>`;
  }

  /** Nobody has a name here: a number, the actor group, and a language where it is not German. */
  sign(one) {
    return html`<b class="num">${one.number}</b> <span class="who">${one.group.replace(/\//g, "/\u200b")}</span>${one.language.startsWith("de") ? nothing
      : html`<span class="tongue" title=${this.language(one)}>${one.language}</span>`}${one.paper ? icons.pencil : nothing}`;
  }

  language(one) {
    const found = this.board.languages.find((each) => each.code === one.language);
    return found ? found.name : one.language;
  }

  named(one) {
    return [t("Person {n}", { n: one.number }), one.group, ...(one.language.startsWith("de") ? [] : [this.language(one)]), ...(one.paper ? [t("ohne Gerät")] : [])].join(", ");
  }

  nameForm() {
    return html`<form @submit=${this.saveName} @keydown=${(event) => { if (event.key === "Escape") this.leaveName(); }}>
      <input class="st-input" aria-label=${t("Name des Tisches")} maxlength=${NAME_MAXIMUM} dir="auto" .value=${live(this.renaming.text)}
        @input=${(event) => { this.renaming = { ...this.renaming, text: event.target.value }; }}>
      <button class="st-btn small primary">${t("Speichern")}</button><button type="button" class="st-btn ghost small" @click=${this.leaveName}>${t("Abbrechen")}</button></form>`;
  }

  // ── acts, each of which can be taken back ──

  /** Does something and keeps what it changed: tables and seats before and after. */
  async keep(label, act) {
    const before = this.board.seating;
    this.sending = true;
    const done = await act();
    this.sending = false;
    if (!done) return false;
    this.shelve([...this.acts, { label, before: seatsOf(before), after: seatsOf(this.board.seating) }]);
    this.say(label);
    this.requestUpdate();
    return true;
  }

  setUp = (event) => {
    event.preventDefault();
    const count = Math.min(MOST, Math.max(1, Number(this.inRoot("#count").value) || 0));
    const tables = Array.from({ length: count }, (none, at) => t("Tisch {n}", { n: at + 1 }));
    this.keep(t("Tische aufgestellt"), async () => (await this.act("tables", { tables })) && this.act("mix_tables", {}));
  };

  add = () => {
    let number = this.tables.length + 1;
    while (this.tables.includes(t("Tisch {n}", { n: number }))) number += 1;
    return this.keep(t("Tisch dazu"), () => this.act("tables", { tables: [...this.tables, t("Tisch {n}", { n: number })] }));
  };

  remove(table) {
    return this.keep(t("{table} weggenommen", { table }), () => this.act("tables", { tables: this.tables.filter((one) => one !== table) }));
  }

  mix(anew) {
    return this.keep(anew ? t("Neu gemischt") : t("Verteilt"), () => this.act("mix_tables", { all_anew: anew }));
  }

  async move(one, from, to, { stay = false } = {}) {
    if (from === to) return;
    const after = stay ? { place: to, person: one.id } : this.neighbour(one, from, to);
    this.pending = new Map(this.pending).set(one.id, to);
    this.focusSeat(after);
    await this.keep(t("Person {n}: {where}", { n: one.number, where: to || t("ohne Tisch") }), () => this.act("move_to_table", { person: one.id, table: to }));
    const rest = new Map(this.pending);
    rest.delete(one.id);
    this.pending = rest;
  }

  async part(one, from) {
    const after = this.neighbour(one, from, null);
    if (await this.act("gone", { person: one.id })) this.say(t("Gegangen: {person}", { person: this.named(one) }));
    this.focusSeat(after);
  }

  async welcome(one) {
    if (await this.act("here", { person: one.id })) this.say(t("Wieder da: {person}", { person: this.named(one) }));
    this.focusSeat({ place: one.table, person: one.id });
  }

  async rename(table) {
    this.alert = "";
    this.renaming = { table, text: table };
    await this.updateComplete;
    this.inRoot(".seat-table input").select();
  }

  saveName = async (event) => {
    event.preventDefault();
    const { table, text } = this.renaming;
    const name = text.trim();
    const done = name === table || (await this.keep(t("{table} heißt jetzt {name}", { table, name }), () => this.act("rename_table", { table, name })));
    if (!done) return;
    if (name !== table) this.shelve([...this.acts.slice(0, -1), { ...this.acts[this.acts.length - 1], renamed: { table: name, name: table } }]);
    this.leaveName();
  };

  leaveName = async () => {
    const at = this.renaming ? this.tables.indexOf(this.renaming.table) : -1;
    this.renaming = null;
    await this.updateComplete;
    const heads = this.renderRoot.querySelectorAll(".seat-table .headline");
    if (heads[at]) heads[at].focus();
  };

  /** The newest act taken back, but for people who have moved on by themselves since. */
  undo = async () => {
    const { label, before, after, renamed } = this.acts[this.acts.length - 1];
    this.sending = true;
    let done;
    if (renamed) {
      done = await this.act("rename_table", renamed);
    } else {
      const seat = (people, id) => (people.find((one) => one.id === id) || {}).table;
      const same = before.tables.join("\n") === after.tables.join("\n");
      const moved = before.people.filter((one) => one.table !== seat(after.people, one.id) && seat(this.board.seating.people, one.id) === seat(after.people, one.id));
      const tables = same ? this.tables : before.tables;
      const seats = Object.fromEntries(moved.filter((one) => !one.table || tables.includes(one.table)).map((one) => [one.id, one.table]));
      done = await this.act("seats", { tables, seats });
    }
    this.sending = false;
    if (!done) return;
    this.shelve(this.acts.slice(0, -1));
    this.say(t("Rückgängig gemacht: {what}", { what: label }));
    this.requestUpdate();
  };

  // ── lists of targets ──

  tap(one, from) {
    if (Date.now() - this.dropped < AFTER_DRAG) return;
    this.seatMenu(one, from);
  }

  seatMenu(one, from) {
    const beside = this.button({ place: from, person: one.id });
    if (!beside) return;
    beside.classList.add("chosen");
    const choices = [
      ...this.tables.map((table, at) => ({ key: `${at + 1}`, text: `${table} (${this.seated(table).length})`, value: table })).filter((each) => each.value !== from),
      ...(from === NOWHERE ? [] : [{ key: "0", text: t("An keinen Tisch"), value: NOWHERE }]),
      { key: "G", text: t("Ist gegangen"), value: null },
    ];
    this.menu.open({
      heading: this.named(one), choices, beside,
      pick: (to) => { beside.classList.remove("chosen"); if (to === null) this.part(one, from); else this.move(one, from, to); },
      leave: () => { beside.classList.remove("chosen"); this.focusSeat({ place: from, person: one.id }); },
    });
  }

  tableMenu(table, beside) {
    const shown = this.board.focus === table;
    const choices = [
      { key: "N", text: t("Namen ändern"), value: () => this.rename(table) },
      ...(this.board.step && this.board.step.tables ? [{ key: "B", text: shown ? t("Wieder alle Tische auf dem Beamer") : t("Ergebnis allein auf dem Beamer"), value: () => this.act("focus", { cluster: shown ? null : table }) }] : []),
      { key: "W", text: t("Tisch wegnehmen"), value: () => this.remove(table) },
    ];
    this.menu.open({ heading: table, choices, beside, pick: (act) => { beside.focus(); act(); }, leave: () => beside.focus() });
  }

  // ── keys ──

  shortcut = (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z" && !event.composedPath()[0].matches("input") && this.acts.length) {
      event.preventDefault();
      this.undo();
    }
  };

  key(event, one, from) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key.toLowerCase() === "m") this.seatMenu(one, from);
    else if (way) this.walk(event.target, way);
    else if (side) this.cross(event.target, from, side);
    else return;
    event.preventDefault();
  }

  walk(button, way) {
    const all = [...button.closest("ul").querySelectorAll("button")];
    const to = all[all.indexOf(button) + way];
    if (to) to.focus();
  }

  cross(button, from, way) {
    const at = [...button.closest("ul").querySelectorAll("button")].indexOf(button);
    for (let i = this.places.indexOf(from) + way; i >= 0 && i < this.places.length; i += way) {
      const there = [...this.renderRoot.querySelectorAll(`ul.seats[data-place="${CSS.escape(this.places[i])}"] button`)];
      if (there.length) {
        there[Math.min(at, there.length - 1)].focus();
        return;
      }
    }
  }

  /** The one person Tab comes to: where the keyboard was last, else the first. */
  isRest(place, one) {
    const spot = this.spot && this.people.some((each) => each.id === this.spot.person && each.here) ? this.spot.person : null;
    if (spot) return spot === one.id;
    const first = this.places.map((each) => this.seated(each)[0]).find(Boolean);
    return Boolean(first) && first.id === one.id;
  }

  rest(place, one) {
    this.spot = { place, person: one.id };
    this.requestUpdate();
  }

  /** Where the keyboard goes on when somebody leaves a list: the next of the list, else with them. */
  neighbour(one, from, to) {
    const list = this.seated(from);
    const rest = list.filter((each) => each.id !== one.id);
    if (!rest.length) return to === null ? null : { place: to, person: one.id };
    return { place: from, person: rest[Math.min(list.findIndex((each) => each.id === one.id), rest.length - 1)].id };
  }

  button(spot) {
    return spot && this.inRoot(`ul.seats[data-place="${CSS.escape(spot.place)}"] li[data-person="${CSS.escape(spot.person)}"] button`);
  }

  async focusSeat(spot) {
    await this.updateComplete;
    const button = this.button(spot) || this.inRoot("ul.seats button");
    if (button) button.focus();
  }

  // ── dragging ──

  updated() {
    for (const [list, sortable] of this.sortables) {
      if (list.isConnected) continue;
      sortable.destroy();
      this.sortables.delete(list);
    }
    for (const list of this.renderRoot.querySelectorAll("ul.seats")) {
      if (!this.sortables.has(list)) this.sortables.set(list, Sortable.create(list, this.dragging()));
    }
  }

  dragging() {
    return {
      group: "people", draggable: "li", emptyInsertThreshold: 14, sort: false, forceFallback: true, fallbackTolerance: 4, animation: ANIMATION,
      delay: 160, delayOnTouchOnly: true, touchStartThreshold: 6, ghostClass: "ghost", dragClass: "lifted", scrollSensitivity: 60, scrollSpeed: 14,
      onStart: ({ item }) => {
        this.menu.forget();
        this.drag = { item, parent: item.parentNode, anchor: item.nextSibling };
      },
      onEnd: ({ item, from, to }) => {
        // the list is drawn from data: what was dragged goes home first, then the data says where it belongs
        const { parent, anchor } = this.drag;
        parent.insertBefore(item, anchor);
        this.drag = null;
        this.dropped = Date.now();
        const one = this.people.find((each) => each.id === item.dataset.person);
        if (one) this.move(one, from.dataset.place, to.dataset.place, { stay: true });
        this.requestUpdate();
      },
    };
  }
}

customElements.define("koffer-tables", Tables);
