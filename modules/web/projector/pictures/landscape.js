// The landscape of actors: the wall with one column of cards for each group, the missing ones marked, and the groups nobody
// belongs to yet.

import { t } from "../../texts.js";
import Wall from "./wall.js";

const PRESENT = { colour: "yellow", sign: "" };
const MISSING = { colour: "salmon", sign: "▲" };
const ABSENT = { colour: "absent", sign: "" };

export default class Landscape extends Wall {
  static blank(picture) {
    return !picture.cards.length;
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (this.picture?.groups) this.picture = hang(this.picture);
  }
}

/** The landscape as a wall: groups as clusters, with the missing behind the present. */
function hang({ groups, cards }) {
  const clusters = groups.map(({ id, name, here }) => ({
    id,
    number: null,
    title: name.replaceAll("/", "/\u200b"),
    note: here === 1 ? t("1 Person ist da") : here ? t("{here} sind da", { here }) : t("niemand ist da"),
    here,
    cards: cards.filter((card) => card.group === id).sort((one, other) => one.missing - other.missing)
      .map((card) => ({ ...card, ...(card.missing ? MISSING : PRESENT) })),
  }));
  const silent = clusters.filter((cluster) => !cluster.here && !cluster.cards.length);
  const absent = {
    id: "absent",
    number: null,
    title: t("Noch nicht im Blick"),
    cards: silent.map(({ id, title }) => ({ id, text: title, count: 1, ...ABSENT })),
  };
  return {
    clusters: [...clusters.filter((cluster) => !silent.includes(cluster)), ...(silent.length ? [absent] : [])],
    cards: [],
    legend: [{ ...PRESENT, label: t("ist dabei") }, { ...MISSING, label: t("fehlt") }],
  };
}
