// Movements. Lengths come from the tokens, so that reduced motion makes all of them 0.

function length(element, token) {
  return parseFloat(getComputedStyle(element).getPropertyValue(token)) || 0;
}

function play(element, frames, duration, delay = 0) {
  if (!duration) return Promise.resolve();
  const easing = "cubic-bezier(.2, .7, .2, 1)";
  return element.animate(frames, { duration, delay, easing, fill: "backwards" }).finished.catch(() => undefined);
}

/** Blank cards come together in the middle of their row of places; empty places fade. */
export function gather(slots) {
  const calm = length(slots, "--m-calm");
  const { left, top, width, height } = slots.getBoundingClientRect();
  const moves = [...slots.querySelectorAll(".slot")].map((slot) => {
    const place = slot.getBoundingClientRect();
    const x = left + width / 2 - place.left - place.width / 2;
    const y = top + height / 2 - place.top - place.height / 2;
    const gone = slot.classList.contains("full") ? {} : { opacity: 0 };
    return play(slot, [{}, { transform: `translate(${x}px, ${y}px)`, ...gone }], calm);
  });
  return Promise.all(moves);
}

/** The question travels from where it stood to where it stands now. */
export function dock(heading, before) {
  const after = heading.getBoundingClientRect();
  const scale = before.size / parseFloat(getComputedStyle(heading).fontSize);
  const from = `translate(${before.left - after.left}px, ${before.top - after.top}px) scale(${scale})`;
  return play(heading, [{ transformOrigin: "0 0", transform: from }, { transformOrigin: "0 0", transform: "none" }], length(heading, "--m-calm"));
}

/** Where a heading stands, for dock(). */
export function place(heading) {
  const { left, top } = heading.getBoundingClientRect();
  return { left, top, size: parseFloat(getComputedStyle(heading).fontSize) };
}

/** Blank cards turn over row by row, at most 1.5 s together. */
export function turnOver(cards) {
  if (!cards.length) return;
  const whole = length(cards[0], "--m-reveal");
  const stagger = Math.min(length(cards[0], "--m-stagger"), (1500 - whole) / cards.length);
  const placed = cards.map((card) => [card, card.getBoundingClientRect()]);
  placed.sort(([, a], [, b]) => a.top - b.top || a.left - b.left);
  placed.forEach(([card], index) => {
    const colour = getComputedStyle(card).backgroundColor;
    const frames = [
      { transform: "perspective(60em) rotateX(0)", backgroundColor: "#fff" },
      { transform: "perspective(60em) rotateX(90deg)", backgroundColor: "#fff", offset: 0.45 },
      { transform: "perspective(60em) rotateX(-90deg)", backgroundColor: colour, offset: 0.4501 },
      { transform: "perspective(60em) rotateX(0)", backgroundColor: colour },
    ];
    play(card, frames, whole, index * stagger);
    const written = [{ opacity: 0 }, { opacity: 0, offset: 0.45 }, { opacity: 1, offset: 0.4501 }, { opacity: 1 }];
    for (const part of card.children) play(part, written, whole, index * stagger);
  });
}

/** Bars grow from zero together, sideways or upwards. */
export function grow(bars, axis = "x") {
  for (const bar of bars) {
    const origin = axis === "x" ? "0 50%" : "50% 100%";
    const frames = [
      { transformOrigin: origin, transform: axis === "x" ? "scaleX(0)" : "scaleY(0)" },
      { transformOrigin: origin, transform: "none" },
    ];
    play(bar, frames, length(bar, "--m-reveal"));
  }
}

/** Dots of all rows appear together, the first of each row first. */
export function fillUp(rows) {
  const longest = Math.max(1, ...rows.map((row) => row.length));
  for (const row of rows) {
    row.forEach((dot, index) => {
      const whole = length(dot, "--m-reveal");
      play(dot, [{ transform: "scale(0)" }, { transform: "none" }], whole / 4, (index / longest) * whole * 0.75);
    });
  }
}

/** Comes up where it stands; with `late`, after the reveal of everything else. */
export function appear(elements, { late = false } = {}) {
  for (const element of elements) {
    play(element, [{ opacity: 0 }, { opacity: 1 }], length(element, "--m-calm"), late ? length(element, "--m-reveal") : 0);
  }
}
