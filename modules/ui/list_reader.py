"""A town's own list: choose a file, see what it would do, and only then take it over."""

from collections.abc import Callable

import streamlit as st

from facilitation import intake, turnout
from facilitation.document import Column, Table
from facilitation.errors import WorkshopError
from facilitation.house import House
from facilitation.intake import Intake
from facilitation.roles import Facilitator
from modules.ui import refusal, tables
from modules.ui.markup import draw

ReadList = Callable[[str, bytes], list[dict[str, str]]]
"""Name and content of a file -> its rows."""
_SHOWN = 200
_ENTRIES = Column("Eintrag", 1), Column("Titel", 3), Column("Kommune", 2), Column("Kurzfassung", 5)
_FAULTS = Column("Zeile", 1), Column("Titel", 4), Column("Warum", 6)


def show(house: House, who: Facilitator, read_list: ReadList) -> None:
    """The page with the file, the preview and the report."""
    draw(
        "<p><a class='k-link' href='/bibliothek'>Zur Bibliothek</a></p><div><h1>Liste einlesen</h1>"
        "<p class='k-muted'>CSV oder Excel (.xlsx) mit einer Kopfzeile. Nötig sind „Titel“ und „Kurzfassung“; bekannt sind "
        "außerdem {headings}. Nichts wird übernommen, bevor Sie es bestätigen.</p></div>",
        headings=", ".join(list(intake.headings())[2:]),
    )
    if taken := st.session_state.pop("list-taken", None):
        draw("<p class='k-badge ok k-i tick' role='status'>{taken}</p>", taken=taken)
    file = st.file_uploader("Datei", type=["csv", "xlsx"], key="list-file")
    if file is None:
        return
    try:
        with st.spinner("Die Liste wird gelesen …"):
            told = intake.prepare(house, who, read_list(file.name, file.getvalue()))
    except WorkshopError as refused:
        draw("<p class='k-fault' role='alert'>{sentence}</p>", sentence=refused.sentence())
        return
    _preview(told)
    count = len(told.new) + len(told.changed)
    if st.button("Übernehmen", type="primary", key="list-take", disabled=not count):
        with st.spinner("Die Einträge werden übernommen …"):
            done, _ = refusal.attempt("list", intake.take_in, house, who, told)
        if done:
            st.session_state["list-taken"] = f"{turnout.count(count, 'Eintrag', 'Einträge')} übernommen"
        st.rerun()
    refusal.show("list")


def _preview(told: Intake) -> None:
    with st.container(key="panel-intake"):
        draw(
            "<h2>Was geschehen würde</h2><p>{new} neu, {changed} geändert, {same} unverändert, {faults} {fit} nicht.</p>",
            fit="passt" if len(told.faults) == 1 else "passen",
            new=len(told.new),
            changed=len(told.changed),
            same=told.same,
            faults=len(told.faults),
        )
        if told.unused:
            what = "wird die Spalte" if len(told.unused) == 1 else "werden die Spalten"
            unused = ", ".join(told.unused)
            draw("<p class='k-small k-muted'>Nicht übernommen {what} {unused}.</p>", what=what, unused=unused)
        kinds = ("neu", told.new), ("geändert", told.changed)
        rows = tuple((kind, one.title, one.municipality, one.summary) for kind, several in kinds for one in several)
        if rows:
            draw("{table}", table=tables.draw_up(Table("Was übernommen wird", _ENTRIES, rows[:_SHOWN])))
            if len(rows) > _SHOWN:
                draw("<p class='k-small k-muted'>Gezeigt sind die ersten {shown} von {all}.</p>", shown=_SHOWN, all=len(rows))
        if told.faults:
            faults = tuple((str(one.row), one.title, one.sentence) for one in told.faults)
            draw("<h2>Was nicht passt</h2>{table}", table=tables.draw_up(Table("Was nicht passt", _FAULTS, faults)))
