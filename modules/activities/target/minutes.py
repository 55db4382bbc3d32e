"""The segments as a table with the comments, and every distribution in the annex."""

from facilitation.contract import Scene
from facilitation.document import Block, Bullets, Cell, Column, Heading, Rule, Table, Text, percent
from modules.activities.target import charts, rules

SEGMENTS = (
    Column("Nr.", 0.7, "right"),
    Column("Segment", 3.6),
    Column("Mittelwert", 1.3, "right"),
    Column("Median", 1.3, "right", places=1),
    Column("Zielerreichung", 1.8, "right"),
    Column("Einigkeit", 1.2, "right"),
    Column("Hinweis", 1.3),
)
RULE = (
    "Ringe von 1 (außen) bis 5 (Mitte). Zielerreichung: (Mittelwert − 1) geteilt durch 4, also 0 % auf dem äußeren Ring "
    "und 100 % in der Mitte. Strittig: Einigkeit unter 0,5 (nach Tastle und Wierman) oder je mindestens ein Viertel an "
    "beiden Enden."
)


def minutes(scene: Scene) -> tuple[Block, ...]:
    """The segments, where the group came nearest and where it has furthest to go, and the comments without names."""
    if not scene.valid:
        return ()
    rows = tuple(
        (
            one.number,
            one.option.text,
            one.summary["mean"],
            one.summary["median"],
            percent(one.attainment),
            one.summary["consensus"],
            charts.said(one),
        )
        for one in rules.segments(scene)
    )
    blocks: list[Block] = [Table("Die Segmente der Zielscheibe", SEGMENTS, rows)]
    if reading := _reading(scene):
        blocks.append(Text(reading))
    blocks.append(Rule(RULE))
    for one in rules.segments(scene):
        if one.comments:
            said = Bullets(tuple(entry.data["comment"] for entry in one.comments))
            blocks += [Heading(3, f"Dazu gesagt: {one.option.text}"), said]
    return tuple(blocks)


def annex(scene: Scene) -> tuple[Block, ...]:
    """How often each ring was chosen."""
    if not scene.valid:
        return ()
    rings = [str(value) for value in range(rules.MINIMUM, rules.MAXIMUM + 1)]
    columns = (Column("Segment", 4), *(Column(f"Ring {ring}", 0.8, "right") for ring in rings))
    rows: list[tuple[Cell, ...]] = [
        (one.option.text, *(one.summary["distribution"][ring] for ring in rings)) for one in rules.segments(scene)
    ]
    return (Table("Verteilung der Ringe", columns, tuple(rows)),)


def _reading(scene: Scene) -> str:
    """The nearest and the furthest segment; nothing where they are level."""
    rated = [one for one in rules.segments(scene) if one.attainment is not None]
    shares = [one.attainment or 0.0 for one in rated]
    if len(set(shares)) < 2:
        return ""
    near, far = rated[shares.index(max(shares))], rated[shares.index(min(shares))]
    if shares.count(max(shares)) > 1 or shares.count(min(shares)) > 1:
        return f"Die Zielerreichung liegt zwischen {percent(min(shares))} und {percent(max(shares))}."
    return (
        f"Am nächsten an der Mitte: „{near.option.text}“ ({percent(near.attainment)}). "
        f"Den weitesten Weg hat noch „{far.option.text}“ ({percent(far.attainment)})."
    )
