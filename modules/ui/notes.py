"""The facilitator's notes on a step, changed where the minutes are prepared."""

from collections.abc import Mapping

import streamlit as st

from facilitation import desk
from facilitation.agenda import Slot
from facilitation.house import House
from facilitation.roles import Facilitator
from facilitation.workshop import Step
from modules.ui import draft, refusal
from modules.ui.markup import draw

_CHOSEN = "notes-step"


def show(house: House, who: Facilitator, slots: Mapping[str, Slot]) -> None:
    """One step of those held (id -> where it stands on the agenda) with its notes, and the ways to the rest of it."""
    if not slots:
        return
    if st.session_state.get(_CHOSEN) not in slots:
        st.session_state[_CHOSEN] = next(iter(slots))
    with st.container(key="panel-notes"):
        draw("<h2>Notizen</h2>")
        st.selectbox("Zum Schritt", list(slots), key=_CHOSEN, format_func=lambda id: _name(slots[id]))
        slot = slots[st.session_state[_CHOSEN]]
        step = slot.step
        place = f"notes-{step.id}"
        draft.hold(place, step.notes_version, step.notes)
        st.text_area(
            "Notizen der Moderation",
            key=place,
            height=140,
            max_chars=desk.NOTES_MAXIMUM,
            placeholder="Steht im Protokoll unter dem Ergebnis. Wird von selbst gespeichert.",
            on_change=_write,
            args=(house, who, step),
        )
        refusal.show(place, "text")
        refusal.show(place, known=("text",))
        draw(
            "<p class='k-small k-acts'><a class='k-link' href='/planung?workshop={workshop}&amp;schritt={step}'>Titel und Frage"
            "</a><a class='k-link' href='{page}&amp;ansicht=ergebnis#schritt-{number}'>Ergebnis und Vergleich</a></p>",
            workshop=step.workshop_id,
            step=step.id,
            page=f"?workshop={step.workshop_id}",
            number=slot.number,
        )


def choose(step_id: str) -> None:
    """Turn to the notes of this step."""
    st.session_state[_CHOSEN] = step_id


def _name(slot: Slot) -> str:
    return f"{slot.number}. {slot.step.title}"


def _write(house: House, who: Facilitator, step: Step) -> None:
    place = f"notes-{step.id}"
    done, _ = refusal.attempt(place, desk.note, house, who, step.id, st.session_state[place], draft.version(place))
    draft.settle(place, stored=done)
