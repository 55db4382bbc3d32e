"""Facilitators' accounts: the first, further ones, signing in and out, passwords."""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from data.passwords import ArgonPasswords
from facilitation import accounts
from facilitation.accounts import PASSWORD_MINIMUM, STAYS_SIGNED_IN
from facilitation.errors import (
    Empty,
    Missing,
    NameTaken,
    NotAllowed,
    SamePassword,
    TooLong,
    Unknown,
    WeakPassword,
    WrongPassword,
)
from facilitation.house import House
from facilitation.roles import Facilitator, Guest, Projector, Stranger, Who
from facilitation.workshop import SignIn, User
from tests.builders import Clock, build_house, new_id

HANDED_OVER = re.compile(r"(?:[A-Z][a-zäöü]+-){3}\d{4}")
OWN = "ein eigenes Passwort"


@dataclass
class PlainPasswords:
    """Comparing without the time it takes; remembers what was done."""

    done: list[str] = field(default_factory=list)

    def seal(self, password: str) -> str:
        self.done.append("hash")
        return f"sealed {password}"

    def fits(self, sealed: str, password: str) -> bool:
        self.done.append("hash")
        return sealed == f"sealed {password}"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def passwords() -> PlainPasswords:
    return PlainPasswords()


@pytest.fixture
def house(tmp_path: Path, clock: Clock, passwords: PlainPasswords) -> House:
    return replace(build_house(tmp_path / "koffer.sqlite3", clock=clock), passwords=passwords)


def users(house: House) -> tuple[User, ...]:
    with house.store.read() as ledger:
        return ledger.all(User)


def sign_ins(house: House) -> tuple[SignIn, ...]:
    with house.store.read() as ledger:
        return ledger.all(SignIn)


def first(house: House) -> tuple[str, Facilitator]:
    """The first facilitator's password, and who that is."""
    password = accounts.create_first(house)
    assert password is not None
    (user,) = users(house)
    return password, Facilitator(user.id, user.name, user.admin)


# ── the first and further ones ───────────────────────────────────────────────


def test_the_first_facilitator_is_an_admin_whose_password_is_to_be_changed(house: House) -> None:
    password = accounts.create_first(house)
    (user,) = users(house)
    assert user == User(user.id, "moderation", f"sealed {password}", True, True, house.clock())


def test_there_is_a_first_facilitator_only_once(house: House) -> None:
    accounts.create_first(house)
    before = users(house)
    assert accounts.create_first(house) is None
    assert accounts.create_first(house, "anders") is None
    assert users(house) == before


def test_where_an_account_was_made_by_hand_no_first_one_is_added(house: House) -> None:
    accounts.create_account(house, "Ada")
    assert accounts.create_first(house) is None
    assert [user.name for user in users(house)] == ["Ada"]


def test_an_admin_makes_further_accounts_whose_passwords_are_to_be_changed(house: House) -> None:
    _, admin = first(house)
    password = accounts.create_user(house, admin, name=" Bo\x00 ")
    other = accounts.create_user(house, admin, name="Cem", admin=True)
    made = [(user.name, user.password, user.admin, user.must_change) for user in users(house)[:2]]
    assert made == [("Bo", f"sealed {password}", False, True), ("Cem", f"sealed {other}", True, True)]


def test_a_facilitator_who_is_no_admin_makes_no_accounts(house: House) -> None:
    first(house)
    before = users(house)
    with pytest.raises(NotAllowed):
        accounts.create_user(house, Facilitator("moderation", admin=False), name="Bo")
    assert users(house) == before


@pytest.mark.parametrize(
    ("name", "refusal"), [("moderation", NameTaken), (" moderation ", NameTaken), (" \x00", Empty), ("x" * 61, TooLong)]
)
def test_a_name_that_is_taken_empty_or_too_long_is_refused(house: House, name: str, refusal: type[Exception]) -> None:
    _, admin = first(house)
    before = users(house)
    for make in (lambda: accounts.create_user(house, admin, name=name), lambda: accounts.create_account(house, name)):
        with pytest.raises(refusal):
            make()
    assert users(house) == before


