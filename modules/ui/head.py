"""The head of the minutes: what no step of an evening can know, such as who ordered it and where it is filed."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from facilitation import planning
from facilitation.head import proposal
from facilitation.house import House
from facilitation.roles import Facilitator
from facilitation.workshop import Process, Workshop
from modules.ui import refusal
from modules.ui.markup import draw

_LABELS: Mapping[str, str] = {
    "client": "Auftraggeber",
    "steering": "Steuerungsgruppe, je Zeile: Institution, Rolle",
    "moderation": "Moderation",
    "recorder": "Protokollführung",
    "recipients": "Verteiler, eine Stelle je Zeile",
    "file_number": "Aktenzeichen",
}
_EXAMPLES: Mapping[str, str] = {
    "client": "z. B. Rat der Stadt Musterstadt",
    "steering": "z. B. Jugendamt, Leitung",
    "moderation": "z. B. Stabsstelle Beteiligung",
    "recorder": "z. B. Integrationsbüro",
    "recipients": "z. B. Mitglieder des Sozialausschusses",
    "file_number": "z. B. 50.3/2026-7",
}


def show(house: House, who: Facilitator, process: Process, workshop: Workshop) -> None:
    """The panel: what holds for the whole process, and what for this evening; each field is kept when it is left."""
    with house.store.read() as ledger:
        proposed = proposal(ledger, workshop)
    with st.container(key="panel-head"):
        draw(
            "<h2 id='kopf'>Kopf des Protokolls</h2><p class='k-small k-muted'>Was leer bleibt, steht nicht im Protokoll. "
            "Titel, Datum und Ort ändern Sie in der <a class='k-link' href='/planung?workshop={id}'>Planung</a>.</p>",
            id=workshop.id,
        )
        if proposed:
            _offer(house, who, workshop, proposed)
        for name in ("moderation", "recorder", "recipients", "file_number"):
            _field(house, who, planning.change_workshop, workshop, name)
        draw("<h3>Für den ganzen Prozess</h3>")
        for name in ("client", "steering"):
            _field(house, who, planning.change_process, process, name)


def _offer(house: House, who: Facilitator, workshop: Workshop, proposed: Mapping[str, Any]) -> None:
    told = [", ".join(value) if isinstance(value, tuple) else value for value in proposed.values() if value]
    draw("<p class='k-small k-muted' dir='auto'>Im letzten Workshop: {told}.</p>", told="; ".join(told))
    act: dict[str, Any] = {
        "on_click": refusal.attempt,
        "args": ("head-offer", planning.change_workshop, house, who, workshop.id),
        "kwargs": dict(proposed),
    }
    st.button("Aus dem letzten Workshop übernehmen", key="head-offer", width="stretch", **act)
    refusal.show("head-offer")


def _field(house: House, who: Facilitator, act: Callable[..., Any], of: Process | Workshop, name: str) -> None:
    key = f"head-{of.id}-{name}"
    stored = getattr(of, name)
    many = isinstance(stored, tuple)
    refusal.keep(key, key, "\n".join(stored) if many else stored)
    saves: dict[str, Any] = {"key": key, "on_change": _save, "args": (house, who, act, of.id, name)}
    if many:
        st.text_area(_LABELS[name], height=26 * max(3, len(stored) + 1) + 24, placeholder=_EXAMPLES[name], **saves)
    else:
        st.text_input(_LABELS[name], max_chars=planning.TITLE_MAXIMUM, placeholder=_EXAMPLES[name], **saves)
    refusal.show(key, name)
    refusal.show(key, known=(name,))


def _save(house: House, who: Facilitator, act: Callable[..., Any], id: str, name: str) -> None:
    key = f"head-{id}-{name}"
    refusal.attempt(key, act, house, who, id, **{name: st.session_state[key]})
