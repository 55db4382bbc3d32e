"""The target as a table, and drawn."""

from facilitation.contract import Scene
from facilitation.document import Chart, Column, Table
from modules.activities.target import rules

COLUMNS = (
    Column("Nr.", 0.6, "right"),
    Column("Segment", 4),
    Column("Mittelwert", 1.1, "right"),
    Column("Median", 1, "right", places=1),
    Column("Zielerreichung", 1.4, "right", measure="share"),
    Column("Einigkeit", 1.1, "right"),
    Column("Stimmen", 1, "right"),
    Column("Hinweis", 1.4),
)
READING = (
    "Je weiter außen ein Segment liegt, desto näher ist das Ziel: Außen ist Ring 5. Auf der Zielscheibe im Saal lag Ring 5 "
    "in der Mitte."
)


def table(scene: Scene) -> Table:
    """One row per segment, clockwise from the top."""
    rows = tuple(
        (
            one.number,
            one.option.text,
            one.summary["mean"],
            one.summary["median"],
            one.attainment,
            one.summary["consensus"],
            one.summary["n"],
            said(one),
        )
        for one in rules.segments(scene)
    )
    return Table("Die Segmente der Zielscheibe", COLUMNS, rows)


def charts(scene: Scene) -> tuple[Chart, ...]:
    """An axis for each segment, the mean on it."""
    if not scene.valid:
        return ()
    return (
        Chart(
            "radar",
            "Zielscheibe",
            table(scene),
            labels="Segment",
            series=("Mittelwert",),
            unit="Ring",
            minimum=rules.MINIMUM,
            maximum=rules.MAXIMUM,
            marks="Hinweis",
            reading=READING,
        ),
    )


def said(one: rules.Segment) -> str:
    """What stands out, in a word."""
    if not one.summary["n"]:
        return "nicht bewertet"
    return "strittig" if one.is_disputed else ""
