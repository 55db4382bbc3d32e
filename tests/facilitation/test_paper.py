"""Paper in one go: lists of cards and counted votes, entered together, counted as people, taken back together."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation import desk, paper, seating
from facilitation.contract import Catalogue, Field, Form, Planned
from facilitation.errors import (
    Empty,
    MiscountedVotes,
    NoTable,
    NotAnOption,
    StepClosed,
    TooFewDots,
    TooFewPeople,
    TooLong,
    TooManyDots,
    TooManyOnThis,
    TooManySheets,
    Unreadable,
    UnusedLines,
    WorkshopError,
)
from facilitation.minutes import minutes
from facilitation.workshop import Deed, Entry, Origin, Person
from tests.builders import BOX, FACILITATOR, GROUP, Evening, build_evening


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return build_evening(tmp_path / "koffer.sqlite3")


def write(evening: Evening, *texts: str, key: str = "ideas", people: int | None = None) -> int:
    entries = [{"text": text} for text in texts]
    return paper.enter_list(evening.house, FACILITATOR, evening.step(key).id, entries, people=people)


def count(evening: Evening, key: str = "ideas") -> tuple[int, int]:
    told = evening.outcome(key)
    return told["n"], told["N"]


def vote(evening: Evening) -> list[str]:
    """Two options to weigh, four dots each; gives their ids."""
    evening.open("ideas")
    write(evening, "Bus", "Kita")
    evening.close("ideas")
    desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id)
    opened = evening.open("votes")
    return [one["id"] for one in opened.opening["options"]]


# ── lists ────────────────────────────────────────────────────────────────────


def test_a_pile_of_cards_is_entered_at_once_and_each_says_that_it_came_from_paper(evening: Evening) -> None:
    evening.open("ideas")
    revision = evening.workshop.revision
    assert write(evening, "Bus", "Kita", "Amt") == 3
    assert evening.workshop.revision == revision + 1
    assert [(entry.data["text"], entry.origin) for entry in evening.all(Entry)] == [
        (text, Origin.FACILITATOR) for text in ("Bus", "Kita", "Amt")
    ]
    assert evening.outcome("ideas")["entered_by_facilitator"] == 3


def test_cards_of_nobody_in_particular_count_for_nobody(evening: Evening) -> None:
    evening.open("ideas")
    write(evening, "Bus", "Kita")
    assert count(evening) == (0, 0)


def test_cards_of_so_many_people_count_for_those(evening: Evening) -> None:
    evening.seat()
    evening.open("ideas")
    write(evening, "Bus", "Kita", "Amt", people=2)
    assert count(evening) == (2, 3)
    assert sorted(person.actor_group for person in evening.all(Person)) == [GROUP, "ohne Angabe", "ohne Angabe"]


def test_who_was_entered_as_here_without_a_device_comes_first(evening: Evening) -> None:
    desk.enter_person(evening.house, FACILITATOR, evening.workshop_id, actor_group=GROUP)
    evening.open("ideas")
    write(evening, "Bus", "Kita", people=2)
    assert count(evening) == (2, 2)
    assert sorted(person.actor_group for person in evening.all(Person)) == [GROUP, "ohne Angabe"]


def test_a_second_pile_is_of_the_same_people_as_long_as_they_have_room(evening: Evening) -> None:
    evening.open("ideas")
    write(evening, "Bus", "Kita", people=2)
    write(evening, "Amt", "Chor", people=2)
    assert count(evening) == (2, 2)
    write(evening, "Lotsen", people=1)
    assert count(evening) == (3, 3)


def test_people_from_paper_are_the_same_at_the_next_step(evening: Evening) -> None:
    evening.open("ideas")
    write(evening, "Bus", "Kita", people=2)
    evening.close("ideas")
    evening.clock.go_on(10)
    evening.open("single")
    write(evening, "Mut", "Ruhe", "Zeit", key="single", people=3)
    assert (count(evening), count(evening, "single")) == ((2, 2), (3, 3))


def test_more_cards_than_so_many_people_may_have_are_refused(evening: Evening) -> None:
    evening.open("ideas")
    with pytest.raises(TooFewPeople) as refused:
        write(evening, "Bus", "Kita", "Amt", people=1)
    assert refused.value.facts == {"entries": 3, "needed": 2, "limit": 2}
    assert evening.all(Person) == ()


@pytest.mark.parametrize(
    ("texts", "people", "refusal"),
    [
        ((), None, Empty),
        (("Bus", ""), None, Empty),
        (("Bus", "x" * 81), 2, TooLong),
        (("Bus",), 0, Empty),
        (("Bus",), 501, TooManySheets),
        (("Bus",) * 501, None, TooManySheets),
    ],
)
def test_a_pile_with_a_fault_is_refused_as_a_whole(
    evening: Evening, texts: tuple[str, ...], people: int | None, refusal: type[WorkshopError]
) -> None:
    evening.open("ideas")
    with pytest.raises(refusal):
        write(evening, *texts, people=people)
    assert (evening.all(Entry), evening.all(Person), evening.all(Deed)) == ((), (), ())


def test_paper_is_entered_after_closing_too_and_its_people_count_there(evening: Evening) -> None:
    evening.open("ideas")
    evening.close("ideas")
    evening.clock.go_on(600)
    write(evening, "Bus", "Kita", people=2)
    assert count(evening) == (2, 2)
    desk.undo(evening.house, FACILITATOR, evening.step("ideas").id)
    assert (count(evening), evening.all(Person)) == ((0, 0), ())


def test_nothing_is_entered_before_opening_or_after_confirming(evening: Evening) -> None:
    with pytest.raises(StepClosed):
        write(evening, "Bus")


def test_a_pile_of_a_table_is_the_tables(tmp_path: Path) -> None:
    step = Planned("shared", "note", "Am Tisch", "Was gibt es?", 10, settings={"by": "table", "limit": 3})
    evening = build_evening(tmp_path / "koffer.sqlite3", step)
    seating.set_tables(evening.house, FACILITATOR, evening.workshop_id, ["Tisch 1", "Tisch 2"])
    evening.open("shared")
    with pytest.raises(NoTable):
        write(evening, "Bus", key="shared")
    id = evening.step("shared").id
    paper.enter_list(evening.house, FACILITATOR, id, [{"text": "Bus"}, {"text": "Kita"}], table="Tisch 2")
    assert [entry.table for entry in evening.all(Entry)] == ["Tisch 2", "Tisch 2"]
    assert count(evening, "shared") == (1, 2)


def test_what_the_facilitator_may_write_for_no_table_in_particular_needs_none(tmp_path: Path) -> None:
    shared = replace(BOX.activities["note"], key="shared", unit="table", for_nobody=True)
    box = Catalogue({**BOX.activities, "shared": shared}, BOX.formats)
    evening = build_evening(tmp_path / "koffer.sqlite3", Planned("notes", "shared", "Notizen", "Was noch?", 5), box=box)
    evening.open("notes")
    write(evening, "Bus", "Kita", key="notes")
    assert [entry.table for entry in evening.all(Entry)] == ["", ""]


def test_people_from_paper_stay_when_they_were_heard_elsewhere_meanwhile(evening: Evening) -> None:
    evening.open("ideas")
    write(evening, "Bus", "Kita", people=2)
    evening.close("ideas")
    evening.open("single")
    write(evening, "Mut", key="single", people=1)
    desk.undo(evening.house, FACILITATOR, evening.step("ideas").id)
    assert (len(evening.all(Person)), count(evening, "single")) == (1, (1, 1))


# ── counts ───────────────────────────────────────────────────────────────────


def test_counted_dots_become_ballots_of_as_many_people(evening: Evening) -> None:
    bus, kita = vote(evening)
    guest = evening.seat()
    desk.submit(evening.house, guest, id="0" * 32, step="votes", data={"dots": {bus: 1}})
    tally = {"dots": {bus: 5, kita: 6}}
    assert paper.enter_count(evening.house, FACILITATOR, evening.step("votes").id, tally, people=3) == 3
    assert (count(evening, "votes"), evening.outcome("votes")["result"]) == ((4, 4), {"Bus": 6, "Kita": 6})
    assert desk.undo(evening.house, FACILITATOR, evening.step("votes").id) == "3 Eingaben vom Papier"
    assert (count(evening, "votes"), evening.outcome("votes")["result"]) == ((1, 1), {"Bus": 1, "Kita": 0})


DOTS = Form((Field("dots", "dots", budget=4, maximum=2, options=tuple({"value": x, "label": x.upper()} for x in "abcd")),))
SCALE = Form((Field("value", "scale", minimum=1, maximum=5, required=True), Field("word", "line")))
FIELDS = Form((Field("status", "scale", minimum=1, maximum=5), Field("importance", "scale", minimum=0, maximum=5)))
VERDICTS = Form(
    (
        Field("value", "verdict", required=True, options=tuple({"value": v, "label": str(v)} for v in range(1, 6))),
        Field("objection", "text", needs="value", needed_at=(1, 2)),
    )
)
QUESTIONS = Form(
    (Field("clear", "choice", required=True, options=({"value": "yes", "label": "Ja"}, {"value": "no", "label": "Nein"})),)
)


@given(people=st.integers(1, 40), data=st.data())
def test_any_count_of_dots_that_the_rules_allow_becomes_ballots_that_each_keep_the_rules(people: int, data: Any) -> None:
    counts: dict[str, int] = {}
    for option in "abcd":
        counts[option] = data.draw(st.integers(0, min(2 * people, 4 * people - sum(counts.values()))))
    if sum(counts.values()) < people:
        with pytest.raises(TooFewDots):
            paper.ballots(DOTS, {"dots": counts}, people)
        return
    cast = [one["dots"] for one in paper.ballots(DOTS, {"dots": counts}, people)]
    assert len(cast) == people
    assert all(1 <= sum(dots.values()) <= 4 and max(dots.values()) <= 2 for dots in cast)
    assert sum((Counter(dots) for dots in cast), Counter()) == Counter({option: n for option, n in counts.items() if n})


def test_counted_values_become_one_ballot_each() -> None:
    cast = paper.ballots(SCALE, {"value": {"1": 2, "5": 1}})
    assert cast == [{"value": 1}, {"value": 1}, {"value": 5}]


def test_where_people_may_leave_a_judgement_to_others_the_rest_does() -> None:
    cast = paper.ballots(FIELDS, {"status": {"3": 2}, "importance": {"0": 1, "5": 2}})
    assert [(one["status"], one["importance"]) for one in cast] == [(3, 0), (3, 5), (None, 5)]


def test_objections_go_to_those_who_object() -> None:
    cast = paper.ballots(VERDICTS, {"value": {"4": 2, "1": 1}, "objection": ["Zu teuer"]})
    assert cast == [{"value": 1, "objection": "Zu teuer"}, {"value": 4}, {"value": 4}]


def test_yes_and_no_are_counted_too() -> None:
    assert paper.ballots(QUESTIONS, {"clear": {"yes": 2, "no": 1}}) == [{"clear": "yes"}, {"clear": "yes"}, {"clear": "no"}]


@pytest.mark.parametrize(
    ("form", "tally", "people", "refusal", "facts"),
    [
        (DOTS, {"dots": {"a": 3}}, 1, TooManyOnThis, {"option": "A", "most": 2, "counted": 3}),
        (DOTS, {"dots": {"a": 2, "b": 2, "c": 2}}, 1, TooManyDots, {"people": 1, "most": 4, "counted": 6}),
        (DOTS, {"dots": {"a": 1}}, 2, TooFewDots, {"people": 2, "counted": 1}),
        (DOTS, {"dots": {"z": 1}}, 1, NotAnOption, {"value": "z"}),
        (DOTS, {"dots": {"a": -1}}, 1, Unreadable, {}),
        (DOTS, {"dots": {"a": 1.5}}, 1, Unreadable, {}),
        (DOTS, {"dots": {"a": True}}, 1, Unreadable, {}),
        (DOTS, {"dots": [1]}, 1, Unreadable, {}),
        (DOTS, {}, None, Empty, {}),
        (SCALE, {"value": {"6": 1}}, None, NotAnOption, {"value": "6"}),
        (SCALE, {"value": {"5": 1}}, 2, MiscountedVotes, {"counted": 1, "people": 2}),
        (SCALE, {"value": {"5": 3}}, 2, MiscountedVotes, {"counted": 3, "people": 2}),
        (SCALE, {"value": {"5": 501}}, None, TooManySheets, {"maximum": 500}),
        (SCALE, {"value": {}}, None, Empty, {}),
        (SCALE, {}, None, Unreadable, {}),
        (VERDICTS, {"value": {"4": 1}, "objection": ["a", "b"]}, None, UnusedLines, {"lines": 2, "people": 1}),
        (VERDICTS, {"value": {"4": 1}, "objection": "a"}, None, Unreadable, {}),
    ],
)
def test_a_count_that_cannot_be_gets_its_sentence(
    form: Form, tally: dict[str, Any], people: int | None, refusal: type[WorkshopError], facts: dict[str, Any]
) -> None:
    with pytest.raises(refusal) as refused:
        paper.ballots(form, tally, people)
    assert refused.value.facts == facts
    assert refused.value.sentence().endswith((".", "z", "6"))


def test_the_minutes_say_what_came_from_paper(evening: Evening) -> None:
    evening.open("ideas")
    write(evening, "Bus", "Kita", people=2)
    evening.close("ideas")
    desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id)
    assert "2 Eingaben vom Papier hat die Moderation eingetragen." in str(minutes(evening.house, evening.workshop_id))
