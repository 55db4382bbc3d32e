import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitation import desk, paper, releases, seating
from facilitation.contract import Planned
from facilitation.errors import (
    AnotherOpen,
    BadId,
    ClosedCode,
    Empty,
    Finished,
    Missing,
    NoInput,
    NotAllowed,
    NothingToUndo,
    NotJoined,
    NotYours,
    Overtaken,
    SecondEntry,
    StepClosed,
    TooLong,
    TooManyEntries,
    Unknown,
    UnknownEntry,
    UnknownGroup,
    UnknownStep,
    UnknownVerb,
    Unreadable,
    WorkshopError,
    WrongState,
)
from facilitation.house import House
from facilitation.roles import Facilitator, Guest, Projector, Stranger, Who
from facilitation.workshop import (
    Deed,
    Entry,
    EntryState,
    Item,
    Origin,
    Parked,
    Passage,
    Person,
    Record,
    Show,
    StepState,
    Workshop,
    WorkshopState,
)
from tests.builders import (
    BOX,
    FACILITATOR,
    GROUP,
    Evening,
    build_evening,
    build_workshop,
    new_id,
    seat_people,
)


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return build_evening(tmp_path / "koffer.sqlite3")


@pytest.fixture
def guest(evening: Evening) -> Guest:
    return evening.seat()


def texts(evening: Evening, key: str) -> list[str]:
    return [entry.data["text"] for entry in evening.scene(key).valid]


# ── joining ──────────────────────────────────────────────────────────────────


def test_who_joins_belongs_to_the_workshop(evening: Evening) -> None:
    guest = Guest(evening.workshop_id, new_id())
    person = desk.join(evening.house, guest, actor_group=GROUP, institution=" VHS\x00 Musterstadt ", language="ar")
    expected = Person(guest.person_id, evening.workshop_id, GROUP, "VHS Musterstadt", "ar", evening.clock())
    assert person == expected
    assert evening.all(Person) == (expected,)


def test_joining_again_changes_the_group_and_not_the_number_of_people(evening: Evening, guest: Guest) -> None:
    other = evening.scene("ideas").process.actor_groups[1]
    first = evening.all(Person)[0]
    evening.clock.go_on(60)
    desk.join(evening.house, guest, actor_group=other)
    assert evening.all(Person) == (replace(first, actor_group=other),)


def test_only_groups_of_the_process_can_be_joined(evening: Evening) -> None:
    with pytest.raises(UnknownGroup):
        desk.join(evening.house, Guest(evening.workshop_id, new_id()), actor_group="Erfunden")
    assert evening.all(Person) == ()


def test_an_institution_has_sixty_characters(evening: Evening) -> None:
    with pytest.raises(TooLong):
        desk.join(evening.house, Guest(evening.workshop_id, new_id()), actor_group=GROUP, institution="x" * 61)


def test_nobody_joins_a_finished_workshop(evening: Evening) -> None:
    desk.finish(evening.house, FACILITATOR, evening.workshop_id)
    with pytest.raises(ClosedCode):
        desk.join(evening.house, Guest(evening.workshop_id, new_id()), actor_group=GROUP)


@pytest.mark.parametrize("language", ["klingonisch", "", None, ["de"]])
def test_a_language_that_is_none_of_ours_is_read_in_german(evening: Evening, guest: Guest, language: Any) -> None:
    desk.speak(evening.house, guest, language="uk")
    assert [person.language for person in evening.all(Person)] == ["uk"]
    desk.speak(evening.house, guest, language=language)
    assert [person.language for person in evening.all(Person)] == ["de"]


def test_who_has_not_joined_cannot_submit(evening: Evening) -> None:
    evening.open("ideas")
    with pytest.raises(NotJoined):
        evening.submit(Guest(evening.workshop_id, new_id()), "ideas", "Sprachcafé")


# ── submitting ───────────────────────────────────────────────────────────────


def test_an_input_is_kept_as_it_was_checked(evening: Evening, guest: Guest) -> None:
    step = evening.open("ideas")
    id = new_id()
    receipt = desk.submit(evening.house, guest, id=id, step="ideas", data={"text": " Sprachcafé ", "admin": True})
    pseudonym = evening.house.pseudonym(guest.person_id, step.id)
    revision = evening.workshop.revision
    entry = Entry(id, step.id, pseudonym, {"text": "Sprachcafé"}, evening.clock(), revision, revision=revision)
    assert receipt == desk.Receipt(entry)
    assert evening.entry(id) == entry


def test_the_same_submission_counts_once(evening: Evening, guest: Guest) -> None:
    evening.open("single")
    id = new_id()
    first = desk.submit(evening.house, guest, id=id, step="single", data={"text": "Mut"})
    again = desk.submit(evening.house, guest, id=id, step="single", data={"text": "Mut"})
    assert again == desk.Receipt(first.entry, repeated=True)
    assert texts(evening, "single") == ["Mut"]


def test_a_repeat_is_known_even_after_the_step_has_closed(evening: Evening, guest: Guest) -> None:
    evening.open("single")
    entry = evening.submit(guest, "single", "Mut")
    evening.close("single")
    assert evening.submit(guest, "single", "Mut", id=entry.id) == entry


def test_a_second_entry_is_refused_naming_the_first(evening: Evening, guest: Guest) -> None:
    evening.open("single")
    first = evening.submit(guest, "single", "Mut")
    with pytest.raises(SecondEntry) as refusal:
        evening.submit(guest, "single", "Zuversicht")
    assert refusal.value.first == first.id
    assert texts(evening, "single") == ["Mut"]


