"""What a row of the grid says, and what all rows add up to."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from facilitation.contract import Option, Scene
from facilitation.desk import DOUBLE, fit
from facilitation.doubles import heads
from facilitation.errors import NotAnOption, Unreadable
from facilitation.language import mark as _
from facilitation.text import clean
from facilitation.workshop import Data, Entry, Step

LIMIT = 6
MAXIMA = {"name": 80, "provider": 80, "target_group": 80, "area": 80, "need": 140}
REACHES = (_("gut"), _("mittel"), _("wenig"))
STATES = (_("ok"), _("Lücke"), _("Doppelung"))
CHOICES = {"reach": REACHES, "state": STATES}
COLUMNS = ("name", "provider", "target_group", "area", "reach", "state", "need")
NEED = {"colour": "yellow", "sign": "", "label": "Bedarf"}


def limit(step: Step) -> int:
    """Rows one table may have."""
    return int(step.setting("limit", LIMIT))


def check(step: Step, data: Data) -> dict[str, Any]:
    """A name; everything else may be open, for a table does not know it all. Raises Empty, TooLong, Unreadable, NotAnOption."""
    cleaned: dict[str, Any] = {}
    for column in COLUMNS:
        given = data.get(column)
        if column in MAXIMA:
            cleaned[column] = fit(given if given is not None else "", MAXIMA[column], column, required=column == "name") or None
        else:
            cleaned[column] = _chosen(column, given)
    return {column: value for column, value in cleaned.items() if value is not None}


def rows(scene: Scene) -> tuple[Entry, ...]:
    """The rows table by table, each in the order in which the table wrote them."""
    places = {table: place for place, table in enumerate(scene.workshop.tables)}
    return tuple(sorted(scene.valid, key=lambda entry: places.get(entry.table, len(places))))


def result(scene: Scene) -> dict[str, Any]:
    """`rows` with all their columns; the counts by area, by state and by reach leave out what stayed open."""
    return {
        "rows": [
            {"id": entry.id, "from": list(entry.roots), "table": entry.table}
            | {column: entry.data.get(column) for column in COLUMNS}
            for entry in rows(scene)
        ],
        "by_field": by_area(scene),
        "by_state": _counted(scene, "state", STATES),
        "by_reach": _counted(scene, "reach", REACHES),
    }


def by_area(scene: Scene) -> dict[str, int]:
    """How many rows name each area: fields of action in their order, then others by the alphabet, capitals disregarded."""
    spelt = {field.casefold(): field for field in scene.process.fields}
    counts: Counter[str] = Counter()
    for entry in rows(scene):
        if area := entry.data.get("area"):
            counts[spelt.setdefault(area.casefold(), area)] += 1
    known = [field for field in scene.process.fields if counts[field]]
    return {area: counts[area] for area in [*known, *sorted(set(counts) - set(known), key=str.casefold)]}


def options(scene: Scene) -> tuple[Option, ...]:
    """The needs as cards to sort, each with the offer it was written beside; those of linked offers are doubles."""
    needed = [entry for entry in rows(scene) if entry.data.get("need")]
    links = {item.data["card"]: item.data["of"] for item in scene.arranged(DOUBLE)}
    shown_under = heads(links, (entry.id for entry in needed))
    return tuple(
        Option(
            f"{entry.id}.need",
            entry.data["need"],
            (entry.id,),
            {**NEED, "field": entry.data.get("area"), "remark": f"zu „{entry.data['name']}“"}
            | ({"of": f"{shown_under[entry.id]}.need"} if shown_under[entry.id] != entry.id else {}),
        )
        for entry in needed
    )


def _chosen(column: str, given: Any) -> str | None:
    if given is None:
        return None
    if not isinstance(given, str):
        raise Unreadable(field=column)
    word = clean(given).strip()
    if word and word not in CHOICES[column]:
        raise NotAnOption(field=column, value=word)
    return word or None


def _counted(scene: Scene, column: str, words: Iterable[str]) -> dict[str, int]:
    counts = Counter(entry.data.get(column) for entry in scene.valid)
    return {word: counts[word] for word in words}
