/* <koffer-sharpening workshop="…">: sub-goals with their lights, the weak ones first to see; wordings are sharpened in place. */
import { html, nothing, repeat, classMap } from "../vendor/lit.js";
import { t } from "../texts.js";
import { icons } from "./icons.js";
import { Wordings, percent } from "./wordings.js";

const words = () => ({ green: t("klar"), yellow: t("schärfen"), red: t("neu fassen") });

class Sharpening extends Wordings {
  get worded() {
    return this.bench.goals;
  }

  draw(board) {
    const bench = board.bench;
    if (bench.kind !== "sharpening") return nothing;
    const locked = bench.open || board.step.state === "confirmed";
    return html`<section class="panel agreement sharpening" aria-labelledby="sharpening-title">
      <header class="c-head"><div><h2 id="sharpening-title" class="colhead">${t("Wortlaut der Teilziele")}</h2>
        <p class="muted">${bench.open ? t("Solange geprüft wird, bleibt der Wortlaut.") : t("Schärfen Sie zwei oder drei mit dem Raum. Die früheren Fassungen bleiben erhalten.")}</p></div>
        <div class="c-acts">${this.drawUndo()}</div></header>
      ${bench.goals.length ? html`<ol class="sentences">${repeat(bench.goals, (one) => one.id, (one) => this.goal(one, locked))}</ol>` : html`<p class="empty muted">${t("Noch keine Teilziele. Sie kommen aus einem früheren Schritt oder stehen in der Planung.")}</p>`}
    </section>`;
  }

  goal(one, locked) {
    const light = words()[one.light];
    return html`<li data-id=${one.id}><b class="no num">${one.number}</b><div class="sentence">
      ${this.drawWording(one, { title: t("Wortlaut schärfen"), label: t("Wortlaut von Teilziel {n} schärfen", { n: one.number }), locked })}
      ${one.goal ? html`<p class="small muted" dir="auto">${one.goal}</p>` : nothing}
      ${this.drawFormer(one)}
      ${light ? html`<p class="small figures"><span class=${classMap({ badge: true, live: one.light === "green", late: one.light !== "green" })}>${one.light === "green" ? nothing : icons.warn} ${light}</span>
        ${one.criteria.map((said) => html`<span class=${said.weak ? "strong num" : "num"}>${said.name} ${percent.format(said.share)}</span>`)}
        <span class="num">${one.n === 1 ? t("1 Antwort") : t("{n} Antworten", { n: one.n })}</span></p>` : nothing}
    </div></li>`;
  }

  field(text) {
    const maximum = Math.max(this.bench.maximum, [...text].length);
    return { label: t("Wortlaut"), count: t("{n} von {maximum}", { n: [...text].length, maximum }), over: false, rows: 2, maximum, ready: text.trim() };
  }

  /** Enter puts a blank, as in any longer text; Escape leaves. */
  keys = (event) => {
    if (event.key === "Escape") this.leave();
  };

  async saved({ id, text, version }) {
    const done = await this.arrange("sharpen", { goal: id, text, version });
    if (done) this.say(t("Gespeichert."));
    return done;
  }
}

customElements.define("koffer-sharpening", Sharpening);
