from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation import desk
from facilitation.contract import Option, Scene
from facilitation.document import Rule, Table, Text
from facilitation.errors import (
    DayPast,
    DayTooFar,
    Empty,
    EndsTooEarly,
    NoProposal,
    NotADay,
    NotAnOption,
    NothingToChoose,
    NothingToUndo,
    OutsideBar,
    Overtaken,
    TooLong,
    TooManyMilestones,
    Unreadable,
)
from modules.activities.timeline import ACTIVITY
from modules.activities.timeline.rules import Quarter, load
from tests.builders import FACILITATOR
from tests.modules.scenes import act, build_rehearsal, build_scene, build_slate, look

ACTIONS = (
    Option("a", "Kinderbetreuung", ("r1",), {"level": "action", "due": "2027-03-31", "responsible": "Jugendamt"}),
    Option("b", "Lotsennetz", (), {"level": "action", "due": "2026-11-30"}),
    Option("c", "Sprachcafé"),
)
DAYS = st.dates(date(2026, 11, 21), date(2031, 12, 31))
SPANS = st.lists(st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair))), min_size=1, max_size=12)


def plan() -> Scene:
    """Three actions on 21 November 2026, without a time."""
    return build_scene(ACTIVITY, inputs=ACTIONS)


def place(scene: Scene, action: str, start: str, end: str, **more: Any) -> Scene:
    return act(ACTIVITY, scene, "place", {"action": action, "start": start, "end": end, **more})


def test_a_bar_stands_with_its_milestones_by_their_days_and_where_it_came_from() -> None:
    stones = [{"date": "2027-02-01", "text": " Erste Gruppe "}, {"date": "15.01.2027", "text": "Räume"}]
    result = ACTIVITY.result(place(plan(), "a", "2026-12-01", "2027-03-31", milestones=stones))
    assert result == {
        "bars": [
            {
                "id": "a",
                "from": ["r1"],
                "number": 1,
                "action": "Kinderbetreuung",
                "start": "2026-12-01",
                "end": "2027-03-31",
                "milestones": [{"date": "2027-01-15", "text": "Räume"}, {"date": "2027-02-01", "text": "Erste Gruppe"}],
            }
        ],
        "load": {"2026-Q4": 1, "2027-Q1": 1},
    }


def test_quarters_between_are_counted_even_when_nothing_runs() -> None:
    scene = place(place(plan(), "a", "2026-12-31", "2027-01-01"), "b", "2027-09-30", "2027-10-01")
    assert ACTIVITY.result(scene)["load"] == {"2026-Q4": 1, "2027-Q1": 1, "2027-Q2": 0, "2027-Q3": 1, "2027-Q4": 1}


def test_without_a_time_there_is_no_load() -> None:
    assert ACTIVITY.result(plan()) == {"bars": [], "load": {}}
    assert ACTIVITY.minutes(plan()) == (Text("Es wurde noch kein Zeitraum festgelegt."),)


@given(SPANS)
def test_the_load_adds_up_to_the_quarters_each_action_touches(spans: list[tuple[date, date]]) -> None:
    def touched(start: date, end: date) -> int:
        return (end.year - start.year) * 4 + (end.month - 1) // 3 - (start.month - 1) // 3 + 1

    assert sum(load(spans).values()) == sum(touched(start, end) for start, end in spans)


@given(SPANS)
def test_quarters_follow_each_other_without_a_gap(spans: list[tuple[date, date]]) -> None:
    quarters = list(load(spans))
    assert quarters[0] == Quarter.of(min(start for start, _ in spans))
    assert quarters[-1] == Quarter.of(max(end for _, end in spans))
    assert all(one.next == other for one, other in pairwise(quarters))
    assert [quarter.name for quarter in quarters] == sorted(quarter.name for quarter in quarters)
    assert max(load(spans).values()) <= len(spans)


