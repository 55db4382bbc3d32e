"""The summary for a council, in the words of the box or in the facilitator's own."""

from typing import Any

import streamlit as st

from facilitation.house import House
from facilitation.roles import Facilitator
from facilitation.summary import EDITED, MOST, change_summary, read_summary
from facilitation.workshop import Workshop
from modules.ui import refusal
from modules.ui.markup import draw


def show(house: House, who: Facilitator, workshop: Workshop) -> None:
    """What a council takes note of, to be read and put in own words."""
    key, place = f"summary-{workshop.id}-{workshop.summary_version}", f"summary-{workshop.id}"
    with st.container(key="panel-summary"):
        draw("<h2 id='zusammenfassung'>Zusammenfassung für den Rat</h2>")
        _renew(key, read_summary(house, who, workshop.id))
        st.text_area("Text der Zusammenfassung", key=key, height=220, max_chars=MOST)
        draw(
            "<p class='k-small k-muted'>{count} von {most} Zeichen.{edited}</p>",
            count=f"{len(st.session_state[key]):,}".replace(",", "."),
            most=f"{MOST:,}".replace(",", "."),
            edited=f" {EDITED}" if workshop.summary else "",
        )
        change: dict[str, Any] = {"on_click": _write, "width": "stretch"}
        st.button("Zusammenfassung speichern", key=f"{key}-save", args=(house, who, workshop, key, place), **change)
        if workshop.summary:
            st.button("Wieder aus den Ergebnissen bilden", key=f"{key}-back", args=(house, who, workshop, "", place), **change)
        refusal.show(place, "summary")
        refusal.show(place, known=("summary",))


def _renew(key: str, text: str) -> None:
    """What follows from the rest of the page stands here at once, unless somebody is putting it in other words."""
    read = f"{key}-read"
    if st.session_state.get(key) == st.session_state.get(read):
        st.session_state[key] = st.session_state[read] = text


def _write(house: House, who: Facilitator, workshop: Workshop, key: str, place: str) -> None:
    text = st.session_state[key] if key else ""
    refusal.attempt(place, change_summary, house, who, workshop.id, text, workshop.summary_version)
