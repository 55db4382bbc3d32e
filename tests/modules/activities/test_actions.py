from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation import desk
from facilitation.contract import Option, Scene
from facilitation.document import Facts, Heading, Section, Table, Text
from facilitation.errors import (
    DayPast,
    DayTooFar,
    Empty,
    NotADay,
    NotAnAmount,
    NotAnOption,
    Overtaken,
    TooLong,
    TooManyEntries,
    Unreadable,
)
from facilitation.outcome import outcome
from facilitation.practice import Practice
from facilitation.workshop import StepState
from modules.activities.actions import ACTIVITY
from modules.activities.actions.minutes import AGREED
from tests.builders import FACILITATOR
from tests.modules.scenes import BOX, build_entry, build_rehearsal, build_scene, build_slate, look

GIVEN = (
    Option("i1", "Spielgruppe neben dem Kurs", ("c1", "c2"), {"points": 3}),
    Option("i2", "Lotsen im Rathaus", (), {"points": 7}),
    Option("i3", "Garten", (), {"points": 0}),
    Option("g1", "Alle lernen Deutsch", ("s1",), {"level": "goal"}),
    Option("g1.1", "Kurse am Abend", ("g1",), {"level": "sub_goal"}),
)
STEP = build_scene(ACTIVITY, inputs=GIVEN).step
WHOLE: dict[str, Any] = {
    "from": ["i1"],
    "title": "Kinderbetreuung im Kurs",
    "sub_goal": "g1.1",
    "target_group": "Eltern",
    "area": "Innenstadt",
    "what": "Eine Gruppe neben jedem Kurs.",
    "responsible": "Jugendamt",
    "role": "Fachberatung",
    "with": "VHS",
    "due": "2027-03-31",
    "hours": 320,
    "euros": 18000,
    "source": "Land",
    "indicator": "betreute Plätze",
    "indicator_actual": "12",
    "indicator_target": "50",
    "indicator_date": "2027-06-30",
    "indicator_source": "Listen",
    "first_step": "Räume ansehen",
    "risk": "Personal",
    "status": "planned",
}


def tables(*profiles: tuple[str, dict[str, Any]]) -> Scene:
    """A scene with profiles of (table, data), in the order of their arrival; no table: written by the facilitator."""
    entries = tuple(
        build_entry(number, {"status": "planned", **data}, by=table or None, table=table)
        for number, (table, data) in enumerate(profiles, 1)
    )
    entries = tuple(one if one.table else replace(one, pseudonym="") for one in entries)
    scene = build_scene(ACTIVITY, step=STEP, entries=entries, inputs=GIVEN)
    return replace(scene, workshop=replace(scene.workshop, tables=("T1", "T2")), by_table=True)


# ── one profile ──────────────────────────────────────────────────────────────


def test_a_whole_profile_is_kept_as_it_was_written() -> None:
    assert ACTIVITY.check(STEP, WHOLE) == WHOLE


def test_a_title_is_enough_and_a_chosen_idea_gives_one() -> None:
    assert ACTIVITY.check(STEP, {"title": " Garten anlegen ", "what": "", "hours": None, "due": ""}) == {
        "title": "Garten anlegen",
        "status": "planned",
    }
    assert ACTIVITY.check(STEP, {"from": "i2"})["title"] == "Lotsen im Rathaus"
    with pytest.raises(Empty):
        ACTIVITY.check(STEP, {"what": "Ohne Titel"})


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"title": "x" * 101}, TooLong),
        ({"title": 7}, Unreadable),
        ({"what": "x" * 401}, TooLong),
        ({"responsible": "x" * 101}, TooLong),
        ({"with": ["VHS"]}, Unreadable),
        ({"sub_goal": "Mond"}, NotAnOption),
        ({"sub_goal": ["g1.1"]}, Unreadable),
        ({"from": "g9"}, NotAnOption),
        ({"from": [1]}, Unreadable),
        ({"hours": -1}, NotAnAmount),
        ({"hours": True}, NotAnAmount),
        ({"euros": "viel"}, NotAnAmount),
        ({"euros": 100_000_001}, NotAnAmount),
        ({"euros": float("inf")}, NotAnAmount),
        ({"due": "2026-11-20"}, DayPast),
        ({"due": "2099-01-01"}, DayTooFar),
        ({"due": "bald"}, NotADay),
        ({"due": 20270331}, NotADay),
        ({"indicator_date": "31.02.2027"}, NotADay),
        ({"indicator_actual": float("nan")}, Unreadable),
        ({"status": "fast fertig"}, NotAnOption),
        ({"status": ["done"]}, NotAnOption),
        ({"example": "x"}, Unreadable),
        ({"example": {"id": "p1"}}, Empty),
        ({"example": {"id": "p1", "title": "x" * 141}}, TooLong),
        ({"example": {"id": "p1", "title": ["x"]}}, Unreadable),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.check(STEP, WHOLE | change)


