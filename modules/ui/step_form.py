"""The form of one step: question, time, what its activity lets one set. Every change is kept at once."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from facilitation import planning
from facilitation.contract import Activity, Planned, Setting, is_by_table
from facilitation.desk import fit
from facilitation.house import House
from facilitation.roles import Facilitator
from facilitation.sight import earlier
from facilitation.workshop import Process, Step, StepState, Visibility, Workshop, WorkshopState
from modules.ui import element, options, refusal
from modules.ui.markup import draw

READABLE = 60
LONG_QUESTION = 14
_OPEN_WORDS = (
    "was",
    "wie",
    "welche",
    "welcher",
    "welches",
    "welchen",
    "wer",
    "wo",
    "wann",
    "warum",
    "wofür",
    "womit",
    "woran",
    "worauf",
)
_VISIBILITY = {Visibility.AFTER: "nach dem Aufdecken", Visibility.LIVE: "sofort, wenn sie ankommen"}
_ROW = 3


# ── a step there is ──────────────────────────────────────────────────────────


def change(house: House, who: Facilitator, process: Process, workshop: Workshop, steps: Sequence[Step], step: Step) -> None:
    """The form of the chosen step."""
    activity = house.catalogue.activity(step.activity)
    desk = _Desk(house, who, step)
    number = [one.id for one in steps if not one.left_out].index(step.id) + 1 if not step.left_out else None
    draw("<h2>{title}</h2>", title=f"Schritt {number}: {activity.title}" if number else f"Ausgelassen: {activity.title}")
    if step.state is not StepState.PREPARED:
        draw("<p class='k-hint'>Dieser Schritt läuft schon oder ist vorbei. Frage und Titel lassen sich noch ändern.</p>")
    desk.text("question", "Frage auf dem Beamer", planning.QUESTION_MAXIMUM)
    draw("<p class='k-small k-muted'>{words}</p>", words=judge(step.question))
    _take_over(desk, process)
    desk.line("help", "Hinweis darunter", planning.QUESTION_MAXIMUM)
    desk.line("title", "Name im Ablauf", planning.QUESTION_MAXIMUM)
    _numbers(desk, activity)
    _rest(desk, activity)
    _room(activity, step)
    if activity.may_be_live:
        desk.visibility()
    if activity.builds or step.sources or step.options:
        options.choose_sources(house, who, workshop, step)
        options.show(house, who, step)
    _preview(process, workshop, activity, step)
    _acts(desk, workshop)


class _Desk:
    """One step under the facilitator's hands: a widget per detail, kept as soon as it is left."""

    def __init__(self, house: House, who: Facilitator, step: Step) -> None:
        self.house, self.who, self.step = house, who, step

    def key(self, name: str) -> str:
        return f"step-{self.step.id}-{name}"

    def keep(self, name: str, stored: object) -> str:
        refusal.keep(self.key(name), self.key(name), stored)
        return self.key(name)

    def save(self, name: str, setting: Setting | None = None) -> None:
        typed: Any = st.session_state[self.key(name)]
        if setting is not None:
            details: dict[str, Any] = {"settings": {setting.name: setting.default if typed == "" else typed}}
        else:
            details = {name: typed}
        self.write(name, **details)

    def write(self, name: str, **details: Any) -> None:
        refusal.attempt(self.key(name), planning.change_step, self.house, self.who, self.step.id, **details)

    def line(self, name: str, label: str, maximum: int) -> None:
        key = self.keep(name, getattr(self.step, name))
        st.text_input(label, key=key, max_chars=maximum, on_change=self.save, args=(name,))
        refusal.show(key, name)
        refusal.show(key, known=(name,))

    def text(self, name: str, label: str, maximum: int) -> None:
        key = self.keep(name, getattr(self.step, name))
        st.text_area(label, key=key, max_chars=maximum, height=72, on_change=self.save, args=(name,))
        refusal.show(key, name)
        refusal.show(key, known=(name,))

    def minutes(self) -> None:
        key = self.keep("minutes", round(self.step.minutes))
        st.number_input("Minuten", 1, planning.MINUTES_MAXIMUM, key=key, on_change=self.save, args=("minutes",))
        refusal.show(key, "minutes")
        refusal.show(key, known=("minutes",))

    def setting(self, setting: Setting) -> None:
        name = f"setting-{setting.name}"
        stored = self.step.setting(setting.name, setting.default)
        key = self.keep(name, "" if setting.kind == "text" and stored is None else stored)
        label = f"{setting.label} ({setting.unit})" if setting.unit else setting.label
        act: dict[str, Any] = {"key": key, "on_change": self.save, "args": (name, setting)}
        if setting.kind == "number":
            empty: dict[str, Any] = {} if setting.default is not None else {"value": None, "placeholder": "offen"}
            st.number_input(label, setting.minimum, setting.maximum, step=1, **empty, **act)
        elif setting.kind == "switch":
            st.toggle(label, **act)
        elif setting.kind == "choice":
            words = dict(zip(setting.options, setting.words or setting.options, strict=True))
            st.selectbox(label, setting.options, format_func=lambda one: words[one], **act)
        else:
            st.text_input(label, max_chars=planning.QUESTION_MAXIMUM, **act)
        refusal.show(key, setting.name)
        refusal.show(key, known=(setting.name,))

    def visibility(self) -> None:
        key = self.keep("visibility", self.step.visibility)
        st.selectbox(
            "Eingaben am Beamer zeigen",
            list(_VISIBILITY),
            format_func=lambda one: _VISIBILITY[one],
            key=key,
            on_change=self.save,
            args=("visibility",),
        )
        refusal.show(key, "visibility")
        refusal.show(key, known=("visibility",))


