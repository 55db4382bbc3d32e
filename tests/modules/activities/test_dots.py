from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.caution import ONE_VOICE
from facilitation.contract import Option, Scene
from facilitation.document import Rule, Table, Text
from facilitation.errors import (
    BudgetSpent,
    Invalid,
    NoDots,
    NotAnOption,
    NothingToChoose,
    NotSplit,
    Refused,
    TooManyOnOne,
    Unreadable,
)
from modules.activities.dots import ACTIVITY, rules
from tests.modules.scenes import build_cards, build_scene, build_step, offer

NEEDS = build_cards("Bus", "Kurs", "Kita", "Garten", "Amt", "Chor", "Rad", "Bad")
STEP = offer(build_step(ACTIVITY), NEEDS, k=4, maximum=2)


def weigh(*ballots: dict[str, int], options: tuple[Option, ...] = NEEDS, k: int = 4) -> Scene:
    step = offer(build_step(ACTIVITY, settings={"object": "einen Bedarf"}), options, k=k, maximum=2)
    return build_scene(ACTIVITY, [{"dots": ballot} for ballot in ballots], step=step)


@pytest.mark.parametrize(("options", "people", "k"), [(8, 30, 4), (8, 0, 4), (6, 30, 3), (3, 30, 1), (1, 30, 1), (4, 2, 2)])
def test_the_budget_follows_options_and_people(options: int, people: int, k: int) -> None:
    scene = build_scene(ACTIVITY, inputs=NEEDS[:options], people=people)
    assert (scene.step.opening["k"], scene.step.opening["maximum"]) == (k, 2)
    assert scene.options == NEEDS[:options]


def test_the_budget_can_be_set() -> None:
    scene = build_scene(ACTIVITY, inputs=NEEDS, people=30, step=build_step(ACTIVITY, settings={"k": 7, "maximum": 3}))
    assert (scene.step.opening["k"], scene.step.opening["maximum"]) == (7, 3)


def test_there_must_be_something_to_weigh() -> None:
    with pytest.raises(NothingToChoose):
        build_scene(ACTIVITY)


def test_a_ballot_keeps_what_has_dots() -> None:
    assert ACTIVITY.check(STEP, {"dots": {"c3": 2, "c1": 1, "c2": 0}}) == {"dots": {"c1": 1, "c3": 2}}


