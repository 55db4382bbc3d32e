"""Preparing: processes, workshops, agendas, and who may."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from facilitation import desk, planning, rehearsal
from facilitation.contract import Activity, Catalogue, Format, Planned, Setting
from facilitation.errors import (
    AlreadyRunning,
    Attended,
    Empty,
    Finished,
    HasInput,
    Missing,
    NoDate,
    NoMunicipality,
    NotAllowed,
    NotAnOption,
    NoTitle,
    NotLive,
    OutOfBounds,
    TooLong,
    Unknown,
    UnknownActivity,
    UnknownFormat,
    Unreadable,
    WorkshopError,
)
from facilitation.house import House
from facilitation.municipality import ACTOR_GROUPS, FIELDS, GUIDING_QUESTIONS
from facilitation.planning import declare, read_lines, read_setting
from facilitation.roles import Guest, Projector, Stranger, Who
from facilitation.workshop import Process, Record, Show, Step, StepState, Visibility, Workshop, WorkshopState
from tests.builders import (
    ABEND,
    BOX,
    FACILITATOR,
    NOTE,
    Evening,
    build_evening,
    build_house,
    build_process,
    build_workshop,
    new_id,
)

LIMIT = Setting("limit", "Karten je Person", "number", 2, 1, 5)
COLOUR = Setting("colour", "Farbe", "choice", "gelb", options=("gelb", "blau"))
LOUD = Setting("loud", "Vorlesen", "switch", False)
MEANING = Setting("meaning", "Bedeutung", "text", "Stärke")
FREE = Setting("k", "Punkte je Person", "number", None, 1, 10)
WITH_SETTINGS = replace(NOTE, settings=(LIMIT, COLOUR, LOUD, MEANING, FREE))
LANG = replace(
    ABEND,
    key="lang",
    steps=tuple(replace(step, left_out=step.key == "single") for step in ABEND.steps),
    short=("ideas", "single"),
)


def box_with(activity: Activity, *formats: Format) -> Catalogue:
    return Catalogue({**BOX.activities, activity.key: activity}, {one.key: one for one in (*BOX.formats.values(), *formats)})


@pytest.fixture
def house(tmp_path: Path) -> House:
    return build_house(tmp_path / "koffer.sqlite3", box=box_with(WITH_SETTINGS, LANG))


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return build_evening(tmp_path / "koffer.sqlite3", box=box_with(WITH_SETTINGS))


def agenda(evening: Evening) -> list[Step]:
    return agenda_of(evening.house, evening.workshop_id)


def agenda_of(house: House, workshop_id: str) -> list[Step]:
    with house.store.read() as ledger:
        return list(ledger.all(Step, workshop_id=workshop_id))


def keys(evening: Evening) -> list[str]:
    return [step.key for step in agenda(evening)]


def change(evening: Evening, key: str, **details: Any) -> Step:
    return planning.change_step(evening.house, FACILITATOR, evening.step(key).id, **details)


def arrange_a_heap(evening: Evening) -> None:
    desk.arrange(evening.house, FACILITATOR, evening.step("heaps").id, "gather", {"title": "Sprache"})


# ── processes ────────────────────────────────────────────────────────────────


def test_a_new_process_starts_with_the_default_catalogues(house: House) -> None:
    made = planning.create_process(house, FACILITATOR, title=" Gemeinsam leben ", municipality="Stadt\x00 Sonneberg")
    expected = Process(
        made.id,
        "Gemeinsam leben",
        "Stadt Sonneberg",
        fields=FIELDS,
        actor_groups=ACTOR_GROUPS,
        guiding_questions=tuple(GUIDING_QUESTIONS.values()),
        created_at=house.clock(),
    )
    assert made == expected
    with house.store.read() as ledger:
        assert ledger.all(Process) == (expected,)


def test_a_process_names_several_hosts_and_partners_and_has_its_own_lists(house: House) -> None:
    details: dict[str, Any] = {
        "hosts": ["Stadt Sonneberg", "Landkreis Sonneberg"],
        "partners": "Bertelsmann Stiftung\n\n  Bertelsmann Stiftung\nCaritas",
        "fields": ["Sprache"],
        "actor_groups": ["Politik", "Verwaltung"],
        "guiding_questions": [],
        "colour": "#AB12CD",
    }
    made = build_process(house, **details)
    assert (made.hosts, made.partners) == (("Stadt Sonneberg", "Landkreis Sonneberg"), ("Bertelsmann Stiftung", "Caritas"))
    assert (made.fields, made.actor_groups, made.guiding_questions) == (("Sprache",), ("Politik", "Verwaltung"), ())
    assert made.colour == "#ab12cd"


def test_changing_a_process_changes_what_is_named_and_nothing_else(house: House) -> None:
    made = build_process(house, hosts=["Landkreis"])
    changed = planning.change_process(house, FACILITATOR, made.id, title="Ankommen", fields="Arbeit\nWohnen")
    assert changed == replace(made, title="Ankommen", fields=("Arbeit", "Wohnen"))
    with house.store.read() as ledger:
        assert ledger.get(Process, made.id) == changed


BAD_PROCESSES: dict[str, tuple[dict[str, Any], type[WorkshopError], str]] = {
    "no title": ({"title": "  "}, NoTitle, "title"),
    "a title of control characters": ({"title": "\x00\x07"}, NoTitle, "title"),
    "no municipality": ({"municipality": ""}, NoMunicipality, "municipality"),
    "a title too long": ({"title": "x" * 121}, TooLong, "title"),
    "a municipality too long": ({"municipality": "x" * 121}, TooLong, "municipality"),
    "a title that is no text": ({"title": 7}, Unreadable, "title"),
    "a host that is no text": ({"hosts": [7]}, Unreadable, "hosts"),
    "a partner too long": ({"partners": ["x" * 241]}, TooLong, "partners"),
    "no actor group to join with": ({"actor_groups": " \n"}, Empty, "actor_groups"),
    "a colour by name": ({"colour": "red"}, Unreadable, "colour"),
    "a colour with style in it": ({"colour": "#000000;background:url(x)"}, Unreadable, "colour"),
    "a colour that is none": ({"colour": None}, Unreadable, "colour"),
}


@pytest.mark.parametrize("fault", BAD_PROCESSES)
def test_a_process_with_this_fault_is_refused_naming_the_field_and_nothing_is_written(house: House, fault: str) -> None:
    details, refusal, field = BAD_PROCESSES[fault]
    with pytest.raises(refusal) as refused:
        build_process(house, **details)
    assert refused.value.field == field
    with house.store.read() as ledger:
        assert ledger.all(Process) == ()
    made = build_process(house)
    with pytest.raises(refusal):
        planning.change_process(house, FACILITATOR, made.id, **details)
    with house.store.read() as ledger:
        assert ledger.all(Process) == (made,)


def test_an_unknown_process_cannot_be_changed(house: House) -> None:
    with pytest.raises(Missing):
        planning.change_process(house, FACILITATOR, new_id(), title="Ankommen")


def test_lines_are_cleaned_in_order_without_empty_ones_and_doubles() -> None:
    assert read_lines(" b\n\na\u202e\r\nb\n", "fields") == ("b", "a")
    assert read_lines(iter(["b", " ", "a", "b "]), "fields") == ("b", "a")


# ── workshops ────────────────────────────────────────────────────────────────


def test_a_planned_workshop_is_kept_as_described(house: House) -> None:
    process = build_process(house)
    made = planning.plan_workshop(
        house,
        FACILITATOR,
        process_id=process.id,
        format="abend",
        title=" Bestandsaufnahme ",
        date=date(2026, 11, 21),
        starts="9:30",
        place="Rathaus",
        host="Stadt",
    )
    expected = Workshop(
        made.id,
        process.id,
        "Bestandsaufnahme",
        "abend",
        made.code,
        date(2026, 11, 21),
        starts="09:30",
        place="Rathaus",
        host="Stadt",
        created_at=house.clock(),
    )
    assert made == expected
    with house.store.read() as ledger:
        assert ledger.all(Workshop) == (expected,)


def test_its_code_has_six_digits_and_opens_no_other_workshop(tmp_path: Path) -> None:
    codes = iter(["482937", "482937", "482937", "100000"])
    house = replace(build_house(tmp_path / "koffer.sqlite3"), new_code=lambda: next(codes))
    assert [build_workshop(house).code, build_workshop(house).code] == ["482937", "100000"]


def test_a_code_is_made_of_six_digits_without_a_zero_in_front(house: House) -> None:
    codes = {house.new_code() for _ in range(500)}
    assert {(len(code), code.isdecimal(), code[0] == "0") for code in codes} == {(6, True, False)}
    assert len(codes) > 450


def test_the_agenda_is_copied_from_the_declaration(house: House) -> None:
    steps = agenda_of(house, build_workshop(house, format="lang").id)
    declared = house.catalogue.format("lang").steps
    assert [(step.key, step.title, step.question, step.minutes, step.sources, step.left_out) for step in steps] == [
        (one.key, one.title, one.question, float(one.minutes), one.sources, one.left_out) for one in declared
    ]
    assert [step.position for step in steps] == [1.0, 2.0, 3.0, 4.0]
    assert {step.state for step in steps} == {StepState.PREPARED}


def test_settings_of_the_declaration_stand_on_top_of_those_of_the_activity(house: House) -> None:
    ideas, single, *_ = agenda_of(house, build_workshop(house).id)
    assert ideas.settings == {"limit": 2, "colour": "gelb", "loud": False, "meaning": "Stärke", "k": None}
    assert single.settings == {**ideas.settings, "limit": 1}


def test_the_short_form_holds_only_its_steps_and_leaves_none_of_them_out(house: House) -> None:
    steps = agenda_of(house, build_workshop(house, format="lang", short=True).id)
    assert [(step.key, step.left_out) for step in steps] == [("ideas", False), ("single", False)]


def test_changing_a_planned_agenda_leaves_the_declaration_untouched(evening: Evening) -> None:
    before = evening.house.catalogue.format("abend")
    change(evening, "ideas", question="Was noch?", minutes=3, settings={"limit": 5})
    planning.remove_step(evening.house, FACILITATOR, evening.workshop_id, evening.step("heaps").id)
    assert evening.house.catalogue.format("abend") == before
    again = agenda_of(evening.house, build_workshop(evening.house).id)
    assert [(step.key, step.question) for step in again] == [(one.key, one.question) for one in before.steps]


def test_an_agenda_of_ones_own_replaces_the_declared_one_and_its_keys_are_unique(house: House) -> None:
    steps = agenda_of(house, build_workshop(house, *[Planned("ideas", "note", "Ideen", "Was fehlt?", 5)] * 3).id)
    assert [step.key for step in steps] == ["ideas", "ideas_2", "ideas_3"]


BAD_WORKSHOPS: dict[str, tuple[dict[str, Any], type[WorkshopError]]] = {
    "no title": ({"title": ""}, NoTitle),
    "a title too long": ({"title": "x" * 121}, TooLong),
    "a place too long": ({"place": "x" * 121}, TooLong),
    "a host that is no text": ({"host": None}, Unreadable),
    "no date": ({"date": None}, NoDate),
    "a date as text": ({"date": "2026-11-21"}, NoDate),
    "25 o'clock": ({"starts": "25:00"}, NoDate),
    "a time without minutes": ({"starts": "17"}, NoDate),
    "a time that is none": ({"starts": 17}, NoDate),
}


@pytest.mark.parametrize("fault", BAD_WORKSHOPS)
def test_a_workshop_with_this_fault_is_refused_naming_the_field_and_nothing_is_written(house: House, fault: str) -> None:
    details, refusal = BAD_WORKSHOPS[fault]
    with pytest.raises(refusal) as refused:
        build_workshop(house, **details)
    assert refused.value.field == next(iter(details))
    with house.store.read() as ledger:
        assert (ledger.all(Workshop), ledger.all(Step)) == ((), ())
    made = build_workshop(house)
    with pytest.raises(refusal):
        planning.change_workshop(house, FACILITATOR, made.id, **details)
    with house.store.read() as ledger:
        assert [(one.title, one.date, one.starts) for one in ledger.all(Workshop)] == [(made.title, made.date, made.starts)]


def test_only_what_lies_in_the_box_can_be_planned_and_only_in_a_process_there_is(house: House) -> None:
    with pytest.raises(UnknownFormat):
        build_workshop(house, format="erfunden")
    with pytest.raises(UnknownActivity):
        build_workshop(house, Planned("x", "erfunden", "X", "X?", 5))
    with pytest.raises(Missing):
        build_workshop(house, process=Process(new_id(), "weg", "weg"))
    with house.store.read() as ledger:
        assert ledger.all(Workshop) == ()


def test_a_workshop_can_be_described_anew_even_after_its_end(evening: Evening) -> None:
    desk.finish(evening.house, FACILITATOR, evening.workshop_id)
    before = evening.workshop
    lines = "Protokoll verschicken\nRat informieren"
    changed = planning.change_workshop(
        evening.house, FACILITATOR, evening.workshop_id, starts="7:05", place="Aula", next_steps=lines
    )
    raised = {"revision": before.revision + 1, "arranged": before.revision + 1}
    assert changed == replace(before, starts="07:05", place="Aula", next_steps=lines, **raised)
    assert evening.workshop == changed


def test_next_steps_have_two_thousand_characters(evening: Evening) -> None:
    planning.change_workshop(evening.house, FACILITATOR, evening.workshop_id, next_steps="x" * 2_000)
    with pytest.raises(TooLong):
        planning.change_workshop(evening.house, FACILITATOR, evening.workshop_id, next_steps="x" * 2_001)


def test_a_workshop_nobody_joined_can_be_removed_with_its_agenda(evening: Evening) -> None:
    planning.remove_workshop(evening.house, FACILITATOR, evening.workshop_id)
    assert (evening.all(Workshop), evening.all(Step)) == ((), ())
    assert len(evening.all(Process)) == 1


def seat_one(evening: Evening) -> None:
    evening.seat()


def enter_paper(evening: Evening) -> None:
    desk.enter_paper(evening.house, FACILITATOR, evening.open("ideas").id, {"text": "vom Papier"})


@pytest.mark.parametrize("use", [seat_one, enter_paper, arrange_a_heap])
def test_a_workshop_that_was_used_stays(evening: Evening, use: Callable[[Evening], None]) -> None:
    use(evening)
    with pytest.raises(Attended):
        planning.remove_workshop(evening.house, FACILITATOR, evening.workshop_id)
    assert len(evening.all(Workshop)) == 1


def test_a_rehearsal_can_be_removed_with_all_that_was_made_up_and_the_workshop_stays(evening: Evening) -> None:
    copy = rehearsal.virtual(evening.house, FACILITATOR, evening.workshop_id, 3, Random(1))
    steps = agenda(evening)
    first = desk.open_step(evening.house, FACILITATOR, agenda_of(evening.house, copy.id)[0].id)
    desk.enter_paper(evening.house, FACILITATOR, first.id, {"text": "erfunden"})
    planning.remove_workshop(evening.house, FACILITATOR, copy.id)
    assert [one.id for one in evening.all(Workshop)] == [evening.workshop_id]
    assert list(evening.all(Step)) == steps
    with pytest.raises(Missing):
        planning.remove_workshop(evening.house, FACILITATOR, copy.id)


# ── adding, repeating, moving, leaving out, removing ─────────────────────────

EXTRA = Planned("extra", "note", "Extra", "Was noch?", 5, settings={"limit": 3}, visibility=Visibility.LIVE)


def test_a_step_can_be_added_at_the_end_or_behind_another(evening: Evening) -> None:
    planning.add_step(evening.house, FACILITATOR, evening.workshop_id, EXTRA)
    behind = evening.step("ideas").id
    added = planning.add_step(evening.house, FACILITATOR, evening.workshop_id, EXTRA, after=behind)
    assert keys(evening) == ["ideas", "extra_2", "single", "heaps", "votes", "extra"]
    assert evening.step("extra_2") == added
    assert (added.settings["limit"], added.visibility) == (3, Visibility.LIVE)


def test_behind_the_last_step_or_one_that_is_not_there_means_at_the_end(evening: Evening) -> None:
    elsewhere = agenda_of(evening.house, build_workshop(evening.house).id)[0].id
    for after in (evening.step("votes").id, "nowhere", elsewhere):
        planning.add_step(evening.house, FACILITATOR, evening.workshop_id, EXTRA, after=after)
    assert keys(evening) == ["ideas", "single", "heaps", "votes", "extra", "extra_2", "extra_3"]


def test_steps_put_behind_the_same_step_again_and_again_keep_their_order(evening: Evening) -> None:
    first = evening.step("ideas").id
    made = [planning.add_step(evening.house, FACILITATOR, evening.workshop_id, EXTRA, after=first).key for _ in range(30)]
    assert keys(evening) == ["ideas", *made[::-1], "single", "heaps", "votes"]
    assert len(set(made)) == 30


def test_an_unknown_activity_cannot_be_added(evening: Evening) -> None:
    with pytest.raises(UnknownActivity):
        planning.add_step(evening.house, FACILITATOR, evening.workshop_id, replace(EXTRA, activity="erfunden"))
    assert keys(evening) == ["ideas", "single", "heaps", "votes"]


def test_a_repeated_step_stands_behind_the_first_with_everything_but_its_input(evening: Evening) -> None:
    typed = change(
        evening, "ideas", help="Stichworte", minutes=7, settings={"limit": 4}, options=["Kita", "Schule"], visibility="live"
    )
    evening.open("ideas")
    evening.submit(evening.seat(), "ideas", "Sprachcafé")
    again = planning.repeat_step(evening.house, FACILITATOR, evening.workshop_id, typed.id)
    assert again == replace(typed, id=again.id, key="ideas_2", position=1.5)
    assert keys(evening) == ["ideas", "ideas_2", "single", "heaps", "votes"]
    assert evening.scene("ideas_2").entries == ()


def test_a_step_declared_and_planned_once_more_is_the_same_step(evening: Evening) -> None:
    for step in (evening.step("votes"), change(evening, "ideas", minutes=3, visibility="live")):
        again = planning.add_step(evening.house, FACILITATOR, evening.workshop_id, declare(step))
        assert replace(again, id=step.id, key=step.key, position=step.position) == step


@pytest.mark.parametrize(
    ("key", "by", "expected"),
    [
        ("ideas", 1, ["single", "ideas", "heaps", "votes"]),
        ("votes", -2, ["ideas", "votes", "single", "heaps"]),
        ("single", -99, ["single", "ideas", "heaps", "votes"]),
        ("single", 99, ["ideas", "heaps", "votes", "single"]),
        ("single", 0, ["ideas", "single", "heaps", "votes"]),
    ],
)
def test_a_step_moves_up_and_down_and_never_out_of_the_agenda(evening: Evening, key: str, by: int, expected: list[str]) -> None:
    planning.move_step(evening.house, FACILITATOR, evening.workshop_id, evening.step(key).id, by)
    assert keys(evening) == expected
    planning.add_step(evening.house, FACILITATOR, evening.workshop_id, EXTRA, after=evening.step(expected[0]).id)
    assert keys(evening) == [expected[0], "extra", *expected[1:]]


def test_a_step_that_began_stays_where_it_is(evening: Evening) -> None:
    began = evening.open("ideas")
    for act in (
        lambda: planning.move_step(evening.house, FACILITATOR, evening.workshop_id, began.id, 1),
        lambda: planning.leave_out(evening.house, FACILITATOR, began.id),
        lambda: planning.remove_step(evening.house, FACILITATOR, evening.workshop_id, began.id),
    ):
        with pytest.raises(AlreadyRunning):
            act()
    assert keys(evening) == ["ideas", "single", "heaps", "votes"]
    assert evening.step("ideas") == began


def test_a_step_left_out_stays_in_the_agenda_and_can_be_taken_in_again(evening: Evening) -> None:
    step = evening.step("single")
    assert planning.leave_out(evening.house, FACILITATOR, step.id) == replace(step, left_out=True)
    assert evening.step("single") == replace(step, left_out=True)
    planning.leave_out(evening.house, FACILITATOR, step.id, False)
    assert evening.step("single") == step


def test_a_removed_step_is_gone_and_nobody_looks_at_it_any_more(evening: Evening) -> None:
    step = evening.step("single")
    desk.go_to(evening.house, FACILITATOR, step.id)
    assert (evening.workshop.step_id, evening.workshop.show) == (step.id, Show.STEP)
    planning.remove_step(evening.house, FACILITATOR, evening.workshop_id, step.id)
    assert keys(evening) == ["ideas", "heaps", "votes"]
    assert evening.workshop.step_id is None


def step_with_input(evening: Evening) -> str:
    evening.open("ideas")
    evening.submit(evening.seat(), "ideas", "Sprachcafé")
    evening.close("ideas")
    for _ in range(2):
        desk.step_back(evening.house, FACILITATOR, evening.step("ideas").id)
    return evening.step("ideas").id


def step_with_something_arranged(evening: Evening) -> str:
    arrange_a_heap(evening)
    return evening.step("heaps").id


@pytest.mark.parametrize("use", [step_with_input, step_with_something_arranged])
def test_what_people_gave_or_the_group_arranged_keeps_a_step_in_the_agenda(
    evening: Evening, use: Callable[[Evening], str]
) -> None:
    used = use(evening)
    before = agenda(evening)
    for act in (
        lambda: planning.leave_out(evening.house, FACILITATOR, used),
        lambda: planning.remove_step(evening.house, FACILITATOR, evening.workshop_id, used),
        lambda: planning.change_step(evening.house, FACILITATOR, used, options=["anders"]),
    ):
        with pytest.raises(HasInput):
            act()
    assert agenda(evening) == before
    planning.move_step(evening.house, FACILITATOR, evening.workshop_id, used, 1)


def test_a_step_of_another_workshop_is_none_of_this_one(evening: Evening) -> None:
    elsewhere = build_workshop(evening.house)
    theirs, ours = agenda_of(evening.house, elsewhere.id), agenda(evening)
    for act in (planning.remove_step, planning.repeat_step):
        with pytest.raises(Missing):
            act(evening.house, FACILITATOR, evening.workshop_id, theirs[0].id)
    with pytest.raises(Missing):
        planning.move_step(evening.house, FACILITATOR, evening.workshop_id, theirs[0].id, 1)
    assert (agenda_of(evening.house, elsewhere.id), agenda(evening)) == (theirs, ours)


@pytest.mark.parametrize("verb", ["change_step", "add_step", "repeat_step", "move_step", "leave_out", "remove_step"])
def test_the_agenda_of_a_finished_workshop_stays_as_it_was_held(stage: "Stage", verb: str) -> None:
    desk.finish(stage.house, FACILITATOR, stage.workshop_id)
    assert stage.evening.workshop.state is WorkshopState.FINISHED
    before = agenda(stage.evening)
    with pytest.raises(Finished):
        VERBS[verb](stage, FACILITATOR)
    assert agenda(stage.evening) == before


# ── changing a step ──────────────────────────────────────────────────────────


def test_everything_about_a_step_can_be_changed_before_it_is_held(evening: Evening) -> None:
    before = evening.step("votes")
    changed = change(
        evening,
        "votes",
        title="Wählen",
        question=" Was zuerst?\x00 ",
        help="",
        minutes=12,
        options=["Kita", "", "Kita", "Schule"],
        sources=["heaps"],
    )
    assert changed == replace(
        before, title="Wählen", question="Was zuerst?", minutes=12.0, options=("Kita", "Schule"), sources=("heaps",)
    )
    assert evening.step("votes") == changed


BAD_STEPS: dict[str, tuple[dict[str, Any], type[WorkshopError], str | None]] = {
    "no title": ({"title": ""}, Empty, "title"),
    "no question": ({"question": " "}, Empty, "question"),
    "a question of nothing visible": ({"question": "\u200b\u200d"}, Empty, "question"),
    "a question too long": ({"question": "x" * 201}, TooLong, "question"),
    "help too long": ({"help": "x" * 201}, TooLong, "help"),
    "no minutes": ({"minutes": 0}, OutOfBounds, "minutes"),
    "more than eight hours": ({"minutes": 481}, OutOfBounds, "minutes"),
    "half a minute": ({"minutes": 2.5}, Unreadable, "minutes"),
    "endless": ({"minutes": float("inf")}, Unreadable, "minutes"),
    "minutes that are none": ({"minutes": float("nan")}, Unreadable, "minutes"),
    "minutes as text": ({"minutes": "5"}, Unreadable, "minutes"),
    "yes as minutes": ({"minutes": True}, Unreadable, "minutes"),
    "an option that is no text": ({"options": [5]}, Unreadable, "options"),
    "an option too long": ({"options": ["x" * 241]}, TooLong, "options"),
    "a source there is not": ({"sources": ["erfunden"]}, NotAnOption, "sources"),
    "itself as source": ({"sources": ["ideas"]}, NotAnOption, "sources"),
    "a later step as source": ({"sources": ["votes"]}, NotAnOption, "sources"),
    "a visibility there is not": ({"visibility": "always"}, Unreadable, "visibility"),
    "too small a limit": ({"settings": {"limit": 0}}, OutOfBounds, "limit"),
    "too large a limit": ({"settings": {"limit": 6}}, OutOfBounds, "limit"),
    "a limit as text": ({"settings": {"limit": "3"}}, Unreadable, "limit"),
    "a limit left empty": ({"settings": {"limit": None}}, Unreadable, "limit"),
    "a colour that is no choice": ({"settings": {"colour": "rot"}}, Unreadable, "colour"),
    "a meaning too long": ({"settings": {"meaning": "x" * 201}}, TooLong, "meaning"),
}


@pytest.mark.parametrize("fault", BAD_STEPS)
def test_a_step_with_this_fault_is_refused_naming_the_field_and_stays_as_it_was(evening: Evening, fault: str) -> None:
    details, refusal, field = BAD_STEPS[fault]
    before = evening.step("ideas")
    with pytest.raises(refusal) as refused:
        change(evening, "ideas", **details)
    assert refused.value.field == field
    assert evening.step("ideas") == before


def test_a_refusal_out_of_bounds_says_what_and_how_much(evening: Evening) -> None:
    with pytest.raises(OutOfBounds) as refused:
        change(evening, "ideas", settings={"limit": 9})
    assert refused.value.sentence() == "„Karten je Person“ liegt außerhalb von 1 bis 5."


@pytest.mark.parametrize(
    ("setting", "given", "read"),
    [
        (LIMIT, 1, 1),
        (LIMIT, 5.0, 5),
        (FREE, None, None),
        (FREE, 10, 10),
        (COLOUR, "blau", "blau"),
        (LOUD, 1, True),
        (LOUD, "", False),
        (MEANING, " Lücke ", "Lücke"),
        (MEANING, "", ""),
        (Setting("n", "N", "number", 0), 1_000, 1_000),
        (Setting("n", "N", "number", 0), 0, 0),
    ],
)
def test_a_setting_is_read_by_its_kind(setting: Setting, given: Any, read: Any) -> None:
    value = read_setting(setting, given)
    assert (value, type(value)) == (read, type(read))


def test_a_number_without_bounds_still_ends_at_a_thousand() -> None:
    with pytest.raises(OutOfBounds):
        read_setting(Setting("n", "N", "number", 0), 1_001)


def test_settings_that_are_not_named_stay_and_those_the_activity_does_not_know_are_dropped(evening: Evening) -> None:
    before = evening.step("single").settings
    assert change(evening, "single", settings={"colour": "blau", "admin": True}).settings == {**before, "colour": "blau"}


def test_a_vote_is_never_shown_before_it_is_revealed(evening: Evening) -> None:
    with pytest.raises(NotLive):
        change(evening, "votes", visibility="live")
    assert evening.step("votes").visibility is Visibility.AFTER
    assert change(evening, "votes", visibility="after").visibility is Visibility.AFTER
    assert change(evening, "ideas", visibility="live").visibility is Visibility.LIVE


def test_a_source_may_be_any_step_before_or_lie_in_an_earlier_workshop(evening: Evening) -> None:
    assert change(evening, "votes", sources=["single", "abend.votes"]).sources == ("single", "abend.votes")
    assert change(evening, "votes", sources=[]).sources == ()


def test_words_and_minutes_can_be_changed_while_a_step_is_held_but_not_what_people_answered(evening: Evening) -> None:
    evening.open("ideas")
    assert change(evening, "ideas", settings={"limit": 3}).settings["limit"] == 3
    evening.submit(evening.seat(), "ideas", "Sprachcafé")
    changed = change(evening, "ideas", question="Was fehlt noch?", title="Mehr", help="kurz", minutes=20)
    assert (changed.question, changed.title, changed.help, changed.minutes) == ("Was fehlt noch?", "Mehr", "kurz", 20.0)
    for details in ({"settings": {"limit": 1}}, {"options": ["a"]}, {"sources": ["abend.votes"]}, {"visibility": "live"}):
        with pytest.raises(HasInput):
            change(evening, "ideas", **details)
    assert evening.step("ideas") == changed
    assert change(evening, "ideas", settings={"limit": 3}, visibility="after") == changed


def test_unknown_steps_are_missing(evening: Evening) -> None:
    for act in (
        lambda: planning.change_step(evening.house, FACILITATOR, new_id(), title="x"),
        lambda: planning.leave_out(evening.house, FACILITATOR, new_id()),
        lambda: planning.remove_step(evening.house, FACILITATOR, evening.workshop_id, new_id()),
        lambda: planning.repeat_step(evening.house, FACILITATOR, evening.workshop_id, new_id()),
        lambda: planning.move_step(evening.house, FACILITATOR, evening.workshop_id, new_id(), 1),
        lambda: planning.change_workshop(evening.house, FACILITATOR, new_id(), title="x"),
    ):
        with pytest.raises(Missing):
            act()


# ── who may what ─────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Stage:
    """An evening on which every verb of planning has something to act on."""

    evening: Evening
    process_id: str
    guest: Guest
    other_id: str

    @property
    def house(self) -> House:
        return self.evening.house

    @property
    def workshop_id(self) -> str:
        return self.evening.workshop_id

    def id(self, key: str) -> str:
        return self.evening.step(key).id


@pytest.fixture
def stage(evening: Evening) -> Stage:
    process = build_process(evening.house)
    other = build_workshop(evening.house, process=process)
    return Stage(evening, process.id, evening.seat(), other.id)


Call = Callable[[Stage, Who], Any]

VERBS: dict[str, Call] = {
    "create_process": lambda s, who: planning.create_process(s.house, who, title="Neu", municipality="Stadt"),
    "change_process": lambda s, who: planning.change_process(s.house, who, s.process_id, title="Anders"),
    "plan_workshop": lambda s, who: planning.plan_workshop(
        s.house, who, process_id=s.process_id, format="abend", title="Neu", date=date(2026, 12, 1)
    ),
    "change_workshop": lambda s, who: planning.change_workshop(s.house, who, s.workshop_id, title="Anders"),
    "remove_workshop": lambda s, who: planning.remove_workshop(s.house, who, s.other_id),
    "add_step": lambda s, who: planning.add_step(s.house, who, s.workshop_id, EXTRA),
    "repeat_step": lambda s, who: planning.repeat_step(s.house, who, s.workshop_id, s.id("ideas")),
    "change_step": lambda s, who: planning.change_step(s.house, who, s.id("ideas"), title="Anders"),
    "move_step": lambda s, who: planning.move_step(s.house, who, s.workshop_id, s.id("ideas"), 1),
    "leave_out": lambda s, who: planning.leave_out(s.house, who, s.id("ideas")),
    "remove_step": lambda s, who: planning.remove_step(s.house, who, s.workshop_id, s.id("ideas")),
}
KINDS: tuple[type[Record], ...] = (Process, Workshop, Step)


def everything(evening: Evening) -> list[tuple[Record, ...]]:
    return [evening.all(kind) for kind in KINDS]


def test_every_verb_of_planning_stands_in_the_table_above() -> None:
    verbs = {
        name
        for name, function in inspect.getmembers(planning, inspect.isfunction)
        if not name.startswith("_")
        and function.__module__ == planning.__name__
        and list(inspect.signature(function).parameters)[:2] == ["house", "who"]
    }
    assert verbs == VERBS.keys()


def test_no_function_of_planning_writes_without_asking_who(stage: Stage) -> None:
    public = {
        name
        for name, function in inspect.getmembers(planning, inspect.isfunction)
        if not name.startswith("_") and function.__module__ == planning.__name__
    }
    assert public - VERBS.keys() == {"declare", "place_after", "read_lines", "read_setting"}


@pytest.mark.parametrize("verb", VERBS)
def test_the_facilitator_plans_and_nobody_else_can(stage: Stage, verb: str) -> None:
    before = everything(stage.evening)
    for who, refusal in (
        (Stranger(), Unknown),
        (Projector(stage.workshop_id), NotAllowed),
        (stage.guest, NotAllowed),
    ):
        with pytest.raises(refusal):
            VERBS[verb](stage, who)
    assert everything(stage.evening) == before
    VERBS[verb](stage, FACILITATOR)
    assert everything(stage.evening) != before


class Nowhere(Stage):
    """A stage where nothing that is named can be found."""

    @property
    def workshop_id(self) -> str:
        return new_id()

    def id(self, key: str) -> str:
        return new_id()


@pytest.mark.parametrize("verb", VERBS)
def test_a_stranger_does_not_learn_what_there_is(stage: Stage, verb: str) -> None:
    nowhere = Nowhere(stage.evening, new_id(), stage.guest, new_id())
    with pytest.raises(Unknown):
        VERBS[verb](nowhere, Stranger())


HEARD_AS_STEP = {"add_step", "repeat_step", "change_step", "move_step", "leave_out", "remove_step"}


@pytest.mark.parametrize("verb", sorted(HEARD_AS_STEP | {"change_workshop"}))
def test_windows_that_are_open_hear_of_a_changed_agenda_and_draw_it_anew(stage: Stage, verb: str) -> None:
    revision = stage.evening.workshop.revision
    stage.evening.notices.clear()
    VERBS[verb](stage, FACILITATOR)
    workshop = stage.evening.workshop
    assert (workshop.revision, workshop.arranged) == (revision + 1, revision + 1)
    told = [(one.workshop_id, one.revision, one.step) for one in stage.evening.notices]
    assert told == [(stage.workshop_id, revision + 1, verb in HEARD_AS_STEP)]
