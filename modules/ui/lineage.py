"""Where the results of a workshop come from and what became of them, to be unfolded one by one."""

from facilitation.agenda import day
from facilitation.house import House
from facilitation.outcome import shown
from facilitation.provenance import final_results
from facilitation.roles import Facilitator
from facilitation.trace import Branch, Station, Trace, trace
from facilitation.workshop import Workshop
from modules.ui.markup import Safe, draw, fill, join


def show(house: House, who: Facilitator, workshop: Workshop) -> None:
    """One panel with every final result; nothing where there is none yet."""
    scenes = shown(house, who, workshop.id)
    with house.store.read() as ledger:
        found = trace(ledger, house.catalogue, workshop)
    groups = [
        fill("<h3>{title}</h3>{lines}", title=scene.step.title, lines=join([_line(found, one, workshop.id) for one in results]))
        for scene, results in final_results(house.catalogue, found, scenes)
    ]
    if groups:
        draw(
            "<section class='k-panel k-lineage' id='herkunft'><h2>Herkunft und Verbleib</h2>"
            "<p class='k-muted'>Jedes Ergebnis mit den Schritten, Karten und Sätzen, aus denen es gewachsen ist.</p>"
            "{groups}</section>",
            groups=join(groups),
        )


def _line(found: Trace, origins: Branch, here: str) -> Safe:
    onward = found.descendants(origins.thing.id)
    became = (
        fill("<p class='k-strong'>Was daraus wurde</p>{tree}", tree=_tree(onward, here))
        if onward and onward.branches
        else Safe("")
    )
    return fill(
        "<details><summary dir='auto'>{text}</summary><p class='k-small k-muted'>{way}</p>{origins}{became}</details>",
        text=origins.thing.text,
        way=_way(origins.thing.stations, here),
        origins=_tree(origins, here),
        became=became,
    )


def _tree(branch: Branch, here: str) -> Safe:
    lines = [
        fill(
            "<li><span dir='auto'>{text}</span> <span class='k-small k-muted'>{way}</span>{rest}</li>",
            text=one.thing.text,
            way=_way(one.thing.stations, here),
            rest=_tree(one, here) if one.branches or one.unknown else Safe(""),
        )
        for one in branch.branches
    ]
    if branch.unknown:
        lines.append(fill("<li class='k-muted'>{count} ohne Wortlaut, die Eingaben sind gelöscht</li>", count=branch.unknown))
    return fill("<ul class='k-tree'>{lines}</ul>", lines=join(lines))


def _way(stations: tuple[Station, ...], here: str) -> str:
    return " → ".join(_stop(one, here) for one in stations)


def _stop(one: Station, here: str) -> str:
    place = one.step if one.workshop_id == here else f"{one.step} ({one.workshop}, {day(one.date)})"
    return f"{place}: {one.remark}" if one.remark else place
