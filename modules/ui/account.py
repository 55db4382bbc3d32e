"""The corner at the top right: who is signed in, password, sign-out, and for admins further facilitators."""

import streamlit as st

from facilitation import accounts
from facilitation.house import House
from facilitation.roles import Facilitator
from modules.ui import refusal
from modules.ui.markup import draw

_PLACE = "account"


def show(house: House, who: Facilitator) -> None:
    """Draw the corner. Signing out and the password are answered by routes, outside Streamlit."""
    with st.container(key="account", width="content"), st.popover("Konto", icon=":material/account_circle:", type="tertiary"):
        draw("<p class='k-muted'>Angemeldet als</p><p class='k-strong'>{name}</p>", name=who.name)
        draw("<a class='k-btn' href='/passwort'>Passwort ändern</a>")
        draw("<form method='post' action='/abmelden'><button class='k-btn' type='submit'>Abmelden</button></form>")
        if who.admin:
            draw("<a class='k-btn' href='/briefvorlagen'>Briefvorlagen</a>")
            _further(house, who)


def _further(house: House, who: Facilitator) -> None:
    """A form for one more account. Its password is drawn once and kept nowhere."""
    with st.form("account-further", clear_on_submit=True, border=False):
        draw("<h2>Weitere Moderation anlegen</h2>")
        name = st.text_input("Name", key="account-name", max_chars=accounts.NAME_MAXIMUM)
        admin = st.checkbox("darf selbst Moderationen anlegen", key="account-admin")
        if st.form_submit_button("Anlegen"):
            done, password = refusal.attempt(_PLACE, accounts.create_user, house, who, name=name, admin=admin)
            if done:
                draw(
                    "<p class='k-hint' role='status'><span>Name <b>{name}</b><br>Passwort <b>{password}</b><br>"
                    "Es steht nur jetzt hier. Bei der ersten Anmeldung wird ein eigenes gewählt.</span></p>",
                    name=name.strip(),
                    password=password,
                )
        refusal.show(_PLACE)
