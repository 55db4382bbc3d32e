"""The cards as a table, and by field of action drawn."""

from collections import Counter

from facilitation.contract import Scene
from facilitation.document import Chart, Column, Table
from modules.activities.cards import rules

CARD, KIND, FIELD, REMARK = Column("Karte", 4), Column("Art", 1), Column("Handlungsfeld", 2), Column("Hinweis", 1.5)
SUB_GOAL = Column("Teilziel", 3)


def table(scene: Scene) -> Table:
    """One row per card, shuffled."""
    shown_under = rules.doubles(scene)
    goals = rules.goals(scene.step)
    kinds = {name: kind.look[2] for name, kind in rules.KINDS.items()} if rules.has_kinds(scene.step) else {}
    rows = tuple(
        (
            entry.data["text"],
            *([kinds.get(entry.data.get("kind", ""), "")] if kinds else []),
            *([goals.get(entry.data.get("sub_goal", ""))] if goals else []),
            entry.data.get("field"),
            _remark(rules.remark(entry), double=shown_under[entry.id] != entry.id),
        )
        for entry in rules.shuffled(scene)
    )
    return Table("Karten", (CARD, *([KIND] if kinds else []), *([SUB_GOAL] if goals else []), FIELD, REMARK), rows)


def charts(scene: Scene) -> tuple[Chart, ...]:
    """How many cards belong to each sub-goal or field of action, where some were chosen."""
    counted = count(scene)
    if counted is None:
        return ()
    return (
        Chart("bars", counted.caption, counted, labels=counted.columns[0].header, series=("Karten",), unit="Karten", minimum=0),
    )


def count(scene: Scene) -> Table | None:
    """The cards by sub-goal, else by field of action, and those without; None where neither was chosen."""
    goals, fields = rules.goals(scene.step), rules.result(scene)["by_field"]
    chosen = Counter(goals.get(entry.data.get("sub_goal", "")) for entry in scene.valid)
    by_goal = {text: chosen[text] for text in goals.values()}
    for heading, counts in (("Teilziel", by_goal), ("Handlungsfeld", fields)):
        if any(counts.values()):
            rest = len(scene.valid) - sum(counts.values())
            rows = (*counts.items(), *([(f"Ohne {heading}", rest)] if rest else []))
            return Table(f"Karten nach {heading}", (Column(heading, 4), Column("Karten", 1, "right")), rows)
    return None


def _remark(happened: str, *, double: bool) -> str:
    return ", ".join(one for one in (happened, "doppelt" if double else "") if one)
