/* What the console knows: one stream and one snapshot per page, shared by every part that stands on it. */
import { t } from "../texts.js";

const POLL = 4000;      // milliseconds between looks while the stream is down
const LINGER = 1500;    // a page that redraws itself takes its parts down and puts them up again: keep the stream that long
const SILENCE = 40000;  // the server says every 15 s that it is there; after this the stream counts as dead
const PATIENCE = 15000; // milliseconds until a request counts as lost
const GAP = 120;        // milliseconds between two snapshots when many changes arrive

/** A refusal with the sentence to show. `kind` is the name of the error, `facts` whatever the server said beside it. */
export class Refusal extends Error {
  constructor(sentence, kind, facts = {}) {
    super(sentence);
    this.kind = kind;
    this.facts = facts;
  }
}

const listeners = new Set();
let workshop = null;
let snapshot = null;
let offset = 0;           // server clock minus ours, in milliseconds
let connected = false;
let trouble = "";
let stream = null;
let attempts = 0;
let retry = 0;
let poll = 0;
let leaving = 0;
let silence = 0;
let loading = null;
let again = false;
let line = Promise.resolve();

/** Says which workshop this page runs; a change closes the stream and forgets the old snapshot. */
export function attend(id) {
  if (!id || id === workshop) return;
  hangUp();
  workshop = id;
  snapshot = null;
  trouble = "";
  if (listeners.size) begin();
  tell();
}

/** Calls `listener({snapshot, connected, trouble})` now and after every change; gives back how to stop. */
export function subscribe(listener) {
  clearTimeout(leaving);
  listeners.add(listener);
  if (workshop && !stream && !retry) begin();
  listener({ snapshot, connected, trouble });
  return () => {
    listeners.delete(listener);
    if (!listeners.size) leaving = setTimeout(hangUp, LINGER);
  };
}

/** Fetches the snapshot; resolves when a snapshot asked for after this call has been tried. */
export function refresh() {
  if (loading) again = true;
  else loading = load().finally(() => { loading = null; });
  return loading;
}

/** Sends one verb to the desk, in the order of the calls; resolves when the snapshot holds it, rejects with a Refusal. */
export async function post(verb, facts = {}, step = snapshot && snapshot.step ? snapshot.step.id : null) {
  const body = JSON.stringify({ workshop, verb, step, arguments: facts });
  const sent = line.then(() => ask("/api/desk", { method: "POST", body }));
  line = sent.catch(() => {});
  let answer;
  try {
    answer = await sent;
  } catch (refusal) {
    const seen = refresh();
    if (refusal.kind !== "Unreachable") await seen; // whoever was overtaken sees by what
    throw refusal;
  }
  if (!snapshot || snapshot.revision < answer.revision) await refresh();
  return answer;
}

/** Reads what the snapshot does not hold; rejects with a Refusal. */
export function look(path) {
  return ask(path);
}

/** The server's time in milliseconds, so that every window counts the same seconds. */
export function serverTime() {
  return Date.now() + offset;
}

async function ask(path, request = {}) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  let response;
  let answer = {};
  try {
    response = await fetch(path, {
      ...request, signal: patience.signal, credentials: "same-origin", cache: "no-cache",
      headers: { "Content-Type": "application/json", "X-Koffer": "1" },
    });
    answer = await response.json();
  } catch (fault) {
    if (!response || response.ok) {
      throw new Refusal(t("Der Server ist gerade nicht erreichbar. Bitte gleich noch einmal versuchen, hier geht nichts verloren."), "Unreachable");
    }
  } finally {
    clearTimeout(timer);
  }
  if (!response.ok) throw new Refusal(answer.sentence || t("Das hat nicht geklappt. Bitte noch einmal versuchen."), answer.error || "Unknown", answer);
  return answer;
}

async function load() {
  do {
    again = false;
    const asked = workshop;
    try {
      const next = await ask(`/api/board?workshop=${encodeURIComponent(asked)}&role=console`);
      if (asked !== workshop) return;
      const stale = snapshot && snapshot.epoch === next.epoch && next.revision < snapshot.revision;
      if (!stale) {
        snapshot = next;
        offset = Date.parse(next.now) - Date.now();
      }
      trouble = "";
    } catch (refusal) {
      if (asked !== workshop) return;
      trouble = refusal.message;
    }
    tell();
    if (again) await new Promise((wake) => setTimeout(wake, GAP));
  } while (again);
}

function tell() {
  for (const listener of listeners) listener({ snapshot, connected, trouble });
}

function begin() {
  clearTimeout(retry);
  retry = 0;
  turn(false); // until the stream is open: some networks let it never open
  refresh();
  stream = new EventSource(`/live?role=console&workshop=${encodeURIComponent(workshop)}`);
  stream.addEventListener("open", () => {
    attempts = 0;
    hear();
    turn(true);
    refresh();
  });
  stream.addEventListener("beat", hear);
  stream.addEventListener("revision", (event) => {
    hear();
    const heard = JSON.parse(event.data);
    if (!snapshot || heard.epoch !== snapshot.epoch || heard.revision > snapshot.revision) refresh();
  });
  stream.addEventListener("error", () => {
    turn(false);
    // any answer but 200 ends an EventSource for good
    if (stream && stream.readyState === EventSource.CLOSED) reopen();
  });
}

/** The stream lives; when nothing more comes for long, the network lets it only look alive. */
function hear() {
  clearTimeout(silence);
  silence = setTimeout(() => { turn(false); reopen(); }, SILENCE);
}

function turn(now) {
  if (now) {
    clearInterval(poll);
    poll = 0;
  } else if (!poll) {
    poll = setInterval(refresh, POLL);
  }
  if (now !== connected) {
    connected = now;
    tell();
  }
}

function reopen() {
  clearTimeout(silence);
  if (stream) stream.close();
  stream = null;
  attempts += 1;
  clearTimeout(retry);
  retry = setTimeout(() => { if (listeners.size && workshop) begin(); }, Math.min(30000, 1000 * 2 ** attempts) * (0.6 + 0.4 * Math.random()));
}

function hangUp() {
  clearTimeout(silence);
  clearTimeout(retry);
  clearInterval(poll);
  retry = 0;
  poll = 0;
  attempts = 0;
  connected = false;
  if (stream) stream.close();
  stream = null;
}

/** Back from sleep or from a dropped network: look at once instead of waiting for the next attempt. */
function wake() {
  if (!workshop || !listeners.size || document.visibilityState === "hidden") return;
  if (!stream) begin();
  else refresh();
}

/** The network is gone: said at once, although the stream still looks alive. */
function miss() {
  if (!workshop || !listeners.size) return;
  turn(false);
  refresh();
}

/** The network is back: a stream that was taken for lost is opened anew. */
function comeBack() {
  if (stream && !connected) {
    stream.close();
    stream = null;
  }
  wake();
}

document.addEventListener("visibilitychange", wake);
addEventListener("offline", miss);
addEventListener("online", comeBack);