def test_passwords_to_hand_over_can_be_read_aloud_and_are_never_the_same() -> None:
    made = {accounts.new_password() for _ in range(200)}
    assert [one for one in made if not HANDED_OVER.fullmatch(one)] == []
    assert len(made) == 200
    assert min(map(len, made)) >= PASSWORD_MINIMUM


# ── signing in and out ───────────────────────────────────────────────────────


def test_who_signs_in_is_recognised_by_the_token_of_which_only_a_hash_is_kept(house: House) -> None:
    password, _ = first(house)
    token, user = accounts.sign_in(house, name=" moderation ", password=password)
    assert (user,) == users(house)
    assert accounts.recognise(house, token) == user
    (kept,) = sign_ins(house)
    assert (kept.user_id, kept.until) == (user.id, house.clock() + STAYS_SIGNED_IN)
    assert token not in kept.id


def test_every_sign_in_has_a_token_of_its_own(house: House) -> None:
    password, _ = first(house)
    tokens = {accounts.sign_in(house, name="moderation", password=password)[0] for _ in range(3)}
    assert (len(tokens), len(sign_ins(house))) == (3, 3)


@pytest.mark.parametrize("token", ["", "x", "0" * 43])
def test_an_invented_token_opens_nothing(house: House, token: str) -> None:
    first(house)
    assert accounts.recognise(house, token) is None


@pytest.mark.parametrize(
    ("name", "password"), [("moderation", ""), ("moderation", "x"), ("niemand", ""), ("", ""), ("niemand", "x")]
)
def test_a_wrong_password_and_an_unknown_name_get_the_same_sentence_and_no_token(
    house: House, name: str, password: str
) -> None:
    first(house)
    with pytest.raises(WrongPassword) as refused:
        accounts.sign_in(house, name=name, password=password)
    assert (refused.value.sentence(), refused.value.field) == ("Name oder Passwort stimmt nicht.", None)
    assert sign_ins(house) == ()


@pytest.mark.parametrize("name", ["moderation", "niemand"])
def test_a_refusal_takes_one_hash_whether_there_is_such_a_name_or_not(
    house: House, passwords: PlainPasswords, name: str
) -> None:
    first(house)
    passwords.done.clear()
    with pytest.raises(WrongPassword):
        accounts.sign_in(house, name=name, password="x")
    assert passwords.done == ["hash"]


def test_with_real_hashes_only_the_right_password_signs_in(house: House) -> None:
    real = replace(house, passwords=ArgonPasswords())
    password, _ = first(real)
    assert password not in users(real)[0].password
    with pytest.raises(WrongPassword):
        accounts.sign_in(real, name="moderation", password=password + " ")
    assert accounts.sign_in(real, name="moderation", password=password)[1] == users(real)[0]


def test_a_sign_in_ends_after_fourteen_days_by_the_clock(house: House, clock: Clock) -> None:
    password, admin = first(house)
    token, user = accounts.sign_in(house, name="moderation", password=password)
    clock.go_on(timedelta(days=14).total_seconds())
    assert (accounts.recognise(house, token), accounts.is_signed_in(house, admin)) == (user, True)
    clock.go_on(1)
    assert (accounts.recognise(house, token), accounts.is_signed_in(house, admin)) == (None, False)


def test_signing_out_ends_this_sign_in_and_no_other(house: House) -> None:
    password, admin = first(house)
    here, user = accounts.sign_in(house, name="moderation", password=password)
    there, _ = accounts.sign_in(house, name="moderation", password=password)
    accounts.sign_out(house, here)
    assert (accounts.recognise(house, here), accounts.recognise(house, there)) == (None, user)
    assert accounts.is_signed_in(house, admin)
    accounts.sign_out(house, here)
    accounts.sign_out(house, there)
    assert not accounts.is_signed_in(house, admin)
    assert sign_ins(house) == ()


