"""Preparing: processes, workshops and their agendas. Every write is one verb, as at the desk."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from facilitation.contract import Activity, Format, Planned, Setting
from facilitation.desk import fit
from facilitation.errors import (
    AlreadyRunning,
    Attended,
    Empty,
    Finished,
    HasInput,
    Missing,
    NoDate,
    NoMunicipality,
    NotAnOption,
    NoTitle,
    NotLive,
    OnRecord,
    OutOfBounds,
    Unreadable,
)
from facilitation.house import House
from facilitation.letterheads import require_known
from facilitation.municipality import ACTOR_GROUPS, FIELDS, GUIDING_QUESTIONS
from facilitation.ports import Ledger, Writing
from facilitation.roles import Who, require_facilitator
from facilitation.workshop import (
    Data,
    Entry,
    Item,
    Person,
    Process,
    Release,
    Step,
    StepState,
    Visibility,
    Workshop,
    WorkshopState,
)

TITLE_MAXIMUM = 120
QUESTION_MAXIMUM = 200
MINUTES_MAXIMUM = 480
LINE_MAXIMUM = 2_000
_LINES = {
    **dict.fromkeys(("title", "place", "host", "moderation", "recorder", "file_number"), TITLE_MAXIMUM),
    "next_steps": LINE_MAXIMUM,
}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):[0-5]\d")


# ── processes ────────────────────────────────────────────────────────────────


def create_process(house: House, who: Who, *, title: str, municipality: str, **details: Any) -> Process:
    """A new process with the default catalogues. `details` as in `change_process`. Raises NoTitle, NoMunicipality."""
    require_facilitator(who)
    process = Process(
        id=house.new_id(),
        title="",
        municipality="",
        fields=FIELDS,
        actor_groups=ACTOR_GROUPS,
        guiding_questions=tuple(GUIDING_QUESTIONS.values()),
        created_at=house.clock(),
    )
    process = _revise(process, title=title, municipality=municipality, **details)
    with house.store.register() as ledger:
        require_known(ledger, process.letterhead)
        ledger.put(process)
    return process


def change_process(house: House, who: Who, process_id: str, **details: Any) -> Process:
    """Change title, municipality, client, colour, letterhead (its id, or what `letterheads` names), or one of these lists of
    lines: hosts, partners, steering, fields, actor_groups, guiding_questions.

    Raises Missing, NoTitle, NoMunicipality, Empty for no actor group, TooLong, Unreadable.
    """
    require_facilitator(who)
    with house.store.register() as ledger:
        process = _revise(ledger.get(Process, process_id), **details)
        require_known(ledger, process.letterhead)
        ledger.put(process)
    return process


def _revise(process: Process, **details: Any) -> Process:
    changed: dict[str, Any] = {}
    for name, value in details.items():
        if name in ("title", "municipality", "client"):
            changed[name] = fit(value, TITLE_MAXIMUM, name, required=False)
        elif name == "colour":
            if not isinstance(value, str) or not _COLOUR.fullmatch(value):
                raise Unreadable(field=name)
            changed[name] = value.lower()
        elif name == "letterhead":
            changed[name] = fit(value, TITLE_MAXIMUM, name, required=False)
        else:
            changed[name] = read_lines(value, name)
    process = replace(process, **changed)
    if not process.title:
        raise NoTitle(field="title")
    if not process.municipality:
        raise NoMunicipality(field="municipality")
    if not process.actor_groups:
        raise Empty(field="actor_groups")  # nobody could join
    return process


def read_lines(value: Iterable[str] | str, field: str) -> tuple[str, ...]:
    """Lines of a text, or a list of them: cleaned, without empty ones and without doubles, in order.

    Raises Unreadable, TooLong.
    """
    if not isinstance(value, Iterable):
        raise Unreadable(field=field)
    lines = value.splitlines() if isinstance(value, str) else value
    kept = (fit(line, TITLE_MAXIMUM * 2, field, required=False) for line in lines)
    return tuple(dict.fromkeys(line for line in kept if line))


# ── workshops ────────────────────────────────────────────────────────────────


def plan_workshop(
    house: House,
    who: Who,
    *,
    process_id: str,
    format: str,
    title: str,
    date: datetime.date,
    starts: str = "17:00",
    place: str = "",
    host: str = "",
    short: bool = False,
    agenda: tuple[Planned, ...] | None = None,
    rehearsal_of: str | None = None,
) -> Workshop:
    """A workshop of a format, its agenda copied from the declaration. `short`: only the steps of the short form, if it has one.

    Raises UnknownFormat, Missing, NoTitle, NoDate, UnknownActivity.
    """
    require_facilitator(who)
    declared = house.catalogue.format(format)
    workshop = _describe(
        Workshop(
            id=house.new_id(),
            process_id=process_id,
            title="",
            format=format,
            format_version=declared.version,
            code="",
            date=datetime.date.min,
            rehearsal_of=rehearsal_of,
            created_at=house.clock(),
        ),
        title=title,
        date=date,
        starts=starts,
        place=place,
        host=host,
    )
    with house.store.register() as ledger:
        ledger.get(Process, process_id)
        workshop = replace(workshop, code=_free_code(house, ledger))
        ledger.put(workshop)
        keys = set[str]()
        for position, planned in enumerate(agenda or _agenda(declared, short), 1):
            step = _prepare(house, workshop.id, planned, float(position))
            step = replace(step, key=_free_key(step.key, keys))
            keys.add(step.key)
            ledger.put(step)
    return workshop


def change_workshop(house: House, who: Who, workshop_id: str, **details: Any) -> Workshop:
    """Change title, date, starts, place, host, moderation, recorder, recipients (a list of lines), file_number or next_steps.

    Raises NoTitle, NoDate, TooLong, Unreadable.
    """
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        _put(tx, _describe(tx.workshop, **details))
        return tx.workshop


def remove_workshop(house: House, who: Who, workshop_id: str) -> None:
    """Remove a workshop that nobody has joined and that holds no input, or a rehearsal. Raises Attended, OnRecord."""
    require_facilitator(who)
    with house.store.register() as ledger:
        workshop = ledger.get(Workshop, workshop_id)
        steps = ledger.all(Step, workshop_id=workshop_id)
        used = ledger.count(Person, workshop_id=workshop_id) or any(_has_input(ledger, step) for step in steps)
        if used and workshop.rehearsal_of is None:
            raise Attended
        if ledger.count(Release, workshop_id=workshop_id) and workshop.rehearsal_of is None:
            raise OnRecord
        ledger.drop(workshop)


def _describe(workshop: Workshop, **details: Any) -> Workshop:
    changed: dict[str, Any] = {}
    for name, value in details.items():
        if name in _LINES:
            changed[name] = fit(value, _LINES[name], name, required=False)
        elif name == "recipients":
            changed[name] = read_lines(value, name)
        elif name == "date":
            if not isinstance(value, datetime.date):
                raise NoDate(field=name)
            changed[name] = value
        elif name == "starts":
            if not isinstance(value, str) or not _CLOCK.fullmatch(value):
                raise NoDate(field=name)
            changed[name] = value.rjust(5, "0")
    workshop = replace(workshop, **changed)
    if not workshop.title:
        raise NoTitle(field="title")
    return workshop


def _free_code(house: House, ledger: Ledger) -> str:
    while True:
        code = house.new_code()
        if ledger.find(Workshop, code=code) is None:
            return code


# ── agenda ───────────────────────────────────────────────────────────────────


def add_step(house: House, who: Who, workshop_id: str, planned: Planned, *, after: str | None = None) -> Step:
    """A further step behind the step `after`, or at the end; its key gets a number where it is taken. Raises Finished."""
    return _add(house, who, workshop_id, planned, after, ())


def _add(house: House, who: Who, workshop_id: str, planned: Planned, after: str | None, options: tuple[str, ...]) -> Step:
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        _require_unfinished(tx)
        steps = tx.all(Step, workshop_id=workshop_id)
        step = _prepare(house, workshop_id, planned, place_after(steps, after))
        step = replace(step, key=_free_key(planned.key, {one.key for one in steps}), options=options)
        tx.put(step)
        _put(tx, tx.workshop)
        tx.announce_step()
        return step


def repeat_step(house: House, who: Who, workshop_id: str, step_id: str) -> Step:
    """The same step once more, right behind it. Raises Missing, Finished."""
    require_facilitator(who)
    with house.store.read() as ledger:
        step = _step_of(ledger, workshop_id, step_id)
    return _add(house, who, workshop_id, declare(step), step_id, step.options)


def declare(step: Step) -> Planned:
    """The step as a declaration, so that it can be planned once more."""
    return Planned(
        key=step.key,
        activity=step.activity,
        title=step.title,
        question=step.question,
        minutes=round(step.minutes),
        help=step.help,
        settings=step.settings,
        sources=step.sources,
        visibility=step.visibility,
        left_out=step.left_out,
    )


def change_step(house: House, who: Who, step_id: str, **details: Any) -> Step:
    """Change title, question, help, minutes, options, sources, settings or visibility of a step.

    The last four only before input arrived. `sources`: keys of earlier steps.
    Raises Empty, TooLong, OutOfBounds, Unreadable, NotAnOption, NotLive, HasInput, Finished.
    """
    require_facilitator(who)
    with house.store.read() as ledger:
        workshop_id = ledger.get(Step, step_id).workshop_id
    with house.store.write(workshop_id) as tx:
        _require_unfinished(tx)
        step = tx.get(Step, step_id)
        activity = house.catalogue.activity(step.activity)
        changed = replace(step, **_read_details(activity, step, details))
        if any(getattr(changed, name) != getattr(step, name) for name in ("settings", "options", "sources", "visibility")):
            _require_untouched(tx, step)
        if changed.sources != step.sources:
            _require_earlier(tx.all(Step, workshop_id=workshop_id), changed)
        tx.put(changed)
        _put(tx, tx.workshop)
        tx.announce_step()
        return changed


def move_step(house: House, who: Who, workshop_id: str, step_id: str, by: int) -> None:
    """Move a prepared step up (negative) or down in the agenda. Raises Missing, AlreadyRunning, Finished."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        _require_unfinished(tx)
        steps = list(tx.all(Step, workshop_id=workshop_id))
        here = next((place for place, one in enumerate(steps) if one.id == step_id), None)
        if here is None:
            raise Missing
        if steps[here].state is not StepState.PREPARED:
            raise AlreadyRunning
        there = min(max(here + by, 0), len(steps) - 1)
        steps.insert(there, steps.pop(here))
        for position, step in enumerate(steps, 1):
            if step.position != position:
                tx.put(replace(step, position=float(position)))
        _put(tx, tx.workshop)
        tx.announce_step()