@given(DAYS)
def test_a_day_lies_in_its_quarter_alone(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.first <= day <= quarter.last
    assert quarter.last + timedelta(days=1) == quarter.next.first


@pytest.mark.parametrize(
    ("change", "refusal", "words"),
    [
        ({"start": "2026-11-20"}, DayPast, "20.11.2026 liegt vor dem Tag dieses Workshops"),
        ({"end": "2026-11-01"}, DayPast, "01.11.2026"),
        ({"start": "2027-04-01"}, EndsTooEarly, "31.03.2027"),
        ({"end": "2047-01-01"}, DayTooFar, "31.12.2046"),
        ({"start": "bald"}, NotADay, "31.03.2027"),
        ({"start": None}, NotADay, None),
        ({"end": "31.02.2027"}, NotADay, None),
        ({"action": "d"}, NotAnOption, None),
        ({"action": None}, NotAnOption, None),
        ({"milestones": "x"}, Unreadable, None),
        ({"milestones": ["x"]}, Unreadable, None),
        ({"milestones": [{"date": "2027-04-01", "text": "zu spät"}]}, OutsideBar, "01.04.2027"),
        ({"milestones": [{"date": "2026-11-30", "text": "zu früh"}]}, OutsideBar, "30.11.2026"),
        ({"milestones": [{"date": "2026-01-01", "text": "vorbei"}]}, DayPast, None),
        ({"milestones": [{"date": "2027-01-01", "text": " "}]}, Empty, None),
        ({"milestones": [{"date": "2027-01-01"}]}, Empty, None),
        ({"milestones": [{"date": "2027-01-01", "text": "x" * 101}]}, TooLong, None),
        ({"milestones": [{"date": "2027-01-01", "text": "x"}] * 13}, TooManyMilestones, "13"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    change: dict[str, Any], refusal: type[Exception], words: str | None
) -> None:
    with pytest.raises(refusal, match=words):
        act(ACTIVITY, plan(), "place", {"action": "a", "start": "2026-12-01", "end": "2027-03-31"} | change)


def test_one_day_is_enough_and_milestones_may_lie_at_the_ends() -> None:
    stones = [{"date": "2026-11-21", "text": "Start"}]
    scene = place(plan(), "a", "2026-11-21", "2026-11-21", milestones=stones)
    assert ACTIVITY.result(scene)["load"] == {"2026-Q4": 1}


def test_milestones_stay_when_only_the_time_is_moved() -> None:
    stones = [{"date": "2027-01-15", "text": "Räume"}]
    scene = place(place(plan(), "a", "2026-12-01", "2027-03-31", milestones=stones), "a", "2027-01-01", "2027-06-30")
    assert ACTIVITY.result(scene)["bars"][0]["milestones"] == stones
    with pytest.raises(OutsideBar):
        place(scene, "a", "2027-02-01", "2027-06-30")


def test_times_are_proposed_from_the_first_step_to_the_day_it_is_due() -> None:
    scene = act(ACTIVITY, plan(), "propose", {})
    assert [(bar["id"], bar["start"], bar["end"]) for bar in ACTIVITY.result(scene)["bars"]] == [
        ("a", "2026-12-05", "2027-03-31"),
        ("b", "2026-11-30", "2026-11-30"),
    ]
    with pytest.raises(NoProposal):
        act(ACTIVITY, scene, "propose", {})


def test_a_time_is_taken_away_again() -> None:
    scene = place(plan(), "a", "2026-12-01", "2027-03-31")
    assert ACTIVITY.result(act(ACTIVITY, scene, "clear", {"action": "a"}))["bars"] == []
    with pytest.raises(NothingToUndo):
        act(ACTIVITY, plan(), "clear", {"action": "a"})


def test_two_facilitators_at_the_same_bar_lose_nothing() -> None:
    scene = place(plan(), "a", "2026-12-01", "2027-03-31", version=0)
    with pytest.raises(Overtaken, match=r"01\.12\.2026 bis 31\.03\.2027"):
        place(scene, "a", "2027-01-01", "2027-03-31", version=0)
    moved = place(scene, "a", "2027-01-01", "2027-03-31", version=1)
    assert ACTIVITY.result(moved)["bars"][0]["start"] == "2027-01-01"


def test_an_action_two_sources_give_stands_once_as_the_first_gives_it() -> None:
    committed = Option("a", "Kinderbetreuung", ("r1",), {"committed": True})
    scene = build_scene(ACTIVITY, inputs=(committed, *ACTIONS))
    assert [(row["id"], row["committed"]) for row in ACTIVITY.bench(scene)["rows"]] == [("a", True), ("b", False), ("c", False)]


def test_without_actions_there_is_nothing_to_plan() -> None:
    with pytest.raises(NothingToChoose):
        build_scene(ACTIVITY)


def test_a_quarter_in_which_too_many_run_is_marked() -> None:
    scene = place(place(plan(), "a", "2027-01-01", "2027-02-01"), "b", "2027-01-15", "2027-06-30")
    crowded = [
        (quarter["year"], quarter["number"], quarter["count"], quarter["over"])
        for quarter in ACTIVITY.picture(scene)["quarters"]
    ]
    assert crowded == [(2027, 1, 2, False), (2027, 2, 1, False)]
    narrow = replace(scene.step, settings={**scene.step.settings, "most": 1})
    tight = replace(scene, step=narrow)
    assert [quarter["over"] for quarter in ACTIVITY.picture(tight)["quarters"]] == [True, False]


def test_bars_lie_where_their_days_are() -> None:
    rows = ACTIVITY.picture(place(plan(), "a", "2027-01-01", "2027-03-31"))["rows"]
    assert [(row["from"], row["to"]) for row in rows] == [(0.0, 1.0), (None, None), (None, None)]


def test_minutes_show_times_load_and_what_has_none() -> None:
    stones = [{"date": "2027-01-15", "text": "Räume"}]
    bars, counts, rule, bare = ACTIVITY.minutes(place(plan(), "a", "2026-12-01", "2027-03-31", milestones=stones))
    assert [type(block) for block in (bars, counts, rule)] == [Table, Table, Rule]
    assert isinstance(bars, Table)
    assert isinstance(counts, Table)
    assert bars.rows == ((1, "Kinderbetreuung", "2026-12-01", "2027-03-31", "15.01.2027: Räume"),)
    assert counts.rows == (("4. Quartal 2026", 1, ""), ("1. Quartal 2027", 1, ""))
    assert bare == Text("Noch ohne Zeitraum: Lotsennetz; Sprachcafé.", "note")


def test_a_file_names_actions_by_their_titles_and_twins_one_after_the_other() -> None:
    spoken = {"action": " Sprachcafé ", "start": "2027-01-01", "end": "2027-02-01"}
    assert ACTIVITY.calls(plan(), spoken) == (("place", {**spoken, "action": "c"}),)
    assert ACTIVITY.calls(plan(), {"action": "Mond"}) == (("place", {"action": "Mond"}),)
    assert ACTIVITY.named({"action": "Mond"}) == ("Mond",)
    twins = build_scene(ACTIVITY, inputs=(Option("x", "Garten"), Option("y", "Garten")))
    first = place(twins, "x", "2027-01-01", "2027-02-01")
    assert ACTIVITY.calls(first, {"action": "Garten"}) == (("place", {"action": "y"}),)


def test_what_was_set_at_the_desk_can_be_undone() -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, ("Garten",))
    desk.open_step(house, FACILITATOR, step.id)
    (action,) = look(house, step.id).options
    times = {"action": action.id, "start": "2026-12-01", "end": "2027-01-31"}
    desk.arrange(house, FACILITATOR, step.id, "place", times)
    assert ACTIVITY.result(look(house, step.id))["load"] == {"2026-Q4": 1, "2027-Q1": 1}
    assert desk.undo(house, FACILITATOR, step.id) == "Zeitraum festgelegt"
    assert ACTIVITY.result(look(house, step.id))["bars"] == []


def test_later_steps_get_the_actions_with_their_times() -> None:
    (option,) = ACTIVITY.options(place(plan(), "a", "2026-12-01", "2027-03-31"))
    assert (option.id, option.roots) == ("a", ("r1",))
    assert {"start": "2026-12-01", "end": "2027-03-31", "milestones": []}.items() <= option.facts.items()
