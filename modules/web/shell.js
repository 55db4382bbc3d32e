// Runs before Streamlit: keeps its single-key shortcuts away from a running workshop and speaks German where it cannot.

const GERMAN = {
  "Main menu": "Hauptmenü",
  "App pages": "Bereiche",
  "Navigate to home page": "Zur Startseite",
  "Logo": "Modulkoffer",
  "Skip to main content": "Zum Inhalt springen",
  "Clear all": "Alle löschen",
  "Open": "Öffnen",
  "Close": "Schließen",
  "Choose an option": "Bitte wählen",
  "Choose options": "Bitte wählen",
  "No results": "Nichts gefunden",
  "No options to select": "Nichts zur Auswahl",
  "Increment": "Erhöhen",
  "Decrement": "Verringern",
  "Increment value": "Erhöhen",
  "Decrement value": "Verringern",
  "Fullscreen": "Vollbild",
  "Exit fullscreen": "Vollbild beenden",
  "Connecting": "Verbindung wird gesucht",
  "Running...": "Lädt …",
  "Press Enter to apply": "Enter übernimmt",
  "Press ⌘+Enter to apply": "⌘+Enter übernimmt",
  "Press Ctrl+Enter to apply": "Strg+Enter übernimmt",
  "Press Enter to submit form": "Enter sendet ab",
  "Drag and drop file here": "Datei hierher ziehen",
  "Browse files": "Datei auswählen",
  "Show password text": "Passwort zeigen",
  "Hide password text": "Passwort verbergen",
  "Copy to clipboard": "Kopieren",
  "Copied": "Kopiert",
  "Calendar": "Kalender",
  "Empty": "leer",
  "Add files": "Andere Datei wählen",
  "file upload": "Datei wählen",
  "Previous month": "Voriger Monat",
  "Next month": "Nächster Monat",
  "Choose date": "Datum wählen",
  "Use arrow keys to navigate dates. Enter to select. Escape to close.":
    "Pfeiltasten wechseln den Tag, Enter wählt ihn, Escape schließt den Kalender.",
};
// names that hold a word of the page: what is found, and the German around it
const PATTERNS = [
  [/^day, /, "Tag, "],
  [/^month, /, "Monat, "],
  [/^year, /, "Jahr, "],
  [/^hour, /, "Stunde, "],
  [/^minute, /, "Minute, "],
  [/^Choose date, /, "Datum wählen, "],
  [/^Help for /, "Hilfe zu "],
  [/^Remove (?=.+\.\w+$)/, "Entfernen: "],
  [/^.+ files are not allowed\.$/, "Dateien dieser Art werden nicht gelesen."],
  [/^(?:Error: )?File must be .+ or smaller\.$/, "Die Datei ist zu groß."],
  [/ color picker$/, ", Farbe wählen"],
  [/^Selected Date: (.+)$/, (_, day) => `Gewählt: ${new Date(day).toLocaleDateString("de-DE", { dateStyle: "long" })}`],
  [/^(\d+) – (?:[A-Z][a-z]+)$/, "$1"],
];

// the theme follows the system, as Streamlit's own colours do
const dark = matchMedia("(prefers-color-scheme: dark)");
const wear = () => { document.documentElement.dataset.theme = dark.matches ? "dark" : "light"; };
wear();
dark.addEventListener("change", wear);

const NAMED = ["aria-label", "aria-valuetext", "alt", "title", "placeholder"];

window.addEventListener("keydown", (event) => {
  const target = event.composedPath()[0];
  const typing = target && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName || ""));
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const outside = !event.composedPath().some((node) => node.tagName && node.tagName.startsWith("KOFFER-"));
  if (!typing && plain && outside && /^[rc]$/i.test(event.key)) event.stopImmediatePropagation();
}, true);

// another process or workshop is another page: it begins at its top, though Streamlit keeps the place of the one before
const pushState = history.pushState.bind(history);
history.pushState = (...given) => {
  const before = place();
  pushState(...given);
  if (place() !== before) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
};

function place() {
  const { pathname, searchParams } = new URL(location.href);
  searchParams.delete("schritt");
  return `${pathname}?${searchParams}`;
}

function german(words) {
  if (!words || GERMAN[words]) return GERMAN[words];
  const pattern = PATTERNS.find(([english]) => english.test(words));
  return pattern && words.replace(...pattern);
}

function translateNames(element) {
  for (const name of NAMED) {
    const words = german(element.getAttribute(name));
    if (words) element.setAttribute(name, words);
  }
}

function translateText(element) {
  if (element.childElementCount) return;
  const said = element.textContent;
  const words = element.closest("[data-testid=stFileChip], [data-testid=stTooltipErrorContent], [id^=react-aria-description]") ? german(said) : GERMAN[said];
  if (words) element.textContent = words;
}

function translateTree(node) {
  if (node.nodeType !== 1) return;
  for (const element of [node, ...node.querySelectorAll("*")]) {
    translateNames(element);
    if (element.closest("[data-testid=InputInstructions], [data-baseweb=menu], [data-testid=stFileUploader], a[href^='#'], [role=listbox], [role=dialog], [data-testid=stTooltipErrorContent], [id^=react-aria-description]")) translateText(element);
  }
}

new MutationObserver((changes) => {
  for (const change of changes) {
    change.addedNodes.forEach(translateTree);
    if (change.type === "attributes") translateNames(change.target);
  }
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: NAMED });