def judge(question: str) -> str:
    """What a question's words say about it: open or closed, and whether it is long for a wall."""
    words = question.split()
    counted = f"{len(words)} Wörter, {len(question)} Zeichen."
    if len(words) > LONG_QUESTION:
        return f"{counted} Kürzer liest sie sich am Beamer besser."
    if question.endswith("?") and not any(word.lower().strip("„“,.?") in _OPEN_WORDS for word in words[:3]):
        return f"{counted} Eine offene Frage beginnt mit was, wie oder welche."
    return counted


def _take_over(desk: _Desk, process: Process) -> None:
    """The process's guiding questions, ready to become the question of this step."""
    if not process.guiding_questions:
        return
    key = desk.key("guiding")

    def take() -> None:
        if st.session_state[key]:
            desk.write("question", question=st.session_state[key])
            st.session_state[key] = None

    st.selectbox(
        "Leitfrage übernehmen",
        process.guiding_questions,
        index=None,
        placeholder="Leitfrage des Prozesses übernehmen",
        key=key,
        on_change=take,
        label_visibility="collapsed",
    )


def _numbers(desk: _Desk, activity: Activity) -> None:
    numbers = [setting for setting in activity.settings if setting.kind == "number"]
    slots = [desk.minutes, *(lambda one=one: desk.setting(one) for one in numbers)]
    for start in range(0, len(slots), _ROW):
        row = slots[start : start + _ROW]
        for column, draw_slot in zip(st.columns(_ROW if len(slots) > 1 else 2, vertical_alignment="bottom"), row, strict=False):
            with column:
                draw_slot()


def _rest(desk: _Desk, activity: Activity) -> None:
    for setting in activity.settings:
        if setting.kind != "number":
            desk.setting(setting)


def _room(activity: Activity, step: Step) -> None:
    """How much there will be to read."""
    if activity.card is None or activity.form is None or is_by_table(activity, step):
        return
    people, each = int(st.session_state.get("people", 30)), activity.limit(step)
    total = people * each
    noun = "Karten"
    if total > READABLE:
        draw(
            "<p class='k-hint warn'>{words}</p>",
            words=f"{people} Personen × {each} = {total} {noun}. Lesbar sind etwa {READABLE}; die Wand blättert dann.",
        )
    else:
        draw(
            "<p class='k-hint k-i people'>{words}</p>",
            words=f"{people} Personen × {each} = {total} {noun}. So viele passen lesbar an die Wand.",
        )


def _preview(process: Process, workshop: Workshop, activity: Activity, step: Step) -> None:
    """The open question as the room will see it."""
    picture, words = st.columns([1.1, 1], gap="small", vertical_alignment="center")
    with picture:
        element.mount(
            "koffer-projector",
            f"preview-{step.id}",
            attributes={"inert": True},
            properties={
                "board": {
                    "revision": 0,
                    "epoch": "",
                    "workshop": {
                        "id": workshop.id,
                        "title": process.title,
                        "format": workshop.title,
                        "address": "",
                        "code": workshop.code,
                        "colour": {"kommune": process.colour},
                    },
                    "show": "step",
                    "focus": None,
                    "step": {
                        "id": step.id,
                        "number": 1,
                        "count": 1,
                        "title": step.title,
                        "question": step.question,
                        "state": "prepared",
                        "hidden": True,
                        "input": activity.form is not None,
                        "hint": step.help or activity.rule(step),
                        "ends_at": None,
                        "paused_seconds": None,
                        "minutes": float(step.setting("writing") or step.minutes),
                        "n": 0,
                        "N": int(st.session_state.get("people", 30)),
                    },
                    "picture": None,
                }
            },
        )
    hidden = activity.form is not None and step.visibility is Visibility.AFTER
    with words:
        draw(
            "<p class='k-muted'>So sieht der Saal die Frage.{more}</p>",
            more=" Die Eingaben bleiben verdeckt, bis Sie aufdecken." if hidden else "",
        )


