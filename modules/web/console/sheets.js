/* The two style sheets every part of the console wears inside its shadow root, fetched once per page. */
const TRIES = 5;
const PAUSE = 1000; // milliseconds

/** A style sheet by its path from here; empty where it does not come. */
export async function fetched(path) {
  const sheet = new CSSStyleSheet();
  for (let tries = 1; tries <= TRIES; tries += 1) {
    try {
      const answer = await fetch(new URL(path, import.meta.url));
      if (answer.ok) sheet.replaceSync(await answer.text());
      return sheet;
    } catch (fault) {
      // a module that once failed is never asked for again: wait here; without the sheet the console is plain but usable
      await new Promise((wake) => { setTimeout(wake, PAUSE); });
    }
  }
  return sheet;
}

export const sheets = await Promise.all([fetched("../style/tokens.css"), fetched("../style/console.css")]);

// a shadow root declares no fonts: the page does
const fonts = new CSSStyleSheet();
fonts.replaceSync(sheets.flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => rule.cssText).join("\n"));
document.adoptedStyleSheets = [...document.adoptedStyleSheets, fonts];
