"""The options as a table, and drawn."""

from facilitation.contract import Scene
from facilitation.document import Chart, Column, Table
from modules.activities.resistance import rules
from modules.activities.resistance.rules import Weighed, Weighing

COLUMNS = (
    Column("Rang", 0.7, "right"),
    Column("Möglichkeit", 4),
    Column("Akzeptanz", 1.1, "right", measure="share"),
    Column("Gruppenwiderstand", 1.6, "right", measure="share"),
    Column("Höchster Wert", 1.1, "right"),
    Column("Starker Widerstand", 1.3, "right"),
    Column("Stimmen", 1, "right"),
    Column("Ergebnis", 1.6),
)


def table(scene: Scene) -> Table:
    """One row per option in rank order."""
    rows = tuple(
        (
            one.rank,
            one.text,
            float(one.now.acceptance) if one.now else None,
            float(one.now.group_resistance) if one.now else None,
            one.now.maximum if one.now else None,
            one.now.strong if one.now else None,
            one.now.n if one.now else 0,
            said(one),
        )
        for one in Weighing(scene).rows
    )
    return Table("Akzeptanz der Möglichkeiten", COLUMNS, rows, f"Starker Widerstand: Personen mit Werten ab {rules.STRONG}.")


def charts(scene: Scene) -> tuple[Chart, ...]:
    """Acceptance in rank order, with what is recommended and what the passive option is."""
    if not Weighing(scene).rated:
        return ()
    return (
        Chart(
            "bars",
            "Akzeptanz der Möglichkeiten",
            table(scene),
            labels="Möglichkeit",
            series=("Akzeptanz",),
            minimum=0,
            maximum=1,
            marks="Ergebnis",
        ),
    )


def said(one: Weighed) -> str:
    """How an option stands, in words."""
    words = [
        *(["empfohlen"] if one.recommended else []),
        *([rules.PASSIVE_NAME] if one.passive else []),
        *(["gleichauf"] if one.tied else []),
        *(["nicht bewertet"] if one.now is None else []),
    ]
    return ", ".join(words)
