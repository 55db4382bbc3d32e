"""Where a workshop stands, in words."""

from facilitation.workshop import Workshop, WorkshopState

_WORDS = {WorkshopState.PLANNED: "geplant", WorkshopState.RUNNING: "läuft", WorkshopState.FINISHED: "beendet"}


def status(workshop: Workshop) -> str:
    """`geplant`, `läuft`, `beendet` or `freigegeben`."""
    return "freigegeben" if workshop.released_at else _WORDS[workshop.state]
