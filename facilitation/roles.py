"""Who is asking. Every verb of the desk takes one of these first and refuses the others."""

from dataclasses import dataclass

from facilitation.errors import NotAllowed, Unknown


@dataclass(frozen=True)
class Facilitator:
    """Signed in; may prepare and run workshops."""

    user_id: str
    name: str = ""
    admin: bool = False


@dataclass(frozen=True)
class Guest:
    """A participant's device in one workshop; `person_id` is the hash of its token, also before joining is complete."""

    workshop_id: str
    person_id: str


@dataclass(frozen=True)
class Projector:
    """A window that may look at one workshop and do nothing."""

    workshop_id: str


@dataclass(frozen=True)
class Stranger:
    """Nobody known."""


Who = Facilitator | Guest | Projector | Stranger


def require_facilitator(who: Who) -> Facilitator:
    """Raises Unknown for strangers and NotAllowed for guests and projectors."""
    if isinstance(who, Facilitator):
        return who
    raise Unknown if isinstance(who, Stranger) else NotAllowed


def require_guest(who: Who) -> Guest:
    """Raises Unknown for strangers and NotAllowed for facilitators and projectors."""
    if isinstance(who, Guest):
        return who
    raise Unknown if isinstance(who, Stranger) else NotAllowed


def require_sight(who: Who, workshop_id: str) -> None:
    """The facilitator sees every workshop, a projector its own. Raises Unknown or NotAllowed."""
    if isinstance(who, Facilitator) or (isinstance(who, Projector) and who.workshop_id == workshop_id):
        return
    raise Unknown if isinstance(who, Stranger) else NotAllowed
