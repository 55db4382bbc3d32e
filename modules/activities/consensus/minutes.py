"""Every statement with its last wording, its figures round by round, and the objections, which stay without names."""

from collections.abc import Iterator

from facilitation.contract import Scene
from facilitation.document import Block, Bullets, Column, Heading, Item, Rule, Table, Text, number, percent
from modules.activities.consensus.rules import Agreement, Objection, State, Statement

STATES: dict[State, str] = {
    "accepted": "angenommen",
    "open": "noch offen",
    "missed": "nicht erreicht",
    "none": "nicht abgestimmt",
}
OVERVIEW = (
    Column("Nr.", 0.5, "right"),
    Column("Wortlaut", 5),
    Column("Runde", 0.8, "right"),
    Column("Zustimmung", 1.2, "right"),
    Column("Ergebnis", 1.4),
)
ROUNDS = (
    Column("Runde", 0.8, "right"),
    Column("Stimmen", 1, "right"),
    Column("Zustimmung", 1.3, "right"),
    Column("Mittelwert", 1.2, "right"),
    Column("Einigkeit", 1.1, "right"),
    Column("Einwände", 1.1, "right"),
)
RULE = (
    "Angenommen ist ein Satz, wenn ihm in der letzten Runde mindestens zwei Drittel mit 4 oder 5 zustimmen und kein Einwand "
    "dieser Runde offen ist. Einigkeit nach Tastle und Wierman: 1 heißt, alle sagen dasselbe."
)


def minutes(scene: Scene) -> tuple[Block, ...]:
    """All statements at a glance, the rule, and each statement with its way."""
    statements = Agreement(scene).statements
    if not statements:
        return (Text("Es gab keine Sätze, über die gesprochen wurde."),)
    rows = tuple(
        (
            one.number,
            one.text,
            one.rounds[-1].number if one.rounds else None,
            percent(one.rounds[-1].agreement) if one.rounds else None,
            STATES[one.state],
        )
        for one in statements
    )
    blocks: list[Block] = [Table("Die Sätze im Überblick", OVERVIEW, rows), Rule(RULE)]
    for one in statements:
        blocks += _way(one)
    return tuple(blocks)


def _way(one: Statement) -> list[Block]:
    blocks: list[Block] = [Heading(3, f"Satz {one.number}: {STATES[one.state]}"), Text(one.text, "quote")]
    if one.rounds:
        rows = tuple(
            (
                held.number,
                held.summary["n"],
                percent(held.agreement),
                number(held.summary["mean"]),
                number(held.summary["consensus"]),
                len(held.objections),
            )
            for held in one.rounds
        )
        blocks.append(Table(f"Runden zu Satz {one.number}", ROUNDS, rows))
    if len(one.wordings) > 1:
        blocks += [Text("Frühere Fassungen:", "note"), Bullets(tuple(_former(one)), numbered=True)]
    said = [objection for held in one.rounds for objection in held.objections]
    last = one.rounds[-1].number if one.rounds else 0
    blocks += _objections("Einwände, die bestehen bleiben:", [two for two in said if two.stands and two.round == last])
    blocks += _objections(
        "Einwände früherer Runden und erledigte Einwände:", [two for two in said if not two.stands or two.round < last]
    )
    if origin := one.option.facts.get("origin"):
        blocks += [Text("Gewachsen aus:", "note"), Bullets(tuple(origin))]
    return blocks


def _former(one: Statement) -> Iterator[Item]:
    """The wordings before the last, each with the rounds in which it was weighed."""
    for wording in one.wordings[:-1]:
        held = [f"Runde {weighed.number}" for weighed in one.rounds if weighed.text == wording]
        yield Item(wording, ", ".join(held))


def _objections(title: str, said: list[Objection]) -> list[Block]:
    if not said:
        return []
    return [Text(title, "note"), Bullets(tuple(_item(one) for one in said))]


def _item(one: Objection) -> Item:
    settled = f"Runde {one.round}" if one.stands else f"Runde {one.round}, erledigt: {one.reason}"
    return Item(one.text, settled)
