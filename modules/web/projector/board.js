// What a workshop's board looks like now. One stream says that something changed, one request fetches what.

import { setClock } from "./clock.js";

const POLL = 4000; // while the stream is down or the last request failed
const SILENCE = 40000; // the server says every 15 s that it is there; a dead network lets a stream look alive
const PATIENCE = 8000;

/** The board after a change: cards that came or changed, ids that went. A new object; the old one stays as it was. */
export function merge(board, change) {
  const { delta, ...rest } = change;
  const counted = ["n", "N", "tables"].map((name) => [name, change[name] ?? board.step?.[name]]);
  const step = board.step && { ...board.step, ...Object.fromEntries(counted) };
  const merged = { ...board, revision: rest.revision, epoch: rest.epoch, now: rest.now, step };
  if (board.picture?.cards) merged.picture = mergeCards(board.picture, delta);
  return merged;
}

function mergeCards(picture, { cards = [], gone = [] }) {
  const newer = new Map(cards.map((card) => [card.id, card]));
  const away = new Set(gone);
  const renew = (list) => list.filter((card) => !away.has(card.id)).map((card) => take(newer, card));
  const known = picture.clusters?.map((cluster) => ({ ...cluster, cards: renew(cluster.cards) }));
  const loose = renew(picture.cards);
  const fresh = [...newer.values()];
  const clusters = known?.map((cluster) => ({ ...cluster, cards: [...cluster.cards, ...fresh.filter((card) => card.cluster === cluster.id)] }));
  const homeless = fresh.filter((card) => !clusters?.some((cluster) => cluster.id === card.cluster));
  return { ...picture, clusters, cards: [...loose, ...homeless] };
}

function take(newer, card) {
  const found = newer.get(card.id);
  newer.delete(card.id);
  return found ?? card;
}

/**
 * Follows one workshop. `draw(board)` hears every new board, `trouble(lost)` whether the connection is being looked for,
 * `refuse(sentence)` a clear no of the server.
 */
export class BoardLink {
  #workshop;
  #role;
  #ears;
  #board = null;
  #whole = true;
  #asking = false;
  #again = false;
  #failed = false;
  #streaming = false;
  #stream = null;
  #timer = 0;
  #retry = 0;
  #heard = 0;

  constructor(workshop, role, ears) {
    this.#workshop = workshop;
    this.#role = role;
    this.#ears = ears;
  }

  start() {
    window.addEventListener("online", this.#wake);
    window.addEventListener("offline", this.#wake);
    document.addEventListener("visibilitychange", this.#wake);
    this.#listen();
    this.#ask();
  }

  stop() {
    window.removeEventListener("online", this.#wake);
    window.removeEventListener("offline", this.#wake);
    document.removeEventListener("visibilitychange", this.#wake);
    this.#stream?.close();
    this.#stream = null;
    clearTimeout(this.#timer);
    clearTimeout(this.#retry);
    this.#ears = { draw() {}, trouble() {}, refuse() {} };
  }

  #query(more) {
    return new URLSearchParams({ role: this.#role, workshop: this.#workshop, ...more });
  }

  #wake = () => {
    if (document.visibilityState === "visible") this.#ask();
  };

  #listen() {
    const stream = new EventSource(`/live?${this.#query()}`);
    this.#stream = stream;
    stream.onopen = () => {
      this.#streaming = true;
      this.#heard = performance.now();
      this.#ask();
    };
    stream.addEventListener("beat", () => {
      this.#heard = performance.now();
    });
    stream.addEventListener("revision", (event) => {
      this.#heard = performance.now();
      const { revision, epoch } = JSON.parse(event.data);
      if (epoch !== this.#board?.epoch) this.#whole = true;
      if (this.#whole || revision > this.#board.revision) this.#ask();
    });
    stream.onerror = () => {
      this.#whole = true;
      // only the first error starts polling: later ones come with each new try and would put it off
      if (this.#streaming) {
        this.#streaming = false;
        this.#plan();
      }
      // an answer other than 200 ends an EventSource for good
      if (stream.readyState === EventSource.CLOSED && this.#stream === stream) {
        clearTimeout(this.#retry);
        this.#retry = setTimeout(() => this.#stream === stream && this.#listen(), POLL * (1 + Math.random() / 2));
      }
    };
  }

  #plan() {
    clearTimeout(this.#timer);
    if (this.#streaming && !this.#failed) this.#timer = setTimeout(() => this.#check(), SILENCE);
    else this.#timer = setTimeout(() => this.#ask(), POLL);
  }

  #check() {
    if (performance.now() - this.#heard < SILENCE) {
      this.#plan();
      return;
    }
    this.#stream?.close();
    this.#streaming = false;
    this.#whole = true;
    this.#listen();
    this.#ask();
  }

  async #ask() {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    do {
      this.#again = false;
      this.#failed = !(await this.#fetch().catch(() => false));
      this.#ears.trouble(this.#failed);
    } while (this.#again && !this.#failed);
    this.#asking = false;
    if (this.#stream) this.#plan();
  }

  async #fetch() {
    const since = this.#whole || !this.#board ? {} : { since: this.#board.revision };
    const start = performance.now();
    const answer = await fetch(`/api/board?${this.#query(since)}`, {
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status === 204) return true;
    if (!answer.ok) {
      this.#whole = true;
      const no = await answer.json().catch(() => ({}));
      if (answer.status < 500 && no.sentence) this.#ears.refuse(no.sentence);
      return false;
    }
    const news = await answer.json();
    setClock(news.now, performance.now() - start);
    if (!news.delta) {
      this.#whole = false;
      this.#board = news;
    } else if (news.epoch === this.#board.epoch) {
      this.#board = merge(this.#board, news);
    } else {
      this.#whole = true;
      this.#again = true;
      return true;
    }
    this.#ears.draw(this.#board);
    return true;
  }
}
