"""The times of all actions with their milestones, and how many run in each quarter."""

from facilitation.contract import Scene
from facilitation.days import write_day
from facilitation.document import Block, Column, Rule, Table, Text
from modules.activities.timeline import rules, views

BARS = (
    Column("Nr.", 0.5, "right"),
    Column("Maßnahme", 3),
    Column("Beginn", 1.2),
    Column("Ende", 1.2),
    Column("Meilensteine", 3.6),
)
LOAD = (Column("Quartal", 2), Column("Laufende Maßnahmen", 1.5, "right"), Column("Hinweis", 3))


def minutes(scene: Scene) -> tuple[Block, ...]:
    """The plan, the load of each quarter and the rule by which it is counted; then what has no time yet."""
    held = rules.set_bars(scene)
    if not held:
        return (Text("Es wurde noch kein Zeitraum festgelegt."),)
    most = views.most(scene)
    bars = tuple(
        (
            bar.number,
            bar.option.text,
            write_day(bar.start),
            write_day(bar.end),
            "; ".join(f"{write_day(one.day)}: {one.text}" for one in bar.milestones) or None,
        )
        for bar in held
    )
    counts = rules.load((bar.start, bar.end) for bar in held)
    load = tuple(
        (f"{quarter.number}. Quartal {quarter.year}", count, f"mehr als {most} zugleich" if count > most else None)
        for quarter, count in counts.items()
    )
    blocks: list[Block] = [
        Table("Zeitplan der Maßnahmen", BARS, bars),
        Table("Auslastung nach Quartalen", LOAD, load),
        Rule(
            "Gezählt wird jede Maßnahme, die an mindestens einem Tag des Quartals läuft. "
            f"Mehr als {most} zugleich gilt als viel."
        ),
    ]
    bare = [bar.option.text for bar in rules.bars(scene) if bar.item is None]
    if bare:
        blocks.append(Text(f"Noch ohne Zeitraum: {'; '.join(bare)}.", "note"))
    return tuple(blocks)
