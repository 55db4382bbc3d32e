"""The plan of action as one table."""

from facilitation.contract import Scene
from facilitation.document import Column, Table
from facilitation.workshop import Data
from modules.activities.actions import rules

COLUMNS = (
    Column("Nr.", 0.5, "right"),
    Column("Maßnahme", 3),
    Column("Teilziel", 2),
    Column("Was", 3),
    Column("Zielgruppe", 1.5),
    Column("Sozialraum", 1.5),
    Column("Institution", 2),
    Column("Funktion", 1.5),
    Column("Mit wem", 1.8),
    Column("Bis wann", 1.2, measure="date"),
    Column("Stunden", 1, "right"),
    Column("Euro", 1, "right"),
    Column("Mittel aus", 1.5),
    Column("Kennzahl", 1.8),
    Column("Ist", 1),
    Column("Soll", 1),
    Column("Gemessen am", 1.2, measure="date"),
    Column("Datenquelle", 1.5),
    Column("Erster Schritt", 2),
    Column("Risiko", 2),
    Column("Status", 1.2),
    Column("Vollständig", 1, "right", measure="share"),
)
WRITTEN = (
    "title",
    "sub_goal",
    "what",
    "target_group",
    "area",
    "responsible",
    "role",
    "with",
    "due",
    "hours",
    "euros",
    "source",
)


def table(scene: Scene) -> Table:
    """One row per action; `Vollständig` is the share of what a commitment needs."""
    return Table("Maßnahmenplan", COLUMNS, tuple(map(_row, rules.planned(scene))))


def _row(one: Data) -> tuple[str | int | float | None, ...]:
    indicator = one["indicator"] or dict.fromkeys(rules.INDICATOR)
    name, actual, target, day, source = (indicator[part] for part in rules.INDICATOR)
    return (
        one["number"],
        *(one[part] for part in WRITTEN),
        name,
        *(str(value) if value is not None else None for value in (actual, target)),
        day,
        source,
        one["first_step"],
        one["risk"],
        rules.STATUSES[one["status"]],
        one["completeness"],
    )
