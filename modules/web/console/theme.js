/* Light or dark: the nearest data-theme around an element, through shadow roots. */
const heard = new Map();
const observer = new MutationObserver(() => heard.forEach((listener) => listener()));
const watched = new WeakSet();

function watch(root) {
  if (watched.has(root)) return;
  watched.add(root);
  observer.observe(root, { attributes: true, subtree: true, attributeFilter: ["data-theme"] });
}

/** The theme an element stands in: the value of the nearest data-theme, or "". */
export function themeOf(element) {
  for (let node = element; node; node = node.parentNode || node.host) {
    if (node instanceof Element && node.hasAttribute("data-theme")) return node.getAttribute("data-theme");
  }
  return "";
}

/** Calls `listener` whenever the theme around the element may have changed; gives back how to stop. */
export function watchTheme(element, listener) {
  watch(document);
  for (let root = element.getRootNode(); root.host; root = root.host.getRootNode()) watch(root);
  heard.set(element, listener);
  return () => heard.delete(element);
}
