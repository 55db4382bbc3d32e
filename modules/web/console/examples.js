/* Entries of the library that fit what is being written, each with the reason why. They come when asked for. */
import { html, nothing } from "../vendor/lit.js";
import { t } from "../texts.js";
import { icons } from "./icons.js";
import { look } from "./live.js";

/** A list that its host draws with `draw(asked, take)`: asked() gives {workshop, step, text, options}, take(offer) takes one over. */
export class Examples {
  constructor(host) {
    this.host = host;
    this.forget();
  }

  forget() {
    this.found = null;
    this.sentence = "";
    this.turn = {}; // an answer to what was asked before no longer counts
    this.host.requestUpdate();
  }

  async ask({ workshop, step, text, options }) {
    this.forget();
    const { turn } = this;
    const asked = new URLSearchParams([["workshop", workshop], ["step", step], ["text", text], ...options.map((one) => ["option", one])]);
    try {
      const { examples } = await look(`/api/suggestions?${asked}`);
      if (turn === this.turn) this.found = examples;
    } catch (refusal) {
      if (!refusal.kind) throw refusal;
      if (turn === this.turn) this.sentence = refusal.message;
    }
    this.host.requestUpdate();
  }

  draw(asked, take) {
    return html`<div class="examples"><button type="button" class="st-btn ghost small" @click=${() => this.ask(asked())}>${icons.search} ${t("Beispiele aus der Bibliothek")}</button>
      <div role="status">${this.sentence ? html`<p class="small">${icons.warn} ${this.sentence}</p>` : nothing}
        ${this.found && !this.found.length ? html`<p class="small muted">${t("Zu dem, was hier steht, passt kein Eintrag.")} <a href="/bibliothek" target="_blank">${t("In der Bibliothek suchen")}</a></p>` : nothing}</div>
      ${this.found && this.found.length ? html`<ul>${this.found.map((one) => this.line(one, take))}</ul>` : nothing}</div>`;
  }

  line(one, take) {
    const reasons = [[t("gemeinsames Feld"), t("gemeinsame Felder"), one.fields], [t("gemeinsames Wort"), t("gemeinsame Wörter"), one.words]]
      .filter(([, , shared]) => shared.length).map(([single, several, shared]) => `${shared.length === 1 ? single : several}: ${shared.join(", ")}`);
    const pick = () => {
      this.forget();
      take(one.offer);
    };
    return html`<li><div><p class="strong"><a href=${`/bibliothek?eintrag=${encodeURIComponent(one.id)}`} target="_blank" dir="auto">${one.title}</a></p>
        ${one.municipality ? html`<p class="small" dir="auto">${one.municipality}</p>` : nothing}<p class="small muted" dir="auto">${reasons.join("; ")}</p></div>
      <button type="button" class="st-btn small" aria-label=${t("Übernehmen: {text}", { text: one.title })} @click=${pick}>${t("Übernehmen")}</button></li>`;
  }
}
