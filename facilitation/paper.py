"""What was written, stuck or ticked on paper, entered by the facilitator in one go and taken back in one go.

Whoever gave something on paper is a person: somebody who was entered as here without a device, else somebody new of whom
only that is known. So n and N count people, on paper as on tablets, and each of them has one ballot and one limit.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from facilitation import memory
from facilitation.contract import Activity, Change, Field, Form, is_by_table
from facilitation.desk import NOBODY, PAPER_STATES, Voice, accept, entries_of, table_voice
from facilitation.errors import (
    Empty,
    MiscountedVotes,
    NoInput,
    NoTable,
    NotAnOption,
    StepClosed,
    TooFewDots,
    TooFewPeople,
    TooManyDots,
    TooManyOnThis,
    TooManySheets,
    Unreadable,
    UnusedLines,
    WorkshopError,
)
from facilitation.house import House
from facilitation.ports import Writing
from facilitation.roles import Who, require_facilitator
from facilitation.transaction import keep_deed, on_step, redraw
from facilitation.workshop import Data, Entry, EntryState, Origin, Person, Step

UNKNOWN_GROUP = "ohne Angabe"
MOST = 500
COUNTED = ("scale", "verdict", "choice")


def pile_of(activity: Activity, step: Step) -> str:
    """How paper for a step is entered in one go: as a "list" of texts, as a "count" of people's votes, or not at all."""
    if activity.form is None:
        return ""
    form = activity.form(step)
    first, *others = form.fields
    if first.kind in ("card", "line", "text"):
        listed = all(field.kind in ("choice", "switch") for field in others if field.required)
        return "list" if listed else ""
    counted = all(field.kind in (*COUNTED, "dots") for field in form.fields if field.required)
    voted = first.kind in (*COUNTED, "dots", "switch") and not is_by_table(activity, step)
    return "count" if counted and voted else ""


def enter_list(
    house: House, who: Who, step_id: str, entries: Sequence[Data], *, people: int | None = None, table: str = ""
) -> int:
    """Many inputs from paper, all or none of them; gives how many.

    `people`: of how many people they are, dealt out among them within the limit of each; None: of nobody in particular, as
    with a single card. At table steps they are the table's. Raises Empty, TooManySheets, StepClosed, NoTable, UnknownTable,
    TooFewPeople and the check's errors.
    """
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        return _enter(house, tx, step, entries, people, table)


def enter_count(house: House, who: Who, step_id: str, tally: Data, *, people: int | None = None, about: str = "") -> int:
    """What was counted on paper, as ballots; gives how many. `tally`: see `ballots`; `about`: the subject where there are some.

    Raises what `ballots` and `enter_list` raise.
    """
    require_facilitator(who)
    if not isinstance(tally, Mapping):
        raise Unreadable(field="tally")
    with on_step(house, step_id) as (tx, step):
        form = _form(house.catalogue.activity(step.activity), step)
        cast = ballots(form, tally, people)
        if form.subject:
            cast = [{**ballot, form.subject: about} for ballot in cast]
        return _enter(house, tx, step, cast, len(cast), "")


def ballots(form: Form, tally: Data, people: int | None = None) -> list[dict[str, Any]]:
    """One ballot for each person, which together give the counts; who gave what together nobody knows, and no result asks.

    `tally` holds for dots {option: dots of all}, for scales, verdicts and choices {value: people}, for a switch the number of
    people, for a text that a value asks for its lines. Without `people` there are as many as the largest count says. Dots are
    dealt out evenly: an option got dots from as many people as it can have.

    Raises TooManyDots, TooManyOnThis, TooFewDots, MiscountedVotes, UnusedLines, NotAnOption, Unreadable, Empty, TooManySheets.
    """
    counts = {field.name: _counts(field, tally.get(field.name)) for field in form.fields if field.kind in COUNTED}
    switched = {field.name: _number(tally.get(field.name, 0), field.name) for field in form.fields if field.kind == "switch"}
    cast = people if people is not None else max([0, *switched.values(), *(sum(one.values()) for one in counts.values())])
    if cast < 1:
        raise Empty(field="people")
    if cast > MOST:
        raise TooManySheets(maximum=MOST)
    filled: list[dict[str, Any]] = [{} for _ in range(cast)]
    for field in form.fields:
        if field.kind == "dots":
            for ballot, dots in zip(filled, _deal(field, tally.get(field.name), cast), strict=True):
                ballot[field.name] = dots
        elif field.kind in COUNTED:
            for ballot, value in zip(filled, _votes(field, counts[field.name], cast), strict=True):
                ballot[field.name] = value
        elif field.kind == "switch":
            for place, ballot in enumerate(filled):
                ballot[field.name] = place < switched[field.name]
        elif field.needs:
            _write(field, tally.get(field.name, []), filled)
    return filled


# ── from counts to ballots ───────────────────────────────────────────────────


