/* <koffer-choice workshop="…">: a few of a ranking are confirmed; a tie at the cut is named and never decided by order. */
import { html, nothing, repeat, classMap, live } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";

const same = (one, other) => one.length === other.length && one.every((id) => other.includes(id));

class Choice extends Panel {
  static properties = { draft: { state: true }, saving: { state: true } };

  constructor() {
    super();
    this.draft = null; // {selected, rule, version}: ticks not yet confirmed; null shows what is confirmed
    this.saving = false;
  }

  /** The rules offered at the cut; what they say stands in the minutes as it is. */
  rules() {
    return [t("Gleichstand: alle genommen"), t("Gleichstand: Stichrunde"), t("Gleichstand: besprochen")];
  }

  get bench() {
    return this.board.bench;
  }

  get chosen() {
    return this.draft || { selected: this.bench.selected || [], rule: this.bench.rule || "", version: this.bench.version };
  }

  draw(board) {
    const bench = board.bench;
    if (bench.kind !== "choice") return nothing;
    const { selected, rule } = this.chosen;
    const ranking = bench.ranking || [];
    const level = this.level(ranking, selected);
    const tie = this.tie(level);
    const enough = selected.length >= bench.minimum && selected.length <= bench.maximum;
    const fresh = this.draft && !(same(this.draft.selected, bench.selected || []) && this.draft.rule === (bench.rule || ""));
    const locked = board.step && board.step.state === "confirmed";
    return html`<section class="panel choice" aria-labelledby="choice-title">
      <div class="between"><h2 id="choice-title" class="colhead">${t("Auswahl aus der Rangfolge")}</h2>
        <span class=${classMap({ badge: true, live: enough, late: !enough })}>${bench.minimum === bench.maximum ? t("{n} von {maximum} gewählt", { n: selected.length, maximum: bench.maximum }) : t("{n} gewählt, möglich {minimum} bis {maximum}", { n: selected.length, minimum: bench.minimum, maximum: bench.maximum })}</span></div>
      ${ranking.length ? html`<ol class="ranking">${repeat(ranking, (one) => one.id, (one) => this.row(one, selected, locked, tie))}</ol>` : html`<p class="empty muted">${t("Noch keine Rangfolge. Zuerst Punkte vergeben und aufdecken.")}</p>`}
      ${tie ? html`<p class="notice">${icons.warn}<span>${tie}</span></p>
        <div class="acts"><button class="st-btn" ?disabled=${locked || this.saving} @click=${() => this.runOff(level, selected)}>${t("Stichrunde mit einem Punkt")}</button></div>` : nothing}
      <div class="formrow"><label for="rule">${t("Regel an der Grenze")}</label>
        <select id="rule" class="st-input" ?disabled=${locked} .value=${live(rule)} @change=${(event) => this.set({ rule: event.target.value })}>
          <option value="" ?selected=${!rule}>${t("nach der Rangfolge")}</option>
          ${[...new Set([...this.rules(), ...(rule ? [rule] : [])])].map((words) => html`<option value=${words} ?selected=${words === rule}>${words}</option>`)}
        </select></div>
      ${this.draft && this.draft.version !== bench.version ? this.overtaken(enough && !this.saving && !locked) : nothing}
      <div class="acts"><button class=${classMap({ "st-btn": true, primary: Boolean(fresh) })} ?disabled=${!enough || !fresh || this.saving || locked} @click=${this.save}>${t("Auswahl festhalten")}</button>
        ${fresh ? html`<button class="st-btn ghost" @click=${() => { this.draft = null; }}>${t("Verwerfen")}</button>` : html`<span class="muted small">${(bench.selected || []).length ? t("Festgehalten.") : nothing}</span>`}</div>
    </section>`;
  }

  /** Somebody else has chosen meanwhile: both choices are there, and one of them is taken. */
  overtaken(may) {
    const { version } = this.bench;
    return html`<p class="notice">${icons.warn}<span>${t("In einem anderen Fenster wurde die Auswahl inzwischen geändert. Ihre Häkchen stehen noch hier.")}</span></p>
      <div class="acts"><button class="st-btn small" @click=${() => { this.draft = null; this.alert = ""; }}>${t("Andere Auswahl nehmen")}</button>
        <button class="st-btn small" ?disabled=${!may} @click=${() => { this.draft = { ...this.draft, version }; this.save(); }}>${t("Meine Auswahl festhalten")}</button></div>`;
  }

  row(one, selected, locked, tie) {
    const ticked = selected.includes(one.id);
    const full = !ticked && selected.length >= this.bench.maximum;
    return html`<li class=${classMap({ ticked, tied: one.tied })}><label>
      <input type="checkbox" .checked=${live(ticked)} ?disabled=${locked || full} @change=${() => this.toggle(one.id)}>
      <span class="rank num">${one.rank === null || one.rank === undefined ? "–" : `${one.rank}.`}</span><span class="what">${one.text}${one.tied ? html` <span class="badge late">${t("gleichauf")}</span>` : nothing}</span>
      <b class="num">${one.points === null || one.points === undefined ? nothing : one.points === 1 ? t("1 Punkt") : t("{n} Punkte", { n: one.points })}${one.run_off === null || one.run_off === undefined ? nothing : html`<small>${t("Stichrunde: {n}", { n: one.run_off })}</small>`}</b></label>
      <button class="bare" title=${t("Herkunft")} aria-label=${t("Herkunft: {text}", { text: one.text })} @click=${() => this.trace(one.id, one.text)}>${icons.roots}</button></li>`;
  }

  /** Those of equal rank of which some are in and some are out; none where the cut goes through no tie. */
  level(ranking, selected) {
    const equals = ranking.filter((one) => one.rank !== null).map((one) => ranking.filter((other) => other.rank === one.rank));
    const among = (group) => group.filter((one) => selected.includes(one.id)).length;
    return equals.find((group) => among(group) > 0 && among(group) < group.length) || [];
  }

  /** The sentence that names them, else "". */
  tie(level) {
    if (!level.length) return "";
    return t("Gleichstand an der Grenze: {texts}. Beide nehmen, Stichrunde oder besprechen?", { texts: level.map((one) => `„${one.text}“`).join(", ") });
  }

  async runOff(level, selected) {
    const places = level.filter((one) => selected.includes(one.id)).length;
    this.saving = true;
    if (await this.act("run_off", { options: level.map((one) => one.id), places })) {
      this.draft = null;
      this.say(t("Die Stichrunde ist vorbereitet."));
    }
    this.saving = false;
  }

  set(changed) {
    this.alert = "";
    this.draft = { ...this.chosen, ...changed };
  }

  toggle(id) {
    const { selected } = this.chosen;
    this.set({ selected: selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id] });
  }

  async save() {
    const { selected, rule, version } = this.draft;
    const order = this.bench.ranking.map((one) => one.id).filter((id) => selected.includes(id));
    this.saving = true;
    if (await this.act("arrange", { verb: "choose", arguments: { selected: order, rule, version } })) {
      this.draft = null;
      this.say(t("Auswahl festgehalten."));
    }
    this.saving = false;
  }
}

customElements.define("koffer-choice", Choice);
