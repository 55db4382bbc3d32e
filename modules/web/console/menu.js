/* A list of choices beside something: by mouse, by arrows, by the key named in front, or by searching. */
import { html, nothing, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { icons } from "./icons.js";

const SECOND_DIGIT = 700; // milliseconds to wait whether 1 becomes 12
const FOUND = 10;
const WIDTH = 320;

/** A menu that its host draws with `draw()`; `open` takes {heading, choices: [{key, text, value}], at, search, beside, pick, leave}. */
export class Menu {
  constructor(host) {
    this.host = host;
    this.asked = null;
    this.outside = (event) => { if (this.element && !event.composedPath().includes(this.element)) this.close(); };
  }

  get element() {
    return this.host.renderRoot.querySelector(".popmove");
  }

  async open(asked) {
    this.forget();
    this.asked = asked;
    this.at = asked.at || 0;
    this.digits = "";
    this.query = "";
    this.host.requestUpdate();
    document.addEventListener("pointerdown", this.outside, true);
    await this.host.updateComplete;
    this.put(this.element);
    this.element.querySelector(asked.search ? "input" : "ul").focus({ preventScroll: true });
  }

  /** Takes the menu away; the host decides where the focus goes unless a choice was made. */
  close() {
    const { leave } = this.asked || {};
    this.forget();
    if (leave) leave();
  }

  forget() {
    clearTimeout(this.timer);
    document.removeEventListener("pointerdown", this.outside, true);
    this.asked = null;
    this.host.requestUpdate();
  }

  get choices() {
    const { choices, search } = this.asked;
    if (!search) return choices;
    const query = this.query.trim().toLocaleLowerCase("de");
    return choices.filter((one) => one.text.toLocaleLowerCase("de").includes(query));
  }

  draw() {
    if (!this.asked) return nothing;
    const { heading, search } = this.asked;
    const found = this.choices;
    const shown = search ? found.slice(0, FOUND) : found;
    return html`<div class="popmove" popover="manual" role="dialog" aria-label=${heading} @keydown=${this.key}>
      <b class="h">${heading}</b>
      ${search ? html`<label class="search">${icons.search}<input type="search" aria-label=${t("Karte suchen")} placeholder=${t("Karte suchen")} role="combobox"
        aria-controls="targets" aria-expanded="true" aria-activedescendant=${`target-${this.at}`} .value=${live(this.query)} @input=${this.search}></label>` : nothing}
      <ul id="targets" role="listbox" aria-label=${heading} tabindex=${search ? "-1" : "0"} aria-activedescendant=${shown.length ? `target-${this.at}` : ""}>
        ${shown.map((one, at) => html`<li id=${`target-${at}`} role="option" aria-selected=${at === this.at}
          @click=${() => this.pick(one)} @pointermove=${() => this.turn(at)}>${search ? nothing : html`<kbd>${one.key}</kbd>`}<span>${one.text}</span></li>`)}
      </ul>
      ${found.length ? nothing : html`<p class="small muted">${t("Keine Karte gefunden.")}</p>`}
      ${found.length > shown.length ? html`<p class="small muted">${t("{n} weitere, bitte suchen.", { n: found.length - shown.length })}</p>` : nothing}
    </div>`;
  }

  /** Lays the menu beside what it belongs to, inside the window, above everything else. */
  put(element) {
    if (element.showPopover) element.showPopover();
    const beside = this.asked.beside.getBoundingClientRect();
    const right = beside.right + 8 + WIDTH <= innerWidth;
    const left = right ? beside.right + 4 : Math.max(8, beside.left - WIDTH - 4);
    const tall = element.offsetHeight;
    element.style.left = `${Math.min(left, innerWidth - WIDTH - 8)}px`;
    element.style.top = `${Math.max(8, Math.min(beside.top, innerHeight - tall - 8))}px`;
  }

  search = (event) => {
    this.query = event.target.value;
    this.turn(0);
  };

  turn(at) {
    if (at === this.at && !this.asked.search) return;
    this.at = at;
    this.host.requestUpdate();
    this.host.updateComplete.then(() => {
      const option = this.element && this.element.querySelector(`#target-${this.at}`);
      if (option) option.scrollIntoView({ block: "nearest" });
    });
  }

  pick(one) {
    const { pick } = this.asked;
    this.forget();
    pick(one.value);
  }

  key = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const shown = this.asked.search ? this.choices.slice(0, FOUND) : this.choices;
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (way) this.turn((this.at + way + shown.length) % shown.length);
    else if (event.key === "Escape" || event.key === "Tab") this.close();
    else if (event.key === "Enter") this.pickIf(this.digits ? shown.find((one) => one.key === this.digits) : shown[this.at]);
    else if (this.asked.search) return;
    else if (event.key === " ") this.pickIf(shown[this.at]);
    else if (event.key === "Home") this.turn(0);
    else if (event.key === "End") this.turn(shown.length - 1);
    else if (/^\d$/.test(event.key)) this.digit(event.key, shown);
    else if (/^\p{L}$/u.test(event.key)) this.pickIf(shown.find((one) => one.key === event.key.toLocaleUpperCase("de")));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  pickIf(one) {
    if (one) this.pick(one);
  }

  digit(digit, shown) {
    clearTimeout(this.timer);
    this.digits += digit;
    const exact = shown.findIndex((one) => one.key === this.digits);
    const longer = shown.some((one) => one.key.startsWith(this.digits) && one.key !== this.digits);
    if (exact >= 0 && !longer) {
      this.pick(shown[exact]);
    } else if (exact < 0 && !longer) {
      this.digits = "";
    } else {
      if (exact >= 0) this.turn(exact);
      this.timer = setTimeout(() => {
        this.digits = "";
        if (exact >= 0) this.pick(shown[exact]);
      }, SECOND_DIGIT);
    }
  }
}
