/* <koffer-lineage workshop="…">: the sheet that says where something comes from and what became of it. Any part opens it by `trace(id)`. */
import { html, nothing } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";
import { icons } from "./icons.js";
import { look } from "./live.js";

const SHOWN = 6; // branches of one thing that show until the rest is unfolded

class Lineage extends Panel {
  static properties = { found: { state: true }, sentence: { state: true } };

  constructor() {
    super();
    this.found = null;
    this.sentence = "";
    this.asked = (event) => this.open(event.detail.id, event.detail.text);
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("koffer-trace", this.asked);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("koffer-trace", this.asked);
  }

  async open(id, text) {
    this.found = { id, text, origins: null, descendants: null };
    this.sentence = "";
    await this.updateComplete;
    const sheet = this.inRoot("dialog");
    if (!sheet.open) sheet.showModal();
    sheet.scrollTop = 0;
    try {
      const told = await look(`/api/trace?workshop=${encodeURIComponent(this.workshop)}&id=${encodeURIComponent(id)}`);
      if (this.found && this.found.id === id) this.found = { ...this.found, ...told, text: told.origins.text };
    } catch (refusal) {
      if (!refusal.kind) throw refusal;
      this.sentence = refusal.message;
    }
  }

  close = () => {
    this.inRoot("dialog").close();
  };

  draw(board) {
    const { found } = this;
    const shown = found && board.focus === `trace:${found.id}`;
    return html`<dialog class="lineage" aria-labelledby="lineage-title" @click=${(event) => { if (event.target === event.currentTarget) this.close(); }}>
      ${found ? html`<div class="sheet">
        <header class="between"><h2 id="lineage-title" class="colhead" dir="auto">${found.text}</h2>
          <button class="bare" autofocus aria-label=${t("Blatt schließen")} @click=${this.close}>${icons.close}</button></header>
        ${this.sentence ? html`<p class="notice" role="status">${icons.warn}<span>${this.sentence}</span></p>` : nothing}
        ${found.origins ? html`
          <ol class="stations">${found.origins.stations.map((one) => this.station(one))}</ol>
          <h3>${t("Herkunft")}</h3>${this.side(found.origins, t("Das steht am Anfang."))}
          <h3>${t("Was daraus wurde")}</h3>${this.side(found.descendants, t("Bisher baut nichts darauf auf."))}
          <div class="acts"><button class="st-btn small" aria-pressed=${shown} @click=${() => this.show(found.id, shown)}>${icons.screen} ${shown ? t("Wieder den Schritt zeigen") : t("Herkunft im Saal zeigen")}</button></div>` : nothing}
      </div>` : nothing}
    </dialog>`;
  }

  side(branch, none) {
    return branch.branches.length || branch.unknown ? this.tree(branch) : html`<p class="muted">${none}</p>`;
  }

  tree(branch) {
    const long = branch.branches.length > SHOWN + 1;
    const first = long ? branch.branches.slice(0, SHOWN) : branch.branches;
    return html`<ul class="tree">${first.map((one) => this.branch(one))}</ul>
      ${long ? html`<details class="rest"><summary>${t("{n} weitere", { n: branch.branches.length - SHOWN })}</summary>
        <ul class="tree">${branch.branches.slice(SHOWN).map((one) => this.branch(one))}</ul></details>` : nothing}
      ${branch.unknown ? html`<p class="small muted">${branch.unknown === 1 ? t("Dazu 1 Eingabe, deren Wortlaut nicht mehr da ist.") : t("Dazu {n} Eingaben, deren Wortlaut nicht mehr da ist.", { n: branch.unknown })}</p>` : nothing}`;
  }

  branch(one) {
    return html`<li><p class="strong" dir="auto">${one.text}</p>
      <ol class="stations">${one.stations.map((station) => this.station(station))}</ol>
      ${one.branches.length || one.unknown ? this.tree(one) : nothing}</li>`;
  }

  station(one) {
    const here = this.board.workshop.id === one.workshop_id;
    return html`<li class="small muted"><span>${one.step}${here ? nothing : html` · ${one.workshop}, ${one.date}`}</span>${one.remark ? html` <b>${one.remark}</b>` : nothing}</li>`;
  }

  async show(id, shown) {
    if (!(await this.act("focus", { cluster: shown ? null : `trace:${id}` }))) return;
    if (!shown) await this.act("show", { what: "step" });
    this.say(shown ? t("Der Saal sieht wieder den Schritt.") : t("Der Saal sieht die Herkunft."));
  }
}

customElements.define("koffer-lineage", Lineage);
