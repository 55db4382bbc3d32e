"""The corner at the top right: who is signed in, password, sign-out."""

import streamlit as st

from facilitation.roles import Facilitator
from modules.ui.markup import draw


def show(who: Facilitator) -> None:
    """Draw the corner. Signing out and the password are answered by routes, outside Streamlit."""
    with st.container(key="account", width="content"), st.popover("Konto", icon=":material/account_circle:", type="tertiary"):
        draw("<p class='k-muted'>Angemeldet als</p><p class='k-strong'>{name}</p>", name=who.name)
        draw("<a class='k-btn' href='/passwort'>Passwort ändern</a>")
        draw("<form method='post' action='/abmelden'><button class='k-btn' type='submit'>Abmelden</button></form>")
