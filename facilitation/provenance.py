"""What the minutes say about where results come from, and what became of what earlier workshops gave."""

from collections.abc import Sequence

from facilitation.agenda import day
from facilitation.contract import Catalogue, Scene, is_visible
from facilitation.document import Block, Bullets, Column, Heading, Item, PageBreak, Table, Text
from facilitation.trace import Branch, Station, Thing, Trace

QUOTED = 3
"""Words of so many inputs stand in the minutes; the rest is counted, and stands in the annex behind."""


def provenance(catalogue: Catalogue, found: Trace, held: Sequence[Scene]) -> list[Block]:
    """Each final result with its way back to the first inputs; then what was taken up from earlier workshops."""
    seen = _seen(catalogue, held)
    taken_up = _taken_up(found, seen)
    blocks: list[Block] = []
    for scene, results in final_results(catalogue, found, held):
        blocks += [Heading(2, scene.step.title), Bullets(tuple(_line(origins) for origins in results))]
    if not blocks and not taken_up:
        return []
    return [PageBreak(), Heading(1, "Anhang: Herkunft der Ergebnisse"), *blocks, *taken_up]


def final_results(catalogue: Catalogue, found: Trace, held: Sequence[Scene]) -> list[tuple[Scene, list[Branch]]]:
    """What the steps gave on which no other one builds, each with its way back; only what did not start there."""
    seen = _seen(catalogue, held)
    sources = {name for scene in seen for name in scene.step.sources}
    last = [(scene, _results(catalogue, found, scene)) for scene in seen if scene.step.key not in sources]
    return [(scene, results) for scene, results in last if results]


def _seen(catalogue: Catalogue, held: Sequence[Scene]) -> list[Scene]:
    return [scene for scene in held if is_visible(scene.step, catalogue.activity(scene.step.activity))]


def _results(catalogue: Catalogue, found: Trace, scene: Scene) -> list[Branch]:
    branches = [found.origins(option.id) for option in catalogue.activity(scene.step.activity).options(scene)]
    return [branch for branch in branches if branch is not None and (branch.branches or branch.unknown)]


def _line(origins: Branch) -> Item:
    here = origins.thing.home.workshop_id
    way = " → ".join(_stop(station) for station in origins.thing.stations)
    return Item(origins.thing.text, items=(way, *_levels(origins, here)))


def _stop(station: Station) -> str:
    return f"{station.step} ({station.remark})" if station.remark else station.step


def _levels(origins: Branch, here: str) -> list[str]:
    """One line for each step things came from, the nearest first."""
    return [_counted(level.things, here) if level.things else _gone(level.unknown) for level in origins.levels()]


def _gone(unknown: int) -> str:
    return f"{unknown} {'Eingabe' if unknown == 1 else 'Eingaben'}, Wortlaut gelöscht"


def _counted(things: Sequence[Thing], here: str) -> str:
    home = things[0].home
    place = home.step if home.workshop_id == here else f"{home.step}, {home.workshop}, {day(home.date)}"
    quoted = ", ".join(f"„{thing.text}“" for thing in things[:QUOTED])
    if len(things) == 1:
        return f"{place}: {quoted}"
    more = f" und {len(things) - QUOTED} weitere" if len(things) > QUOTED else ""
    return f"{place}, {len(things)}-mal: {quoted}{more}"


def _taken_up(found: Trace, seen: Sequence[Scene]) -> list[Block]:
    """What lay on the table from earlier workshops, and what this one made of it."""
    offered = dict.fromkeys(option.id for scene in seen for option in scene.options)
    earlier = [found.things[id] for id in offered if id in found.things]
    rows = tuple(
        (thing.text, f"{thing.home.workshop}, {day(thing.home.date)}", _fate(found, thing, seen[0].workshop.id))
        for thing in earlier
        if thing.home.workshop_id != seen[0].workshop.id
    )
    if not rows:
        return []
    columns = (Column("Ergebnis", 3), Column("Aus", 2), Column("Was hier daraus wurde", 4))
    return [
        Heading(2, "Aufgegriffen aus früheren Workshops"),
        Table("Was aus früheren Ergebnissen wurde", columns, rows),
        Text("Nur was sichtbar darauf aufbaut, ist hier genannt.", "note"),
    ]


def _fate(found: Trace, thing: Thing, here: str) -> str:
    onward = found.descendants(thing.id)
    grown = [one.thing for one in onward.branches if one.thing.home.workshop_id == here] if onward else []
    said = [_stop(station) for station in thing.stations if station.workshop_id == here and station.remark]
    said += [f"{one.home.step}: „{one.text}“" for one in grown]
    return "; ".join(said) or "lag vor, noch nicht weitergeführt"
