"""Links that only the pages can make, because they are signed and lead to our own address."""

import streamlit as st
from starlette.datastructures import URL

from pages.identity import projector_key
from pages.routes.address import public_address


def projector_link(workshop_id: str) -> str:
    """The link of a workshop's projector, for any machine that reaches ours."""
    return f"{public_address(URL(st.context.url or 'http://localhost'))}/beamer/{projector_key(workshop_id)}"
