"""The sub-goals with their shares of yes as a table, and drawn."""

from facilitation.contract import Scene
from facilitation.document import Chart, Column, Table
from modules.activities.smart.minutes import LIGHTS
from modules.activities.smart.rules import CRITERIA, Check

NAMES = tuple(one.name.capitalize() for one in CRITERIA.values())
COLUMNS = (
    Column("Nr.", 0.6, "right"),
    Column("Teilziel", 4),
    *(Column(name, 1.2, "right", measure="share") for name in NAMES),
    Column("Antworten", 1, "right"),
    Column("Ampel", 1.4),
)


def table(scene: Scene) -> Table:
    """One row per sub-goal in its last wording."""
    rows = tuple((one.number, one.text, *one.shares.values(), one.n, LIGHTS[one.light]) for one in Check(scene).goals)
    return Table("Teilziele und ihre Ampeln", COLUMNS, rows, "Anteil der Ja-Antworten.")


def charts(scene: Scene) -> tuple[Chart, ...]:
    """The five shares of each sub-goal against the two thirds that make it clear."""
    checked = table(scene)
    if not checked.rows:
        return ()
    return (
        Chart(
            "bars",
            "Anteil Ja je Frage",
            checked,
            labels="Teilziel",
            series=NAMES,
            minimum=0,
            maximum=1,
            marks="Ampel",
            threshold=2 / 3,
            threshold_name="zwei Drittel",
        ),
    )
