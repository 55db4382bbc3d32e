"""All cards in the minutes, verbatim."""

from facilitation.contract import Scene
from facilitation.document import Block, Card, Cards, Column, Table, Text
from facilitation.text import language
from facilitation.workshop import Entry
from modules.activities.cards import rules


def minutes(scene: Scene) -> tuple[Block, ...]:
    """How many cards there are, by field of action where fields were chosen."""
    if not scene.valid:
        return (Text("Es wurden keine Karten abgegeben."),)
    fields = rules.result(scene)["by_field"]
    rest = len(scene.valid) - sum(fields.values())
    rows = (*fields.items(), *([("Ohne Handlungsfeld", rest)] if rest else []), ("Zusammen", len(scene.valid)))
    count = len(scene.valid)
    said = Text(f"{'1 Karte' if count == 1 else f'{count} Karten'}. Der Wortlaut steht im Anhang.")
    if not fields:
        return (said,)
    return (said, Table("Karten nach Handlungsfeld", (Column("Handlungsfeld", 4), Column("Karten", 1, "right")), rows))


def annex(scene: Scene) -> tuple[Block, ...]:
    """All cards verbatim by kind or by field of action; in one group where there is neither."""
    shown_under = rules.doubles(scene)
    kinds = {name: kind.look[2] for name, kind in rules.KINDS.items()} if rules.has_kinds(scene.step) else {}
    groups: dict[str, list[Card]] = {title: [] for title in kinds.values() or rules.result(scene)["by_field"]}
    rest: list[Card] = []
    for entry in rules.shuffled(scene):
        place = kinds.get(entry.data.get("kind", "")) or entry.data.get("field", "")
        groups.get(place, rest).append(_card(entry, double=shown_under[entry.id] != entry.id))
    titled = [Cards(f"{title} ({len(cards)})", tuple(cards)) for title, cards in groups.items() if cards]
    if rest:
        titled.append(Cards("Ohne Handlungsfeld" if titled else "Alle Karten", tuple(rest)))
    return tuple(titled)


def _card(entry: Entry, *, double: bool) -> Card:
    text = entry.data["text"]
    remarks = (rules.remark(entry), "doppelt" if double else "")
    return Card(text, ", ".join(one for one in remarks if one), language(text))
