/* Tells a Streamlit page that what it is built from has changed. One mount outside the page's fragment hears the console's stream and
   fires the trigger `turn`; one inside says which state was drawn. A turn that got lost is fired again until its state was drawn.
   data: {role: "source" | "drawn", workshop, outline}. */

const RESEND = 2500; // milliseconds until a turn that led to nothing is fired again
const pages = new Map(); // workshop -> {want, drawn, sent, at, send, stop}

function page(workshop) {
  if (!pages.has(workshop)) pages.set(workshop, { want: null, drawn: null, sent: null, at: 0, send: null, stop: null });
  return pages.get(workshop);
}

/** What decides the build of the page; the same words as modules/ui/console.py gives. */
export function outline({ workshop, show, step, bench }) {
  return [workshop.state, workshop.released, show, step ? step.id : "", step ? step.state : "", bench.kind].join(" ");
}

function flush(one) {
  if (!one.send || one.want === null || one.drawn === null || one.want === one.drawn) return;
  const now = Date.now();
  if (one.sent === one.want && now - one.at < RESEND) return;
  one.sent = one.want;
  one.at = now;
  one.send("turn", one.want);
}

async function hear(one, workshop) {
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

export default function ({ data, setTriggerValue }) {
  const one = page(data.workshop);
  if (data.role === "drawn") {
    one.drawn = data.outline;
    flush(one);
    return undefined;
  }
  one.send = setTriggerValue;
  if (!one.heard) {
    one.heard = true;
    hear(one, data.workshop);
  }
  return () => {
    one.gone = true;
    if (one.stop) one.stop();
    pages.delete(data.workshop);
  };
}
