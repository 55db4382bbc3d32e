from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation import desk
from facilitation.contract import Option, Scene
from facilitation.document import Bullets, Heading, Item, Text
from facilitation.errors import (
    Empty,
    NotAnOption,
    NothingToChoose,
    Overtaken,
    TooLong,
    TooManyEntries,
    TooManyGoals,
    Unreadable,
)
from modules.activities.goals import ACTIVITY
from tests.builders import FACILITATOR
from tests.modules.scenes import FIELDS, build_entry, build_rehearsal, build_scene, build_slate, build_step, look, offer

STATEMENTS = (
    Option("s1", "Wir lernen miteinander.", (), {"field": "Sprache"}),
    Option("s2", "Wir arbeiten zusammen."),
)
STEP = offer(build_step(ACTIVITY), STATEMENTS, fields=list(FIELDS))
GOAL = {"statement": "s1", "text": "Alle lernen Deutsch.", "sub_goals": ["Kurse am Abend", "Kinder betreuen"]}


def tables(*goals: tuple[str, dict[str, Any]]) -> Scene:
    """A scene with goals of (table, data), in the order of their arrival."""
    entries = tuple(
        build_entry(number, {"sub_goals": [], **data}, table=table) for number, (table, data) in enumerate(goals, 1)
    )
    scene = build_scene(ACTIVITY, step=STEP, entries=entries, inputs=STATEMENTS)
    return replace(scene, workshop=replace(scene.workshop, tables=("T1", "T2")), by_table=True)


def test_goals_stand_under_their_statements_table_by_table() -> None:
    scene = tables(("T2", {"statement": "s2", "text": "B"}), ("T2", {"statement": "s1", "text": "C"}), ("T1", GOAL))
    first, second, third = ACTIVITY.result(scene)["goals"]
    assert first == {
        "id": "e3",
        "from": ["s1"],
        "number": "1",
        "text": "Alle lernen Deutsch.",
        "statement": "Wir lernen miteinander.",
        "field": "Sprache",
        "table": "T1",
        "sub_goals": [
            {"id": "e3.1", "from": ["e3"], "number": "1.1", "text": "Kurse am Abend"},
            {"id": "e3.2", "from": ["e3"], "number": "1.2", "text": "Kinder betreuen"},
        ],
    }
    assert [(one["number"], one["text"], one["field"]) for one in (second, third)] == [("2", "C", "Sprache"), ("3", "B", None)]


def test_later_steps_get_goals_and_sub_goals_with_their_roots() -> None:
    options = ACTIVITY.options(tables(("T1", GOAL)))
    assert [(one.id, one.roots, one.facts["level"], one.facts["number"]) for one in options] == [
        ("e1", ("s1",), "goal", "1"),
        ("e1.1", ("e1",), "sub_goal", "1.1"),
        ("e1.2", ("e1",), "sub_goal", "1.2"),
    ]
    assert options[1].facts["goal"] == "Alle lernen Deutsch."


def test_a_goal_is_cleaned_and_may_have_no_sub_goals() -> None:
    given = {"statement": "s2", "text": " Alle finden Arbeit. ", "sub_goals": ["", " Praktika ", " "], "field": "Arbeit"}
    cleaned = {"statement": "s2", "text": "Alle finden Arbeit.", "sub_goals": ["Praktika"], "field": "Arbeit"}
    assert ACTIVITY.check(STEP, given) == cleaned
    assert ACTIVITY.check(STEP, {"statement": "s2", "text": "Ziel", "sub_goals": None})["sub_goals"] == []


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"statement": "s9"}, NotAnOption),
        ({"statement": None}, NotAnOption),
        ({"statement": ["s1"]}, NotAnOption),
        ({"text": ""}, Empty),
        ({"text": "x" * 141}, TooLong),
        ({"text": 1}, Unreadable),
        ({"sub_goals": "Kurse"}, Unreadable),
        ({"sub_goals": [1]}, Unreadable),
        ({"sub_goals": ["x" * 141]}, TooLong),
        ({"sub_goals": ["x"] * 9}, TooManyGoals),
        ({"field": "Verkehr"}, NotAnOption),
        ({"field": 7}, Unreadable),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.check(STEP, GOAL | change)


def test_the_form_asks_for_a_verb_sentence_and_three_sub_goals() -> None:
    assert ACTIVITY.form is not None
    statement, field, text, sub_goals = ACTIVITY.form(STEP).fields
    assert [one["value"] for one in statement.options] == ["s1", "s2"]
    assert (field.required, text.maximum, text.required) == (False, 140, True)
    assert (sub_goals.count, sub_goals.maximum, sub_goals.required) == (3, 140, False)


