"""The statements, verbatim and uncommented."""

from facilitation.contract import Scene
from facilitation.document import Block, Card, Cards, Text
from facilitation.text import language
from facilitation.workshop import Origin
from modules.activities.flash import rules


def minutes(scene: Scene) -> tuple[Block, ...]:
    """All statements, and how many passed."""
    said = rules.statements(scene)
    passed = len(scene.valid) - len(said)
    blocks: list[Block] = []
    if said:
        cards = tuple(
            Card(
                entry.data["text"],
                "vom Papier" if entry.origin is Origin.FACILITATOR else "",
                language(entry.data["text"]),
            )
            for entry in said
        )
        blocks.append(Cards("Stimmen", cards))
    if passed:
        blocks.append(Text(f"{'1 Person hat' if passed == 1 else f'{passed} Personen haben'} weitergegeben."))
    return tuple(blocks) or (Text("Es wurde nichts gesagt."),)
