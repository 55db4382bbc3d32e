"""A talk has little body of its own in the minutes: what lay on the table; the notes stand below every step that has some."""

from facilitation.contract import Scene
from facilitation.document import Block, Bullets, Text


def minutes(scene: Scene) -> tuple[Block, ...]:
    """What was carried over; says so where there is neither that nor a note."""
    if scene.options:
        return (Text("Übernommen aus früheren Ergebnissen:", "note"), Bullets(tuple(option.text for option in scene.options)))
    return () if scene.step.notes else (Text("Ohne Notizen.", "note"),)