def test_without_statements_there_is_nothing_to_aim_for() -> None:
    with pytest.raises(NothingToChoose):
        build_scene(ACTIVITY)


def test_a_file_names_statements_by_their_words() -> None:
    scene = tables()
    assert ACTIVITY.spoken(scene, {"statement": " Wir arbeiten zusammen. ", "text": "x"}) == {"statement": "s2", "text": "x"}
    assert ACTIVITY.spoken(scene, {"statement": "Mond"}) == {"statement": "Mond"}
    assert ACTIVITY.spoken(scene, {"text": "x"}) == {"text": "x"}
    assert ACTIVITY.named({"statement": "Wir."}) == ("Wir.",)
    assert ACTIVITY.named({"text": "x"}) == ()


def test_a_table_writes_several_goals_and_not_endlessly() -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, ("Wir lernen.",))
    desk.open_step(house, FACILITATOR, step.id)
    goal = GOAL | {"statement": look(house, step.id).options[0].id}
    for _number in range(12):
        desk.enter_for_table(house, FACILITATOR, step.id, "Tisch 1", goal)
    with pytest.raises(TooManyEntries):
        desk.enter_for_table(house, FACILITATOR, step.id, "Tisch 1", goal)


def test_two_facilitators_at_the_same_goal_lose_nothing() -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, ("Wir lernen.",))
    desk.open_step(house, FACILITATOR, step.id)
    goal = GOAL | {"statement": look(house, step.id).options[0].id}
    entry = desk.enter_for_table(house, FACILITATOR, step.id, "Tisch 1", goal)
    change = {"entry": entry.id, "data": {"text": "Alle sprechen Deutsch."}, "revision": entry.revision}
    desk.arrange(house, FACILITATOR, step.id, "reword", change)
    with pytest.raises(Overtaken, match="Alle sprechen Deutsch"):
        desk.arrange(house, FACILITATOR, step.id, "reword", change)
    (found,) = ACTIVITY.result(look(house, step.id))["goals"]
    assert (found["text"], len(found["sub_goals"])) == ("Alle sprechen Deutsch.", 2)


def test_the_tree_keeps_statements_without_a_goal() -> None:
    trunks = ACTIVITY.picture(tables(("T1", GOAL)))["trunks"]
    assert [(trunk["text"], len(trunk["goals"])) for trunk in trunks] == [
        ("Wir lernen miteinander.", 1),
        ("Wir arbeiten zusammen.", 0),
    ]
    assert [one["number"] for one in trunks[0]["goals"][0]["sub_goals"]] == ["1.1", "1.2"]


def test_minutes_show_the_tree() -> None:
    assert ACTIVITY.minutes(tables(("T1", GOAL))) == (
        Text("Wir lernen miteinander.", "quote"),
        Heading(3, "Leitziel 1: Alle lernen Deutsch."),
        Text("Handlungsfeld: Sprache", "note"),
        Bullets((Item("1.1 Kurse am Abend"), Item("1.2 Kinder betreuen"))),
        Heading(3, "Leitsätze noch ohne Leitziel"),
        Bullets(("Wir arbeiten zusammen.",)),
    )
    assert ACTIVITY.minutes(tables()) == (Text("Es wurden keine Leitziele abgegeben."),)


@given(st.lists(st.tuples(st.sampled_from(["T1", "T2", "gone"]), st.sampled_from(["s1", "s2"]), st.integers(0, 3)), max_size=8))
def test_every_goal_and_sub_goal_stands_once_with_where_it_came_from(drawn: list[tuple[str, str, int]]) -> None:
    goals = [
        (table, {"statement": statement, "text": "Ziel", "sub_goals": [f"Teil {n}" for n in range(count)]})
        for table, statement, count in drawn
    ]
    scene = tables(*goals)
    found = ACTIVITY.result(scene)["goals"]
    assert sorted(goal["id"] for goal in found) == sorted(entry.id for entry in scene.entries)
    assert [goal["number"] for goal in found] == [str(number) for number in range(1, len(drawn) + 1)]
    ids = [option.id for option in ACTIVITY.options(scene)]
    assert len(set(ids)) == len(ids) == len(drawn) + sum(count for _, _, count in drawn)
    assert [goal["from"][0] for goal in found] == sorted(goal["from"][0] for goal in found)
