"""Every vision in the minutes, word by word."""

from facilitation.contract import Scene
from facilitation.document import Block, Bullets, Heading, Text
from facilitation.workshop import Entry, Origin
from modules.activities.vision import rules


def minutes(scene: Scene) -> tuple[Block, ...]:
    """Title and sentences of each table."""
    blocks: list[Block] = []
    for entry in rules.visions(scene):
        blocks += [Heading(3, entry.data["title"]), Text(_remark(entry), "note")]
        blocks.append(Bullets(tuple(entry.data["sentences"]), numbered=True))
    return tuple(blocks) or (Text("Es wurde kein Zukunftsbild abgegeben."),)


def _remark(entry: Entry) -> str:
    happened = (
        (bool(entry.table), entry.table),
        (entry.origin is Origin.FACILITATOR, "vom Papier"),
        (entry.redacted, "von der Moderation geändert"),
        (entry.late, "verspätet"),
    )
    return ", ".join(words for true, words in happened if true) or "ohne Tisch"