def _acts(desk: _Desk, workshop: Workshop) -> None:
    house, who, step = desk.house, desk.who, desk.step
    place = desk.key("acts")
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Verdoppeln", key=desk.key("repeat")):
            done, again = refusal.attempt(place, planning.repeat_step, house, who, workshop.id, step.id)
            if done:
                st.query_params["schritt"] = again.id
            st.rerun()
        if st.button("Aufnehmen" if step.left_out else "Weglassen", key=desk.key("leave"), type="tertiary"):
            refusal.attempt(place, planning.leave_out, house, who, step.id, not step.left_out)
            st.rerun()
        if workshop.state is not WorkshopState.FINISHED and st.button("Entfernen", key=desk.key("remove"), type="tertiary"):
            refusal.attempt(place, planning.remove_step, house, who, workshop.id, step.id)
            st.rerun()
    refusal.show(place)


# ── a further step ───────────────────────────────────────────────────────────


def add(house: House, who: Facilitator, workshop: Workshop, steps: Sequence[Step], after: Step | None) -> None:
    """Choose a step from the box and put it behind the chosen one."""
    shelves = _shelves(house, workshop, steps)
    draw("<h2>Schritt aus dem Koffer einfügen</h2>")
    shelf: str = st.selectbox("Woher", list(shelves), key="add-shelf")
    box = shelves[shelf]
    chosen: int = st.selectbox("Schritt", range(len(box)), format_func=lambda place: box[place].title, key=f"add-step-{shelf}")
    planned = box[chosen]
    activity = house.catalogue.activity(planned.activity)
    draw("<p class='k-small k-muted'>{summary}</p>", summary=activity.summary)
    st.text_area(
        "Frage auf dem Beamer",
        planned.question,
        key=f"add-question-{shelf}-{chosen}",
        max_chars=planning.QUESTION_MAXIMUM,
        height=72,
    )
    refusal.show("add-step", "question")
    where = f"hinter „{after.title}“" if after else "an den Anfang"
    draw("<p class='k-small k-muted'>Der Schritt kommt {where}.</p>", where=where)
    with st.container(horizontal=True):
        if st.button("Einfügen", type="primary", key="add-do"):
            question = st.session_state[f"add-question-{shelf}-{chosen}"]
            done, step = refusal.attempt(
                "add-step", _insert, house, who, workshop, steps, planned, question, after.id if after else None
            )
            if done:
                st.query_params["schritt"] = step.id
                st.session_state["agenda-adding"] = False
            st.rerun()
        if after is not None and st.button("Abbrechen", key="add-stop", type="tertiary"):
            st.session_state["agenda-adding"] = False
            st.rerun()
    refusal.show("add-step", known=("question",))


def _shelves(house: House, workshop: Workshop, steps: Sequence[Step]) -> dict[str, list[Planned]]:
    """What can be put in: steps of the own format that are not there, every activity as it is, steps of other formats."""
    there = {step.key for step in steps}
    own = house.catalogue.format(workshop.format)
    missing = [one for one in own.steps if one.key not in there]
    others = [one for one in house.catalogue.formats.values() if one.key != own.key]
    plain = [
        Planned(key=one.key, activity=one.key, title=one.title, question="", minutes=10)
        for one in sorted(house.catalogue.activities.values(), key=lambda one: one.title)
    ]
    shelves = {f"Aus „{own.title}“, noch nicht im Ablauf": missing} if missing else {}
    return shelves | {"Einzelne Bausteine": plain} | {f"Aus „{one.title}“": list(one.steps) for one in others}


def _insert(
    house: House,
    who: Facilitator,
    workshop: Workshop,
    steps: Sequence[Step],
    planned: Planned,
    question: str,
    after: str | None,
) -> Step:
    """Raises Empty and TooLong for the question, and what adding raises."""
    asked = fit(question, planning.QUESTION_MAXIMUM, "question")
    format = next((one.key for one in house.catalogue.formats.values() if planned in one.steps), workshop.format)
    sources = _reachable(house, workshop, steps, planned, format) or _nearest(house, steps, planned, after)
    step = Planned(
        key=planned.key,
        activity=planned.activity,
        title=planned.title,
        question=asked,
        minutes=planned.minutes,
        help=planned.help,
        settings=planned.settings,
        sources=sources,
        visibility=planned.visibility,
    )
    return planning.add_step(house, who, workshop.id, step, after=after)


def _reachable(house: House, workshop: Workshop, steps: Sequence[Step], planned: Planned, format: str) -> tuple[str, ...]:
    """Where a declared step finds what it builds on: in this workshop, else in an earlier one of its format."""
    here = {step.key for step in steps}
    with house.store.read() as ledger:
        there = earlier(ledger, workshop, format)
        known = {step.key for step in ledger.all(Step, workshop_id=there.id)} if there else set()
    found = (name if "." in name or name in here else f"{format}.{name}" if name in known else "" for name in planned.sources)
    return tuple(name for name in found if name)


def _nearest(house: House, steps: Sequence[Step], planned: Planned, after: str | None) -> tuple[str, ...]:
    """The last step before that gives something to build on, for a step that has nothing to do without."""
    if planned.sources or house.catalogue.activity(planned.activity).fed != "must":
        return ()
    place = next((place for place, step in enumerate(steps) if step.id == after), len(steps) - 1)
    before = [step.key for step in steps[: place + 1] if house.catalogue.activity(step.activity).feeds]
    return tuple(before[-1:])