def test_the_past_is_what_lies_before_the_workshop() -> None:
    assert ACTIVITY.check(STEP, WHOLE | {"due": "21.11.2026"})["due"] == "2026-11-21"
    with pytest.raises(DayPast, match=r"Der 20\.11\.2026 liegt vor dem Tag dieses Workshops \(21\.11\.2026\)"):
        ACTIVITY.check(STEP, WHOLE | {"due": "2026-11-20"})
    assert ACTIVITY.check(STEP, WHOLE | {"indicator_date": "2025-12-31"})["indicator_date"] == "2025-12-31"


def test_nothing_is_needed_and_half_hours_count() -> None:
    amounts = ACTIVITY.check(STEP, WHOLE | {"hours": 12.5, "euros": 0})
    assert (amounts["hours"], amounts["euros"]) == (12.5, 0)


@given(st.dictionaries(st.sampled_from(sorted(WHOLE)), st.sampled_from(["", None]), max_size=len(WHOLE)))
def test_what_was_accepted_is_accepted_again(emptied: dict[str, Any]) -> None:
    once = ACTIVITY.check(STEP, WHOLE | emptied | {"title": "Titel"})
    assert ACTIVITY.check(STEP, once) == once


# ── all of them ──────────────────────────────────────────────────────────────


def test_an_action_says_everything_and_where_it_came_from() -> None:
    (found,) = ACTIVITY.result(tables(("T1", WHOLE)))["actions"]
    assert found == {
        "id": "e1",
        "from": ["i1", "g1.1"],
        "number": 1,
        "title": "Kinderbetreuung im Kurs",
        "sub_goal": "Kurse am Abend",
        "target_group": "Eltern",
        "area": "Innenstadt",
        "what": "Eine Gruppe neben jedem Kurs.",
        "responsible": "Jugendamt",
        "role": "Fachberatung",
        "with": "VHS",
        "due": "2027-03-31",
        "hours": 320,
        "euros": 18000,
        "source": "Land",
        "indicator": {
            "name": "betreute Plätze",
            "actual": "12",
            "target": "50",
            "date": "2027-06-30",
            "source": "Listen",
        },
        "first_step": "Räume ansehen",
        "risk": "Personal",
        "status": "planned",
        "example": None,
        "table": "T1",
        "completeness": 1.0,
        "missing": [],
    }


@pytest.mark.parametrize(
    ("gone", "missing", "share"),
    [
        ((), [], 1.0),
        (("responsible",), ["responsible"], 2 / 3),
        (("hours",), [], 1.0),
        (("hours", "euros"), ["resources"], 2 / 3),
        (("due", "hours", "euros"), ["due", "resources"], 1 / 3),
        (("responsible", "due", "hours", "euros"), ["responsible", "due", "resources"], 0.0),
    ],
)
def test_completeness_is_the_share_of_owner_day_and_resources(gone: tuple[str, ...], missing: list[str], share: float) -> None:
    left = {name: value for name, value in WHOLE.items() if name not in gone}
    (found,) = ACTIVITY.result(tables(("T1", left)))["actions"]
    assert (found["missing"], found["completeness"]) == (missing, share)


