"""The statements as they were drafted, with their fields and origins."""

from facilitation.contract import Scene
from facilitation.document import Block, Column, Table, Text
from facilitation.workshop import Entry, Origin
from modules.activities.statements import rules

COLUMNS = (Column("Nr.", 0.5, "right"), Column("Leitsatz", 4.5), Column("Handlungsfeld", 1.6), Column("Tisch", 1.2))


def minutes(scene: Scene) -> tuple[Block, ...]:
    """All statements in a table, and below it what each grew out of."""
    found = rules.options(scene)
    if not found:
        return (Text("Es wurden keine Leitsätze abgegeben."),)
    drafts = rules.statements(scene)
    rows = tuple(
        (option.facts["number"], option.text, option.facts["field"], _table(entry))
        for option, entry in zip(found, drafts, strict=True)
    )
    blocks: list[Block] = [Table("Leitsätze im Entwurf", COLUMNS, rows)]
    origins = tuple((option.facts["number"], text) for option in found for text in option.facts["origin"])
    if origins:
        blocks.append(Table("Woraus sie gewachsen sind", (Column("Nr.", 0.5, "right"), Column("Herkunft", 6)), origins))
    return tuple(blocks)


def _table(entry: Entry) -> str:
    happened = (
        (bool(entry.table), entry.table),
        (entry.origin is Origin.FACILITATOR, "vom Papier"),
        (entry.redacted, "geändert"),
        (entry.late, "verspätet"),
    )
    return ", ".join(words for true, words in happened if true)
