// The style sheets of the projector's shadow root. The fonts they name are given to the document, for a shadow root declares none.

const addresses = ["../style/tokens.css", "../style/projector.css"];

async function load(address) {
  const answer = await fetch(new URL(address, import.meta.url));
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new CSSStyleSheet().replace(await answer.text());
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
