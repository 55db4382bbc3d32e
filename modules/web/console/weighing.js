/* <koffer-weighing workshop="…">: between two rounds. Where the best are almost level, an option is changed in place, then people rate again. */
import { html, nothing, repeat } from "../vendor/lit.js";
import { t } from "../texts.js";
import { icons } from "./icons.js";
import { Wordings, percent } from "./wordings.js";

class Weighing extends Wordings {
  get worded() {
    return this.bench.options;
  }

  draw(board) {
    const bench = board.bench;
    if (bench.kind !== "weighing") return nothing;
    const rating = board.step.state === "open";
    const locked = rating || board.step.state === "confirmed";
    const said = rating ? t("Runde {n} läuft. Solange bewertet wird, bleiben die Möglichkeiten, wie sie sind.", { n: bench.round }) : bench.round ? t("Nach Runde {n}", { n: bench.round }) : t("Vor der ersten Runde");
    return html`<section class="panel agreement" aria-labelledby="weighing-title">
      <header class="c-head"><div><h2 id="weighing-title" class="colhead">${t("Möglichkeiten und Gründe")}</h2><p class="muted">${said}</p></div>
        <div class="c-acts">${this.drawUndo()}
          ${this.drawNextRound()}</div></header>
      ${bench.hint && !rating ? html`<p class="notice">${icons.warn}<span>${bench.hint} ${bench.asked}</span></p>` : nothing}
      ${bench.options.length ? html`<ol class="sentences">${repeat(bench.options, (one) => one.id, (one) => this.option(one, locked, rating))}</ol>` : html`<p class="empty muted">${t("Noch keine Möglichkeiten. Zuerst den Schritt davor abschließen oder in der Planung welche eintragen.")}</p>`}
    </section>`;
  }

  option(one, locked, rating) {
    const last = one.rounds.length ? one.rounds[one.rounds.length - 1] : null;
    return html`<li data-id=${one.id}><b class="no num">${one.rank === null || rating ? "–" : one.rank}</b><div class="sentence">
      ${this.drawWording(one, { title: t("Möglichkeit ändern"), label: t("Möglichkeit ändern: {text}", { text: one.text }), locked })}
      ${this.drawFormer(one)}
      <p class="small figures">${one.recommended ? html`<span class="badge live">${t("empfohlen")}</span>` : nothing}${one.passive ? html`<span class="badge">${t("Passivlösung")}</span>` : nothing}${one.tied ? html`<span class="badge late">${t("gleichauf")}</span>` : nothing}
        ${one.rounds.map((held) => html`<span class="num">${t("Runde {n}: {share} Akzeptanz von {count}", { n: held.round, share: percent.format(held.acceptance), count: held.n })}</span>`)}
        ${last && one.maximum !== null ? html`<span class="num">${t("höchster Wert {maximum}, ab 8: {strong}", { maximum: one.maximum, strong: one.strong })}</span>` : html`<span>${t("nicht bewertet")}</span>`}</p>
      ${one.reasons.length ? html`<ul class="objections">${repeat(one.reasons, (said) => said.entry, (said) => html`<li><p dir="auto">${said.text}</p><span class="small muted num">${t("Wert {value}", said)}</span></li>`)}</ul>` : nothing}
    </div></li>`;
  }

  field(text) {
    const { maximum } = this.bench;
    return { label: t("Möglichkeit"), count: t("{n} von {maximum} Zeichen", { n: [...text].length, maximum }), over: false, rows: 2, maximum, ready: text.trim() };
  }

  async saved({ id, text, version }) {
    if (text === this.worded.find((one) => one.id === id)?.text) return true;
    const done = await this.arrange("reword", { option: id, text, version });
    if (done) this.say(t("Die Möglichkeit heißt jetzt: {text}", { text }));
    return done;
  }
}

customElements.define("koffer-weighing", Weighing);
