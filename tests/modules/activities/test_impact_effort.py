from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.caution import ONE_VOICE
from facilitation.contract import Option, Scene
from facilitation.document import Rule, Table, Text
from facilitation.errors import NotAnOption, NotANumber, NothingToChoose, NotJudged
from modules.activities.impact_effort import ACTIVITY, rules
from modules.activities.impact_effort.rules import QUADRANTS
from tests.modules.scenes import build_cards, build_scene, build_step, offer

IDEAS = build_cards("Sprachcafé", "Abendbus", "Kalender", "Neubau")
STEP = offer(build_step(ACTIVITY), IDEAS)

values = st.none() | st.integers(1, 5)


def weigh(*given: tuple[str, int | None, int | None]) -> Scene:
    return build_scene(
        ACTIVITY, [{"item": item, "effort": effort, "impact": impact} for item, effort, impact in given], step=STEP
    )


def places(scene: Scene) -> list[tuple[str, str | None, bool]]:
    return [(one["item"], one["quadrant"], one["borderline"]) for one in ACTIVITY.result(scene)["items"]]


def test_there_must_be_something_to_weigh() -> None:
    with pytest.raises(NothingToChoose):
        build_scene(ACTIVITY)


def test_what_is_weighed_is_fixed_at_opening() -> None:
    assert build_scene(ACTIVITY, inputs=IDEAS).options == IDEAS


