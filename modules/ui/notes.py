"""The facilitator's notes on a step, changed where the minutes are prepared."""

import streamlit as st

from facilitation import desk
from facilitation.agenda import Slot
from facilitation.house import House
from facilitation.roles import Facilitator
from facilitation.workshop import Step, Workshop
from modules.ui import draft, refusal
from modules.ui.markup import draw


@st.dialog("Notizen", width="medium", on_dismiss="rerun")
def show(house: House, who: Facilitator, workshop: Workshop, slot: Slot) -> None:
    """Lies over the page until it is closed: the notes of one step, and the ways to the rest of it."""
    with house.store.read() as ledger:
        step = ledger.get(Step, slot.step.id)
    place = f"notes-{step.id}"
    draw("<h2>{number}. {title}</h2>", number=slot.number, title=step.title)
    draft.hold(place, step.notes_version, step.notes)
    st.text_area(
        "Notizen der Moderation",
        key=place,
        height=220,
        max_chars=desk.NOTES_MAXIMUM,
        placeholder="Steht im Protokoll unter dem Ergebnis. Wird von selbst gespeichert.",
        on_change=_write,
        args=(house, who, step),
    )
    refusal.show(place, "text")
    refusal.show(place, known=("text",))
    draw(
        "<p class='k-acts'><a class='k-link' href='/planung?workshop={id}&amp;schritt={step}'>Titel und Frage ändern</a>"
        "<a class='k-link' href='/{format}?workshop={id}&amp;ansicht=ergebnis#schritt-{number}'>Ergebnis und Vergleich</a></p>",
        format=workshop.format,
        id=workshop.id,
        step=step.id,
        number=slot.number,
    )
    if st.button("Fertig", key=f"{place}-done", type="primary"):
        st.rerun()


def _write(house: House, who: Facilitator, step: Step) -> None:
    place = f"notes-{step.id}"
    done, _ = refusal.attempt(place, desk.note, house, who, step.id, st.session_state[place], draft.version(place))
    draft.settle(place, stored=done)
