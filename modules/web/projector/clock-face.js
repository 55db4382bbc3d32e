// A clock on the picture. It ticks by itself, so that nothing else has to be drawn every second.

import { LitElement, html, nothing } from "../vendor/lit.js";
import { t } from "../texts.js";
import { asClock, asHour, now, secondsLeft } from "./clock.js";

/** `look`: "ask" beside an open question, "head" small in the head, "break" filling half the picture, "day" the time of day. */
class ClockFace extends LitElement {
  static properties = { step: { attribute: false }, look: {} };

  #tick = 0;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#wait();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#tick);
  }

  #wait() {
    clearTimeout(this.#tick);
    this.#tick = setTimeout(() => {
      this.requestUpdate();
      this.#wait();
    }, 1000 - (now() % 1000) + 5);
  }

  render() {
    if (this.look === "day") return html`<p class="day"><span class="big num">${asHour(now())}</span><span class="lab">${t("Uhr")}</span></p>`;
    const seconds = this.step && secondsLeft(this.step);
    if (seconds === null || seconds === undefined) return nothing;
    const spoken = t("noch {minutes} Minuten {seconds} Sekunden", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
    const time = html`<span class="big num ${seconds >= 3600 ? "hours" : seconds >= 600 ? "tens" : ""}" role="timer" aria-label=${spoken}>${asClock(seconds)}</span>`;
    if (this.look === "ask") {
      return html`<div class="clock"><span class="lab">${this.#word(seconds)}</span>${time}
        <span class="band"><i style="width:${100 * this.#share(seconds)}%"></i></span></div>`;
    }
    return time;
  }

  #word(seconds) {
    if (this.step.paused_seconds !== null && this.step.paused_seconds !== undefined) return t("angehalten, noch");
    if (seconds === 0) return t("Die Zeit ist um");
    return seconds <= 60 ? t("letzte Minute") : t("noch");
  }

  #share(seconds) {
    const whole = (this.step.minutes || 0) * 60;
    return whole ? Math.min(1, seconds / whole) : seconds ? 1 : 0;
  }
}

customElements.define("koffer-clock-face", ClockFace);
