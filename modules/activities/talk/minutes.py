"""A talk has no body of its own in the minutes: the notes stand below every step that has some."""

from facilitation.contract import Scene
from facilitation.document import Block, Text


def minutes(scene: Scene) -> tuple[Block, ...]:
    """Says so where nothing was noted."""
    return () if scene.step.notes else (Text("Ohne Notizen.", "note"),)
