/* What a window cuts off or pushes aside, as sentences. `still`: the window may not scroll at all, as on a projector.
   Left out: pictures (role=img), text for screen readers only, and text that says itself that it goes on (ellipsis). */
(still) => {
  const close = 2;
  const many = 150; // of a long list the rest is alike: markers of the template between them count as well
  const faults = new Set();
  const page = document.documentElement;
  const known = new Map();

  const words = (text) => text.trim().replace(/\s+/g, " ").slice(0, 60);
  const above = (node) => node.parentElement || (node.parentNode && node.parentNode.host) || null;
  const scrolls = (value) => value === "auto" || value === "scroll";
  const cuts = (value) => value === "hidden" || value === "clip";

  /** What matters of an element: its box, how it treats what does not fit, and whether it or anything around it is out of the question. */
  function look(element) {
    if (known.has(element)) return known.get(element);
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const around = above(element) && look(above(element));
    const unseen = (style.display !== "contents" && !element.checkVisibility({ contentVisibilityAuto: true })) || style.visibility === "hidden" || style.opacity === "0" || /^inset\(50%/.test(style.clipPath) || /^rect\(0px, 0px/.test(style.clip)
      || (box.width <= 2 && box.height <= 2 && style.overflow === "hidden");
    const one = {
      around, box,
      name: `${element.localName}${[...element.classList].filter((name) => !/^st-|emotion/.test(name)).map((name) => `.${name}`).join("")}`,
      hidden: unseen || Boolean(around && around.hidden),
      excused: element.getAttribute("role") === "img" || style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none" || Boolean(around && around.excused),
      sideways: scrolls(style.overflowX),
      upDown: scrolls(style.overflowY),
      // letters take more height than their line where lines stand close
      slack: 2 + 0.15 * parseFloat(style.fontSize),
      placed: style.position === "absolute",
      cuts: cuts(style.overflowX) || cuts(style.overflowY),
      // text may not leave what is drawn as a box, nor what cuts it off
      holds: cuts(style.overflowX) || cuts(style.overflowY) || (style.display !== "inline"
        && (style.borderLeftWidth !== "0px" || !/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor))),
    };
    known.set(element, one);
    return one;
  }

  function* nodes(root) {
    const children = [...root.childNodes];
    for (const node of still ? children : children.slice(0, many)) {
      yield node;
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      if (node.shadowRoot) yield* nodes(node.shadowRoot);
      yield* nodes(node);
    }
  }

  /** The innermost thing that is wrong with a text of these bounds, or "". Inside a part that scrolls it may be out of sight. */
  function wrong({ left, right, top, bottom }, place) {
    let [sideways, upDown, placed] = [false, false, false];
    for (let one = place; one; one = one.around) {
      sideways = sideways || one.sideways;
      upDown = upDown || one.upDown;
      // a label that was put wholly beside its box, like the value beside a short bar
      const beside = placed && !one.cuts && (left >= one.box.right || right <= one.box.left || top >= one.box.bottom || bottom <= one.box.top);
      placed = placed || one.placed;
      if (!one.holds || beside) continue;
      if (!sideways && (left < one.box.left - close || right > one.box.right + close)) return `sticks out of ${one.name}`;
      if (!upDown && (top < one.box.top - place.slack || bottom > one.box.bottom + place.slack)) return `hangs out of ${one.name}`;
    }
    if (left < -close || right > innerWidth + close) return "beside the window";
    return still && (top < -close || bottom > innerHeight + close) ? "below the window" : "";
  }

  function readText(node) {
    const place = look(above(node));
    if (place.hidden || place.excused) return;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0.5 && box.height > 0.5);
    if (!boxes.length) return;
    const bounds = {
      left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)),
      top: Math.min(...boxes.map((box) => box.top)), bottom: Math.max(...boxes.map((box) => box.bottom)),
    };
    const fault = wrong(bounds, place);
    if (fault) faults.add(`${fault}: ${words(node.data)}`);
  }

  function readElement(element) {
    const { hidden, box, name, sideways, upDown } = look(element);
    if (hidden || !box.width) return;
    if (/^(button|a|input|select|textarea|summary|img)$/.test(element.localName) && (box.left < -close || box.right > innerWidth + close)) {
      faults.add(`beside the window: ${name} ${words(element.innerText || "")}`);
    }
    if (/^(html|body|input|select|textarea)$/.test(element.localName)) return;
    if (sideways && element.scrollWidth > element.clientWidth + 1) faults.add(`${name} scrolls sideways: ${element.scrollWidth} > ${element.clientWidth}`);
    if (still && upDown && element.scrollHeight > element.clientHeight + 1) faults.add(`${name} scrolls`);
  }

  if (page.scrollWidth > page.clientWidth) faults.add(`the window scrolls sideways: ${page.scrollWidth} > ${page.clientWidth}`);
  if (still && page.scrollHeight > page.clientHeight) faults.add(`the window scrolls: ${page.scrollHeight} > ${page.clientHeight}`);
  for (const node of nodes(document.body)) {
    if (node.nodeType === Node.ELEMENT_NODE) readElement(node);
    else if (node.nodeType === Node.TEXT_NODE && node.data.trim() && !/^(script|style|noscript|textarea|option|title)$/.test((above(node) || {}).localName)) readText(node);
  }
  return [...faults];
}
