/* What stands on the wall, in units of the picture's height; `faults` names whatever is cut, covered or beside the wall. */
(wall) => {
  const unit = innerHeight / 1080;
  const close = 1;
  const stage = wall.getBoundingClientRect();
  const faults = [];
  const seen = (selector) => [...wall.querySelectorAll(selector)].filter((part) => part.getClientRects().length);
  const cards = seen(".wall-card");
  const heads = seen(".strip:not(.again)");
  const inside = (one, other) => one.left >= other.left - close && one.right <= other.right + close
    && one.top >= other.top - close && one.bottom <= other.bottom + close;
  const apart = (one, two) => one.left >= two.right - close || two.left >= one.right - close
    || one.top >= two.bottom - close || two.top >= one.bottom - close;

  for (const part of [...cards, ...heads]) {
    const box = part.getBoundingClientRect();
    const text = document.createRange();
    text.selectNodeContents(part);
    if (part.scrollWidth > part.clientWidth + close || part.scrollHeight > part.clientHeight + close) faults.push(`clipped: ${part.innerText}`);
    if (!inside(text.getBoundingClientRect(), box)) faults.push(`text beside its card: ${part.innerText}`);
    if (!inside(box, stage)) faults.push(`beside the wall: ${part.innerText}`);
  }
  cards.forEach((card, at) => {
    for (const other of cards.slice(at + 1)) {
      if (!apart(card.getBoundingClientRect(), other.getBoundingClientRect())) faults.push(`covered: ${card.innerText} / ${other.innerText}`);
    }
  });

  const tenths = (part) => Math.round(10 * parseFloat(getComputedStyle(part).fontSize) / unit) / 10;
  return {
    texts: cards.map((card) => card.innerText.replace(/[\u00a0\u00ad]/g, "").trim()),
    card: [...new Set(cards.map(tenths))],
    head: [...new Set(heads.map(tenths))],
    heads: heads.length,
    faults,
  };
}
