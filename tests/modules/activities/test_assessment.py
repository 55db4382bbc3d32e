from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation import rehearsal
from facilitation.caution import ONE_VOICE
from facilitation.contract import Scene
from facilitation.document import Chart, Table, Text
from facilitation.errors import NotAnOption, NotANumber, NothingToChoose, NotJudged
from facilitation.illustration import illustrate
from modules.activities.assessment import ACTIVITY, rules
from tests.modules.scenes import build_cards, build_entry, build_scene, build_slate, build_step

FIELDS = ("Sprache", "Arbeit", "Wohnen")
STEP = build_step(ACTIVITY, opening={"fields": FIELDS})
VALUES = st.one_of(st.none(), st.integers(1, 5))


def judged(given: Mapping[str, list[tuple[int | None, int | None]]]) -> Scene:
    """One entry per field and pair of status and importance; the pairs of a field come from different people."""
    entries = [
        build_entry(number * 100 + person, {"field": field, "status": status, "importance": importance}, by=f"p{person}")
        for number, (field, pairs) in enumerate(given.items())
        for person, (status, importance) in enumerate(pairs)
    ]
    return build_scene(ACTIVITY, step=STEP, entries=tuple(entries))


def rows(scene: Scene) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ACTIVITY.result(scene)["fields"]
    return found


# ── what may be said ─────────────────────────────────────────────────────────


def test_both_values_may_be_left_to_others() -> None:
    given = {"field": " Sprache ", "status": None, "importance": 5}
    assert ACTIVITY.check(STEP, given) == {"field": "Sprache", "status": None, "importance": 5}


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        ({"field": "Kultur", "status": 1, "importance": 1}, NotAnOption),
        ({"status": 1, "importance": 1}, NotAnOption),
        ({"field": "Sprache", "importance": 1}, NotJudged),
        ({"field": "Sprache", "status": 1}, NotJudged),
        ({"field": "Sprache", "status": 0, "importance": 1}, NotANumber),
        ({"field": "Sprache", "status": 1, "importance": 6}, NotANumber),
        ({"field": "Sprache", "status": True, "importance": 1}, NotANumber),
        ({"field": "Sprache", "status": 2.5, "importance": 1}, NotANumber),
    ],
)
def test_what_is_not_on_the_scale_is_refused(data: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.check(STEP, data)


def test_each_field_is_a_question_of_its_own() -> None:
    assert ACTIVITY.question({"field": "Sprache", "status": 1, "importance": 1}) == "Sprache"
    form = ACTIVITY.form(STEP)  # type: ignore[misc]
    assert (form.subject, [one["value"] for one in form.subjects]) == ("field", list(FIELDS))


def test_the_fields_of_the_process_are_assessed_unless_others_are_given() -> None:
    assert build_scene(ACTIVITY).step.opening == {"fields": ["Sprache", "Arbeit"]}
    assert build_scene(ACTIVITY, inputs=build_cards("Bus", "Bahn")).step.opening == {"fields": ["Bus", "Bahn"]}


def test_there_must_be_something_to_assess() -> None:
    scene = build_scene(ACTIVITY, opened=False)
    with pytest.raises(NothingToChoose):
        ACTIVITY.opening(replace(scene, process=replace(scene.process, fields=())))


# ── what comes of it ─────────────────────────────────────────────────────────


def test_the_largest_gap_comes_first_and_none_last() -> None:
    # Sprache: status (2+3)/2 = 2.5, importance (4+5)/2 = 4.5, gap 2. Arbeit: 1 against 4, gap 3. Wohnen: no status.
    scene = judged({"Sprache": [(2, 4), (3, 5)], "Arbeit": [(1, 4)], "Wohnen": [(None, 5), (None, 5)]})
    assert [(row["field"], row["gap"], row["nulls"]) for row in rows(scene)] == [
        ("Arbeit", 3.0, 0),
        ("Sprache", 2.0, 0),
        ("Wohnen", None, 2),
    ]
    assert rows(scene)[1]["status"] == {
        "n": 2,
        "distribution": {"1": 0, "2": 1, "3": 1, "4": 0, "5": 0},
        "mean": 2.5,
        "median": 2.5,
        "sd": 0.5,
        # Both votes lie half a step from the mean: 1 + log2(1 − 0.5/4) = 1 + log2(0.875)
        "consensus": pytest.approx(0.8073549220576042),
        "polarised": False,
    }


def test_equal_gaps_keep_the_order_of_the_fields() -> None:
    # three thirds and six sixths: equal as fractions, where floats would differ
    scene = judged({"Wohnen": [(1, 2), (1, 2), (2, 3)], "Arbeit": [(1, 2)], "Sprache": [(3, 4), (4, 5), (4, 5)]})
    assert [row["field"] for row in rows(scene)] == list(FIELDS)
    assert {row["gap"] for row in rows(scene)} == {1.0}


def test_where_nobody_could_judge_there_are_no_figures() -> None:
    scene = judged(dict.fromkeys(FIELDS, [(None, None)] * 3))
    for row in rows(scene):
        assert (row["gap"], row["nulls"], row["status"]["mean"], row["importance"]["consensus"]) == (None, 6, None, None)
    assert [row["gap"] for row in ACTIVITY.picture(scene)["rows"]] == [None] * 3
    assert isinstance(ACTIVITY.minutes(scene)[0], Table)


def test_how_often_each_value_was_given_stands_once_below_its_chart() -> None:
    scene = judged({"Sprache": [(1, 3), (5, 3)]})
    said = illustrate(ACTIVITY.minutes(scene), ACTIVITY.charts(scene), weighed=True)
    drawn = [one.table.caption for one in said if isinstance(one, Chart) and one.tabled]
    assert (drawn, ACTIVITY.annex(scene)) == (["Verteilung der Werte"], ())


def test_nobody_said_anything() -> None:
    scene = build_scene(ACTIVITY, step=STEP)
    assert [row["field"] for row in rows(scene)] == list(FIELDS)
    assert ACTIVITY.minutes(scene) == (Text("Es wurde nichts eingeschätzt."),)


def test_disputed_is_what_is_polarised_or_below_half_a_consensus() -> None:
    # Sprache: half and half at the ends, consensus 0. Arbeit: evenly spread, consensus 0.43. Wohnen: all agree.
    spread = [(value, 3) for value in (1, 2, 3, 4, 5)]
    scene = judged({"Sprache": [(1, 3), (5, 3)], "Arbeit": spread, "Wohnen": [(2, 2)]})
    shown = {row["text"]: (row["status"]["disputed"], row["importance"]["disputed"]) for row in ACTIVITY.picture(scene)["rows"]}
    assert shown == {"Sprache": (True, False), "Arbeit": (True, False), "Wohnen": (False, False)}
    assert Text("Strittig: Sprache (Stand); Arbeit (Stand).") in ACTIVITY.minutes(scene)


@given(st.dictionaries(st.sampled_from(FIELDS), st.lists(st.tuples(VALUES, VALUES), max_size=6)))
def test_gaps_fall_and_nothing_is_lost(pairs: dict[str, list[tuple[int | None, int | None]]]) -> None:
    found = rows(judged(pairs))
    gaps = [row["gap"] for row in found]
    known = [gap for gap in gaps if gap is not None]
    assert gaps == sorted(known, reverse=True) + [None] * (len(gaps) - len(known))
    assert sorted(row["field"] for row in found) == sorted(FIELDS)
    given = sum(len(one) for one in pairs.values())
    assert sum(row["status"]["n"] + row["importance"]["n"] + row["nulls"] for row in found) == 2 * given


# ── in a file ────────────────────────────────────────────────────────────────


def scenario(*entries: dict[str, Any]) -> dict[str, Any]:
    head = {"title": "A", "municipality": "M", "date": "2026-11-21", "format": "bestandsaufnahme", "fields": ["Sprache"]}
    people = [{"id": "p1", "actor_group": "Verwaltung"}]
    return {"workshop": head, "participants": people, "steps": {"fields": list(entries)}}


def test_a_value_left_out_in_a_file_is_one_nobody_could_give() -> None:
    house = build_slate()
    (id,) = rehearsal.play(house, scenario({"by": "p1", "field": "Sprache", "status": 2}))
    (row,) = rehearsal.ergebnis(house, id)["steps"]["fields"]["result"]["fields"]
    assert (row["status"]["mean"], row["importance"]["mean"], row["nulls"]) == (2.0, None, 1)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"field": "Sprache", "status": 3, "importance": 3}, "hat diese Frage schon beantwortet, zuerst mit Eintrag 1"),
        ({"field": "Bus", "status": 3, "importance": 3}, "Diese Auswahl gibt es nicht: Bus"),
        ({"field": "Sprache", "status": 7, "importance": 3}, "Bitte eine ganze Zahl von 1 bis 5 wählen."),
        ({"field": "Sprache"}, "Bitte einen Wert wählen oder „Kann ich nicht beurteilen“."),
    ],
)
def test_faults_are_named(entry: dict[str, Any], reason: str) -> None:
    first = {"by": "p1", "field": "Sprache", "status": 1, "importance": 1}
    (fault,) = rehearsal.read_scenario(build_slate(), scenario(first, {"by": "p1", **entry}))
    assert reason in fault.line()


