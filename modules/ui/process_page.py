"""One process: its workshops, the next one to plan, and what is known about it."""

import datetime

import streamlit as st

from facilitation import planning, turnout
from facilitation.house import House
from facilitation.roles import Facilitator
from facilitation.workshop import Process, Workshop, WorkshopState
from modules.ui import process_form, refusal
from modules.ui.dates import short_day, today
from modules.ui.markup import Safe, draw, fill, join
from modules.ui.status import status

_FIELDS = ("title", "date", "starts", "place", "host")


def show(house: House, who: Facilitator, process: Process) -> None:
    """The page of one process."""
    with house.store.read() as ledger:
        workshops = ledger.all(Workshop, process_id=process.id)
    draw(
        "<div class='k-head'><div><h1>{title}</h1><p class='k-muted'>{municipality}</p></div></div>",
        title=process.title,
        municipality=process.municipality,
    )
    planned = [one for one in workshops if one.rehearsal_of is None]
    left, right = st.columns([1.6, 1], gap="medium")
    with left, st.container(key="panel-workshops"):
        draw("<h2>Workshops</h2>")
        if planned:
            draw("<ul class='k-list'>{lines}</ul>", lines=join([_line(house, one, workshops) for one in planned]))
        else:
            draw("<p class='k-muted'>Noch kein Workshop geplant.</p>")
    with right, st.container(key="panel-plan"):
        _plan(house, who, process)
    with st.expander("Angaben zum Prozess", expanded=False):
        process_form.change(house, who, process)


def _line(house: House, workshop: Workshop, all_of_them: tuple[Workshop, ...]) -> Safe:
    rehearsals = sum(1 for one in all_of_them if one.rehearsal_of == workshop.id)
    return fill(
        "<li><div class='k-head'><span class='k-strong'>{title}</span><span class='k-acts'>"
        "<a class='k-link' href='/planung?workshop={id}'>Ablauf planen</a>"
        "<a class='k-link' href='/{format}?workshop={id}'>Zur Moderation</a>{results}</span></div>"
        "<span class='k-small k-muted'>{facts}</span></li>",
        title=workshop.title,
        id=workshop.id,
        format=workshop.format,
        results=Safe("")
        if workshop.state is WorkshopState.PLANNED
        else fill(
            "<a class='k-link' href='/{format}?workshop={id}&amp;ansicht=ergebnis'>Ergebnisse</a>"
            "<a class='k-link' href='/{format}?workshop={id}&amp;ansicht=protokoll'>Protokoll</a>",
            format=workshop.format,
            id=workshop.id,
        ),
        facts=" · ".join(
            [
                f"{short_day(workshop.date)}, {workshop.starts} Uhr",
                *([workshop.place] if workshop.place else []),
                status(workshop),
                *([turnout.count(rehearsals, "Probelauf", "Probeläufe")] if rehearsals else []),
            ]
        ),
    )


def _plan(house: House, who: Facilitator, process: Process) -> None:
    draw("<h2>Workshop planen</h2>")
    formats = house.catalogue.formats
    key = f"plan-{process.id}"
    format = st.selectbox("Format", list(formats), format_func=lambda one: formats[one].title, key=f"{key}-format")
    declared = formats[format]
    draw("<p class='k-small k-muted'>{summary} {people}.</p>", summary=declared.summary, people=declared.people)
    st.text_input("Titel des Workshops", declared.title, key=f"{key}-title-{format}", max_chars=planning.TITLE_MAXIMUM)
    refusal.show(key, "title")
    day, clock = st.columns(2)
    with day:
        st.date_input("Datum", today() + datetime.timedelta(days=14), key=f"{key}-date", format="DD.MM.YYYY")
        refusal.show(key, "date")
    with clock:
        st.time_input("Beginn", datetime.time(17, 0), key=f"{key}-starts", step=900)
        refusal.show(key, "starts")
    st.text_input("Ort", key=f"{key}-place", max_chars=planning.TITLE_MAXIMUM, placeholder="z. B. Rathaus, Großer Saal")
    refusal.show(key, "place")
    st.text_input("Gastgeber", ", ".join(process.hosts), key=f"{key}-host", max_chars=planning.TITLE_MAXIMUM)
    refusal.show(key, "host")
    if declared.short:
        st.toggle("Kurzform", True, key=f"{key}-short", help=None)
    if st.button("Workshop anlegen", type="primary", key=f"{key}-create", width="stretch"):
        done, workshop = refusal.attempt(
            key,
            planning.plan_workshop,
            house,
            who,
            process_id=process.id,
            format=format,
            title=st.session_state[f"{key}-title-{format}"],
            date=st.session_state[f"{key}-date"],
            starts=f"{st.session_state[f'{key}-starts'] or datetime.time(17):%H:%M}",
            place=st.session_state[f"{key}-place"],
            host=st.session_state[f"{key}-host"],
            short=bool(st.session_state.get(f"{key}-short")),
        )
        if done:
            st.query_params.from_dict({"workshop": workshop.id})
        st.rerun()
    refusal.show(key, known=_FIELDS)
