"""All cards in the minutes, verbatim."""

from dataclasses import replace

from facilitation.contract import Scene
from facilitation.document import Block, Card, Cards, Text
from facilitation.text import language
from facilitation.workshop import Entry
from modules.activities.cards import charts, rules

PLACED_BY = ("kind", "sub_goal", "field")


def minutes(scene: Scene) -> tuple[Block, ...]:
    """How many cards there are, by sub-goal or by field of action where some were chosen."""
    if not scene.valid:
        return (Text("Es wurden keine Karten abgegeben."),)
    count = len(scene.valid)
    said = Text(f"{'1 Karte' if count == 1 else f'{count} Karten'}.")
    counted = charts.count(scene)
    if counted is None:
        return (said,)
    return (said, replace(counted, rows=(*counted.rows, ("Zusammen", count))))


def annex(scene: Scene) -> tuple[Block, ...]:
    """All cards verbatim by kind, by sub-goal or by field of action; in one group where there is none of these."""
    shown_under = rules.doubles(scene)
    places = _places(scene)
    groups: dict[str, list[Card]] = {title: [] for title in places.values()}
    rest: list[Card] = []
    for entry in rules.shuffled(scene):
        title = next((places[key] for key in map(entry.data.get, PLACED_BY) if key in places), "")
        groups.get(title, rest).append(_card(entry, double=shown_under[entry.id] != entry.id))
    titled = [Cards(f"{title} ({len(cards)})", tuple(cards)) for title, cards in groups.items() if cards]
    if rest:
        without = "Ohne Teilziel" if rules.goals(scene.step) else "Ohne Handlungsfeld"
        titled.append(Cards(without if titled else "Alle Karten", tuple(rest)))
    return tuple(titled)


def _places(scene: Scene) -> dict[str, str]:
    """The headlines cards stand under in the annex, by what an entry says of itself."""
    if rules.has_kinds(scene.step):
        return {name: kind.look[2] for name, kind in rules.KINDS.items()}
    return rules.goals(scene.step) or {field: field for field in rules.result(scene)["by_field"]}


def _card(entry: Entry, *, double: bool) -> Card:
    text = entry.data["text"]
    remarks = (rules.remark(entry), "doppelt" if double else "")
    return Card(text, ", ".join(one for one in remarks if one), language(text))