def _number(value: Any, field: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST * 100:
        raise Unreadable(field=field)
    return value


def _counts(field: Field, given: Any) -> dict[Any, int]:
    """People by value, in the order of the values."""
    if not isinstance(given, Mapping):
        raise Unreadable(field=field.name)
    if field.kind == "scale":
        values: list[Any] = list(range(1 if field.minimum is None else field.minimum, (field.maximum or 5) + 1))
    else:
        values = [option["value"] for option in field.options]
    known = {str(value): value for value in values}
    for value in given:
        if value not in known:
            raise NotAnOption(field=field.name, value=value)
    return {value: _number(given.get(text, 0), field.name) for text, value in known.items()}


def _votes(field: Field, counts: Mapping[Any, int], people: int) -> Iterator[Any]:
    """Each value as often as it was counted; where the rest may abstain, null for the others."""
    counted = sum(counts.values())
    if counted > people or (counted < people and field.required):
        raise MiscountedVotes(field=field.name, counted=counted, people=people)
    for value, count in counts.items():
        yield from [value] * count
    yield from [None] * (people - counted)


def _deal(field: Field, given: Any, people: int) -> list[dict[str, int]]:
    """The dots of all as one hand for each: dealt option by option, so that none gets more on one than the maximum."""
    if not isinstance(given, Mapping):
        raise Unreadable(field=field.name)
    labels = {option["value"]: option["label"] for option in field.options}
    for option in given:
        if option not in labels:
            raise NotAnOption(field=field.name, value=option)
    counts = {option: _number(given.get(option, 0), field.name) for option in labels}
    budget = field.budget or 0
    maximum = min(field.maximum or budget, budget)
    for option, count in counts.items():
        if count > people * maximum:
            raise TooManyOnThis(field=field.name, option=labels[option], most=people * maximum, counted=count)
    counted = sum(counts.values())
    if counted > people * budget:
        raise TooManyDots(field=field.name, people=people, most=people * budget, counted=counted)
    if counted < people:
        raise TooFewDots(field=field.name, people=people, counted=counted)
    hands: list[dict[str, int]] = [{} for _ in range(people)]
    place = 0
    for option, count in counts.items():
        for _ in range(count):
            hand = hands[place % people]
            hand[option] = hand.get(option, 0) + 1
            place += 1
    return hands


def _write(field: Field, lines: Any, filled: list[dict[str, Any]]) -> None:
    """Lines to the ballots whose value asks for one, then to the others."""
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise Unreadable(field=field.name)
    if len(lines) > len(filled):
        raise UnusedLines(field=field.name, lines=len(lines), people=len(filled))
    asked = sorted(filled, key=lambda ballot: ballot.get(field.needs) not in field.needed_at)
    for ballot, line in zip(asked, lines, strict=False):
        ballot[field.name] = line


# ── from ballots to entries ──────────────────────────────────────────────────


def _form(activity: Activity, step: Step) -> Form:
    if activity.form is None:
        raise NoInput
    return activity.form(step)


def _enter(house: House, tx: Writing, step: Step, entries: Sequence[Data], people: int | None, table: str) -> int:
    if step.state not in PAPER_STATES:
        raise StepClosed
    if not entries:
        raise Empty(field="entries")
    if len(entries) > MOST:
        raise TooManySheets(maximum=MOST)
    activity = house.catalogue.activity(step.activity)
    changes: list[Change] = []
    if is_by_table(activity, step):
        if not table and not activity.for_nobody:
            raise NoTable(field="table")
        voices = [table_voice(house, tx.workshop, step, table) if table else NOBODY]
    elif people is None:
        voices = [NOBODY]
    else:
        changes = _voters(house, tx, step, activity, entries, people)
        memory.apply(tx, changes)
        voices = [Voice(house.pseudonym(change.after.id, step.id)) for change in changes if change.after is not None]
    ids = sorted(house.new_id() for _ in entries)  # entries of one write stand in the order of their ids
    entered = [
        _accept(house, tx, step, voices[place % len(voices)], data, place, id)
        for place, (id, data) in enumerate(zip(ids, entries, strict=True))
    ]
    label = "1 Eingabe vom Papier" if len(entered) == 1 else f"{len(entered)} Eingaben vom Papier"
    known = [change for change in changes if change.before != change.after]
    keep_deed(house, tx, step, "paper", label, [*known, *(Change(None, entry) for entry in entered)])
    redraw(tx)
    return len(entered)


def _accept(house: House, tx: Writing, step: Step, voice: Voice, data: Data, place: int, id: str) -> Entry:
    """One of the pile; what is wrong with it says which one it is: `entries.3` is the fourth."""
    try:
        return accept(house, tx, step, id, voice, data, EntryState.VALID, Origin.FACILITATOR)
    except WorkshopError as refusal:
        refusal.field = f"entries.{place}"
        raise


def _voters(house: House, tx: Writing, step: Step, activity: Activity, entries: Sequence[Data], people: int) -> list[Change]:
    """So many people from paper who still have room at this question: those known to be here first, then new ones.

    Each as a change, so that it can be taken back; nobody new where there are enough. Raises TooFewPeople, Empty.
    """
    if people < 1:
        raise Empty(field="people")
    if people > MOST:
        raise TooManySheets(maximum=MOST)
    limit = activity.limit(step)
    if len(entries) > people * limit:
        raise TooFewPeople(field="people", entries=len(entries), needed=-(-len(entries) // limit), limit=limit)
    each = -(-len(entries) // people)
    question = activity.question(entries[0])
    found: list[tuple[int, Person]] = []
    for person in tx.all(Person, workshop_id=step.workshop_id, origin=Origin.FACILITATOR):
        given = [
            one for one in entries_of(tx, step, house.pseudonym(person.id, step.id)) if activity.question(one.data) == question
        ]
        if person.is_here and len(given) + each <= limit:
            found.append((len(given), person))
    known = [person for _, person in sorted(found, key=lambda pair: pair[0])][:people]
    now = house.clock()
    changes = [Change(person, _heard(person, step)) for person in known]
    for _ in range(people - len(known)):
        person = Person(house.new_id(), step.workshop_id, UNKNOWN_GROUP, "", "de", now, Origin.FACILITATOR)
        changes.append(Change(None, _heard(person, step)))
    return changes


def _heard(person: Person, step: Step) -> Person:
    return person if person.counts_at(step) else replace(person, spoke=(*person.spoke, step.id))
