"""The ideas between effort and impact as a table, and drawn."""

from facilitation.contract import Scene
from facilitation.document import Chart, Column, Table
from modules.activities.impact_effort import rules, views

COLUMNS = (
    Column("Nr.", 0.6, "right"),
    Column("Idee", 4),
    Column("Aufwand", 1, "right"),
    Column("Wirkung", 1, "right"),
    Column("Streuung", 1, "right"),
    Column("Feld", 1.5),
    Column("Grenzfall", 1.2),
)


def table(scene: Scene) -> Table:
    """One row per idea in the order in which they were offered; `Streuung` is the mean of both standard deviations."""
    rows = tuple(
        (
            one["number"],
            one["text"],
            one["effort"],
            one["impact"],
            one["spread"],
            one["quadrant"] or "nicht beurteilt",
            "Grenzfall" if one["borderline"] else "",
        )
        for one in views.picture(scene)["items"]
    )
    return Table("Ideen nach Aufwand und Wirkung", COLUMNS, rows, "Grenzfall: weniger als 0,25 neben der Grenze bei 3,0.")


def charts(scene: Scene) -> tuple[Chart, ...]:
    """Effort to the right, impact upwards, and the four quadrants cut at the middle."""
    ideas = table(scene)
    if not ideas.rows:
        return ()
    return (
        Chart(
            "scatter",
            "Wirkung und Aufwand",
            ideas,
            labels="Idee",
            series=("Aufwand", "Wirkung"),
            minimum=rules.MINIMUM,
            maximum=rules.MAXIMUM,
            marks="Grenzfall",
            size="Streuung",
            middle=rules.MIDDLE,
            quadrants=(rules.QUICK_WIN, rules.STRATEGIC, rules.FILLER, rules.LATER),
        ),
    )
