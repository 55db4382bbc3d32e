/* Puts one of our custom elements into a Streamlit page. Streamlit calls the default export at every change of the data, and the
   function it gives back once, when the place is taken down.
   data: {tag, source, sheets, attributes, properties, tools, events}; an event `koffer-x` of the element becomes the trigger `x`. */

const mounts = new WeakMap();
const AGAIN = 2000; // milliseconds until what did not come is asked for once more

/** `?v=…` as Streamlit's own page has it: one version of everything in one window. */
function version() {
  const shell = document.querySelector('script[src^="/web/shell.js"]');
  return shell ? new URL(shell.src).search : "";
}

function pause(milliseconds) {
  return new Promise((wake) => { setTimeout(wake, milliseconds); });
}

async function fetched(mount) {
  for (let tries = 0; ; tries += 1) {
    const again = tries ? `${version() ? "&" : "?"}again=${tries}` : "";
    try {
      await import(`${location.origin}/web/${mount.data.source}${version()}${again}`);
      return;
    } catch (fault) {
      if (mount.gone) return;
      console.warn(fault);
      await pause(AGAIN);
    }
  }
}

function dressed(root, path) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = `${location.origin}/web/${path}${version()}`;
  // a sheet that does not come must not take the element away: plain is usable
  const done = new Promise((wake) => { link.onload = wake; link.onerror = wake; });
  root.append(link);
  return done;
}

function fill(mount) {
  const { attributes, properties, tools } = mount.data;
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null) mount.element.removeAttribute(name);
    else mount.element.setAttribute(name, value === true ? "" : value);
  }
  for (const [name, value] of Object.entries(properties)) {
    const text = JSON.stringify(value);
    if (mount.given[name] === text) continue;
    mount.given[name] = text;
    mount.element[name] = value;
  }
  const kept = [...mount.element.querySelectorAll(":scope > [slot=tools]")];
  tools.forEach((tool, place) => {
    const button = kept[place] || document.createElement("button");
    button.slot = "tools";
    button.className = "st-btn small";
    button.textContent = tool.label;
    button.setAttribute("aria-expanded", String(Boolean(tool.pressed)));
    button.onclick = () => mount.send(tool.trigger, Date.now());
    if (!kept[place]) mount.element.append(button);
  });
  kept.slice(tools.length).forEach((button) => button.remove());
}

async function begin(mount) {
  await Promise.all([fetched(mount), ...mount.data.sheets.map((path) => dressed(mount.root, path))]);
  if (mount.gone) return;
  mount.element = document.createElement(mount.data.tag);
  for (const name of mount.data.events) {
    mount.element.addEventListener(`koffer-${name}`, (event) => mount.send(name, event.detail));
  }
  fill(mount);
  mount.root.append(mount.element);
  if (mount.data.tag === "koffer-tablet") follow(mount);
}

/** A form that knows no theme of its own takes the one around it. */
async function follow(mount) {
  const { themeOf, watchTheme } = await import(`${location.origin}/web/console/theme.js`);
  if (mount.gone) return;
  const turn = () => {
    const theme = themeOf(mount.root.host || mount.root);
    if (mount.element.getAttribute("data-theme") !== theme) mount.element.setAttribute("data-theme", theme);
  };
  turn();
  mount.stop = watchTheme(mount.element, turn);
}

export default function ({ parentElement, data, setTriggerValue }) {
  let mount = mounts.get(parentElement);
  if (!mount) {
    mount = { root: parentElement, data, element: null, given: {}, gone: false };
    mounts.set(parentElement, mount);
    begin(mount);
  }
  mount.data = data;
  mount.send = setTriggerValue;
  if (mount.element) fill(mount);
  return () => {
    mount.gone = true;
    if (mount.stop) mount.stop();
    if (mount.element) mount.root.removeChild(mount.element);
    mounts.delete(parentElement);
  };
}
