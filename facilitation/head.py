"""The head of the minutes: who ordered, steered, led and wrote them, who gets them, and under which number they are filed."""

from collections.abc import Mapping
from typing import Any

from facilitation.ports import Ledger
from facilitation.sight import before
from facilitation.workshop import Workshop

OF_PROCESS = ("client", "steering")
OF_WORKSHOP = ("moderation", "recorder", "recipients", "file_number")


def proposal(ledger: Ledger, workshop: Workshop) -> Mapping[str, Any]:
    """What stood in the head of the last workshop before; nothing where this one has a head of its own."""
    if any(_head(workshop).values()):
        return {}
    return next((head for one in reversed(before(ledger, workshop)) if any((head := _head(one)).values())), {})


def _head(workshop: Workshop) -> Mapping[str, Any]:
    return {name: getattr(workshop, name) for name in OF_WORKSHOP}
