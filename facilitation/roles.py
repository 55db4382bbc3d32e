"""Who is asking. Every verb of the desk takes one of these first and refuses the others."""

import json
from dataclasses import dataclass
from typing import Self

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


@dataclass(frozen=True)
class Badges:
    """What a browser can show: at most one of each role."""

    facilitator: Facilitator | None = None
    projector: Projector | None = None
    guest: Guest | None = None

    def as_viewer(self, workshop_id: str) -> Who:
        """The strongest role that may look at a workshop."""
        if self.facilitator:
            return self.facilitator
        if self.projector and self.projector.workshop_id == workshop_id:
            return self.projector
        return self.guest or self.projector or Stranger()

    def as_guest(self) -> Who:
        """The participant, where this browser has joined; otherwise whoever else it is."""
        return self.guest or self.facilitator or self.projector or Stranger()

    def as_facilitator(self) -> Who:
        """The facilitator, where one is signed in; otherwise whoever else it is."""
        return self.facilitator or self.guest or self.projector or Stranger()

    def to_header(self) -> str:
        """ASCII text, for a header that only the server sets."""
        given = {
            "facilitator": [self.facilitator.user_id, self.facilitator.name, self.facilitator.admin]
            if self.facilitator
            else None,
            "projector": [self.projector.workshop_id] if self.projector else None,
            "guest": [self.guest.workshop_id, self.guest.person_id] if self.guest else None,
        }
        return json.dumps(given)

    @classmethod
    def from_header(cls, text: str | None) -> Self:
        """What `to_header` gave; nobody where there is no text."""
        given = json.loads(text) if text else {}
        return cls(
            Facilitator(*given["facilitator"]) if given.get("facilitator") else None,
            Projector(*given["projector"]) if given.get("projector") else None,
            Guest(*given["guest"]) if given.get("guest") else None,
        )


def name_of(who: Facilitator) -> str:
    """The name of the account, as it stands on record."""
    return who.name or who.user_id


def require_admin(who: Who) -> Facilitator:
    """Raises Unknown for strangers and NotAllowed for everybody else who is no admin."""
    facilitator = require_facilitator(who)
    if not facilitator.admin:
        raise NotAllowed
    return facilitator


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
