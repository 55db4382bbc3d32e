"""Planning one workshop: the agenda as a ribbon and a table, and beside it the chosen step."""

import datetime
from collections.abc import Sequence
from random import Random
from typing import Any

import streamlit as st

from facilitation import feeding, planning, rehearsal
from facilitation.agenda import clock, ending, lay_out, too_early
from facilitation.contract import Activity
from facilitation.house import House
from facilitation.roles import Facilitator
from facilitation.workshop import Process, Step, StepState, Workshop, WorkshopState
from modules.ui import element, refusal, step_form
from modules.ui.dates import long_day, short_day
from modules.ui.markup import draw

PEOPLE = 30
_TABLE = "agenda-table"
_DETAILS = ("title", "date", "starts", "place", "host")


def show(house: House, who: Facilitator, process: Process, workshop: Workshop) -> None:
    """The page of one workshop's agenda."""
    with house.store.read() as ledger:
        steps = ledger.all(Step, workshop_id=workshop.id)
        rehearsals = [one for one in ledger.all(Workshop, process_id=process.id) if one.rehearsal_of == workshop.id]
    chosen = _chosen(steps)
    _head(house, process, workshop, steps)
    refusal.show("agenda")
    _warn(house, who, workshop, steps)
    table, form = st.columns([1.55, 1], gap="small")
    with table:
        element.mount(
            "koffer-plan",
            _TABLE,
            attributes={"colour": process.colour},
            properties={"plan": _plan(house, workshop, steps), "chosen": chosen.id if chosen else ""},
            on={"choose": _choose, "move": lambda: _move(house, who, workshop), "add": _add},
        )
        _details(house, who, process, workshop, rehearsals)
    with form, st.container(key="panel-step"):
        if st.session_state.get("agenda-adding") or chosen is None:
            step_form.add(house, who, workshop, steps, chosen)
        else:
            step_form.change(house, who, process, workshop, steps, chosen)


