/* <koffer-presence workshop="…">: how many people are here, and from which groups. */
import { html, nothing, repeat } from "../vendor/lit.js";
import { t } from "../texts.js";
import { Panel } from "./panel.js";

class Presence extends Panel {
  draw(board) {
    const present = board.present || { joined: 0, groups: [] };
    const most = Math.max(1, ...present.groups.map((one) => one.count));
    return html`<section class="panel" aria-labelledby="presence-title">
      <div class="between"><h2 id="presence-title" class="colhead">${t("Anwesend")}</h2>
        <span class="num strong">${present.joined === 1 ? t("1 Person") : t("{n} Personen", { n: present.joined })}</span></div>
      ${present.groups.length ? html`<ul class="presence">${repeat(present.groups, (one) => one.name, (one) => html`<li>
        <span>${one.name.replace(/\//g, "/\u200b")}</span><span class="band" aria-hidden="true"><i style="width:${100 * one.count / most}%"></i></span><b class="num">${one.count}</b></li>`)}</ul>`
    : html`<p class="empty muted">${t("Noch niemand ist beigetreten.")}</p>`}
      ${present.paper || present.gone ? html`<p class="muted small">${[present.paper ? t("{n} ohne Gerät", { n: present.paper }) : "", present.gone ? t("{n} gegangen", { n: present.gone }) : ""].filter(Boolean).join(" · ")}</p>` : nothing}
      ${present.groups.length ? nothing : html`<p class="muted small">${t("Code zum Beitreten: {code}", { code: board.workshop.code })}</p>`}
    </section>`;
  }
}

customElements.define("koffer-presence", Presence);
