"""What every verb needs: where records live, what is in the box, the time, and the secret that keeps pseudonyms apart."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol
from uuid import uuid4

from facilitation.contract import Catalogue
from facilitation.document import Document
from facilitation.ports import Store


class Passwords(Protocol):
    """Hashes passwords and compares them."""

    def seal(self, password: str) -> str: ...

    def fits(self, sealed: str, password: str) -> bool: ...


def now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    return uuid4().hex


def new_code() -> str:
    """Six random digits, the first not 0, so that nobody leaves it out when reading it aloud."""
    return str(100_000 + secrets.randbelow(900_000))


@dataclass(frozen=True)
class House:
    """`write_word` makes a Word file of a document, in a colour like `#14607a`, on a sanitised letterhead where there is one.

    `offers_pdf`: whether this machine can turn minutes into PDF.
    """

    store: Store
    catalogue: Catalogue
    passwords: Passwords
    secret: bytes
    write_word: Callable[[Document, str, bytes | None], bytes]
    clock: Callable[[], datetime] = now
    new_id: Callable[[], str] = new_id
    new_code: Callable[[], str] = new_code
    offers_pdf: bool = False

    def pseudonym(self, person_id: str, step_id: str) -> str:
        """The person's mark at one step. Without the secret, which is not in the database, two steps cannot be linked."""
        return hmac.new(self.secret, f"{person_id}:{step_id}".encode(), hashlib.sha256).hexdigest()[:32]


def digest(token: str) -> str:
    """The hash under which a token is stored."""
    return hashlib.sha256(token.encode()).hexdigest()[:40]