def test_money_that_is_not_needed_is_named_and_a_source_alone_is_not() -> None:
    free, vague = ACTIVITY.result(tables(("T1", {"title": "A", "euros": 0}), ("T1", {"title": "B", "source": "Haushalt"})))[
        "actions"
    ]
    assert "resources" not in free["missing"]
    assert "resources" in vague["missing"]


def test_actions_stand_table_by_table_and_those_of_nobody_last() -> None:
    scene = tables(("", {"title": "D"}), ("T2", {"title": "B"}), ("T1", {"title": "A"}), ("T2", {"title": "C"}))
    found = ACTIVITY.result(scene)["actions"]
    assert [(one["number"], one["title"], one["table"]) for one in found] == [
        (1, "A", "T1"),
        (2, "B", "T2"),
        (3, "C", "T2"),
        (4, "D", None),
    ]


def test_tables_are_counted_only_where_one_of_them_wrote() -> None:
    def counts(scene: Scene) -> list[Any]:
        held = replace(scene, step=replace(scene.step, state=StepState.CONFIRMED))
        said = outcome(BOX, held)
        return [said[name] for name in ("n", "N", "participation")]

    assert counts(tables(("", {"title": "A"}))) == [None, None, None]
    assert counts(tables()) == [None, None, None]
    assert counts(tables(("T1", {"title": "A"}), ("T1", {"title": "B"}), ("", {"title": "C"}))) == [1, 2, 0.5]


def test_later_steps_get_the_whole_profile() -> None:
    (option,) = ACTIVITY.options(tables(("T1", WHOLE)))
    assert (option.id, option.text, option.roots) == ("e1", "Kinderbetreuung im Kurs", ("i1", "g1.1"))
    assert {"level": "action", "due": "2027-03-31", "responsible": "Jugendamt", "number": 1}.items() <= option.facts.items()


def test_the_form_offers_the_most_liked_ideas_and_the_sub_goals() -> None:
    assert ACTIVITY.form is not None
    fields = {field.name: field for field in ACTIVITY.form(STEP).fields}
    assert [one["value"] for one in fields["from"].options] == ["i2", "i1"]
    assert [one["label"] for one in fields["sub_goal"].options] == ["Kurse am Abend"]
    assert (fields["title"].required, fields["title"].maximum, fields["what"].maximum) == (False, 100, 400)
    assert len({field.group for field in fields.values()}) == 5


def test_with_nothing_before_everything_is_written_by_hand() -> None:
    assert ACTIVITY.form is not None
    step = build_scene(ACTIVITY).step
    fields = {field.name: field for field in ACTIVITY.form(step).fields}
    assert "from" not in fields
    assert (fields["title"].required, fields["sub_goal"].kind) == (True, "line")
    assert ACTIVITY.check(step, {"title": "A", "sub_goal": "Kurse"})["sub_goal"] == "Kurse"


# ── from the library ─────────────────────────────────────────────────────────

EXAMPLE = {"id": "p1", "title": "Sprachcafé", "municipality": "Magdeburg", "source": "Sammlung 2019"}


def test_an_entry_of_the_library_offers_what_fits_into_a_profile() -> None:
    assert ACTIVITY.borrow is not None
    long = "Jede Woche " * 100
    practice = Practice(
        "p1", "Sprachcafé", "Kurz", "Magdeburg", target_groups=("Mütter", "Kinder"), approach=long, source="Sammlung 2019"
    )
    offer = ACTIVITY.borrow(practice)
    what = offer["what"]
    assert offer == {"title": "Sprachcafé", "what": what, "target_group": "Mütter, Kinder", "example": EXAMPLE}
    assert (what[:11], what[-7:], len(what) <= 400) == ("Jede Woche ", "Woche …", True)
    assert ACTIVITY.check(STEP, offer) == {**offer, "status": "planned"}