@pytest.mark.parametrize(
    ("dots", "refusal"),
    [
        (None, Unreadable),
        ([1], Unreadable),
        ({"c9": 1}, NotAnOption),
        ({"c1": -1}, NotSplit),
        ({"c1": 0.5}, NotSplit),
        ({"c1": "1"}, NotSplit),
        ({"c1": True}, NotSplit),
        ({"c1": 3}, TooManyOnOne),
        ({"c1": 2, "c2": 2, "c3": 1}, BudgetSpent),
        ({}, NoDots),
        ({"c1": 0}, NoDots),
    ],
)
def test_what_breaks_the_rule_is_refused(dots: Any, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.check(STEP, {"dots": dots})


@given(st.dictionaries(st.sampled_from([option.id for option in NEEDS]), st.integers(-1, 5)))
def test_no_accepted_ballot_breaks_budget_or_maximum(dots: dict[str, int]) -> None:
    try:
        kept = ACTIVITY.check(STEP, {"dots": dots})["dots"]
    except (Invalid, Refused):
        return
    assert 1 <= sum(kept.values()) <= 4
    assert all(1 <= count <= 2 for count in kept.values())


def test_ranks_go_by_points_then_breadth_and_skip_after_a_tie() -> None:
    ranking = ACTIVITY.result(
        weigh({"c1": 2, "c2": 1, "c3": 1}, {"c1": 1, "c2": 1, "c3": 1, "c5": 1}, {"c4": 2, "c1": 2}, options=NEEDS[:6])
    )["ranking"]
    assert [(row["option"], row["points"], row["rank"]) for row in ranking] == [
        ("Bus", 5, 1),
        ("Kurs", 2, 2),
        ("Kita", 2, 2),
        ("Garten", 2, 4),
        ("Amt", 1, 5),
        ("Chor", 0, 6),
    ]
    assert [row["breadth"] for row in ranking[:4]] == [1.0, 2 / 3, 2 / 3, 1 / 3]
    assert sum(row["share"] for row in ranking) == pytest.approx(1)
    assert (ranking[0]["id"], ranking[0]["from"]) == ("c1", ["r1"])


def test_without_dots_nothing_is_ranked() -> None:
    scene = weigh()
    assert {(row["points"], row["share"], row["breadth"], row["rank"]) for row in ACTIVITY.result(scene)["ranking"]} == {
        (0, None, None, None)
    }
    picture = ACTIVITY.picture(scene)
    assert (picture["cut"], picture["question_cut"]) == (None, None)
    assert not any(row["tied"] for row in picture["rows"])


def test_a_ballot_of_nobody_in_particular_counts_without_breaking_the_breadth() -> None:
    scene = weigh({"c1": 1}, {"c1": 1})
    paper = build_scene(
        ACTIVITY, step=scene.step, entries=tuple(one.__class__(**{**vars(one), "pseudonym": ""}) for one in scene.entries)
    )
    assert ACTIVITY.result(paper)["ranking"][0]["breadth"] == 1.0


def test_a_tie_at_the_cut_asks_the_room() -> None:
    picture = ACTIVITY.picture(weigh({"c1": 2, "c2": 2}, {"c1": 1, "c3": 1, "c4": 1}, {"c3": 1, "c4": 1}))
    assert [(row["rank"], row["text"], row["people"], row["tied"]) for row in picture["rows"][:5]] == [
        (1, "Bus", 2, False),
        (2, "Kita", 2, True),
        (2, "Garten", 2, True),
        (4, "Kurs", 1, False),
        (5, "Amt", 0, False),
    ]
    assert (picture["cut"], picture["question_cut"]) == (3, None)
    asked = ACTIVITY.picture(weigh({"c1": 2, "c2": 1}, {"c2": 1, "c3": 1, "c1": 1}, {"c4": 1}))
    assert [row["tied"] for row in asked["rows"]] == [False, False, True, True, False, False, False, False]
    assert asked["question_cut"] == "Grenze für drei Plätze. Beide nehmen, Stichrunde oder besprechen?"


def test_the_rule_is_announced_with_its_numbers() -> None:
    scene = weigh()
    assert ACTIVITY.rule(scene.step) == "4 Punkte · höchstens 2 auf einen Bedarf"
    assert ACTIVITY.foot(scene.step) == "je 4 Punkte, höchstens 2 auf einen Bedarf"
    assert ACTIVITY.foot(weigh(k=1).step) == "je 1 Punkt auf einen Bedarf"


def test_the_form_offers_every_option_with_its_number() -> None:
    (field,) = ACTIVITY.form(STEP).fields  # type: ignore[misc]
    assert (field.budget, field.maximum, field.options[1]) == (4, 2, {"value": "c2", "label": "Kurs", "number": 2})


def test_what_comes_next_gets_the_options_in_rank_order() -> None:
    options = ACTIVITY.options(weigh({"c2": 2}, {"c2": 1, "c1": 1}))
    assert [(one.text, one.facts["points"], one.facts["rank"]) for one in options[:2]] == [("Kurs", 3, 1), ("Bus", 1, 2)]


def test_the_minutes_show_the_ranking_with_its_rule() -> None:
    table, rule, tie = ACTIVITY.minutes(weigh({"c1": 2, "c2": 1}, {"c2": 1, "c3": 1, "c1": 1}, {"c4": 1}))
    assert isinstance(table, Table)
    assert table.rows[0] == (1, "Bus", 3, "43\u00a0%", 2, "67\u00a0%")
    assert isinstance(rule, Rule)
    assert rule.text.endswith("Vergeben wurden je 4 Punkte, höchstens 2 auf einen Bedarf.")
    assert tie == Text("Gleichstand an der Grenze nach 3 Plätzen: „Kita“, „Garten“.")


def test_a_file_names_options_by_their_text() -> None:
    spoken = ACTIVITY.spoken(weigh(), {"dots": {"Kurs ": 2, "Bahn": 1}})
    assert spoken == {"dots": {"c2": 2, "Bahn": 1}}
    assert ACTIVITY.named({"dots": {"Kurs": 2, "Bahn": 1}}) == ("Kurs", "Bahn")
    assert ACTIVITY.named({"dots": 3}) == ()


def test_an_input_reads_as_one_line() -> None:
    assert [ACTIVITY.line(data) for data in ({"dots": {"c1": 2, "c2": 1}}, {"dots": {"c1": 1}}, {})] == [
        "3 Punkte auf 2",
        "1 Punkt auf 1",
        "0 Punkte auf 0",
    ]


# ── what is said beside the ranking ──────────────────────────────────────────


def said(*ballots: dict[str, int], inputs: tuple[Option, ...] = NEEDS) -> tuple[str, ...]:
    scene = weigh(*ballots)
    return ACTIVITY.remarks(build_scene(ACTIVITY, step=scene.step, entries=scene.entries, inputs=inputs))


def test_without_dots_it_says_that_there_are_none() -> None:
    assert said() == (rules.NO_DOTS,)


def test_one_persons_dots_are_called_so() -> None:
    assert said({"c1": 2, "c2": 1}) == (ONE_VOICE,)
    assert said({"c1": 2}, {"c2": 1}) == ()


def test_equal_options_are_no_ranking() -> None:
    all_of_them = {option.id: 1 for option in NEEDS}
    assert said(all_of_them, all_of_them) == (rules.LEVEL,)
    assert {row["rank"] for row in ACTIVITY.result(weigh(all_of_them, all_of_them))["ranking"]} == {1}


def test_dots_on_an_option_that_was_removed_stay_and_are_named() -> None:
    ballots = ({"c8": 2, "c1": 1}, {"c1": 2})
    assert said(*ballots, inputs=NEEDS[:7]) == (
        "„Bad“ steht nicht mehr in der Vorlage. Was dazu abgegeben wurde, bleibt und zählt weiter.",
    )
    assert [(row["option"], row["points"]) for row in ACTIVITY.result(weigh(*ballots))["ranking"][:2]] == [
        ("Bus", 3),
        ("Bad", 2),
    ]
