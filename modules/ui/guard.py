"""Who is here, and what a page says to whom it is not for."""

from typing import NoReturn

import streamlit as st

from facilitation import accounts
from facilitation.house import House
from facilitation.roles import Badges, Facilitator
from modules.ui.markup import draw


def badges() -> Badges:
    """What this browser has shown. The shell around Streamlit checks the cookies and is the only one to set this."""
    shown = st.user.get("who")
    return Badges.from_header(shown if isinstance(shown, str) else None)


def facilitator(house: House) -> Facilitator:
    """The facilitator who is signed in; for everybody else the page ends here with the way in."""
    who = badges().facilitator
    if who is None:
        way_in("Bitte anmelden", "Diese Seite ist für die Moderation.")
    require_signed_in(house, who)
    return who


def require_signed_in(house: House, who: Facilitator) -> None:
    """A window outlives a sign-out elsewhere and a new password: then it ends here."""
    if not accounts.is_signed_in(house, who):
        way_in("Bitte neu anmelden", "Die Anmeldung ist nicht mehr gültig. Was gespeichert ist, bleibt erhalten.")


def way_in(title: str, sentence: str) -> NoReturn:
    """The plain page of somebody who is not known here: a code to type, or a sign-in."""
    with st.container(key="wayin"):
        draw("<h1>{title}</h1><p class='k-muted'>{sentence}</p>", title=title, sentence=sentence)
        draw(
            "<p class='k-acts'><a class='k-btn k-primary' href='/beitreten'>Mit Code teilnehmen</a>"
            "<a class='k-btn' href='/anmelden'>Als Moderation anmelden</a></p>"
        )
    st.stop()


def dead_end(title: str, sentence: str) -> NoReturn:
    """A page that cannot go on, with the way back."""
    with st.container(key="wayin"):
        draw(
            "<h1>{title}</h1><p class='k-muted'>{sentence}</p><a class='k-btn' href='/'>Zur Startseite</a>",
            title=title,
            sentence=sentence,
        )
    st.stop()
