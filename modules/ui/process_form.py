"""The form of a process: who, what about, with whom."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from facilitation import planning
from facilitation.house import House
from facilitation.letterhead import Letterhead
from facilitation.letterheads import BUILT_IN, STANDARD
from facilitation.municipality import ACTOR_GROUPS, FIELD_SETS, FIELDS, GUIDING_QUESTIONS
from facilitation.roles import Facilitator
from facilitation.workshop import Process
from modules.ui import refusal
from modules.ui.markup import draw

_NEW = Process(
    id="neu",
    title="",
    municipality="",
    fields=FIELDS,
    actor_groups=ACTOR_GROUPS,
    guiding_questions=tuple(GUIDING_QUESTIONS.values()),
)
_LINES = ("hosts", "partners", "steering", "fields", "actor_groups", "guiding_questions")
_FIELDS = ("title", "municipality", "client", "colour", "letterhead", *_LINES)


def create(house: House, who: Facilitator) -> None:
    """The page of a new process; leads to the process when it is made."""
    draw(
        "<div><h1>Neuer Prozess</h1>"
        "<p class='k-muted'>Kommune und Titel genügen. Alles Weitere lässt sich später ändern.</p></div>"
    )
    edit(house, _NEW)
    with st.container(horizontal=True):
        if st.button("Prozess anlegen", type="primary", key="process-create"):
            done, process = refusal.attempt("process", planning.create_process, house, who, **given(_NEW))
            if done:
                st.query_params.from_dict({"prozess": process.id})
            st.rerun()
        draw("<a class='k-btn k-ghost' href='/planung'>Abbrechen</a>")
    refusal.show("process")  # here too where it stands at its field: that may be out of sight


def change(house: House, who: Facilitator, process: Process) -> None:
    """The form of a process there is, with its button."""
    edit(house, process)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Angaben speichern", type="primary", key="process-change"):
            done, _ = refusal.attempt("process", planning.change_process, house, who, process.id, **given(process))
            if done:
                st.session_state["process-saved"] = True
            st.rerun()
        if st.session_state.pop("process-saved", False):
            draw("<p class='k-badge ok k-i tick' role='status'>gespeichert</p>")
    refusal.show("process", known=_FIELDS)


def edit(house: House, process: Process) -> None:
    """The fields; what is typed stays until it is saved or the page is left."""
    _prepare(process)
    left, right = st.columns(2, gap="medium")
    with left, st.container(key="panel-who"):
        draw("<h2>Wer und worum es geht</h2>")
        _line(process, "title", "Titel des Prozesses", "z. B. Gemeinsam leben in Musterstadt")
        _line(process, "municipality", "Kommune", "z. B. Stadt Musterstadt")
        _line(process, "client", "Auftraggeber", "z. B. Rat der Stadt Musterstadt")
        _lines(process, "hosts", "Gastgeber, einer je Zeile", 3, "Stadt Musterstadt\nLandkreis Musterland")
        _lines(process, "partners", "Weitere Partner, einer je Zeile", 3, "")
        _lines(process, "steering", "Steuerungsgruppe, je Zeile: Institution, Rolle", 3, "Jugendamt, Leitung")
        st.color_picker("Farbe der Kommune", key=_key(process, "colour"), help=None)
        refusal.show("process", "colour")
        _choose_letterhead(house, process)
    with left, st.container(key="panel-questions"):
        draw(
            "<h2>Leitfragen</h2><p class='k-muted k-small'>Eine je Zeile. "
            "Beim Planen lassen sie sich als Frage eines Schritts übernehmen.</p>"
        )
        _lines(process, "guiding_questions", "Leitfragen, eine je Zeile", 5, "")
    with right, st.container(key="panel-fields"):
        draw("<h2>Handlungsfelder</h2>")
        st.selectbox(
            "Vorlage",
            FIELD_SETS,
            index=None,
            placeholder="Vorlage wählen, ersetzt die Liste",
            key=_key(process, "set"),
            on_change=_take_set,
            args=(process,),
        )
        _lines(process, "fields", "Handlungsfelder, eines je Zeile", 8, "")
    with right, st.container(key="panel-groups"):
        draw("<h2>Akteursgruppen</h2><p class='k-muted k-small'>Daraus wählen Teilnehmende beim Beitreten.</p>")
        _lines(process, "actor_groups", "Akteursgruppen, eine je Zeile", 9, "")


def given(process: Process) -> Mapping[str, Any]:
    """What is typed, under the names of the rule book."""
    return {name: st.session_state[_key(process, name)] for name in _FIELDS}


def _prepare(process: Process) -> None:
    for name in _FIELDS:
        value = getattr(process, name)
        st.session_state.setdefault(_key(process, name), "\n".join(value) if name in _LINES else value)


def _take_set(process: Process) -> None:
    chosen = st.session_state[_key(process, "set")]
    if chosen:
        st.session_state[_key(process, "fields")] = "\n".join(FIELD_SETS[chosen])


def _choose_letterhead(house: House, process: Process) -> None:
    with house.store.read() as ledger:
        kept = {one.id: one for one in ledger.all(Letterhead)}
    standard = next((one.name for one in kept.values() if one.standard), "eingebaute Vorlage")
    names = {STANDARD: f"Standard ({standard})", **{id: one.name for id, one in kept.items()}, BUILT_IN: "Eingebaute Vorlage"}
    key = _key(process, "letterhead")
    if st.session_state[key] not in names:
        st.session_state[key] = STANDARD
    st.selectbox("Briefvorlage der Word-Dateien", names, key=key, format_func=names.__getitem__)
    refusal.show("process", "letterhead")


def _line(process: Process, name: str, label: str, example: str) -> None:
    st.text_input(label, key=_key(process, name), max_chars=planning.TITLE_MAXIMUM, placeholder=example)
    refusal.show("process", name)


def _lines(process: Process, name: str, label: str, rows: int, example: str) -> None:
    st.text_area(label, key=_key(process, name), height=22 * rows + 24, placeholder=example)
    refusal.show("process", name)


def _key(process: Process, name: str) -> str:
    return f"process-{process.id}-{name}"
