"""The scale as a table, and drawn."""

from facilitation.contract import Scene
from facilitation.document import Chart, Column, Table, number
from modules.activities.barometer import form, rules, views

COLUMNS = (Column("Stufe", 3), Column("Personen", 1, "right"), Column("Anteil", 1, "right", measure="share"))


def table(scene: Scene) -> Table:
    """One row per value of the scale, and below it the figures."""
    figures = rules.result(scene)
    n = figures["n"]
    rows = tuple((_named(scene, value), count, count / n if n else None) for value, count in figures["distribution"].items())
    return Table("Verteilung", COLUMNS, rows, _figures(scene) if n else "")


def charts(scene: Scene) -> tuple[Chart, ...]:
    """How the room spreads over the scale; evenings are compared by shares."""
    return (
        Chart(
            "columns",
            "Verteilung auf der Skala",
            table(scene),
            labels="Stufe",
            series=("Personen",),
            unit="Personen",
            minimum=0,
            compared=("Anteil",),
        ),
    )


def _named(scene: Scene, value: str) -> str:
    ends = {
        str(rules.MINIMUM): scene.setting("low", form.LOW),
        str(rules.MAXIMUM): scene.setting("high", form.HIGH),
    }
    return f"{value}: {ends[value]}" if ends.get(value) else value


def _figures(scene: Scene) -> str:
    figures = rules.result(scene)
    parts = [
        f"Mittelwert {number(figures['mean'])}",
        f"Median {number(figures['median'])}",
        f"Streuung {number(figures['sd'])}",
        f"Einigkeit {views.agreement(figures)}",
        *(["Meinungen an beiden Enden"] if figures["polarised"] else []),
    ]
    return " · ".join(parts)
