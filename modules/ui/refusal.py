"""Refusals stand where they belong: at the field if they name one, and what was typed stays."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from facilitation import accounts
from facilitation.errors import Unknown, WorkshopError
from facilitation.house import House
from facilitation.roles import Facilitator
from modules.ui.markup import draw

_KEY = "refusal"


def attempt(
    place: str, act: Callable[..., Any], house: House, who: Facilitator, /, *given: Any, **named: Any
) -> tuple[bool, Any]:
    """Do it; True and what it gave. A refusal is kept for `show` at this place, and False comes back.

    Who acts must still be signed in: a window outlives a sign-out elsewhere, and acts before its page is drawn anew.
    """
    forget(place)
    try:
        if not accounts.is_signed_in(house, who):
            raise Unknown
        return True, act(house, who, *given, **named)
    except WorkshopError as refusal:
        st.session_state[_name(place)] = (refusal.field, refusal.sentence())
        return False, None


def forget(place: str) -> None:
    """The last attempt at this place is history."""
    st.session_state.pop(_name(place), None)


def keep(place: str, key: str, stored: object) -> None:
    """Give a widget its stored value, unless what is typed in it was refused and still stands there."""
    if _name(place) not in st.session_state and st.session_state.get(key) != stored:
        st.session_state[key] = stored


def show(place: str, field: str | None = None, *, known: tuple[str, ...] = ()) -> None:
    """The sentence of the last refusal at this place: at its own field, or, without a field, for all those not in `known`."""
    kept = st.session_state.get(_name(place))
    if kept is None:
        return
    named, sentence = kept
    if named == field or (field is None and named not in known):
        draw("<p class='k-fault' role='alert'>{sentence}</p>", sentence=sentence)


def _name(place: str) -> str:
    return f"{_KEY}-{place}"
