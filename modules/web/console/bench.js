/* The sorting board as data: where a card lies, and what the bench looks like after a move. Nothing here draws. */

export const TRAY = "tray";
export const PARKED = "parked";

/** Every place a card can lie in, in the order of the screen: {id, cards, cluster?}. */
export function places(bench) {
  return [
    { id: TRAY, cards: bench.tray },
    ...bench.clusters.map((cluster) => ({ id: cluster.id, cards: cluster.cards, cluster })),
    { id: PARKED, cards: bench.parked },
  ];
}

export function place(bench, id) {
  return places(bench).find((one) => one.id === id);
}

/** All cards once, copies counted as one. */
export function cards(bench) {
  return [...new Map(places(bench).flatMap((one) => one.cards).map((card) => [card.id, card])).values()];
}

/** The ids of the clusters a card stands in: two for a copied one. */
export function homes(bench, id) {
  return places(bench).filter((one) => one.cards.some((card) => card.id === id)).map((one) => one.id);
}

function rebuild(bench, change) {
  return {
    ...bench,
    tray: change(TRAY, bench.tray),
    parked: change(PARKED, bench.parked),
    clusters: bench.clusters.map((cluster) => ({ ...cluster, cards: change(cluster.id, cluster.cards) })),
  };
}

/** The bench with the card taken from one place and laid into another; applied twice it stays the same. */
export function moved(bench, id, from, to, index) {
  const card = cards(bench).find((one) => one.id === id);
  if (!card) return bench;
  return rebuild(bench, (name, list) => {
    const rest = name === from || name === to ? list.filter((one) => one.id !== id) : list;
    return name === to ? [...rest.slice(0, index), card, ...rest.slice(index)] : rest;
  });
}

/** The bench with a second standing of the card. */
export function copied(bench, id, to) {
  const card = cards(bench).find((one) => one.id === id);
  return rebuild(bench, (name, list) => (card && name === to && !list.some((one) => one.id === id) ? [card, ...list] : list));
}

/** The place among all cards, doubles under others included, of what is drawn at `index` once the card itself is gone. */
export function depth(bench, id, to, index) {
  const rest = place(bench, to).cards.filter((one) => one.id !== id);
  return rest.slice(0, index).reduce((sum, one) => sum + (one.count || 1), 0);
}

/** The bench with its clusters in the order of these ids; what is not named keeps its place behind. */
export function ordered(bench, ids) {
  const rank = (cluster) => (ids.includes(cluster.id) ? ids.indexOf(cluster.id) : ids.length);
  const clusters = [...bench.clusters].sort((one, other) => rank(one) - rank(other));
  return { ...bench, clusters: clusters.map((cluster, at) => ({ ...cluster, number: at + 1 })) };
}
