/* <koffer-plan>: the agenda while planning, as a ribbon of time and as a table. It only shows and asks.
   Property `plan`: {steps: [{id, number, title, kind, talk, minutes, start, left_out, fixed}], summary, remark, adding}, `chosen`: id.
   Attribute `colour`: the municipality's. Events: koffer-choose {id} · koffer-move {id, by} · koffer-add. */
import { LitElement, html, nothing, repeat, classMap, ifDefined } from "../vendor/lit.js";
import { t } from "../texts.js";
import { icons } from "../console/icons.js";
import { fetched, sheets } from "../console/sheets.js";
import { themeOf, watchTheme } from "../console/theme.js";

const own = await fetched("../style/plan.css");

class Plan extends LitElement {
  static properties = { plan: { attribute: false }, chosen: { attribute: false }, colour: {} };

  static styles = [...sheets, own];

  constructor() {
    super();
    this.plan = null;
    this.chosen = null;
    this.after = null; // the button that takes the focus back when a moved row has been drawn
  }

  connectedCallback() {
    super.connectedCallback();
    this.leaveTheme = watchTheme(this, () => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.leaveTheme();
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`koffer-${name}`, { detail }));
  }

  choose(one) {
    this.chosen = one.id;
    this.tell("choose", { id: one.id });
  }

  /** The row moves at once; the page brings the true order. */
  move(one, by) {
    const held = [...this.plan.steps];
    const here = held.indexOf(one);
    held.splice(here + by, 0, ...held.splice(here, 1));
    this.plan = { ...this.plan, steps: held };
    this.after = { id: one.id, by };
    this.tell("move", { id: one.id, by });
  }

  updated() {
    if (!this.after) return;
    const { id, by } = this.after;
    const row = this.renderRoot.querySelector(`tr[data-id="${CSS.escape(id)}"]`);
    const button = row && (row.querySelector(`[data-by="${by}"]:not([disabled])`) || row.querySelector(".mv button:not([disabled])"));
    if (button) button.focus();
    this.after = null;
  }

  render() {
    if (!this.plan) return nothing;
    return html`<div class="koffer part plan-part" data-theme=${ifDefined(themeOf(this) || undefined)} style=${ifDefined(this.colour ? `--kommune:${this.colour}` : undefined)}>${this.ribbon()}${this.table()}</div>`;
  }

  ribbon() {
    const held = this.plan.steps.filter((one) => !one.left_out);
    const columns = held.map((one) => `${Math.max(4, one.minutes)}fr`).join(" ");
    return html`<section class="panel band-panel" aria-label=${t("Zeitband")}>
      <div class="between"><h2 class="colhead">${this.plan.summary}</h2><span class="muted small">${this.plan.remark}</span></div>
      <div class="ribbon" style="grid-template-columns:${columns}">${repeat(held, (one) => one.id, (one) => html`<button
        class=${classMap({ talk: one.talk, sel: one.id === this.chosen })} aria-pressed=${one.id === this.chosen}
        title=${t("{title}, {n} Minuten", { title: one.title, n: one.minutes })} @click=${() => this.choose(one)}><span>${one.number}</span></button>`)}</div></section>`;
  }

  table() {
    const { steps } = this.plan;
    return html`<section class="panel plan-panel"><table class="plan"><caption class="sr">${t("Schritte")}</caption>
      <thead><tr><th>${t("Nr.")}</th><th>${t("Schritt")}</th><th>${t("Baustein")}</th><th class="right">${t("Min.")}</th><th>${t("Beginn")}</th><th><span class="sr">${t("Verschieben")}</span></th></tr></thead>
      <tbody>${repeat(steps, (one) => one.id, (one, place) => this.row(one, place, steps))}</tbody></table>
      <button class="st-btn ghost add-step" aria-pressed=${Boolean(this.plan.adding)} @click=${() => this.tell("add", {})}>${icons.plus} ${t("Schritt aus dem Koffer einfügen")}</button></section>`;
  }

  row(one, place, steps) {
    const chosen = one.id === this.chosen;
    const up = place > 0 && !one.fixed && !steps[place - 1].fixed;
    const down = place < steps.length - 1 && !one.fixed && !steps[place + 1].fixed;
    return html`<tr data-id=${one.id} class=${classMap({ sel: chosen, left: one.left_out })} @click=${() => this.choose(one)}>
      <td class="num">${one.left_out ? "–" : one.number}</td>
      <td><button class="pick-step" aria-pressed=${chosen}>${one.title}</button>${one.left_out ? html` <span class="remark">${t("ausgelassen")}</span>` : nothing}</td>
      <td><span class=${classMap({ badge: true, acc: !one.talk })}>${one.kind}</span></td>
      <td class="num right">${one.minutes}</td>
      <td class="num muted">${one.left_out ? nothing : one.start}</td>
      <td><span class="mv">${this.arrow(one, -1, up, t("{title} nach oben", { title: one.title }))}${this.arrow(one, 1, down, t("{title} nach unten", { title: one.title }))}</span></td></tr>`;
  }

  arrow(one, by, possible, words) {
    const press = (event) => {
      event.stopPropagation();
      this.move(one, by);
    };
    return html`<button data-by=${by} aria-label=${words} title=${words} ?disabled=${!possible} @click=${press}>${by < 0 ? icons.up : icons.down}</button>`;
  }
}

customElements.define("koffer-plan", Plan);
