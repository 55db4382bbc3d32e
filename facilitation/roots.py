"""What somebody says an input grew out of."""

from typing import Any

from facilitation.errors import NotAnOption, Unreadable
from facilitation.workshop import Step


def read_roots(step: Step, given: Any) -> list[str]:
    """The ids named under `from`, one or several, each once; empty ones are none. Raises Unreadable, NotAnOption."""
    named = [given] if isinstance(given, str) else given or []
    if not isinstance(named, list) or not all(isinstance(id, str) for id in named):
        raise Unreadable(field="from")
    known = [one["id"] for one in step.opening.get("options", ())]
    for id in named:
        if id and id not in known:
            raise NotAnOption(field="from", value=id)
    return [id for id in dict.fromkeys(named) if id]