def test_what_inspired_an_action_stands_in_its_result_and_in_the_minutes() -> None:
    scene = tables(("T1", {"title": "A", "example": EXAMPLE}), ("T1", {"title": "B", "example": EXAMPLE | {"source": ""}}))
    assert [one["example"]["id"] for one in ACTIVITY.result(scene)["actions"]] == ["p1", "p1"]
    told = [dict(block.pairs)["Angeregt durch"] for block in ACTIVITY.annex(scene) if isinstance(block, Facts)]
    assert told == ["Sprachcafé, Magdeburg, Quelle: Sammlung 2019", "Sprachcafé, Magdeburg, Quelle: nicht angegeben"]


# ── from a file ──────────────────────────────────────────────────────────────


def test_a_file_names_ideas_and_goals_by_their_words_and_an_indicator_as_one_thing() -> None:
    spoken = ACTIVITY.spoken(
        tables(),
        {
            "title": "A",
            "sub_goal": " Kurse am Abend ",
            "from": ["Garten", "Mond"],
            "with": ["VHS", "Jobcenter"],
            "indicator": {"name": "Plätze", "actual": 12, "target": 50},
        },
    )
    assert {name: value for name, value in spoken.items() if value is not None} == {
        "title": "A",
        "sub_goal": "g1.1",
        "from": ["i3", "Mond"],
        "with": "VHS, Jobcenter",
        "indicator": "Plätze",
        "indicator_actual": 12,
        "indicator_target": 50,
    }
    cleaned = ACTIVITY.check(STEP, {**spoken, "from": ["i3"]})
    assert (cleaned["indicator_actual"], cleaned["indicator_target"]) == (12, 50)
    assert ACTIVITY.named({"from": ["Garten"], "title": "A"}) == ("Garten",)
    with pytest.raises(Unreadable):
        ACTIVITY.spoken(tables(), {"title": "A", "indicator": ["Plätze"]})


# ── two at once ──────────────────────────────────────────────────────────────


def test_two_facilitators_at_the_same_action_lose_nothing() -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, ("Garten",))
    desk.open_step(house, FACILITATOR, step.id)
    entry = desk.enter_for_table(house, FACILITATOR, step.id, "Tisch 1", {"title": "Garten", "what": "Beete"})
    first = {"entry": entry.id, "data": {"title": "Gärten"}, "revision": entry.revision}
    desk.arrange(house, FACILITATOR, step.id, "reword", first)
    second = {"entry": entry.id, "data": {"what": "Hochbeete"}, "revision": entry.revision}
    with pytest.raises(Overtaken, match="Gärten"):
        desk.arrange(house, FACILITATOR, step.id, "reword", second)
    (theirs,) = ACTIVITY.bench(look(house, step.id))["profiles"]
    desk.arrange(house, FACILITATOR, step.id, "reword", {**second, "revision": theirs["revision"]})
    (found,) = ACTIVITY.result(look(house, step.id))["actions"]
    assert (found["title"], found["what"]) == ("Gärten", "Hochbeete")
    assert desk.undo(house, FACILITATOR, step.id) == "Steckbrief geändert"
    (back,) = ACTIVITY.result(look(house, step.id))["actions"]
    assert (back["title"], back["what"]) == ("Gärten", "Beete")


def test_a_field_is_emptied_by_saying_nothing_in_it() -> None:
    scene = tables(("T1", {**WHOLE}))
    (change,) = ACTIVITY.verbs["reword"].act(scene, {"entry": "e1", "data": {"due": "", "hours": None, "euros": None}}, str)
    assert change.after is not None
    (found,) = ACTIVITY.result(replace(scene, entries=(change.after,)))["actions"]  # type: ignore[arg-type]
    assert found["missing"] == ["due", "resources"]


