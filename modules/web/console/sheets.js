/* The two style sheets every part of the console wears inside its shadow root, fetched once per page. */
async function fetched(path) {
  const sheet = new CSSStyleSheet();
  const answer = await fetch(new URL(path, import.meta.url));
  // a missing sheet must not take the console away: plain is usable
  if (answer.ok) sheet.replaceSync(await answer.text());
  return sheet;
}

export const sheets = await Promise.all([fetched("../style/tokens.css"), fetched("../style/console.css")]);

// a shadow root declares no fonts: the page does
const fonts = new CSSStyleSheet();
fonts.replaceSync(sheets.flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => rule.cssText).join("\n"));
document.adoptedStyleSheets = [...document.adoptedStyleSheets, fonts];