def test_both_values_are_kept_and_nothing_else() -> None:
    assert ACTIVITY.check(STEP, {"item": "c1", "effort": 2, "impact": None, "name": "Eva"}) == {
        "item": "c1",
        "effort": 2,
        "impact": None,
    }


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        ({"effort": 1, "impact": 1}, NotAnOption),
        ({"item": "c9", "effort": 1, "impact": 1}, NotAnOption),
        ({"item": ["c1"], "effort": 1, "impact": 1}, NotAnOption),
        ({"item": "c1", "effort": 1}, NotJudged),
        ({"item": "c1", "effort": 0, "impact": 1}, NotANumber),
        ({"item": "c1", "effort": 6, "impact": 1}, NotANumber),
        ({"item": "c1", "effort": True, "impact": 1}, NotANumber),
        ({"item": "c1", "effort": 1, "impact": 2.5}, NotANumber),
        ({"item": "c1", "effort": 1, "impact": "3"}, NotANumber),
    ],
)
def test_what_breaks_the_rule_is_refused(data: Any, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.check(STEP, data)


def test_each_idea_is_a_question_of_its_own() -> None:
    assert [ACTIVITY.question({"item": item, "effort": 1, "impact": 1}) for item in ("c1", "c2")] == ["c1", "c2"]


def test_quadrants_are_cut_at_three() -> None:
    scene = weigh(("c1", 1, 5), ("c2", 5, 5), ("c3", 1, 1), ("c4", 5, 1))
    assert places(scene) == [
        ("Sprachcafé", "Quick Win", False),
        ("Abendbus", "strategisch", False),
        ("Kalender", "Füller", False),
        ("Neubau", "zurückstellen", False),
    ]


def test_three_itself_counts_as_much() -> None:
    assert places(weigh(("c1", 3, 3)))[0] == ("Sprachcafé", "strategisch", True)


def test_a_mean_within_a_quarter_of_the_cut_is_a_borderline_case_and_a_quarter_is_not() -> None:
    quarter = weigh(*[("c1", value, 5) for value in (3, 3, 3, 4)])
    nearer = weigh(*[("c1", value, 5) for value in (3, 3, 3, 3, 4)])
    below = weigh(*[("c1", value, 5) for value in (3, 3, 3, 2)])
    assert [places(scene)[0][1:] for scene in (quarter, nearer, below)] == [
        ("strategisch", False),
        ("strategisch", True),
        ("Quick Win", False),
    ]


def test_who_cannot_judge_does_not_count_and_an_idea_nobody_judged_has_no_quadrant() -> None:
    first, second = ACTIVITY.result(weigh(("c1", None, 4), ("c1", 2, 4), ("c2", None, 4)))["items"][:2]
    assert (first["effort"]["n"], first["effort"]["mean"], first["impact"]["n"], first["quadrant"]) == (1, 2.0, 2, "Quick Win")
    assert (second["effort"]["mean"], second["quadrant"], second["borderline"]) == (None, None, False)
    assert (first["id"], first["from"]) == ("c1", ["r1"])


@given(st.lists(st.tuples(st.sampled_from([one.id for one in IDEAS]), values, values)))
def test_every_idea_is_there_once_and_lies_where_its_means_say(given: list[tuple[str, int | None, int | None]]) -> None:
    items = ACTIVITY.result(weigh(*given))["items"]
    assert [one["id"] for one in items] == [one.id for one in IDEAS]
    for one in items:
        means = (one["effort"]["mean"], one["impact"]["mean"])
        assert (one["quadrant"] is None) == (None in means)
        if None not in means:
            effort, impact = means
            assert one["quadrant"] == QUADRANTS[2 * (impact < 3) + (effort >= 3)]
        assert one["borderline"] == any(mean is not None and abs(mean - 3) < 0.25 for mean in means)


@given(st.lists(st.tuples(values, values), min_size=1))
def test_the_order_of_the_voices_says_nothing(given: list[tuple[int | None, int | None]]) -> None:
    forth = weigh(*[("c1", *pair) for pair in given])
    back = weigh(*[("c1", *pair) for pair in reversed(given)])
    assert ACTIVITY.result(forth) == ACTIVITY.result(back)


def test_the_picture_shows_the_spread_around_a_point() -> None:
    first, second = ACTIVITY.picture(weigh(("c1", 1, 2), ("c1", 3, 2)))["items"][:2]
    assert first == {
        "id": "c1",
        "number": 1,
        "text": "Sprachcafé",
        "effort": 2.0,
        "impact": 2.0,
        "spread": 0.5,
        "quadrant": "Füller",
        "borderline": False,
    }
    assert (second["effort"], second["spread"], second["quadrant"]) == (None, 0.0, None)


def test_the_form_asks_the_same_of_each_idea() -> None:
    form = ACTIVITY.form(STEP)  # type: ignore[misc]
    assert (form.subject, form.subjects[1]) == ("item", {"value": "c2", "label": "Abendbus"})
    assert [(field.name, field.minimum, field.maximum, field.required) for field in form.fields] == [
        ("effort", 1, 5, False),
        ("impact", 1, 5, False),
    ]


def test_what_comes_next_gets_the_ideas_with_their_quadrant() -> None:
    options = ACTIVITY.options(weigh(("c1", 1, 5)))
    assert [(one.text, one.roots, one.facts["quadrant"]) for one in options[:2]] == [
        ("Sprachcafé", ("r1",), "Quick Win"),
        ("Abendbus", ("r2",), None),
    ]


def test_the_minutes_begin_with_the_quick_wins() -> None:
    table, rule = ACTIVITY.minutes(weigh(("c2", 5, 5), ("c3", 1, 3)))
    assert isinstance(table, Table)
    assert table.rows == (
        (3, "Kalender", "1,00", "3,00", "Quick Win, Grenzfall"),
        (2, "Abendbus", "5,00", "5,00", "strategisch"),
        (1, "Sprachcafé", "–", "–", "nicht beurteilt"),
        (4, "Neubau", "–", "–", "nicht beurteilt"),
    )
    assert isinstance(rule, Rule)
    assert ACTIVITY.minutes(weigh()) == (Text("Es wurde nichts eingeschätzt."),)


def test_the_annex_holds_every_value() -> None:
    (table,) = ACTIVITY.annex(weigh(("c1", 2, None), ("c1", 2, 5)))
    assert isinstance(table, Table)
    assert table.rows[:2] == (("Sprachcafé", "Aufwand", 0, 2, 0, 0, 0, 0), ("Sprachcafé", "Wirkung", 0, 0, 0, 0, 1, 1))
    assert ACTIVITY.annex(weigh()) == ()


def test_a_file_names_ideas_by_their_text() -> None:
    assert ACTIVITY.spoken(weigh(), {"item": "Abendbus ", "effort": 2}) == {"item": "c2", "effort": 2, "impact": None}
    assert ACTIVITY.spoken(weigh(), {"item": "Bahn"}) == {"item": "Bahn"}
    assert ACTIVITY.spoken(weigh(), {"item": 3}) == {"item": 3}
    assert (ACTIVITY.named({"item": "Bus"}), ACTIVITY.named({"item": 3})) == (("Bus",), ())


def test_an_input_reads_as_one_line() -> None:
    assert [ACTIVITY.line(data) for data in ({"item": "c1", "effort": 2, "impact": None}, {})] == ["Aufwand 2, Wirkung –", ""]


# ── what is said beside the matrix ───────────────────────────────────────────


def said(*given: tuple[str, int | None, int | None], inputs: tuple[Option, ...] = IDEAS) -> tuple[str, ...]:
    """The remarks where each value comes from another person."""
    scene = weigh(*given)
    return ACTIVITY.remarks(build_scene(ACTIVITY, step=scene.step, entries=scene.entries, inputs=inputs))


def test_it_says_that_nobody_answered_or_nobody_could_judge() -> None:
    assert said() == (rules.NO_VALUES,)
    assert said(("c1", None, None), ("c2", None, None)) == (rules.NOBODY_COULD,)


def test_one_persons_values_are_called_so() -> None:
    assert said(("c1", 2, 4)) == (ONE_VOICE,)
    assert said(("c1", 2, 4), ("c1", 3, 4)) == ()


def test_ideas_in_one_place_are_not_told_apart() -> None:
    assert said(*((option.id, 2, 4) for option in IDEAS)) == (rules.LEVEL,)


def test_values_for_an_idea_that_was_removed_stay_and_are_named() -> None:
    assert said(("c1", 2, 4), ("c4", 5, 5), inputs=IDEAS[:2]) == (
        "„Kalender“ und „Neubau“ stehen nicht mehr in der Vorlage. Was dazu abgegeben wurde, bleibt und zählt weiter.",
    )