# ── what is said beside the fields ───────────────────────────────────────────


def said(given: Mapping[str, list[tuple[int | None, int | None]]], *fields: str) -> tuple[str, ...]:
    """The remarks; `fields` are those of the process now."""
    scene = judged(given)
    return ACTIVITY.remarks(replace(scene, process=replace(scene.process, fields=fields or FIELDS)))


def test_it_says_that_nobody_answered_or_nobody_could_judge() -> None:
    assert said({}) == (rules.NO_VALUES,)
    assert said({"Sprache": [(None, None), (None, None)], "Arbeit": [(None, None)]}) == (rules.NOBODY_COULD,)


def test_one_persons_values_are_called_so() -> None:
    assert said({"Sprache": [(2, 4)], "Arbeit": [(1, 5)]}) == (ONE_VOICE,)


def test_equal_gaps_are_no_order() -> None:
    assert said({field: [(2, 4), (3, 5)] for field in FIELDS}) == (rules.LEVEL,)
    assert said({"Sprache": [(2, 4), (3, 5)], "Arbeit": [(2, 4), (3, 5)]}) == ()


def test_values_for_a_field_that_was_removed_stay_and_are_named() -> None:
    given = {"Sprache": [(2, 4), (3, 5)], "Arbeit": [(2, 3), (2, 3)]}
    assert said(given, "Sprache", "Wohnen") == (
        "„Arbeit“ steht nicht mehr in der Vorlage. Was dazu abgegeben wurde, bleibt und zählt weiter.",
    )
    assert [one["field"] for one in rows(judged(given))] == ["Sprache", "Arbeit", "Wohnen"]