# ── changing and resetting passwords ─────────────────────────────────────────


def test_a_password_handed_over_can_be_used_once_it_is_changed_and_the_old_one_no_more(house: House) -> None:
    password, admin = first(house)
    (before,) = users(house)
    accounts.change_password(house, admin, old=password, new=OWN)
    assert users(house) == (replace(before, password=f"sealed {OWN}", must_change=False),)
    with pytest.raises(WrongPassword):
        accounts.sign_in(house, name="moderation", password=password)
    assert not accounts.sign_in(house, name="moderation", password=OWN)[1].must_change


def test_a_new_password_has_ten_characters_is_another_one_and_needs_the_old_one(house: House) -> None:
    password, admin = first(house)
    before = users(house)
    for old, new, refusal, name in (
        (password, "x" * (PASSWORD_MINIMUM - 1), WeakPassword, "new"),
        ("falsch", OWN, WrongPassword, "old"),
        (password, password, SamePassword, "new"),
    ):
        with pytest.raises(refusal) as refused:
            accounts.change_password(house, admin, old=old, new=new)
        assert getattr(refused.value, "field", None) == name
        assert users(house) == before
    accounts.change_password(house, admin, old=password, new="x" * PASSWORD_MINIMUM)
    with pytest.raises(Missing):
        accounts.change_password(house, Facilitator(new_id()), old=password, new=OWN)


def test_a_reset_gives_a_new_password_to_be_changed_and_ends_every_sign_in_of_that_account(house: House) -> None:
    password, admin = first(house)
    other = accounts.create_user(house, admin, name="Bo")
    accounts.change_password(house, admin, old=password, new=OWN)
    token, _ = accounts.sign_in(house, name="moderation", password=OWN)
    theirs, bo = accounts.sign_in(house, name="Bo", password=other)
    given = accounts.reset_password(house, "moderation")
    assert given is not None
    assert (accounts.recognise(house, token), accounts.is_signed_in(house, admin)) == (None, False)
    assert accounts.recognise(house, theirs) == bo
    with pytest.raises(WrongPassword):
        accounts.sign_in(house, name="moderation", password=OWN)
    assert accounts.sign_in(house, name="moderation", password=given)[1].must_change


def test_there_is_nothing_to_reset_for_a_name_nobody_has(house: House) -> None:
    first(house)
    before = users(house)
    assert accounts.reset_password(house, "niemand") is None
    assert users(house) == before


# ── who may what ─────────────────────────────────────────────────────────────

Call = Callable[[House, Who], Any]

FOR_FACILITATORS: dict[str, Call] = {
    "create_user": lambda house, who: accounts.create_user(house, who, name="Bo"),
    "change_password": lambda house, who: accounts.change_password(house, who, old="x", new=OWN),
}
BEFORE_ANYBODY_IS_KNOWN = {
    *("create_first", "create_account", "reset_password"),  # for whoever starts the server
    *("sign_in", "sign_out", "recognise", "is_signed_in", "new_password"),
}


def test_every_verb_on_accounts_stands_in_one_of_the_tables_above() -> None:
    public = {
        name
        for name, function in inspect.getmembers(accounts, inspect.isfunction)
        if not name.startswith("_") and function.__module__ == accounts.__name__
    }
    assert public == FOR_FACILITATORS.keys() | BEFORE_ANYBODY_IS_KNOWN


@pytest.mark.parametrize("verb", FOR_FACILITATORS)
def test_nobody_but_a_facilitator_changes_accounts(house: House, verb: str) -> None:
    first(house)
    before = users(house)
    for who, refusal in ((Stranger(), Unknown), (Projector("w"), NotAllowed), (Guest("w", "p"), NotAllowed)):
        with pytest.raises(refusal):
            FOR_FACILITATORS[verb](house, who)
    assert users(house) == before
