"""The times of all actions with their milestones, and how many run in each quarter."""

from facilitation.contract import Scene
from facilitation.days import write_day
from facilitation.document import Block, Column, Rule, Table, Text
from modules.activities.timeline import charts, rules, views

BARS = (
    Column("Nr.", 0.6, "right"),
    Column("Maßnahme", 3),
    Column("Beginn", 1.4, measure="date"),
    Column("Ende", 1.4, measure="date"),
    Column("Meilensteine", 3.6),
)


def minutes(scene: Scene) -> tuple[Block, ...]:
    """The plan, the load of each quarter and the rule by which it is counted; then what has no time yet."""
    held = rules.set_bars(scene)
    if not held:
        return (Text("Es wurde noch kein Zeitraum festgelegt."),)
    bars = tuple(
        (
            bar.number,
            bar.option.text,
            bar.start.isoformat(),
            bar.end.isoformat(),
            "; ".join(f"{write_day(one.day)}: {one.text}" for one in bar.milestones) or None,
        )
        for bar in held
    )
    blocks: list[Block] = [
        Table("Zeitplan der Maßnahmen", BARS, bars),
        charts.load(scene),
        Rule(
            "Gezählt wird jede Maßnahme, die an mindestens einem Tag des Quartals läuft. "
            f"Mehr als {views.most(scene)} zugleich gilt als viel."
        ),
    ]
    bare = [bar.option.text for bar in rules.bars(scene) if bar.item is None]
    if bare:
        blocks.append(Text(f"Noch ohne Zeitraum: {'; '.join(bare)}.", "note"))
    return tuple(blocks)