def test_one_more_than_the_limit_is_refused_naming_the_limit(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    first = evening.submit(guest, "ideas", "Sprachcafé")
    evening.submit(guest, "ideas", "Lotsen")
    with pytest.raises(TooManyEntries) as refusal:
        evening.submit(guest, "ideas", "Spielplatz")
    assert refusal.value.first == first.id
    assert str(refusal.value) == ("Mehr als 2 sind hier nicht möglich. Sie können eine Eingabe ändern oder zurückziehen.")


def test_a_hidden_entry_still_counts_against_the_limit(evening: Evening, guest: Guest) -> None:
    evening.open("single")
    entry = evening.submit(guest, "single", "Mut")
    desk.hide(evening.house, FACILITATOR, entry.id)
    with pytest.raises(SecondEntry):
        evening.submit(guest, "single", "Zuversicht")


def test_nobody_submits_under_the_id_of_somebody_else(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    entry = evening.submit(guest, "ideas", "Sprachcafé")
    with pytest.raises(NotYours):
        evening.submit(evening.seat(), "ideas", "Fremdes", id=entry.id)


@pytest.mark.parametrize("id", ["", "1", "x" * 36, "../../etc/passwd", f"{'0' * 32}\n", None, 7])
def test_an_id_has_to_be_a_uuid(evening: Evening, guest: Guest, id: Any) -> None:
    evening.open("ideas")
    with pytest.raises(BadId):
        evening.submit(guest, "ideas", "Sprachcafé", id=id)


@pytest.mark.parametrize("key", ["gibtsnicht", "", None, 7, ["ideas"]])
def test_an_unknown_step_takes_nothing(evening: Evening, guest: Guest, key: Any) -> None:
    with pytest.raises(UnknownStep):
        evening.submit(guest, key, "Sprachcafé")


@pytest.mark.parametrize("data", [None, [], "text", 7])
def test_what_is_no_object_is_unreadable(evening: Evening, guest: Guest, data: Any) -> None:
    evening.open("ideas")
    with pytest.raises(Unreadable):
        evening.submit(guest, "ideas", "", data=data)


def test_empty_and_too_long_cards_are_refused_naming_the_field(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    for text, refusal in ((" \x07 ", Empty), ("x" * 81, TooLong)):
        with pytest.raises(refusal) as refused:
            evening.submit(guest, "ideas", text)
        assert refused.value.field == "text"


def test_a_step_without_form_takes_no_input(evening: Evening, guest: Guest) -> None:
    evening.open("heaps")
    with pytest.raises(NoInput):
        evening.submit(guest, "heaps", "Sprachcafé")


def test_a_step_that_is_not_open_takes_nothing(evening: Evening, guest: Guest) -> None:
    with pytest.raises(StepClosed):
        evening.submit(guest, "ideas", "zu früh")
    evening.open("ideas")
    evening.close("ideas")
    evening.clock.go_on(1)
    with pytest.raises(StepClosed):
        evening.submit(guest, "ideas", "zu spät")
    assert evening.all(Entry) == ()


# ── changing and withdrawing ─────────────────────────────────────────────────


def test_an_own_input_is_replaced_by_its_change(evening: Evening, guest: Guest) -> None:
    evening.open("single")
    entry = evening.submit(guest, "single", "Mut")
    changed = desk.change(evening.house, guest, id=entry.id, data={"text": "Zuversicht"})
    assert changed == replace(entry, data={"text": "Zuversicht"}, revision=entry.revision + 1)
    assert evening.entry(entry.id) == changed


def test_a_withdrawn_input_makes_room_and_its_text_is_forgotten(evening: Evening, guest: Guest) -> None:
    evening.open("single")
    entry = evening.submit(guest, "single", "Mut")
    desk.withdraw(evening.house, guest, id=entry.id)
    left = evening.entry(entry.id)
    assert left == replace(entry, data={}, state=EntryState.WITHDRAWN, revision=entry.revision + 1)
    evening.submit(guest, "single", "Zuversicht")
    assert texts(evening, "single") == ["Zuversicht"]


def test_a_withdrawn_input_does_not_come_back_when_its_submission_is_repeated(evening: Evening, guest: Guest) -> None:
    evening.open("single")
    entry = evening.submit(guest, "single", "Mut")
    desk.withdraw(evening.house, guest, id=entry.id)
    assert evening.submit(guest, "single", "Mut", id=entry.id).state is EntryState.WITHDRAWN
    assert texts(evening, "single") == []


def test_what_is_withdrawn_cannot_be_changed_or_withdrawn_again(evening: Evening, guest: Guest) -> None:
    evening.open("single")
    entry = evening.submit(guest, "single", "Mut")
    desk.withdraw(evening.house, guest, id=entry.id)
    with pytest.raises(UnknownEntry):
        desk.change(evening.house, guest, id=entry.id, data={"text": "doch"})
    with pytest.raises(UnknownEntry):
        desk.withdraw(evening.house, guest, id=entry.id)


def test_nobody_changes_or_withdraws_what_is_not_theirs(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    entry = evening.submit(guest, "ideas", "Sprachcafé")
    neighbour = evening.seat()
    with pytest.raises(NotYours):
        desk.change(evening.house, neighbour, id=entry.id, data={"text": "Fremdes"})
    with pytest.raises(NotYours):
        desk.withdraw(evening.house, neighbour, id=entry.id)
    assert evening.entry(entry.id) == entry


def test_a_guest_of_another_workshop_reaches_nothing_here(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    entry = evening.submit(guest, "ideas", "Sprachcafé")
    elsewhere = build_workshop(evening.house)
    stranger = seat_people(evening.house, elsewhere.id, 1)[0]
    with pytest.raises(NotYours):
        desk.change(evening.house, stranger, id=entry.id, data={"text": "Fremdes"})
    with pytest.raises(NotYours):
        desk.withdraw(evening.house, stranger, id=entry.id)
    with pytest.raises(StepClosed):
        evening.submit(stranger, "ideas", "landet nicht hier")
    with pytest.raises(NotJoined):
        evening.submit(Guest(evening.workshop_id, stranger.person_id), "ideas", "auch so nicht")
    assert evening.scene("ideas").entries == (entry,)


def test_after_closing_nothing_is_changed_or_withdrawn(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    entry = evening.submit(guest, "ideas", "Sprachcafé")
    evening.close("ideas")
    with pytest.raises(StepClosed):
        desk.change(evening.house, guest, id=entry.id, data={"text": "anders"})
    with pytest.raises(StepClosed):
        desk.withdraw(evening.house, guest, id=entry.id)
    assert evening.entry(entry.id) == entry


# ── late, and admitted ───────────────────────────────────────────────────────


def late_entry(evening: Evening, guest: Guest, key: str = "ideas", text: str = "zu spät") -> Entry:
    """Pressed ten seconds before the step closed, arriving a minute after."""
    evening.clock.go_on(60)
    return evening.submit(guest, key, text, waited=70.0)


@pytest.fixture
def closed(evening: Evening, guest: Guest) -> Evening:
    evening.open("ideas")
    evening.clock.go_on(120)
    evening.submit(guest, "ideas", "Sprachcafé")
    evening.close("ideas")
    return evening


def test_what_was_sent_in_time_and_arrives_after_closing_is_kept_as_late(closed: Evening, guest: Guest) -> None:
    entry = late_entry(closed, guest)
    assert entry.state is EntryState.LATE
    assert texts(closed, "ideas") == ["Sprachcafé"]


def test_an_admitted_entry_counts_and_stays_marked(closed: Evening, guest: Guest) -> None:
    entry = late_entry(closed, guest)
    desk.admit(closed.house, FACILITATOR, entry.id)
    assert closed.outcome("ideas")["result"] == {"texts": [("Sprachcafé", False, None), ("zu spät", True, None)]}


@pytest.mark.parametrize("waited", [0.0, -5.0, 59.0, 60.0 + 120.0 + 3.0, float("inf"), float("nan")])
def test_what_was_not_sent_while_the_step_was_open_is_refused(closed: Evening, guest: Guest, waited: float) -> None:
    closed.clock.go_on(60)
    with pytest.raises(StepClosed):
        closed.submit(guest, "ideas", "zu spät", waited=waited)


@pytest.mark.parametrize("waited", ["70", None, True, [70]])
def test_a_waiting_time_is_a_number(closed: Evening, guest: Guest, waited: Any) -> None:
    with pytest.raises(Unreadable):
        closed.submit(guest, "ideas", "zu spät", waited=waited)


def test_late_entries_have_the_same_limit(closed: Evening, guest: Guest) -> None:
    late_entry(closed, guest)
    with pytest.raises(TooManyEntries):
        closed.submit(guest, "ideas", "noch später", waited=70.0)


def test_admitting_beyond_the_limit_is_refused(evening: Evening, guest: Guest) -> None:
    evening.open("single")
    evening.clock.go_on(120)
    evening.close("single")
    late = late_entry(evening, guest, "single")
    desk.step_back(evening.house, FACILITATOR, evening.step("single").id)
    evening.submit(guest, "single", "rechtzeitig")
    with pytest.raises(SecondEntry):
        desk.admit(evening.house, FACILITATOR, late.id)


def test_only_late_entries_are_admitted(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    valid, withdrawn = evening.submit(guest, "ideas", "Sprachcafé"), evening.submit(guest, "ideas", "Lotsen")
    desk.withdraw(evening.house, guest, id=withdrawn.id)
    for entry in (valid, withdrawn):
        with pytest.raises(UnknownEntry):
            desk.admit(evening.house, FACILITATOR, entry.id)
    assert texts(evening, "ideas") == ["Sprachcafé"]


# ── states of a step ─────────────────────────────────────────────────────────

FORWARD: tuple[Callable[[House, Who, str], Any], ...] = (
    desk.open_step,
    desk.close_step,
    desk.reveal_step,
    desk.confirm_step,
)


def test_a_step_goes_forward_and_back_one_state_at_a_time_and_every_passage_is_logged(evening: Evening) -> None:
    id = evening.step("ideas").id
    states = list(StepState)
    for (before, after), verb in zip(pairwise(states), FORWARD, strict=True):
        assert evening.step("ideas").state is before
        verb(evening.house, FACILITATOR, id)
        assert evening.step("ideas").state is after
        evening.clock.go_on(1)
    for after in states[-2::-1]:
        desk.step_back(evening.house, FACILITATOR, id)
        assert evening.step("ideas").state is after
        evening.clock.go_on(1)
    with pytest.raises(WrongState):
        desk.step_back(evening.house, FACILITATOR, id)
    there = list(pairwise(states))
    back = [(after, before) for before, after in reversed(there)]
    assert [(one.before, one.after) for one in evening.all(Passage)] == there + back


@pytest.mark.parametrize("state", list(StepState))
def test_no_state_is_left_out(evening: Evening, state: StepState) -> None:
    id = evening.step("ideas").id
    for verb in FORWARD[: state.place]:
        verb(evening.house, FACILITATOR, id)
    for place, verb in enumerate(FORWARD):
        if place != state.place:
            with pytest.raises(WrongState):
                verb(evening.house, FACILITATOR, id)
    assert evening.step("ideas").state is state


def test_only_one_step_is_open_and_the_refusal_names_it(evening: Evening) -> None:
    evening.open("ideas")
    with pytest.raises(AnotherOpen) as refusal:
        evening.open("single")
    assert str(refusal.value) == "Zuerst „Ideen“ schließen: es kann nur eine Frage offen sein."


def test_going_back_into_open_is_refused_while_another_step_is_open(evening: Evening) -> None:
    evening.open("ideas")
    evening.close("ideas")
    evening.open("single")
    with pytest.raises(AnotherOpen):
        desk.step_back(evening.house, FACILITATOR, evening.step("ideas").id)


def test_opening_starts_workshop_and_time_and_shows_the_step(evening: Evening) -> None:
    step = evening.open("ideas")
    now = evening.clock()
    assert (step.opened_at, step.ends_at) == (now, now + timedelta(minutes=10))
    workshop = evening.workshop
    assert (workshop.state, workshop.started_at, workshop.show, workshop.step_id) == (
        WorkshopState.RUNNING,
        now,
        Show.STEP,
        step.id,
    )


def test_a_reopened_step_takes_input_again(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    evening.close("ideas")
    desk.step_back(evening.house, FACILITATOR, evening.step("ideas").id)
    evening.submit(guest, "ideas", "Sprachcafé")
    assert evening.step("ideas").closed_at is None
    assert texts(evening, "ideas") == ["Sprachcafé"]


def test_what_can_be_voted_on_is_fixed_at_opening(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    first = evening.submit(guest, "ideas", "Sprachcafé")
    evening.close("ideas")
    desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id)
    fixed = evening.open("votes").opening
    evening.submit(guest, "votes", "", data={"dots": {first.id: 2}})
    desk.enter_paper(evening.house, FACILITATOR, evening.step("ideas").id, {"text": "zu spät"})
    assert evening.step("votes").opening == fixed
    assert evening.outcome("votes")["result"] == {"Sprachcafé": 2}


def test_a_card_that_is_hidden_keeps_its_dots_and_loses_its_words(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    first = evening.submit(guest, "ideas", "Sprachcafé")
    evening.close("ideas")
    desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id)
    evening.open("votes")
    evening.submit(guest, "votes", "", data={"dots": {first.id: 2}})
    desk.hide(evening.house, FACILITATOR, first.id)
    assert evening.outcome("votes")["result"] == {desk.HIDDEN_OPTION: 2}


def test_what_is_not_revealed_yet_feeds_no_other_step(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    evening.submit(guest, "ideas", "Sprachcafé")
    evening.close("ideas")
    assert evening.scene("votes").inputs == ()
    desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id)
    assert [option.text for option in evening.scene("votes").inputs] == ["Sprachcafé"]


def test_a_step_opened_anew_keeps_its_budget_once_there_is_input_and_draws_it_anew_without(
    evening: Evening, guest: Guest
) -> None:
    evening.open("ideas")
    evening.submit(guest, "ideas", "Sprachcafé")
    evening.close("ideas")
    fixed = evening.open("votes").opening
    votes = evening.step("votes").id
    desk.step_back(evening.house, FACILITATOR, votes)
    assert evening.step("votes").opening == {}
    evening.open("votes")
    evening.submit(guest, "votes", "", data={"dots": {}})
    desk.step_back(evening.house, FACILITATOR, votes)
    assert evening.step("votes").opening == fixed


# ── time ─────────────────────────────────────────────────────────────────────


def test_time_is_given_and_taken_but_never_below_none(evening: Evening) -> None:
    id = evening.open("ideas").id
    end = evening.clock() + timedelta(minutes=10)
    assert desk.shift_time(evening.house, FACILITATOR, id, 60).ends_at == end + timedelta(seconds=60)
    assert desk.shift_time(evening.house, FACILITATOR, id, -3600).ends_at == evening.clock()


def test_a_paused_clock_stands_still_and_goes_on_where_it_stood(evening: Evening) -> None:
    id = evening.open("ideas").id
    evening.clock.go_on(240)
    paused = desk.pause_time(evening.house, FACILITATOR, id)
    assert (paused.paused_seconds, paused.ends_at) == (360.0, None)
    evening.clock.go_on(1000)
    assert desk.pause_time(evening.house, FACILITATOR, id).paused_seconds == 360.0
    assert desk.shift_time(evening.house, FACILITATOR, id, 60).paused_seconds == 420.0
    going = desk.resume_time(evening.house, FACILITATOR, id)
    assert (going.paused_seconds, going.ends_at) == (None, evening.clock() + timedelta(seconds=420))


def test_only_an_open_step_has_a_clock(evening: Evening) -> None:
    id = evening.step("ideas").id
    for stop in (desk.pause_time, desk.resume_time):
        with pytest.raises(WrongState):
            stop(evening.house, FACILITATOR, id)
    with pytest.raises(WrongState):
        desk.shift_time(evening.house, FACILITATOR, id, 60)


# ── the whole evening ────────────────────────────────────────────────────────


def test_the_wall_shows_what_it_is_told_to(evening: Evening) -> None:
    desk.show(evening.house, FACILITATOR, evening.workshop_id, "pause")
    assert evening.workshop.show is Show.PAUSE
    with pytest.raises(Unreadable):
        desk.show(evening.house, FACILITATOR, evening.workshop_id, "Werbung")
    desk.go_to(evening.house, FACILITATOR, evening.step("votes").id)
    assert (evening.workshop.show, evening.workshop.step_id) == (Show.STEP, evening.step("votes").id)
    desk.focus(evening.house, FACILITATOR, evening.workshop_id, "heap-1")
    assert evening.workshop.focus == "heap-1"


def test_an_evening_with_an_open_question_is_not_finished(evening: Evening) -> None:
    evening.open("ideas")
    with pytest.raises(AnotherOpen):
        desk.finish(evening.house, FACILITATOR, evening.workshop_id)


def test_finishing_forgets_what_could_be_undone(closed: Evening, guest: Guest) -> None:
    desk.redact(closed.house, FACILITATOR, closed.scene("ideas").entries[0].id, "S█████")
    desk.finish(closed.house, FACILITATOR, closed.workshop_id)
    assert closed.all(Deed) == ()
    workshop = closed.workshop
    assert (workshop.state, workshop.show) == (WorkshopState.FINISHED, Show.THANKS)
    desk.resume(closed.house, FACILITATOR, closed.workshop_id)
    assert closed.workshop.state is WorkshopState.RUNNING


def test_after_the_end_no_step_is_opened(closed: Evening) -> None:
    desk.finish(closed.house, FACILITATOR, closed.workshop_id)
    with pytest.raises(Finished):
        closed.open("single")
    with pytest.raises(Finished):
        desk.step_back(closed.house, FACILITATOR, closed.step("ideas").id)


def test_minutes_are_released_and_recalled(evening: Evening) -> None:
    releases.release(evening.house, FACILITATOR, evening.workshop_id)
    assert evening.workshop.released_at == evening.clock()
    releases.recall(evening.house, FACILITATOR, evening.workshop_id)
    assert evening.workshop.released_at is None


# ── the facilitator's hands ──────────────────────────────────────────────────


def test_a_hidden_entry_is_out_of_the_result_and_comes_back(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    entry = evening.submit(guest, "ideas", "Sprachcafé")
    desk.hide(evening.house, FACILITATOR, entry.id)
    assert texts(evening, "ideas") == []
    desk.unhide(evening.house, FACILITATOR, entry.id)
    assert texts(evening, "ideas") == ["Sprachcafé"]


def test_what_is_withdrawn_cannot_be_hidden_shown_or_redacted(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    entry = evening.submit(guest, "ideas", "Sprachcafé")
    desk.withdraw(evening.house, guest, id=entry.id)
    for act in (desk.hide, desk.unhide):
        with pytest.raises(UnknownEntry):
            act(evening.house, FACILITATOR, entry.id)
    with pytest.raises(UnknownEntry):
        desk.redact(evening.house, FACILITATOR, entry.id, "S███")


def test_redacting_obeys_the_rules_of_the_card(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    entry = evening.submit(guest, "ideas", "Frau Yıldız hilft")
    with pytest.raises(TooLong):
        desk.redact(evening.house, FACILITATOR, entry.id, "█" * 81)
    desk.redact(evening.house, FACILITATOR, entry.id, "Frau █████ hilft")
    kept = evening.entry(entry.id)
    assert kept is not None
    assert (kept.data, kept.redacted) == ({"text": "Frau █████ hilft"}, True)


def test_merged_entries_both_stay_and_chains_lead_to_one(evening: Evening) -> None:
    evening.open("ideas")
    one, two, three = (evening.submit(evening.seat(), "ideas", text) for text in ("Sprachcafé", "Café", "Treff"))
    desk.merge(evening.house, FACILITATOR, two.id, one.id)
    desk.merge(evening.house, FACILITATOR, three.id, two.id)
    assert evening.outcome("ideas")["result"] == {
        "texts": [("Sprachcafé", False, None), ("Café", False, one.id), ("Treff", False, one.id)]
    }
    with pytest.raises(UnknownEntry):
        desk.merge(evening.house, FACILITATOR, one.id, three.id)
    desk.separate(evening.house, FACILITATOR, three.id)
    with pytest.raises(NothingToUndo):
        desk.separate(evening.house, FACILITATOR, three.id)


def test_an_entry_is_merged_only_with_another_one_of_its_step(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    entry = evening.submit(guest, "ideas", "Sprachcafé")
    evening.close("ideas")
    evening.open("single")
    elsewhere = evening.submit(guest, "single", "Mut")
    for into in (entry.id, elsewhere.id, new_id()):
        with pytest.raises(UnknownEntry):
            desk.merge(evening.house, FACILITATOR, entry.id, into)


def test_paper_is_marked_and_belongs_to_nobody_or_to_one_person(evening: Evening) -> None:
    evening.open("single")
    evening.close("single")
    step = evening.step("single")
    nobody = desk.enter_paper(evening.house, FACILITATOR, step.id, {"text": "von der Pinnwand"})
    assert (nobody.pseudonym, nobody.origin, nobody.state) == ("", Origin.FACILITATOR, EntryState.VALID)
    desk.enter_paper(evening.house, FACILITATOR, step.id, {"text": "noch eine"})
    person = desk.enter_person(evening.house, FACILITATOR, evening.workshop_id, actor_group=GROUP)
    desk.enter_paper(evening.house, FACILITATOR, step.id, {"text": "von ihr"}, person.id)
    with pytest.raises(SecondEntry):
        desk.enter_paper(evening.house, FACILITATOR, step.id, {"text": "zu viel"}, person.id)
    assert evening.scene("single").n == 1


def test_paper_needs_a_step_that_has_been_opened(evening: Evening) -> None:
    with pytest.raises(StepClosed):
        desk.enter_paper(evening.house, FACILITATOR, evening.step("ideas").id, {"text": "zu früh"})


def test_an_activity_arranges_with_its_own_verbs_until_the_step_is_confirmed(evening: Evening) -> None:
    id = evening.step("heaps").id
    desk.arrange(evening.house, FACILITATOR, id, "gather", {"title": "Sprache"})
    with pytest.raises(UnknownVerb):
        desk.arrange(evening.house, FACILITATOR, id, "explode", {})
    with pytest.raises(Unreadable):
        desk.arrange(evening.house, FACILITATOR, id, "gather", "Sprache")  # type: ignore[arg-type]
    for verb in FORWARD:
        verb(evening.house, FACILITATOR, id)
    with pytest.raises(WrongState):
        desk.arrange(evening.house, FACILITATOR, id, "gather", {"title": "Arbeit"})
    assert evening.outcome("heaps")["result"] == {"heaps": ["Sprache"]}


def test_of_two_edits_of_one_headline_the_second_is_told_and_neither_text_is_lost(evening: Evening) -> None:
    id = evening.step("heaps").id
    desk.arrange(evening.house, FACILITATOR, id, "gather", {"title": "Sprache"})
    heap = evening.scene("heaps").items[0]
    desk.arrange(evening.house, FACILITATOR, id, "rename", {"heap": heap.id, "title": "Deutsch", "version": 1})
    with pytest.raises(Overtaken) as refusal:
        desk.arrange(evening.house, FACILITATOR, id, "rename", {"heap": heap.id, "title": "Lernen", "version": 1})
    assert refusal.value.facts == {"text": "Deutsch"}


def test_notes_written_from_an_older_state_are_overtaken_and_told_the_newer_text(evening: Evening) -> None:
    id = evening.step("ideas").id
    assert desk.note(evening.house, FACILITATOR, id, "Die Reihe ist erfreut.", 0).notes_version == 1
    with pytest.raises(Overtaken) as refusal:
        desk.note(evening.house, FACILITATOR, id, "Die Reihe ist müde.", 0)
    assert refusal.value.facts == {"text": "Die Reihe ist erfreut."}
    desk.note(evening.house, FACILITATOR, id, "Die Reihe ist erfreut und müde.", 1)
    assert evening.step("ideas").notes == "Die Reihe ist erfreut und müde."


def test_the_parking_lot_keeps_lines_in_order_until_they_are_taken_out(evening: Evening) -> None:
    first = desk.park(evening.house, FACILITATOR, evening.workshop_id, "Hallenzeiten")
    second = desk.park(evening.house, FACILITATOR, evening.workshop_id, "Kita-Plätze", origin="Ideen")
    assert evening.all(Parked) == (first, second)
    changed = desk.change_parked(
        evening.house, FACILITATOR, evening.workshop_id, first.id, version=1, text="Hallenzeiten", owner="Sportamt"
    )
    assert changed == replace(first, owner="Sportamt", version=2)
    with pytest.raises(Overtaken):
        desk.change_parked(evening.house, FACILITATOR, evening.workshop_id, first.id, version=1, text="anders")
    desk.unpark(evening.house, FACILITATOR, evening.workshop_id, first.id)
    assert evening.all(Parked) == (second,)
    with pytest.raises(Empty):
        desk.park(evening.house, FACILITATOR, evening.workshop_id, "   ")


def test_a_parked_line_is_out_of_reach_from_another_workshop(evening: Evening) -> None:
    line = desk.park(evening.house, FACILITATOR, evening.workshop_id, "Hallenzeiten")
    elsewhere = build_workshop(evening.house)
    with pytest.raises(Missing):
        desk.change_parked(evening.house, FACILITATOR, elsewhere.id, line.id, version=1, text="anders")
    with pytest.raises(Missing):
        desk.unpark(evening.house, FACILITATOR, elsewhere.id, line.id)
    assert evening.all(Parked) == (line,)


# ── who may what ─────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Stage:
    """An evening on which every verb has something to act on."""

    evening: Evening
    guest: Guest
    own: Entry
    other: Entry
    late: Entry
    parked: Parked

    @property
    def house(self) -> House:
        return self.evening.house

    @property
    def workshop_id(self) -> str:
        return self.evening.workshop_id

    @property
    def option(self) -> str:
        return str(self.evening.step("weighed").opening["options"][0]["id"])

    def id(self, key: str) -> str:
        return self.evening.step(key).id


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return build_stage(tmp_path / "koffer.sqlite3")


def build_stage(database: Path) -> Stage:
    """`before` is closed with a late entry, `shown` is revealed, `now` is open with two linked entries, `next` is prepared."""
    evening = build_evening(
        database,
        Planned("before", "note", "Vorher", "Was war?", 5),
        Planned("shown", "note", "Gezeigt", "Was steht?", 5),
        Planned("heaps", "heap", "Ordnen", "Was gehört zusammen?", 5),
        Planned("weighed", "vote", "Gewichtet", "Was zählt?", 5, sources=("shown",)),
        Planned("now", "note", "Jetzt", "Was ist?", 5),
        Planned("next", "note", "Danach", "Was wird?", 5),
    )
    guest, neighbour = evening.seat(), evening.seat()
    seating.set_tables(evening.house, FACILITATOR, evening.workshop_id, ["Tisch 1", "Tisch 2"])
    evening.open("shown")
    evening.submit(neighbour, "shown", "Lotsen")
    evening.close("shown")
    desk.reveal_step(evening.house, FACILITATOR, evening.step("shown").id)
    evening.open("before")
    evening.submit(neighbour, "before", "rechtzeitig")
    evening.clock.go_on(120)
    evening.close("before")
    late = late_entry(evening, guest, "before")
    desk.arrange(evening.house, FACILITATOR, evening.step("heaps").id, "gather", {"title": "Sprache"})
    evening.open("weighed")
    evening.close("weighed")
    evening.open("now")
    own, other = evening.submit(guest, "now", "Sprachcafé"), evening.submit(neighbour, "now", "Café")
    third = evening.submit(neighbour, "now", "Treff")
    desk.merge(evening.house, FACILITATOR, third.id, other.id)
    parked = desk.park(evening.house, FACILITATOR, evening.workshop_id, "Hallenzeiten")
    return Stage(evening, guest, own, third, late, parked)


Call = Callable[[Stage, Who], Any]

GUEST_VERBS: dict[str, Call] = {
    "join": lambda s, who: desk.join(s.house, who, actor_group=GROUP, institution="Verein"),
    "sit": lambda s, who: seating.sit(s.house, who, table="Tisch 2"),
    "leave": lambda s, who: desk.leave(s.house, who),
    "speak": lambda s, who: desk.speak(s.house, who, language="en"),
    "submit": lambda s, who: desk.submit(s.house, who, id=new_id(), step="now", data={"text": "Lotsen"}),
    "change": lambda s, who: desk.change(s.house, who, id=s.own.id, data={"text": "Lesecafé"}),
    "withdraw": lambda s, who: desk.withdraw(s.house, who, id=s.own.id),
}

FACILITATOR_VERBS: dict[str, Call] = {
    "open_step": lambda s, who: desk.open_step(s.house, who, s.id("next")),
    "close_step": lambda s, who: desk.close_step(s.house, who, s.id("now")),
    "reveal_step": lambda s, who: desk.reveal_step(s.house, who, s.id("before")),
    "confirm_step": lambda s, who: desk.confirm_step(s.house, who, s.id("shown")),
    "step_back": lambda s, who: desk.step_back(s.house, who, s.id("shown")),
    "shift_time": lambda s, who: desk.shift_time(s.house, who, s.id("now"), 60),
    "pause_time": lambda s, who: desk.pause_time(s.house, who, s.id("now")),
    "resume_time": lambda s, who: desk.resume_time(s.house, who, s.id("now")),
    "go_to": lambda s, who: desk.go_to(s.house, who, s.id("next")),
    "show": lambda s, who: desk.show(s.house, who, s.workshop_id, "pause"),
    "focus": lambda s, who: desk.focus(s.house, who, s.workshop_id, "heap"),
    "finish": lambda s, who: desk.finish(s.house, who, s.workshop_id),
    "resume": lambda s, who: desk.resume(s.house, who, s.workshop_id),
    "release": lambda s, who: releases.release(s.house, who, s.workshop_id),
    "recall": lambda s, who: releases.recall(s.house, who, s.workshop_id),
    "set_tables": lambda s, who: seating.set_tables(s.house, who, s.workshop_id, ["Tisch 1", "Tisch 2", "Tisch 3"]),
    "move_to_table": lambda s, who: seating.move_to_table(s.house, who, s.workshop_id, s.guest.person_id, "Tisch 1"),
    "rename_table": lambda s, who: seating.rename_table(s.house, who, s.workshop_id, "Tisch 1", "Fenster"),
    "take_seats": lambda s, who: seating.take_seats(s.house, who, s.workshop_id, ["Tisch 2"], {s.guest.person_id: "Tisch 2"}),
    "mark_gone": lambda s, who: desk.mark_gone(s.house, who, s.workshop_id, s.guest.person_id),
    "mark_back": lambda s, who: desk.mark_back(s.house, who, s.workshop_id, s.guest.person_id),
    "mix_tables": lambda s, who: seating.mix_tables(s.house, who, s.workshop_id),
    "hide": lambda s, who: desk.hide(s.house, who, s.own.id),
    "unhide": lambda s, who: desk.unhide(s.house, who, s.own.id),
    "admit": lambda s, who: desk.admit(s.house, who, s.late.id),
    "redact": lambda s, who: desk.redact(s.house, who, s.own.id, "S█████café"),
    "merge": lambda s, who: desk.merge(s.house, who, s.other.id, s.own.id),
    "separate": lambda s, who: desk.separate(s.house, who, s.other.id),
    "enter_paper": lambda s, who: desk.enter_paper(s.house, who, s.id("now"), {"text": "vom Papier"}),
    "enter_for_table": lambda s, who: desk.enter_for_table(s.house, who, s.id("now"), "Tisch 1", {"text": "vom Tisch"}),
    "enter_list": lambda s, who: paper.enter_list(s.house, who, s.id("now"), [{"text": "vom Papier"}] * 3, people=2),
    "enter_count": lambda s, who: paper.enter_count(s.house, who, s.id("weighed"), {"dots": {s.option: 3}}, people=2),
    "enter_person": lambda s, who: desk.enter_person(s.house, who, s.workshop_id, actor_group=GROUP),
    "arrange": lambda s, who: desk.arrange(s.house, who, s.id("heaps"), "gather", {"title": "Arbeit"}),
    "undo": lambda s, who: desk.undo(s.house, who, s.id("now")),
    "note": lambda s, who: desk.note(s.house, who, s.id("now"), "Notiz", 0),
    "park": lambda s, who: desk.park(s.house, who, s.workshop_id, "Kita-Plätze"),
    "change_parked": lambda s, who: desk.change_parked(s.house, who, s.workshop_id, s.parked.id, version=1, text="Hallen"),
    "unpark": lambda s, who: desk.unpark(s.house, who, s.workshop_id, s.parked.id),
}

NEEDS_A_CLOSED_QUESTION = {"open_step", "finish"}
KINDS: tuple[type[Record], ...] = (Workshop, Person, Entry, Item, Parked, Deed, Passage)


def everything(evening: Evening) -> list[tuple[Record, ...]]:
    return [evening.all(kind) for kind in KINDS] + [tuple(evening.step(key) for key in ("before", "now", "next"))]


def prepare(stage: Stage, verb: str) -> None:
    if verb in NEEDS_A_CLOSED_QUESTION:
        stage.evening.close("now")


def test_every_verb_of_the_desk_stands_in_the_tables_below() -> None:
    verbs = {
        name
        for module in (desk, paper, releases, seating)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_")
        and function.__module__ == module.__name__
        and list(inspect.signature(function).parameters)[:2] == ["house", "who"]
    }
    assert verbs == GUEST_VERBS.keys() | FACILITATOR_VERBS.keys()


@pytest.mark.parametrize("verb", GUEST_VERBS)
def test_a_guest_does_what_guests_do_and_nobody_else_can(stage: Stage, verb: str) -> None:
    before = everything(stage.evening)
    for who, refusal in (
        (Stranger(), Unknown),
        (Projector(stage.workshop_id), NotAllowed),
        (Facilitator("moderation"), NotAllowed),
    ):
        with pytest.raises(refusal):
            GUEST_VERBS[verb](stage, who)
    assert everything(stage.evening) == before
    GUEST_VERBS[verb](stage, stage.guest)
    assert everything(stage.evening) != before


@pytest.mark.parametrize("verb", FACILITATOR_VERBS)
def test_the_facilitator_does_what_facilitators_do_and_nobody_else_can(stage: Stage, verb: str) -> None:
    prepare(stage, verb)
    before = everything(stage.evening)
    for who, refusal in (
        (Stranger(), Unknown),
        (Projector(stage.workshop_id), NotAllowed),
        (stage.guest, NotAllowed),
    ):
        with pytest.raises(refusal):
            FACILITATOR_VERBS[verb](stage, who)
    assert everything(stage.evening) == before
    FACILITATOR_VERBS[verb](stage, FACILITATOR)
    assert everything(stage.evening) != before


@pytest.mark.parametrize("verb", GUEST_VERBS | FACILITATOR_VERBS)
def test_every_verb_writes_once_and_is_told_once(stage: Stage, verb: str) -> None:
    prepare(stage, verb)
    revision = stage.evening.workshop.revision
    stage.evening.notices.clear()
    who, call = (stage.guest, GUEST_VERBS[verb]) if verb in GUEST_VERBS else (FACILITATOR, FACILITATOR_VERBS[verb])
    call(stage, who)
    assert stage.evening.workshop.revision == revision + 1
    assert [(one.workshop_id, one.revision) for one in stage.evening.notices] == [(stage.workshop_id, revision + 1)]


TOLD_TO_TABLETS = {
    *("open_step", "close_step", "reveal_step", "confirm_step", "step_back", "shift_time", "pause_time", "resume_time"),
    *("go_to", "finish", "resume", "release", "recall"),
}
ONLY_INPUT = {"speak", "submit", "change", "withdraw"}


@pytest.mark.parametrize("verb", GUEST_VERBS | FACILITATOR_VERBS)
def test_tablets_hear_of_steps_and_walls_are_drawn_anew_only_where_more_than_input_changed(stage: Stage, verb: str) -> None:
    prepare(stage, verb)
    who, call = (stage.guest, GUEST_VERBS[verb]) if verb in GUEST_VERBS else (FACILITATOR, FACILITATOR_VERBS[verb])
    call(stage, who)
    workshop = stage.evening.workshop
    assert (workshop.arranged == workshop.revision) == (verb not in ONLY_INPUT)
    if verb in TOLD_TO_TABLETS:
        assert stage.evening.notices[-1].step


# ── taking back ──────────────────────────────────────────────────────────────

UNDONE_AT: dict[str, tuple[str, str]] = {
    "hide": ("now", "Karte verborgen"),
    "unhide": ("now", "Karte wieder gezeigt"),
    "admit": ("before", "Verspätete Eingabe zugelassen"),
    "redact": ("now", "Karte geschwärzt"),
    "merge": ("now", "Karten verbunden"),
    "separate": ("now", "Karten getrennt"),
    "enter_paper": ("now", "Papierkarte eingegeben"),
    "enter_for_table": ("now", "Eingabe eines Tisches übernommen"),
    "enter_list": ("now", "3 Eingaben vom Papier"),
    "enter_count": ("weighed", "2 Eingaben vom Papier"),
    "arrange": ("heaps", "Haufen angelegt"),
}


def picture(evening: Evening, key: str) -> tuple[Any, ...]:
    """The result of a step and every record it is made of, but for the counting of writes."""
    scene = evening.scene(key)
    records: list[Entry | Item] = [*scene.entries, *scene.items]
    return evening.outcome(key), [uncounted(one) for one in records]


def uncounted(record: Entry | Item) -> dict[str, Any]:
    names = {one.name for one in fields(record)} - {"revision", "version"}
    return {name: getattr(record, name) for name in names}


def count_deeds(evening: Evening) -> int:
    return len(evening.all(Deed))


@pytest.mark.parametrize("verb", FACILITATOR_VERBS)
def test_a_verb_can_be_taken_back_and_then_the_result_is_as_before(stage: Stage, verb: str) -> None:
    prepare(stage, verb)
    if verb == "unhide":
        desk.hide(stage.house, FACILITATOR, stage.own.id)
    deeds = count_deeds(stage.evening)
    key = UNDONE_AT.get(verb, ("now", ""))[0]
    before = picture(stage.evening, key)
    FACILITATOR_VERBS[verb](stage, FACILITATOR)
    assert (count_deeds(stage.evening) > deeds) == (verb in UNDONE_AT)
    if verb in UNDONE_AT:
        assert picture(stage.evening, key) != before
        assert desk.undo(stage.house, FACILITATOR, stage.id(key)) == UNDONE_AT[verb][1]
        assert picture(stage.evening, key) == before


@pytest.mark.parametrize("verb", BOX.activity("heap").verbs)
def test_each_verb_of_an_activity_can_be_taken_back(stage: Stage, verb: str) -> None:
    heap = stage.evening.scene("heaps").items[0]
    arguments = {"title": "Arbeit", "heap": heap.id, "version": heap.version}
    before = picture(stage.evening, "heaps")
    desk.arrange(stage.house, FACILITATOR, stage.id("heaps"), verb, arguments)
    assert picture(stage.evening, "heaps") != before
    desk.undo(stage.house, FACILITATOR, stage.id("heaps"))
    assert picture(stage.evening, "heaps") == before


def test_an_undone_edit_counts_as_an_edit_so_that_an_older_one_is_overtaken(stage: Stage) -> None:
    heap = stage.evening.scene("heaps").items[0]
    rename = {"heap": heap.id, "title": "Deutsch", "version": heap.version}
    desk.arrange(stage.house, FACILITATOR, stage.id("heaps"), "rename", rename)
    desk.undo(stage.house, FACILITATOR, stage.id("heaps"))
    with pytest.raises(Overtaken):
        desk.arrange(stage.house, FACILITATOR, stage.id("heaps"), "rename", rename)


AT_NOW = sorted(verb for verb, (key, _) in UNDONE_AT.items() if key == "now")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(verbs=st.lists(st.sampled_from(AT_NOW), min_size=2, max_size=6))
def test_any_row_of_acts_taken_back_one_by_one_leaves_everything_as_before(
    tmp_path_factory: pytest.TempPathFactory, verbs: list[str]
) -> None:
    stage = build_stage(tmp_path_factory.mktemp("row") / "koffer.sqlite3")
    before = picture(stage.evening, "now")
    done = 0
    for verb in verbs:
        try:
            FACILITATOR_VERBS[verb](stage, FACILITATOR)
            done += 1
        except WorkshopError:
            continue
    for _ in range(done):
        desk.undo(stage.house, FACILITATOR, stage.id("now"))
    assert picture(stage.evening, "now") == before


def test_there_is_nothing_to_undo_at_a_step_where_nothing_was_done(stage: Stage) -> None:
    with pytest.raises(NothingToUndo):
        desk.undo(stage.house, FACILITATOR, stage.id("next"))


def test_taking_back_gives_nothing_back_that_its_author_has_withdrawn_meanwhile(stage: Stage) -> None:
    desk.redact(stage.house, FACILITATOR, stage.own.id, "S█████café")
    desk.hide(stage.house, FACILITATOR, stage.own.id)
    desk.withdraw(stage.house, stage.guest, id=stage.own.id)
    desk.undo(stage.house, FACILITATOR, stage.id("now"))
    desk.undo(stage.house, FACILITATOR, stage.id("now"))
    left = stage.evening.entry(stage.own.id)
    assert left is not None
    assert (left.state, left.data) == (EntryState.WITHDRAWN, {})


def test_what_is_withdrawn_is_remembered_nowhere(stage: Stage) -> None:
    desk.redact(stage.house, FACILITATOR, stage.own.id, "S█████café")
    assert "Sprachcafé" in str(everything(stage.evening))
    desk.withdraw(stage.house, stage.guest, id=stage.own.id)
    assert "Sprachcafé" not in str(everything(stage.evening))
    assert "S█████café" not in str(everything(stage.evening))


def test_taking_back_leaves_what_its_author_has_reworded_meanwhile(stage: Stage) -> None:
    desk.redact(stage.house, FACILITATOR, stage.own.id, "S█████café")
    desk.change(stage.house, stage.guest, id=stage.own.id, data={"text": "Lesecafé"})
    desk.undo(stage.house, FACILITATOR, stage.id("now"))
    left = stage.evening.entry(stage.own.id)
    assert left is not None
    assert (left.data, left.redacted) == ({"text": "Lesecafé"}, False)


# ── pseudonyms ───────────────────────────────────────────────────────────────


def test_one_person_has_different_pseudonyms_at_two_steps(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    first, second = evening.submit(guest, "ideas", "Sprachcafé"), evening.submit(guest, "ideas", "Lotsen")
    evening.close("ideas")
    evening.open("single")
    third = evening.submit(guest, "single", "Mut")
    assert first.pseudonym == second.pseudonym
    assert third.pseudonym != first.pseudonym
    assert guest.person_id not in (first.pseudonym, third.pseudonym)


def test_without_the_secret_of_the_house_nobody_computes_a_pseudonym(evening: Evening, guest: Guest) -> None:
    step = evening.open("ideas")
    entry = evening.submit(guest, "ideas", "Sprachcafé")
    elsewhere = replace(evening.house, secret=b"another secret of another house.")
    assert elsewhere.pseudonym(guest.person_id, step.id) != entry.pseudonym