def test_a_table_writes_a_few_profiles_and_the_facilitator_as_many_as_needed() -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, ())
    desk.open_step(house, FACILITATOR, step.id)
    for number in range(3):
        desk.enter_for_table(house, FACILITATOR, step.id, "Tisch 1", {"title": f"A{number}"})
    with pytest.raises(TooManyEntries):
        desk.enter_for_table(house, FACILITATOR, step.id, "Tisch 1", {"title": "A4"})
    for number in range(5):
        desk.enter_paper(house, FACILITATOR, step.id, {"title": f"B{number}"})
    assert len(ACTIVITY.result(look(house, step.id))["actions"]) == 8


# ── shown ────────────────────────────────────────────────────────────────────


def test_the_wall_tells_what_is_there_and_what_is_missing() -> None:
    first, second = ACTIVITY.picture(tables(("T1", WHOLE), ("T2", {"title": "B"})))["actions"]
    assert (first["who"], first["due"], first["change"]) == ("Jugendamt, Fachberatung", "31.03.2027", "12 → 50")
    assert first["resources"] == "320\u00a0Std. · 18.000\u00a0€ (Land)"
    assert all(first["has"].values())
    assert not any(second["has"].values())
    assert second["missing"] == ["Wer", "Bis wann", "Ressourcen"]


def test_the_plan_says_what_was_agreed_later_and_the_profile_what_the_table_wrote() -> None:
    scene = tables(("T1", WHOLE), ("T2", {"title": "B"}))
    first, second = (entry.id for entry in scene.valid)
    agreed = {first: {"responsible": "Jugendamt", "due": "2027-06-30"}, second: {"responsible": "VHS", "due": "2027-05-31"}}
    scene = replace(scene, agreed=agreed)
    _opened, plan, *_gaps_and_rule = ACTIVITY.minutes(scene)
    assert isinstance(plan, Table)
    assert (plan.cells("Wer"), plan.cells("Bis wann")) == (("Jugendamt, Fachberatung", "VHS"), ("2027-06-30", "2027-05-31"))
    assert plan.note == AGREED
    whole = ACTIVITY.table(scene)
    assert whole is not None
    assert whole.cells("Bis wann") == ("2027-06-30", "2027-05-31")
    assert [(due.id, due.day.isoformat(), due.who) for due in ACTIVITY.dates(scene)] == [
        (first, "2027-06-30", "Jugendamt"),
        (second, "2027-05-31", "VHS"),
    ]
    _heading, facts, *_others = ACTIVITY.annex(scene)
    assert isinstance(facts, Facts)
    told = dict(facts.pairs)
    assert (told["Bis wann"], told["Später vereinbart"]) == ("31.03.2027", "bis 30.06.2027")
    assert ACTIVITY.result(scene)["actions"][0]["due"] == "2027-03-31"


def test_the_plan_stands_in_landscape_and_every_profile_behind_the_minutes() -> None:
    scene = tables(("T1", WHOLE), ("T2", {"title": "B"}))
    opened, plan, closed, gaps, _rule = ACTIVITY.minutes(scene)
    assert (opened, closed) == (Section(landscape=True), Section(landscape=False))
    assert isinstance(plan, Table)
    assert isinstance(gaps, Table)
    assert plan.rows[0] == (
        1,
        "Kinderbetreuung im Kurs",
        "Jugendamt, Fachberatung",
        "VHS",
        "2027-03-31",
        "320\u00a0Std. · 18.000\u00a0€ (Land)",
        "betreute Plätze: 12 → 50",
        "geplant",
    )
    assert gaps.rows == ((2, "B", "Wer, Bis wann, Ressourcen"),)
    first, facts, *_others = ACTIVITY.annex(scene)
    assert first == Heading(3, "Maßnahme 1: Kinderbetreuung im Kurs")
    assert isinstance(facts, Facts)
    assert dict(facts.pairs)["Gewachsen aus"] == "Spielgruppe neben dem Kurs"
    assert dict(facts.pairs)["Teilziel"] == "Kurse am Abend"
    assert ACTIVITY.minutes(tables()) == (Text("Es wurden keine Steckbriefe abgegeben."),)
