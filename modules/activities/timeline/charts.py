"""The times of all actions as a table, and drawn: as bars with milestones, and as the load of the quarters."""

from facilitation.contract import Scene
from facilitation.document import Chart, Column, Table
from modules.activities.timeline import rules, views

COLUMNS = (
    Column("Nr.", 0.5, "right"),
    Column("Maßnahme", 3),
    Column("Beginn", 1.2, measure="date"),
    Column("Ende", 1.2, measure="date"),
    Column("Meilenstein", 3),
)
LOAD = (Column("Quartal", 2), Column("Laufende Maßnahmen", 1.5, "right"), Column("Hinweis", 2.5))


def table(scene: Scene) -> Table:
    """One row per action that has a time, followed by its milestones, which begin and end on their day."""
    rows: list[tuple[str | int | None, ...]] = []
    for bar in rules.set_bars(scene):
        rows.append((bar.number, bar.option.text, bar.start.isoformat(), bar.end.isoformat(), None))
        rows += [(bar.number, bar.option.text, day, day, one.text) for one in bar.milestones for day in (one.day.isoformat(),)]
    return Table("Zeitplan der Maßnahmen", COLUMNS, tuple(rows))


def load(scene: Scene) -> Table:
    """How many actions run in each quarter, and where that is more than is thought possible."""
    most = views.most(scene)
    counts = rules.load((bar.start, bar.end) for bar in rules.set_bars(scene))
    rows = tuple(
        (f"{quarter.number}. Quartal {quarter.year}", count, f"mehr als {most} zugleich" if count > most else "")
        for quarter, count in counts.items()
    )
    return Table("Auslastung nach Quartalen", LOAD, rows)


def charts(scene: Scene) -> tuple[Chart, ...]:
    """The bars over the calendar, and below them the quarters."""
    times, counts = table(scene), load(scene)
    if not times.rows:
        return ()
    return (
        Chart("gantt", "Zeitplan der Maßnahmen", times, labels="Maßnahme", series=("Beginn", "Ende")),
        Chart(
            "columns",
            "Auslastung nach Quartalen",
            counts,
            labels="Quartal",
            series=("Laufende Maßnahmen",),
            unit="Maßnahmen",
            minimum=0,
            marks="Hinweis",
            threshold=views.most(scene),
            threshold_name="zugleich zu schaffen",
        ),
    )
