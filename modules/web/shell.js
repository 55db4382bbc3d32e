// Runs before Streamlit: keeps its single-key shortcuts away from a running workshop and speaks German where it cannot.

const GERMAN = {
  "Main menu": "Hauptmenü",
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
};
const NAMED = ["aria-label", "title", "placeholder"];

window.addEventListener("keydown", (event) => {
  const target = event.composedPath()[0];
  const typing = target && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName || ""));
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const outside = !event.composedPath().some((node) => node.tagName && node.tagName.startsWith("KOFFER-"));
  if (!typing && plain && outside && /^[rc]$/i.test(event.key)) event.stopImmediatePropagation();
}, true);

function translateNames(element) {
  for (const name of NAMED) {
    const german = GERMAN[element.getAttribute(name)];
    if (german) element.setAttribute(name, german);
  }
}

function translateText(element) {
  if (element.childElementCount === 0 && GERMAN[element.textContent]) element.textContent = GERMAN[element.textContent];
}

function translateTree(node) {
  if (node.nodeType !== 1) return;
  for (const element of [node, ...node.querySelectorAll("*")]) {
    translateNames(element);
    if (element.closest("[data-testid=InputInstructions], [data-baseweb=menu], [data-testid=stFileUploader]")) translateText(element);
  }
}

new MutationObserver((changes) => {
  for (const change of changes) {
    change.addedNodes.forEach(translateTree);
    if (change.type === "attributes") translateNames(change.target);
  }
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: NAMED });
