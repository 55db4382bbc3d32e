"""What the minutes say about where results come from, and what became of what earlier workshops gave."""

from collections.abc import Sequence

from facilitation.agenda import day
from facilitation.contract import Catalogue, Scene, is_visible
from facilitation.document import Block, Column, Heading, PageBreak, Table, Text
from facilitation.trace import Branch, Level, Station, Thing, Trace

QUOTED = 2
"""Words of so many inputs stand in the minutes; the rest is counted, and stands in the annex behind."""


def provenance(catalogue: Catalogue, found: Trace, held: Sequence[Scene]) -> list[Block]:
    """Each final result with its way back to the first inputs; then what was taken up from earlier workshops."""
    seen = _seen(catalogue, held)
    taken_up = _taken_up(found, seen)
    blocks: list[Block] = []
    for scene, results in final_results(catalogue, found, held):
        blocks += [Heading(2, scene.step.title), _table(scene, results)]
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


def _table(scene: Scene, results: Sequence[Branch]) -> Table:
    """One row for each result: its way here, what it grew out of here, and what before."""
    here = scene.workshop.id
    rows = tuple(
        (
            one.thing.text,
            " → ".join(_stop(station) for station in one.thing.stations),
            _lines(one, [level for level in one.levels() if _place(level) == here]) or None,
            _earlier(one, [level for level in one.levels() if _place(level) != here]) or None,
        )
        for one in results
    )
    columns = (Column("Ergebnis", 2), Column("Weg", 2), Column("Gewachsen aus", 3), Column("Davor", 4))
    kept = [place for place in range(len(columns)) if place < 2 or any(row[place] for row in rows)]
    return Table(
        f"Herkunft: {scene.step.title}",
        tuple(columns[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in rows),
    )


def _stop(station: Station) -> str:
    return f"{station.step} ({station.remark})" if station.remark else station.step


def _place(level: Level) -> str:
    return level.things[0].home.workshop_id if level.things else ""


def _earlier(origins: Branch, levels: Sequence[Level]) -> str:
    """Each workshop before with the words of its last step, and how much there was at the steps behind it."""
    lines: list[str] = []
    for place in dict.fromkeys(map(_place, levels)):
        given = [level for level in levels if _place(level) == place]
        if place:
            home = given[0].things[0].home
            by_step = _by_step(given)
            (nearest, things), *behind = by_step.items()
            lines.append(f"{home.workshop}, {day(home.date)}\n{_counted(nearest, things)}")
            lines += [f"davor {', '.join(f'{step} ({len(given)})' for step, given in behind)}"] if behind else []
        else:
            lines.append(_lines(origins, given))
    return "\n".join(lines)


def _by_step(levels: Sequence[Level]) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = {}
    for level in levels:
        if level.things:
            found.setdefault(level.things[0].home.step, []).extend(level.things)
    return found


def _lines(origins: Branch, levels: Sequence[Level]) -> str:
    """One line for each step; what only repeats the words of the result itself is left out."""
    lines = [
        _counted(step, things)
        for step, things in _by_step(levels).items()
        if {thing.text for thing in things} != {origins.thing.text}
    ]
    unknown = sum(level.unknown for level in levels if not level.things)
    return "\n".join([*lines, *([_gone(unknown)] if unknown else [])])


def _gone(unknown: int) -> str:
    return f"{unknown} {'Eingabe' if unknown == 1 else 'Eingaben'}, Wortlaut gelöscht"


def _counted(step: str, things: Sequence[Thing]) -> str:
    texts = list(dict.fromkeys(thing.text for thing in things))
    quoted = ", ".join(f"„{text}“" for text in texts[:QUOTED])
    times = f" ({len(things)}-mal)" if len(things) > len(texts) or len(texts) > QUOTED else ""
    more = f" und {len(texts) - QUOTED} weitere" if len(texts) > QUOTED else ""
    return f"{step}{times}: {quoted}{more}"


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
    lines = [_stop(station) for station in thing.stations if station.workshop_id == here and station.remark]
    by_step: dict[str, list[Thing]] = {}
    for one in grown:
        by_step.setdefault(one.home.step, []).append(one)
    lines += [_counted(step, things) for step, things in by_step.items()]
    return "\n".join(lines) or "lag vor, noch nicht weitergeführt"
