/* <koffer-board workshop="…" [buttons]>: the sorting board. Cards are dragged, or moved by keys and a list of the same targets. */
import { html, nothing, repeat, classMap, live } from "../vendor/lit.js";
import { Sortable } from "../vendor/sortable.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { Menu } from "./menu.js";
import { icons } from "./icons.js";
import { PARKED, TRAY, cards, copied, depth, homes, moved, ordered, place, places } from "./bench.js";
import { next, previous } from "./stage.js";

const FOLDED = 5;           // cards of a longer column that show until it is unfolded
const TITLE_MAXIMUM = 60;
const AFTER_DRAG = 250;     // milliseconds in which a click is the end of a drag
const ANIMATION = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120;
const PAPER = "✎";

class Board extends Panel {
  static properties = { buttons: { type: Boolean }, renaming: { state: true }, naming: { state: true }, pending: { state: true }, unfolded: { state: true }, sending: { state: true } };

  constructor() {
    super();
    this.buttons = false;
    this.sending = false;
    this.renaming = null;      // {id, text, version, theirs}: the headline as typed
    this.naming = null;        // {text, card, from}: a new headline as typed, and the card that waits for it
    this.pending = [];         // changes drawn before the desk has answered, oldest first
    this.unfolded = new Set();
    this.spot = null;          // {place, card}: where the keyboard was last
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

  /** The bench with what was done here and is not answered yet. */
  get bench() {
    return this.pending.reduce((bench, change) => change(bench), this.board.bench);
  }

  draw(board) {
    if (board.bench.kind !== "board") return nothing;
    const bench = this.bench;
    return html`<section class="sorting" aria-label=${board.step.title} @keydown=${this.shortcut}>
      <header class="c-head"><div><h2 class="question">${board.step.title}</h2><p class="muted">${board.step.hint}</p></div>${this.tools(board, bench)}</header>
      <div class="sort">${this.tray(bench)}
        <div class="kboard">
          ${repeat(bench.clusters, (one) => one.id, (one) => this.column(one, bench, board))}
          ${this.naming ? this.nameEditor() : nothing}
          ${this.parking(bench)}
        </div></div>
      ${this.keys(bench)}
    </section>${this.menu.draw()}`;
  }

  tools(board, bench) {
    const coming = next(board);
    const back = previous(board);
    return html`<div class="c-acts">
      <button class="st-btn" ?disabled=${!board.undo} title=${board.undo ? board.undo.label : ""} @click=${this.undo}>${icons.back} ${t("Rückgängig")}${board.undo ? html`<span class="sr">: ${board.undo.label}</span>` : nothing}</button>
      <button class="st-btn" @click=${() => this.name(null, null)}>${icons.plus} ${t("Neues Thema")}</button>
      <button class="st-btn focus-pick" ?disabled=${!bench.clusters.length} aria-haspopup="dialog" @click=${(event) => this.pickFocus(event.currentTarget)}>${icons.screen} ${t("Thema groß zeigen")}</button>
      ${this.buttons && back ? html`<button class="st-btn ghost" ?disabled=${this.sending} @click=${() => this.pass(back)}>${back.label}</button>` : nothing}
      ${this.buttons && coming ? html`<button class="st-btn primary" ?disabled=${this.sending} @click=${() => this.pass(coming)}>${coming.label}</button>` : nothing}
    </div>`;
  }

  tray(bench) {
    const hints = bench.suggestions.map((one) => ({ sentence: one.sentence, card: bench.tray.find((card) => card.id === one.card), cluster: bench.clusters.find((each) => each.id === one.cluster) }))
      .filter((one) => one.card && one.cluster);
    return html`<section class="tray" aria-labelledby="tray-title"><div class="tray-in"><h3 id="tray-title" class="colhead">${t("Noch offen")} <span class="muted num">${bench.tray.length}</span></h3>
      ${this.list(TRAY, bench.tray, bench, t("Noch nicht zugeordnete Karten"))}
      ${bench.tray.length ? nothing : html`<p class="small muted">${t("Alle Karten sind zugeordnet.")}</p>`}
      ${repeat(hints.slice(0, 3), (one) => one.card.id, (one) => html`<p class="small suggestion"><b>${t("Vorschlag:")}</b>
        ${one.sentence}
        <button class="linklike" @click=${() => this.move(one.card, TRAY, one.cluster.id, 0)}>${t("In Thema {n} legen", { n: one.cluster.number })}</button></p>`)}
    </div></section>`;
  }

  column(cluster, bench, board) {
    const label = t("Thema {n}: {title}", { n: cluster.number, title: cluster.title });
    const large = board.focus === cluster.id;
    return html`<div class="kcol" role="group" aria-label=${label} data-cluster=${cluster.id}>
      ${this.renaming && this.renaming.id === cluster.id ? this.titleEditor(cluster) : html`<div class="strip">
        <span class="no" title=${t("Ziehen, um die Themen zu ordnen")}>${cluster.number}</span>
        <button class="headline" title=${t("Überschrift ändern")} @click=${() => this.rename(cluster)}>${cluster.title}</button>
        ${large ? html`<span class="on-air" role="img" aria-label=${t("im Saal groß gezeigt")}>${icons.screen}</span>` : nothing}
        <button class="bare more" aria-haspopup="dialog" aria-label=${t("Thema {n}: {m} Karten, mehr", { n: cluster.number, m: cluster.cards.length })}
          @click=${(event) => this.clusterMenu(cluster, event.currentTarget)}><span class="num">${cluster.cards.length}</span>${icons.more}</button>
      </div>`}
      ${this.list(cluster.id, cluster.cards, bench, label)}
    </div>`;
  }

  parking(bench) {
    return html`<div class="kcol" role="group" aria-label=${t("Themenspeicher")}>
      <div class="strip parked"><span class="no">?</span><span>${t("Themenspeicher")}</span><span class="count num">${bench.parked.length}</span></div>
      ${this.list(PARKED, bench.parked, bench, t("Themenspeicher"))}</div>`;
  }

  list(id, list, bench, label) {
    const long = id !== TRAY && list.length > FOLDED + 1;
    const open = this.unfolded.has(id);
    const shown = long && !open ? list.slice(0, FOLDED) : list;
    const stop = this.spot && this.spot.place === id && shown.some((card) => card.id === this.spot.card) ? this.spot.card : shown.length ? shown[0].id : null;
    return html`<ul class=${classMap({ cards: true, none: !list.length })} data-place=${id} aria-label=${label}>${repeat(shown, (card) => card.id, (card) => this.card(card, id, bench.legend, stop))}</ul>
      ${long ? html`<button class="st-btn small unfold" aria-expanded=${open} @click=${() => this.fold(id)}>${open ? t("weniger zeigen") : list.length - FOLDED === 1 ? t("1 weitere") : t("{n} weitere", { n: list.length - FOLDED })}</button>` : nothing}`;
  }

  card(card, id, legend, stop) {
    const twins = card.doubles.length;
    return html`<li data-card=${card.id}><button class="card kcard ${card.colour}" tabindex=${stop === card.id ? "0" : "-1"} aria-haspopup="dialog" aria-keyshortcuts="M K"
      @click=${() => this.tap(card, id)} @focus=${() => this.rest(id, card)} @keydown=${(event) => this.key(event, card, id)}><span dir="auto">${card.text}${card.sign ? "\u00a0" : nothing}</span>${card.sign ? this.sign(card.sign, legend) : nothing}${twins
  ? html`<span class="twin">${twins === 1 ? t("+ 1 doppelte") : t("+ {n} doppelte", { n: twins })}</span>` : nothing}${card.clusters > 1 ? html`<span class="twin">${t("in {n} Themen", { n: card.clusters })}</span>` : nothing}${card.of ? html`<span class="twin">${t("doppelt, hängt auch anderswo")}</span>` : nothing}</button></li>`;
  }

  sign(sign, legend) {
    const meant = legend.find((one) => one.sign === sign);
    const words = meant ? meant.label : sign === PAPER ? t("vom Papier") : sign;
    return html`<span class="sign" role="img" aria-label=${words}>${sign === PAPER ? icons.pencil : sign === "▲" ? icons.gap : sign}</span>`;
  }

  keys(bench) {
    return html`<p class="keys"><span><kbd>Tab</kbd> ${t("zur Karte")}</span><span><kbd>↑</kbd> <kbd>↓</kbd> ${t("wählen")}</span><span><kbd>M</kbd> ${t("verschieben, dann Zahl")}</span>
      <span><kbd>K</kbd> ${t("in zwei Themen kopieren")}</span><span><kbd>${t("Strg")}</kbd> <kbd>Z</kbd> ${t("rückgängig")}</span>
      <span class="legend">${bench.legend.map((one) => html`<span>${one.sign ? `${one.sign} ${one.label}` : t("ohne Zeichen: {label}", { label: one.label })}</span>`)}</span></p>`;
  }

  // ── headlines ──

  titleEditor(cluster) {
    const typed = this.renaming;
    return html`<form class="strip renaming" @submit=${(event) => this.saveTitle(event, cluster)} @keydown=${(event) => this.stay(event, () => this.leaveTitle(cluster))}>
      <textarea rows="2" maxlength=${TITLE_MAXIMUM} aria-label=${t("Überschrift von Thema {n}", { n: cluster.number })} .value=${live(typed.text)}
        @input=${(event) => { this.renaming = { ...this.renaming, text: event.target.value.replace(/\n/g, " ") }; }}></textarea>
      ${typed.theirs === null ? nothing : html`<p class="theirs small"><span>${t("Dort steht jetzt: „{text}“", { text: typed.theirs })}</span>
        <button type="button" class="linklike" @click=${() => this.leaveTitle(cluster)}>${t("Diese Fassung lassen")}</button></p>`}
      <div class="acts"><button class="st-btn small primary">${typed.theirs === null ? t("Speichern") : t("Meine Fassung speichern")}</button>
        <button type="button" class="st-btn small ghost" @click=${() => this.leaveTitle(cluster)}>${t("Abbrechen")}</button></div>
    </form>`;
  }

  nameEditor() {
    return html`<div class="kcol"><form class="strip renaming naming" @submit=${this.saveName} @keydown=${(event) => this.stay(event, () => this.leaveName())}>
      <textarea rows="2" maxlength=${TITLE_MAXIMUM} aria-label=${t("Überschrift des neuen Themas")} placeholder=${t("Überschrift des neuen Themas")} .value=${live(this.naming.text)}
        @input=${(event) => { this.naming = { ...this.naming, text: event.target.value.replace(/\n/g, " ") }; }}></textarea>
      ${this.naming.card ? html`<p class="small muted">${t("„{text}“ kommt gleich hinein.", { text: this.naming.card.text })}</p>` : nothing}
      <div class="acts"><button class="st-btn small primary" ?disabled=${!this.naming.text.trim()}>${t("Anlegen")}</button>
        <button type="button" class="st-btn small ghost" @click=${this.leaveName}>${t("Abbrechen")}</button></div></form></div>`;
  }

  /** Enter saves, Escape leaves; the board's own keys stay away from what is typed. */
  stay(event, leave) {
    event.stopPropagation();
    if (event.key === "Escape") leave();
    if (event.key === "Enter") {
      event.preventDefault();
      event.currentTarget.requestSubmit();
    }
  }

  async rename(cluster) {
    if (Date.now() - this.dropped < AFTER_DRAG) return;
    this.alert = "";
    this.renaming = { id: cluster.id, text: cluster.title, version: cluster.version, theirs: null };
    await this.updateComplete;
    this.inRoot(".renaming textarea").select();
  }

  async saveTitle(event, cluster) {
    event.preventDefault();
    const { text, version } = this.renaming;
    const title = text.trim();
    if (title === cluster.title) {
      this.leaveTitle(cluster);
    } else if (await this.arrange("retitle", { cluster: cluster.id, title, version })) {
      this.say(t("Thema {n} heißt jetzt: {title}", { n: cluster.number, title }));
      this.leaveTitle(cluster);
    }
  }

  refused(refusal) {
    super.refused(refusal);
    const theirs = this.renaming && refusal.kind === "Overtaken" && this.board.bench.clusters.find((one) => one.id === this.renaming.id);
    if (theirs) this.renaming = { ...this.renaming, version: theirs.version, theirs: theirs.title };
  }

  async leaveTitle(cluster) {
    this.renaming = null;
    this.alert = "";
    await this.updateComplete;
    const headline = this.inRoot(`[data-cluster="${CSS.escape(cluster.id)}"] .headline`);
    if (headline) headline.focus();
  }

  async name(card, from) {
    this.alert = "";
    this.naming = { text: "", card, from };
    await this.updateComplete;
    this.inRoot(".naming textarea").focus();
  }

  saveName = async (event) => {
    event.preventDefault();
    const { text, card, from } = this.naming;
    const known = new Set(this.board.bench.clusters.map((one) => one.id));
    if (!(await this.arrange("create", { title: text.trim() }))) return;
    const fresh = this.board.bench.clusters.find((one) => !known.has(one.id));
    this.naming = null;
    this.say(t("Neues Thema: {title}", { title: text.trim() }));
    if (card && fresh) await this.move(card, from, fresh.id, 0);
    else this.focusCard(this.spot);
  };

  leaveName = () => {
    const { card, from } = this.naming;
    this.naming = null;
    this.focusCard(card ? { place: from, card: card.id } : this.spot);
  };

  // ── lists of targets ──

  tap(card, from) {
    if (Date.now() - this.dropped < AFTER_DRAG) return;
    this.moveMenu(card, from);
  }

  /** Tab comes back to the card where the keyboard was last. */
  rest(id, card) {
    this.spot = { place: id, card: card.id };
    this.requestUpdate();
  }

  button(spot) {
    return spot && this.inRoot(`ul[data-place="${CSS.escape(spot.place)}"] li[data-card="${CSS.escape(spot.card)}"] button`);
  }

  async focusCard(spot) {
    await this.updateComplete;
    const button = this.button(spot) || this.inRoot("ul.cards button");
    if (button) button.focus();
  }

  openMenu(card, from, asked) {
    const spot = { place: from, card: card.id };
    const beside = this.button(spot);
    if (!beside) return;
    beside.classList.add("chosen");
    const done = (act) => (...facts) => {
      beside.classList.remove("chosen");
      act(...facts);
    };
    this.menu.open({ ...asked, beside, pick: done(asked.pick), leave: done(() => this.focusCard(spot)) });
  }

  clusterChoices(bench, except) {
    return bench.clusters.filter((one) => !except.includes(one.id)).map((one) => ({ key: `${one.number}`, text: one.title, value: one.id }));
  }

  moveMenu(card, from) {
    const bench = this.bench;
    const twins = card.doubles;
    const choices = [
      ...this.clusterChoices(bench, [from]),
      ...(from === TRAY ? [] : [{ key: "0", text: t("Zurück nach „Noch offen“"), value: TRAY }]),
      { key: "N", text: t("Neues Thema"), value: "new" },
      ...(from === PARKED ? [] : [{ key: "U", text: t("Unklar, in den Themenspeicher"), value: PARKED }]),
      { key: "D", text: t("Doppelt, mit Karte verbinden"), value: "double" },
      ...(bench.clusters.length && from !== TRAY && from !== PARKED ? [{ key: "K", text: t("In ein zweites Thema kopieren"), value: "copy" }] : []),
      { key: "W", text: t("Was wurde daraus?"), value: "trace" },
      ...(twins.length ? [{ key: "L", text: t("Doppelte Karten wieder lösen"), value: "single" }] : []),
    ];
    const hint = bench.suggestions.find((one) => one.card === card.id);
    this.openMenu(card, from, {
      heading: t("Verschieben nach …"), choices, at: hint ? Math.max(0, choices.findIndex((one) => one.value === hint.cluster)) : 0,
      pick: (to) => {
        if (to === "new") this.name(card, from);
        else if (to === "double") this.doubleMenu(card, from);
        else if (to === "copy") this.copyMenu(card, from);
        else if (to === "trace") this.trace(card.id, card.text);
        else if (to === "single") this.loosen(card, from, twins);
        else this.move(card, from, to, 0);
      },
    });
  }

  copyMenu(card, from) {
    const bench = this.bench;
    const choices = this.clusterChoices(bench, homes(bench, card.id));
    if (!choices.length) {
      this.say(t("Es gibt kein weiteres Thema."));
      this.focusCard({ place: from, card: card.id });
      return;
    }
    this.openMenu(card, from, { heading: t("Auch in dieses Thema …"), choices, pick: (to) => this.copy(card, from, to) });
  }

  doubleMenu(card, from) {
    const choices = cards(this.bench).filter((one) => one.id !== card.id).map((one) => ({ key: "", text: one.text, value: one }));
    this.openMenu(card, from, { heading: t("Sagt dasselbe wie …"), choices, search: true, pick: (of) => this.double(card, from, of) });
  }

  pickFocus(beside) {
    const shown = this.board.focus;
    const choices = [...(shown ? [{ key: "0", text: t("Wieder die ganze Wand"), value: null }] : []), ...this.clusterChoices(this.bench, shown ? [shown] : [])];
    this.menu.open({ heading: t("Im Saal groß zeigen …"), choices, beside, pick: (cluster) => this.enlarge(cluster), leave: () => beside.focus() });
  }

  clusterMenu(cluster, beside) {
    const ids = this.bench.clusters.map((one) => one.id);
    const at = ids.indexOf(cluster.id);
    const swap = (way) => {
      const order = [...ids];
      [order[at], order[at + way]] = [order[at + way], order[at]];
      this.order(order);
    };
    const shown = this.board.focus === cluster.id;
    const choices = [
      { key: "T", text: t("Überschrift ändern"), value: () => this.rename(cluster) },
      { key: "G", text: shown ? t("Wieder die ganze Wand") : t("Im Saal groß zeigen"), value: () => this.enlarge(shown ? null : cluster.id) },
      ...(at > 0 ? [{ key: "V", text: t("Weiter nach vorn"), value: () => swap(-1) }] : []),
      ...(at < ids.length - 1 ? [{ key: "H", text: t("Weiter nach hinten"), value: () => swap(1) }] : []),
      { key: "W", text: t("Herkunft und Verbleib"), value: () => this.trace(cluster.id, cluster.title) },
      { key: "A", text: t("Thema auflösen, Karten nach „Noch offen“"), value: () => this.dissolve(cluster) },
    ];
    this.menu.open({
      heading: t("Thema {n}", { n: cluster.number }), choices, beside,
      pick: (act) => { beside.focus(); act(); }, leave: () => beside.focus(),
    });
  }

  // ── acts ──

  arrange(verb, facts) {
    return this.act("arrange", { verb, arguments: facts });
  }

  /** Draws a change at once, sends it, and lets go of it when the snapshot holds it or the desk refused. */
  async foresee(change, verb, facts) {
    this.pending = [...this.pending, change];
    const done = await this.arrange(verb, facts);
    this.pending = this.pending.filter((one) => one !== change);
    return done;
  }

  titleOf(id) {
    if (id === TRAY) return t("„Noch offen“");
    if (id === PARKED) return t("dem Themenspeicher");
    const cluster = this.bench.clusters.find((one) => one.id === id);
    return t("Thema {n}, {title}", { n: cluster.number, title: cluster.title });
  }

  async move(card, from, to, index, { stay = false } = {}) {
    const after = stay ? { place: to, card: card.id } : this.neighbour(card, from, to);
    const facts = { card: card.id, from, to, index: depth(this.bench, card.id, to, index) };
    const sent = this.foresee((bench) => moved(bench, card.id, from, to, index), "move", facts);
    this.say(t("„{text}“ liegt jetzt in {where}. Noch offen: {n}.", { text: card.text, where: this.titleOf(to), n: this.bench.tray.length }));
    await this.focusCard(after);
    await sent;
  }

  /** Where the keyboard goes on when a card leaves: the next card of the same column, else the tray, else with the card. */
  neighbour(card, from, to) {
    const list = place(this.bench, from).cards;
    const at = list.findIndex((one) => one.id === card.id);
    const rest = list.filter((one) => one.id !== card.id);
    if (from === to || !rest.length) {
      const open = this.bench.tray.find((one) => one.id !== card.id);
      return open && from !== to ? { place: TRAY, card: open.id } : { place: to, card: card.id };
    }
    return { place: from, card: rest[Math.min(at, rest.length - 1)].id };
  }

  async copy(card, from, to) {
    const sent = this.foresee((bench) => copied(bench, card.id, to), "copy", { card: card.id, to });
    this.say(t("„{text}“ steht jetzt auch in {where}.", { text: card.text, where: this.titleOf(to) }));
    await this.focusCard({ place: from, card: card.id });
    await sent;
  }

  async double(card, from, of) {
    const after = this.neighbour(card, from, from);
    const list = place(this.bench, from).cards;
    const beside = list[list.findIndex((one) => one.id === card.id) + 1] || list[list.length - 2];
    if (await this.arrange("double", { card: card.id, of: of.id })) {
      this.say(t("„{text}“ ist mit „{other}“ verbunden.", { text: card.text, other: of.text }));
      await this.focusCard(beside ? { place: from, card: beside.id } : null);
    } else {
      await this.focusCard(after);
    }
  }

  async loosen(card, from, twins) {
    for (const twin of twins) await this.arrange("single", { card: twin.id });
    this.say(t("Doppelte Karten gelöst."));
    await this.focusCard({ place: from, card: card.id });
  }

  async order(ids) {
    await this.foresee((bench) => ordered(bench, ids), "order", { clusters: ids });
    this.say(t("Reihenfolge der Themen geändert."));
  }

  async dissolve(cluster) {
    if (await this.arrange("remove", { cluster: cluster.id })) this.say(t("Thema „{title}“ aufgelöst.", { title: cluster.title }));
    await this.focusCard(null);
  }

  async enlarge(cluster) {
    await this.act("focus", { cluster });
    this.inRoot(".focus-pick").focus();
  }

  undo = async () => {
    if (!this.board.undo) {
      this.say(t("Nichts rückgängig zu machen."));
      return;
    }
    const what = this.board.undo.label;
    if (await this.act("undo", {})) this.say(t("Rückgängig gemacht: {what}", { what }));
  };

  async pass(coming) {
    if (this.sending) return;
    this.sending = true;
    await this.act(coming.verb, coming.verb === "go" ? { step: coming.step } : {}, coming.step);
    this.sending = false;
  }

  fold(id) {
    const unfolded = new Set(this.unfolded);
    if (!unfolded.delete(id)) unfolded.add(id);
    this.unfolded = unfolded;
  }

  // ── keys ──

  shortcut = (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z" && !event.composedPath()[0].matches("input, textarea")) {
      event.preventDefault();
      this.undo();
    }
  };

