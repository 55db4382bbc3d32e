"""The statements round by round as a table, and drawn."""

from facilitation.contract import Scene
from facilitation.document import Cell, Chart, Column, Table
from modules.activities.consensus import rules, views
from modules.activities.consensus.minutes import STATES
from modules.activities.consensus.rules import Agreement, Statement

STEPS = tuple(str(value) for value in range(rules.MINIMUM, rules.MAXIMUM + 1))
SPREAD = (Column("Leitsatz", 5), *(Column(step, 0.6, "right") for step in STEPS))


def table(scene: Scene) -> Table:
    """One row per statement in its last wording, with agreement, consensus and objections of every round."""
    statements = Agreement(scene).statements
    columns = [Column("Nr.", 0.5, "right"), Column("Leitsatz", 5)]
    for number in _rounds(statements):
        columns += [
            Column(_agreement(number), 1.2, "right", measure="share"),
            Column(f"Einigkeit Runde {number}", 1.1, "right"),
            Column(f"Einwände Runde {number}", 1.1, "right"),
        ]
    columns.append(Column("Ergebnis", 1.4))
    rows = tuple(_row(one, _rounds(statements)) for one in statements)
    return Table("Zustimmung vorher und nachher", tuple(columns), rows, "Zustimmung: Anteil der 4 und 5.")


def charts(scene: Scene) -> tuple[Chart, ...]:
    """The agreement round by round against the threshold, and the votes of the last round."""
    statements = Agreement(scene).statements
    if not _rounds(statements):
        return ()
    return (
        Chart(
            "bars",
            "Zustimmung vorher und nachher",
            table(scene),
            labels="Leitsatz",
            series=tuple(_agreement(number) for number in _rounds(statements)),
            minimum=0,
            maximum=1,
            marks="Ergebnis",
            threshold=views.THRESHOLD,
            threshold_name="zwei Drittel",
        ),
        Chart(
            "stacked",
            "Stimmen der letzten Runde",
            Table(
                "Stimmen der letzten Runde",
                SPREAD,
                tuple(
                    (one.text, *(one.rounds[-1].summary["distribution"][step] for step in STEPS))
                    for one in statements
                    if one.rounds
                ),
                "1: dagegen · 5: volle Zustimmung",
            ),
            labels="Leitsatz",
            series=STEPS,
            unit="Personen",
            minimum=0,
        ),
    )


def _rounds(statements: tuple[Statement, ...]) -> list[int]:
    return sorted({held.number for one in statements for held in one.rounds})


def _agreement(number: int) -> str:
    return f"Zustimmung Runde {number}"


def _row(one: Statement, rounds: list[int]) -> tuple[Cell, ...]:
    held = {each.number: each for each in one.rounds}
    cells: list[Cell] = [one.number, one.text]
    for number in rounds:
        votes = held.get(number)
        cells += [votes.agreement, votes.summary["consensus"], len(votes.objections)] if votes else [None, None, None]
    return (*cells, STATES[one.state])
