"""Facilitators' accounts: signing in and out, passwords, further facilitators."""

import secrets
from dataclasses import replace
from datetime import timedelta

from facilitation.desk import fit
from facilitation.errors import NameTaken, SamePassword, WeakPassword, WrongPassword
from facilitation.house import House, digest
from facilitation.roles import Facilitator, Who, require_admin, require_facilitator
from facilitation.workshop import SignIn, User

NAME_MAXIMUM = 60
PASSWORD_MINIMUM = 10
STAYS_SIGNED_IN = timedelta(days=14)
_WORDS = (
    "Ahorn",
    "Birke",
    "Buche",
    "Distel",
    "Eiche",
    "Erle",
    "Esche",
    "Fichte",
    "Hasel",
    "Holunder",
    "Kastanie",
    "Kiefer",
)


def create_first(house: House, name: str = "moderation") -> str | None:
    """The first facilitator where there is none yet: gives the password to print once, else None."""
    with house.store.register() as ledger:
        if ledger.count(User):
            return None
        password = new_password()
        ledger.put(_account(house, name, password, admin=True, must_change=True))
    return password


def create_user(house: House, who: Who, *, name: str, admin: bool = False) -> str:
    """A further facilitator; gives the password to hand over, to be changed at first sign-in.

    Raises NotAllowed unless an admin asks, NameTaken, Empty.
    """
    require_admin(who)
    return create_account(house, name, admin=admin)


def create_account(house: House, name: str, *, admin: bool = False) -> str:
    """A further account, from the command line. Raises NameTaken, Empty."""
    name = fit(name, NAME_MAXIMUM, "name")
    password = new_password()
    with house.store.register() as ledger:
        if ledger.find(User, name=name) is not None:
            raise NameTaken
        ledger.put(_account(house, name, password, admin=admin, must_change=True))
    return password


def reset_password(house: House, name: str) -> str | None:
    """A new password from the command line; every sign-in of that account ends. None where the name is unknown."""
    with house.store.register() as ledger:
        user = ledger.find(User, name=name)
        if user is None:
            return None
        password = new_password()
        ledger.put(replace(user, password=house.passwords.seal(password), must_change=True))
        for session in ledger.all(SignIn, user_id=user.id):
            ledger.drop(session)
    return password


def sign_in(house: House, *, name: str, password: str) -> tuple[str, User]:
    """The token for the browser's cookie, and who it is. Raises WrongPassword, in the same time for unknown names."""
    with house.store.read() as ledger:
        user = ledger.find(User, name=name.strip())
    if user is None:
        house.passwords.seal(password)  # one hash, as comparing takes: the clock does not tell which names there are
        raise WrongPassword
    if not house.passwords.fits(user.password, password):
        raise WrongPassword
    token = secrets.token_urlsafe(32)
    with house.store.register() as ledger:
        ledger.put(SignIn(digest(token), user.id, house.clock() + STAYS_SIGNED_IN))
    return token, user


def recognise(house: House, token: str) -> User | None:
    """Who holds this token, or None."""
    with house.store.read() as ledger:
        session = ledger.find(SignIn, id=digest(token))
        if session is None or session.until < house.clock():
            return None
        return ledger.find(User, id=session.user_id)


def is_signed_in(house: House, who: Facilitator) -> bool:
    """Whether a facilitator recognised earlier still has a sign-in that is valid: a page stays open for hours."""
    with house.store.read() as ledger:
        return any(one.until >= house.clock() for one in ledger.all(SignIn, user_id=who.user_id))


def sign_out(house: House, token: str) -> None:
    """The token opens nothing any more."""
    with house.store.register() as ledger:
        session = ledger.find(SignIn, id=digest(token))
        if session is not None:
            ledger.drop(session)


def change_password(house: House, who: Who, *, old: str, new: str) -> None:
    """Raises WrongPassword, WeakPassword, SamePassword."""
    facilitator: Facilitator = require_facilitator(who)
    if len(new) < PASSWORD_MINIMUM:
        raise WeakPassword(field="new", minimum=PASSWORD_MINIMUM)
    with house.store.read() as ledger:
        user = ledger.get(User, facilitator.user_id)
    if not house.passwords.fits(user.password, old):
        raise WrongPassword(field="old")
    if new == old:
        raise SamePassword(field="new")
    with house.store.register() as ledger:
        ledger.put(replace(user, password=house.passwords.seal(new), must_change=False))


def new_password() -> str:
    """Three words and four digits, easy to type from paper: about 24 bits, therefore only until the first sign-in."""
    words = "-".join(secrets.choice(_WORDS) for _ in range(3))
    return f"{words}-{secrets.randbelow(9000) + 1000}"


def _account(house: House, name: str, password: str, *, admin: bool, must_change: bool) -> User:
    return User(house.new_id(), name, house.passwords.seal(password), admin, must_change, house.clock())
