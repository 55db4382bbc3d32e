/* Tells a Streamlit page that what it is built from has changed. One mount outside the page's fragment hears the console's stream and
   fires the trigger `turn`; one inside says which state was drawn. A turn that got lost is fired again until its state was drawn.
   data: {role: "source" | "drawn", of: "page" | "figures", workshop, outline}. */

const RESEND = 2500; // milliseconds until a turn that led to nothing is fired again
const drawings = new Map(); // what and workshop -> {want, drawn, by, sent, at, send, stop}

function drawing(name) {
  if (!drawings.has(name)) drawings.set(name, { want: null, drawn: null, by: null, sent: null, at: 0, send: null, stop: null });
  return drawings.get(name);
}

/** What decides the build of the page, and what decides its figures; the same words as modules/ui/console.py gives. */
export const outlines = {
  page({ workshop, show, step, bench }) {
    return [workshop.state, workshop.released, show, step ? step.id : "", step ? step.state : "", bench.kind].join(" ");
  },
  figures({ revision, step }) {
    return [step ? step.id : "", step ? step.state : "", revision].join(" ");
  },
};

function flush(one) {
  if (!one.send || one.want === null || one.drawn === null || one.want === one.drawn) return;
  const now = Date.now();
  if (one.sent === one.want && now - one.at < RESEND) return;
  one.sent = one.want;
  one.at = now;
  one.send("turn", one.want);
}

async function hear(one, workshop, outline) {
  const { attend, subscribe } = await import(`${location.origin}/web/console/live.js`);
  if (one.gone) return;
  attend(workshop);
  const leave = subscribe(({ snapshot }) => {
    if (snapshot && snapshot.workshop.id === workshop) one.want = outline(snapshot);
    flush(one);
  });
  const beat = setInterval(() => flush(one), RESEND);
  one.stop = () => { clearInterval(beat); leave(); };
}

export default function ({ data, parentElement, setTriggerValue }) {
  const name = `${data.of} ${data.workshop}`;
  const one = drawing(name);
  if (data.role === "drawn") {
    one.drawn = data.outline;
    one.by = parentElement;
    flush(one);
    return () => { if (one.by === parentElement) one.drawn = null; }; // nothing is drawn any more: nothing to draw anew
  }
  one.send = setTriggerValue;
  if (!one.heard) {
    one.heard = true;
    hear(one, data.workshop, outlines[data.of]);
  }
  return () => {
    one.gone = true;
    if (one.stop) one.stop();
    drawings.delete(name);
  };
}
