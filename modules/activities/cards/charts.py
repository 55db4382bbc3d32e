"""The cards as a table, and by field of action drawn."""

from facilitation.contract import Scene
from facilitation.document import Chart, Column, Table
from modules.activities.cards import rules

CARD, KIND, FIELD, REMARK = Column("Karte", 4), Column("Art", 1), Column("Handlungsfeld", 2), Column("Hinweis", 1.5)
FIELDS = (Column("Handlungsfeld", 4), Column("Karten", 1, "right"))


def table(scene: Scene) -> Table:
    """One row per card, shuffled."""
    shown_under = rules.doubles(scene)
    kinds = {name: kind.look[2] for name, kind in rules.KINDS.items()} if rules.has_kinds(scene.step) else {}
    rows = tuple(
        (
            entry.data["text"],
            *([kinds.get(entry.data.get("kind", ""), "")] if kinds else []),
            entry.data.get("field"),
            _remark(rules.remark(entry), double=shown_under[entry.id] != entry.id),
        )
        for entry in rules.shuffled(scene)
    )
    return Table("Karten", (CARD, *([KIND] if kinds else []), FIELD, REMARK), rows)


def charts(scene: Scene) -> tuple[Chart, ...]:
    """How many cards belong to each field of action, where fields were chosen."""
    fields = rules.result(scene)["by_field"]
    if not fields:
        return ()
    rest = len(scene.valid) - sum(fields.values())
    rows = (*fields.items(), *([("Ohne Handlungsfeld", rest)] if rest else []))
    return (
        Chart(
            "bars",
            "Karten nach Handlungsfeld",
            Table("Karten nach Handlungsfeld", FIELDS, rows),
            labels="Handlungsfeld",
            series=("Karten",),
            unit="Karten",
            minimum=0,
        ),
    )


def _remark(happened: str, *, double: bool) -> str:
    return ", ".join(one for one in (happened, "doppelt" if double else "") if one)