def leave_out(house: House, who: Who, step_id: str, left_out: bool = True) -> Step:
    """Leave a step out, or take it in again; it stays in the agenda. Raises HasInput, AlreadyRunning, Finished."""
    require_facilitator(who)
    with house.store.read() as ledger:
        workshop_id = ledger.get(Step, step_id).workshop_id
    with house.store.write(workshop_id) as tx:
        _require_unfinished(tx)
        step = tx.get(Step, step_id)
        if step.state is not StepState.PREPARED:
            raise AlreadyRunning
        _require_untouched(tx, step)
        step = replace(step, left_out=left_out)
        tx.put(step)
        _put(tx, tx.workshop)
        tx.announce_step()
        return step


def remove_step(house: House, who: Who, workshop_id: str, step_id: str) -> None:
    """Remove a step without input. Raises Missing, HasInput, AlreadyRunning, Finished."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        _require_unfinished(tx)
        step = _step_of(tx, workshop_id, step_id)
        if step.state is not StepState.PREPARED:
            raise AlreadyRunning
        _require_untouched(tx, step)
        if tx.workshop.step_id == step_id:
            tx.put(replace(tx.workshop, step_id=None))
        tx.drop(step)
        _put(tx, tx.workshop)
        tx.announce_step()


def _agenda(declared: Format, short: bool) -> tuple[Planned, ...]:
    if not short or not declared.short:
        return declared.steps
    return tuple(replace(step, left_out=False) for step in declared.steps if step.key in declared.short)


def _prepare(house: House, workshop_id: str, planned: Planned, position: float) -> Step:
    activity = house.catalogue.activity(planned.activity)
    defaults = {setting.name: setting.default for setting in activity.settings}
    return Step(
        id=house.new_id(),
        workshop_id=workshop_id,
        key=planned.key,
        activity=planned.activity,
        position=position,
        title=planned.title,
        question=planned.question,
        minutes=float(planned.minutes),
        help=planned.help,
        settings={**defaults, **planned.settings},
        sources=planned.sources,
        visibility=planned.visibility,
        left_out=planned.left_out,
    )


def place_after(steps: tuple[Step, ...], after: str | None) -> float:
    """The position behind the step `after` and before the next one; at the end where there is no such step."""
    places = [step.position for step in steps]
    here = next((step.position for step in steps if step.id == after), None)
    if here is None:
        return max(places, default=0.0) + 1.0
    later = [place for place in places if place > here]
    return (here + min(later)) / 2 if later else here + 1.0


def _free_key(key: str, taken: set[str]) -> str:
    number = 2
    free = key
    while free in taken:
        free = f"{key}_{number}"
        number += 1
    return free


def _read_details(activity: Activity, step: Step, details: Data) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for name, value in details.items():
        if name in ("title", "question", "help"):
            changed[name] = fit(value, QUESTION_MAXIMUM, name, required=name != "help")
        elif name == "minutes":
            changed[name] = float(_within(value, 1, MINUTES_MAXIMUM, "Minuten", name))
        elif name == "options":
            changed[name] = read_lines(value, name)
        elif name == "sources":
            changed[name] = tuple(value)
        elif name == "visibility":
            if value not in list(Visibility):
                raise Unreadable(field=name)
            if value == Visibility.LIVE and not activity.may_be_live:
                raise NotLive
            changed[name] = Visibility(value)
        elif name == "settings":
            changed[name] = {**step.settings, **_read_settings(activity, value)}
    return changed


def _read_settings(activity: Activity, given: Data) -> dict[str, Any]:
    known = {setting.name: setting for setting in activity.settings}
    return {name: read_setting(known[name], value) for name, value in given.items() if name in known}


def read_setting(setting: Setting, value: Any) -> Any:
    """The value of a setting within its bounds. Raises OutOfBounds or Unreadable, naming the setting."""
    if setting.kind == "switch":
        return bool(value)
    if setting.kind == "text":
        return fit(value, QUESTION_MAXIMUM, setting.name, required=False)
    if setting.kind == "choice":
        if value not in setting.options:
            raise Unreadable(field=setting.name)
        return value
    if value is None and setting.default is None:
        return None
    return _within(value, setting.minimum, setting.maximum, setting.label, setting.name)


def _within(value: Any, minimum: int | None, maximum: int | None, label: str, field: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or not float(value).is_integer():
        raise Unreadable(field=field)
    low, high = minimum or 0, maximum if maximum is not None else 1_000
    if not low <= value <= high:
        raise OutOfBounds(field=field, label=label, minimum=low, maximum=high)
    return int(value)


def _require_earlier(steps: tuple[Step, ...], changed: Step) -> None:
    """A source within the workshop is a step before; one of an earlier workshop ("format.key") stays as it was declared."""
    earlier = {one.key for one in steps if one.position < changed.position}
    for key in changed.sources:
        if "." not in key and key not in earlier:
            raise NotAnOption(field="sources", value=key)


def _require_untouched(tx: Writing, step: Step) -> None:
    if _has_input(tx, step):
        raise HasInput


def _has_input(ledger: Ledger, step: Step) -> bool:
    """Whether people gave something, or the facilitator arranged something, at a step."""
    return bool(ledger.count(Entry, step_id=step.id) or ledger.count(Item, step_id=step.id))


def _require_unfinished(tx: Writing) -> None:
    if tx.workshop.state is WorkshopState.FINISHED:
        raise Finished


def _step_of(ledger: Ledger, workshop_id: str, step_id: str) -> Step:
    step = ledger.find(Step, id=step_id, workshop_id=workshop_id)
    if step is None:
        raise Missing
    return step


def _put(tx: Writing, workshop: Workshop) -> None:
    tx.put(replace(workshop, arranged=tx.workshop.revision))