  key(event, card, from) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const letter = event.key.toLowerCase();
    if (letter === "m") this.moveMenu(card, from);
    else if (letter === "k") this.copyMenu(card, from);
    else if (step) this.walk(event.target, step);
    else if (side) this.cross(event.target, from, side);
    else return;
    event.preventDefault();
  }

  walk(button, way) {
    const line = button.closest("ul");
    const all = [...line.querySelectorAll("button")];
    const to = all[all.indexOf(button) + way];
    if (to) to.focus();
  }

  /** Sideways to the next column that holds cards, at about the same height. */
  cross(button, from, way) {
    const at = [...button.closest("ul").querySelectorAll("button")].indexOf(button);
    const order = places(this.bench).map((one) => one.id);
    for (let i = order.indexOf(from) + way; i >= 0 && i < order.length; i += way) {
      const there = [...this.renderRoot.querySelectorAll(`ul[data-place="${CSS.escape(order[i])}"] button`)];
      if (there.length) {
        there[Math.min(at, there.length - 1)].focus();
        return;
      }
    }
  }

  // ── dragging ──

  updated() {
    for (const [list, sortable] of this.sortables) {
      if (list.isConnected) continue;
      sortable.destroy();
      this.sortables.delete(list);
    }
    for (const list of this.renderRoot.querySelectorAll("ul.cards, .kboard")) {
      if (!this.sortables.has(list)) this.sortables.set(list, Sortable.create(list, list.matches("ul") ? this.cardDrag() : this.columnDrag()));
    }
  }

  /** Options shared by both kinds of dragging: pointer events only, so that it works by touch and inside shadow roots. */
  dragging(drop) {
    return {
      forceFallback: true, fallbackTolerance: 4, animation: ANIMATION, delay: 160, delayOnTouchOnly: true, touchStartThreshold: 6,
      ghostClass: "ghost", dragClass: "lifted", scrollSensitivity: 60, scrollSpeed: 14,
      onStart: ({ item }) => {
        this.menu.forget();
        this.drag = { item, parent: item.parentNode, anchor: item.nextSibling };
      },
      onEnd: (event) => {
        // the list is drawn from data: what was dragged goes home first, then the data says where it belongs
        const { item, parent, anchor } = this.drag;
        parent.insertBefore(item, anchor);
        this.drag = null;
        this.dropped = Date.now();
        drop(event);
        this.requestUpdate();
      },
    };
  }

  cardDrag() {
    return {
      ...this.dragging(({ item, from, to, oldDraggableIndex, newDraggableIndex }) => {
        if (from === to && oldDraggableIndex === newDraggableIndex) return;
        const card = cards(this.bench).find((one) => one.id === item.dataset.card);
        if (card) this.move(card, from.dataset.place, to.dataset.place, newDraggableIndex, { stay: true });
      }),
      group: "cards", draggable: "li", emptyInsertThreshold: 14,
    };
  }

  columnDrag() {
    return {
      ...this.dragging(({ item, oldDraggableIndex, newDraggableIndex }) => {
        if (oldDraggableIndex === newDraggableIndex) return;
        const ids = this.bench.clusters.map((one) => one.id).filter((id) => id !== item.dataset.cluster);
        ids.splice(newDraggableIndex, 0, item.dataset.cluster);
        this.order(ids);
      }),
      draggable: "[data-cluster]", handle: ".no",
    };
  }
}

customElements.define("koffer-board", Board);