def _head(house: House, process: Process, workshop: Workshop, steps: Sequence[Step]) -> None:
    ends = clock(ending(lay_out(workshop, steps)))
    facts = [process.title, f"{short_day(workshop.date)}, {workshop.starts} bis {ends or '…'} Uhr", workshop.place]
    with st.container(key="head", horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        draw(
            "<div><h1>{title}</h1><p class='k-muted'><a class='k-link' href='/planung?prozess={process}'>{first}</a>"
            " · {facts}</p></div>",
            title=f"Ablauf planen: {workshop.title}",
            process=process.id,
            first=facts[0],
            facts=" · ".join(fact for fact in facts[1:] if fact),
        )
        draw(
            "<p class='k-right'><a class='k-btn k-primary' href='/{format}?workshop={id}'>{act}</a></p>",
            format=workshop.format,
            id=workshop.id,
            act="Workshop eröffnen" if workshop.state is WorkshopState.PLANNED else "Zur Moderation",
        )
    if workshop.rehearsal_of:
        draw(
            "<p class='k-rehearsal'>Das ist ein Probelauf. Er steht neben dem echten Workshop und ändert ihn nicht."
            "<a class='k-link' href='/planung?workshop={id}'>Zum echten Ablauf</a></p>",
            id=workshop.rehearsal_of,
        )


def _warn(house: House, who: Facilitator, workshop: Workshop, steps: Sequence[Step]) -> None:
    """What would stand empty on the evening: a step before the one it builds on, or without any."""
    warnings = [
        f"„{step.title}“ baut auf „{source.title}“ auf, das erst danach kommt. Bitte einen der beiden verschieben."
        for step, source in too_early(steps)
    ]
    warnings += [
        f"„{step.title}“ fehlt, womit der Schritt arbeitet. Bitte sagen, worauf er aufbaut, oder Möglichkeiten eintragen."
        for step in feeding.hungry(house, who, workshop.id)
    ]
    for words in warnings:
        draw("<p class='k-hint warn' role='status'>{words}</p>", words=words)


# ── the table ────────────────────────────────────────────────────────────────


def _plan(house: House, workshop: Workshop, steps: Sequence[Step]) -> dict[str, Any]:
    held = [step for step in steps if not step.left_out]
    activities = {step.id: house.catalogue.activity(step.activity) for step in steps}
    return {
        "steps": [
            {
                "id": slot.step.id,
                "number": slot.number,
                "title": slot.step.title,
                "kind": activities[slot.step.id].title,
                "talk": is_talk(activities[slot.step.id]),
                "minutes": round(slot.step.minutes),
                "start": clock(slot.planned),
                "left_out": slot.step.left_out,
                "fixed": slot.step.state is not StepState.PREPARED,
            }
            for slot in lay_out(workshop, steps)
        ],
        "summary": f"{round(sum(step.minutes for step in held))} Minuten verplant",
        "remark": f"Längste Zeit am Gerät: {_longest(held, activities)} Minuten · Fläche = Dauer",
        "adding": bool(st.session_state.get("agenda-adding")),
    }


def is_talk(activity: Activity) -> bool:
    """Whether nobody enters or arranges anything: breaks, reports, input."""
    return activity.unit == "facilitator" and not activity.verbs


def _longest(held: Sequence[Step], activities: dict[str, Activity]) -> int:
    """Minutes of the longest stretch in which people are asked to enter something, without a step of the facilitator's."""
    longest = now = 0.0
    for step in held:
        now = 0.0 if activities[step.id].unit == "facilitator" else now + step.minutes
        longest = max(longest, now)
    return round(longest)


def _chosen(steps: Sequence[Step]) -> Step | None:
    asked = st.query_params.get("schritt")
    return next((step for step in steps if step.id == asked), steps[0] if steps else None)


def _choose() -> None:
    st.query_params["schritt"] = element.told(_TABLE, "choose")["id"]
    st.session_state["agenda-adding"] = False


def _move(house: House, who: Facilitator, workshop: Workshop) -> None:
    asked = element.told(_TABLE, "move")
    refusal.attempt("agenda", planning.move_step, house, who, workshop.id, asked["id"], 1 if asked["by"] > 0 else -1)
    st.query_params["schritt"] = asked["id"]


def _add() -> None:
    st.session_state["agenda-adding"] = not st.session_state.get("agenda-adding")


# ── what belongs to the evening as a whole ───────────────────────────────────


def _details(house: House, who: Facilitator, process: Process, workshop: Workshop, rehearsals: Sequence[Workshop]) -> None:
    first, second = st.columns(2, gap="small")
    with first, st.container(key="panel-rehearsal"):
        _rehearse(house, who, workshop, rehearsals)
    with second, st.container(key="panel-details"):
        _describe(house, who, workshop)


def _rehearse(house: House, who: Facilitator, workshop: Workshop, rehearsals: Sequence[Workshop]) -> None:
    draw(
        "<h2>Probelauf</h2><p class='k-small k-muted'>Mit virtuellen Personen sehen, was der Saal sehen wird. "
        "Der Probelauf steht für sich und ändert den echten Workshop nicht.</p>"
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        people = st.number_input("Personen", 1, 200, PEOPLE, key="people", width=110)
        if st.button(f"Probelauf mit {people} Personen", key="rehearse"):
            chance = Random()  # noqa: S311 - virtual people, no secret
            with st.spinner("Der Probelauf wird vorbereitet …"):
                done, copy = refusal.attempt("rehearse", rehearsal.virtual, house, who, workshop.id, int(people), chance)
            if done:
                st.session_state["rehearsed"] = copy.id
            st.rerun()
    refusal.show("rehearse")
    for copy in rehearsals[::-1]:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            draw(
                "<a class='k-link' href='/{format}?workshop={id}'>{words}</a>",
                format=copy.format,
                id=copy.id,
                words=f"Probelauf vom {_made(copy)} öffnen",
            )
            if st.button("Löschen", key=f"drop-{copy.id}", type="tertiary"):
                refusal.attempt("rehearse", planning.remove_workshop, house, who, copy.id)
                st.rerun()


def _made(copy: Workshop) -> str:
    return f"{copy.created_at.astimezone():%d.%m., %H:%M} Uhr" if copy.created_at else "heute"


def _describe(house: House, who: Facilitator, workshop: Workshop) -> None:
    draw("<h2>Termin und Ort</h2><p class='k-small k-muted'>{day}</p>", day=long_day(workshop.date))
    hour, minute = map(int, workshop.starts.split(":"))
    _keep("title", workshop.title)
    st.text_input(
        "Titel", key="workshop-title", max_chars=planning.TITLE_MAXIMUM, on_change=_save, args=(house, who, workshop, "title")
    )
    refusal.show("workshop-title")
    day, starts = st.columns(2)
    with day:
        _keep("date", workshop.date)
        st.date_input("Datum", key="workshop-date", format="DD.MM.YYYY", on_change=_save, args=(house, who, workshop, "date"))
        refusal.show("workshop-date")
    with starts:
        _keep("starts", datetime.time(hour, minute))
        st.time_input("Beginn", key="workshop-starts", step=900, on_change=_save, args=(house, who, workshop, "starts"))
        refusal.show("workshop-starts")
    _keep("place", workshop.place)
    st.text_input(
        "Ort", key="workshop-place", max_chars=planning.TITLE_MAXIMUM, on_change=_save, args=(house, who, workshop, "place")
    )
    refusal.show("workshop-place")
    _keep("host", workshop.host)
    st.text_input(
        "Gastgeber", key="workshop-host", max_chars=planning.TITLE_MAXIMUM, on_change=_save, args=(house, who, workshop, "host")
    )
    refusal.show("workshop-host")
    if workshop.state is WorkshopState.PLANNED and workshop.rehearsal_of is None:
        _remove(house, who, workshop)


def _keep(name: str, stored: object) -> None:
    refusal.keep(f"workshop-{name}", f"workshop-{name}", stored)


def _save(house: House, who: Facilitator, workshop: Workshop, name: str) -> None:
    typed = st.session_state[f"workshop-{name}"]
    value = f"{typed:%H:%M}" if isinstance(typed, datetime.time) else typed
    refusal.attempt(f"workshop-{name}", planning.change_workshop, house, who, workshop.id, **{name: value})


def _remove(house: House, who: Facilitator, workshop: Workshop) -> None:
    with st.popover("Workshop löschen", type="tertiary"):
        draw("<p>Der Workshop und sein Ablauf werden gelöscht. Das lässt sich nicht zurücknehmen.</p>")
        if st.button("Endgültig löschen", key="workshop-remove"):
            done, _ = refusal.attempt("workshop-remove", planning.remove_workshop, house, who, workshop.id)
            if done:
                st.query_params.from_dict({"prozess": workshop.process_id})
            st.rerun()
    refusal.show("workshop-remove")
