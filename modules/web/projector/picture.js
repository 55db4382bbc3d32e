// What every kind of picture is: an element that draws `picture`, turns pages and knows how to be uncovered.

import { LitElement } from "../vendor/lit.js";
import { spread } from "./packing.js";

/**
 * The base of modules/web/projector/pictures/<kind>.js, each of which exports one such class as its default.
 *
 * picture  the board's picture of that kind
 * view     {step, focus, page (from 0), u (pixels of one unit)}
 *
 * `frame` says what stands around it: "result" (head, docked question, foot), "wall" (one line of head, board below) or
 * "break" (the whole picture). It draws into the projector's own root, so that projector.css reaches it.
 */
export class Picture extends LitElement {
  static frame = "result";

  /** Whether the foot says how many took part. */
  static counts = true;

  static properties = {
    picture: { attribute: false },
    view: { attribute: false },
  };

  /** Whether there is nothing to draw yet, so that the question stays. */
  static blank(picture) {
    return false;
  }

  #size = new ResizeObserver(() => this.requestUpdate());
  #fonts = () => {
    this.remeasure();
    this.requestUpdate();
  };

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#size.observe(this);
    document.fonts.addEventListener("loadingdone", this.#fonts);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#size.disconnect();
    document.fonts.removeEventListener("loadingdone", this.#fonts);
  }

  shouldUpdate() {
    return Boolean(this.picture && this.view);
  }

  /** Forgets what was measured, for other letters have come. */
  remeasure() {}

  /** Movements of the reveal, after the question has docked. */
  reveal() {}

  /** Tells the projector how many pages there are. */
  tellPages(count) {
    this.dispatchEvent(new CustomEvent("pages", { detail: count, bubbles: true }));
  }

  /** Shows of a grid's children only the rows of the current page, as many as stand in `room` pixels. Call in updated(). */
  turnPages(grid, room = grid.clientHeight) {
    this.tellPages(this.layOut(grid, room, this.view.page));
  }

  /** Shows only the rows of one page and gives the number of pages; for what is put together of several grids. */
  layOut(grid, height, page) {
    const room = height + 1; // heights of boxes are rounded to whole pixels, those of rows are not
    const children = [...grid.children];
    for (const child of children) child.hidden = false;
    const gap = parseFloat(getComputedStyle(grid).rowGap) || 0;
    const rows = [];
    for (const child of children) {
      const { top, bottom } = child.getBoundingClientRect();
      const row = rows.at(-1);
      if (row && top < row.bottom) {
        row.bottom = Math.max(row.bottom, bottom);
        row.children.push(child);
      } else {
        rows.push({ top, bottom, children: [child] });
      }
    }
    const heights = rows.map((row) => Math.min(row.bottom - row.top, room));
    let count = 1;
    let pages = spread(heights, room, gap, count);
    while (!pages && count < heights.length) {
      count += 1;
      pages = spread(heights, room, gap, count);
    }
    const shown = new Set(pages?.[Math.min(Math.max(0, page), pages.length - 1)]);
    rows.forEach((row, index) => row.children.forEach((child) => (child.hidden = !shown.has(index))));
    return pages?.length || 1;
  }
}
