// The style sheets of the projector's shadow root. The fonts they name are given to the document, for a shadow root declares none.

const addresses = ["../style/tokens.css", "../style/projector.css"];

const AGAIN = 2000;

/** Asks until it comes: a module that has failed once stays failed as long as its window is open. */
async function load(address) {
  for (;;) {
    const answer = await fetch(new URL(address, import.meta.url)).catch(() => null);
    const text = answer?.ok ? await answer.text().catch(() => null) : null;
    if (text !== null) return new CSSStyleSheet().replace(text);
    await new Promise((wake) => setTimeout(wake, AGAIN));
  }
}

function name(face) {
  return `${face.family.replace(/["']/g, "")} ${face.unicodeRange.toLowerCase().replace(/\s/g, "")}`;
}

function giveFonts(sheet) {
  const known = new Set([...document.fonts].map(name));
  for (const rule of sheet.cssRules) {
    if (!(rule instanceof CSSFontFaceRule)) continue;
    const style = rule.style;
    const face = new FontFace(style.getPropertyValue("font-family").replace(/["']/g, ""), style.getPropertyValue("src"), {
      weight: style.getPropertyValue("font-weight"),
      unicodeRange: style.getPropertyValue("unicode-range"),
      display: "swap",
    });
    if (!known.has(name(face))) document.fonts.add(face);
  }
}

export const sheets = await Promise.all(addresses.map(load));
sheets.forEach(giveFonts);
