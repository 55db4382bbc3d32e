"""The options in rank order, what is recommended and why, and in the annex every round and every reason."""

from facilitation.contract import Scene
from facilitation.document import Block, Bullets, Cell, Column, Heading, Item, Rule, Table, Text, percent
from modules.activities.resistance import charts, rules
from modules.activities.resistance.rules import Weighed, Weighing

RULE = (
    "Jede Person gibt jeder Möglichkeit einen Wert von 0 (kein Widerstand) bis 10 (nicht annehmbar). Gruppenwiderstand: "
    "Summe geteilt durch die höchste mögliche Summe; Akzeptanz: der Rest bis 100 %. Empfohlen wird, was auf den geringsten "
    "Widerstand stößt, wenn er geringer ist als der gegen die Passivlösung „{passive}“."
)
RESULT = (
    Column("Rang", 0.8, "right"),
    Column("Möglichkeit", 4.2),
    Column("Akzeptanz", 1.4, "right"),
    Column("Höchster Wert", 1.3, "right"),
    Column("Werte ab 8", 1.1, "right"),
    Column("Ergebnis", 1.8),
)
VALUES = tuple(Column(str(value), 0.5, "right") for value in range(rules.MINIMUM, rules.MAXIMUM + 1))


def minutes(scene: Scene) -> tuple[Block, ...]:
    """The table, the recommendation in a sentence, the rule, and how options changed between the rounds."""
    weighing = Weighing(scene)
    if not weighing.rated:
        return ()
    passive = next((one.text for one in weighing.rows if one.passive), rules.PASSIVE)
    said = [Text(one) for one in (_recommendation(weighing), _closeness(scene)) if one]
    rows = tuple(
        (
            one.rank,
            one.text,
            _acceptance(one),
            one.now.maximum if one.now else None,
            one.now.strong if one.now else None,
            charts.said(one),
        )
        for one in weighing.rows
    )
    table = Table("Akzeptanz der Möglichkeiten", RESULT, rows)
    return (table, *said, Rule(RULE.format(passive=passive)), *_changes(weighing))


def annex(scene: Scene) -> tuple[Block, ...]:
    """How often each value was given in each round, and the reasons, which bear no names."""
    weighing = Weighing(scene)
    rows: list[tuple[Cell, ...]] = []
    blocks: list[Block] = []
    for one in sorted(weighing.rows, key=lambda one: one.number):
        for held in one.rounds:
            counts = (held.values.count(value) for value in range(rules.MINIMUM, rules.MAXIMUM + 1))
            rows.append((held.text, held.number, *counts))
        said = tuple(
            Item(reason.text, f"Runde {held.number}, Wert {reason.value}") for held in one.rounds for reason in held.reasons
        )
        if said:
            blocks += [Heading(3, f"Gründe zu „{one.text}“"), Bullets(said)]
    if not rows:
        return ()
    columns = (Column("Möglichkeit", 3.5), Column("Runde", 0.8, "right"), *VALUES)
    return (Table("Verteilung der Werte", columns, tuple(rows)), *blocks)


def _recommendation(weighing: Weighing) -> str:
    leading = [one for one in weighing.rows if one.recommended]
    if not leading:
        return ""
    texts = " und ".join(f"„{one.text}“" for one in leading)
    level = " gleichauf" if len(leading) > 1 else ""
    return f"Empfohlen: {texts}{level} mit {_acceptance(leading[0])} Akzeptanz."


def _acceptance(one: Weighed) -> str:
    return percent(float(one.now.acceptance) if one.now else None)


def _closeness(scene: Scene) -> str:
    return f"{rules.hint(scene)} Sie liegen weniger als fünf Prozentpunkte auseinander." if rules.hint(scene) else ""


def _changes(weighing: Weighing) -> list[Block]:
    """Round by round, where there was more than one."""
    if weighing.rounds.last < 2:
        return []
    rows = tuple(
        (held.text, held.number, percent(float(held.acceptance)), held.maximum, held.strong, held.n)
        for one in weighing.rows
        for held in one.rounds
    )
    columns = (
        Column("Möglichkeit", 4),
        Column("Runde", 0.8, "right"),
        Column("Akzeptanz", 1.1, "right"),
        Column("Höchster Wert", 1.1, "right"),
        Column("Starker Widerstand", 1.3, "right"),
        Column("Stimmen", 1, "right"),
    )
    return [Table("Die Runden im Vergleich", columns, rows)]
