"""The summary for a council, in the words of the box or in the facilitator's own."""

from typing import Any

import streamlit as st

from facilitation.document import number
from facilitation.house import House
from facilitation.roles import Facilitator
from facilitation.summary import EDITED, MOST, change_summary, read_summary
from facilitation.workshop import Workshop
from modules.ui import draft, refusal
from modules.ui.markup import draw

ANCHOR = "zusammenfassung"


def show(house: House, who: Facilitator, workshop: Workshop) -> None:
    """What a council takes note of, to be read and put in own words."""
    place = f"summary-{workshop.id}"
    draft.hold(place, workshop.summary_version, read_summary(house, who, workshop.id))
    with st.container(key="panel-summary"):
        draw("<h2 id='{anchor}'>Zusammenfassung für den Rat</h2>", anchor=ANCHOR)
        st.text_area("Text der Zusammenfassung", key=place, height=200, max_chars=MOST)
        draw(
            "<p class='k-small k-muted'>{count} von {most} Zeichen.{edited}</p>",
            count=number(len(st.session_state[place])),
            most=number(MOST),
            edited=f" {EDITED}" if workshop.summary else "",
        )
        change: dict[str, Any] = {"on_click": _write, "width": "stretch"}
        st.button("Zusammenfassung speichern", key=f"{place}-save", args=(house, who, workshop, False), **change)
        if workshop.summary:
            st.button("Wieder aus den Ergebnissen bilden", key=f"{place}-back", args=(house, who, workshop, True), **change)
        refusal.show(place, "summary")
        refusal.show(place, known=("summary",))


def _write(house: House, who: Facilitator, workshop: Workshop, composed: bool) -> None:
    place = f"summary-{workshop.id}"
    text = "" if composed else st.session_state[place]
    done, _ = refusal.attempt(place, change_summary, house, who, workshop.id, text, draft.version(place))
    draft.settle(place, stored=done)
