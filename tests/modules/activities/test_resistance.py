"""The figures are worked by hand: five people, three ways, and the way of changing nothing."""

from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation import desk, rehearsal
from facilitation.caution import ALL_GONE, ONE_VOICE
from facilitation.contract import Option, Scene
from facilitation.document import Bullets, Item, Rule, Table, Text
from facilitation.errors import (
    Empty,
    NoSuchRound,
    NotAnOption,
    NotANumber,
    NothingToChoose,
    Overtaken,
    RoundOver,
    SecondEntry,
    StillOpen,
    TooLong,
    Unreadable,
    WrongState,
)
from facilitation.reading import tablet
from facilitation.roles import Guest
from facilitation.workshop import Data, Person, StepState
from modules.activities.resistance import ACTIVITY, rules
from modules.activities.resistance.rules import Weighing
from tests.builders import FACILITATOR
from tests.modules.scenes import build_cards, build_entry, build_rehearsal, build_scene, build_slate, build_step, look

WAYS = build_cards("Abendbus", "Rufbus", "Fahrdienst")
PASSIVE = "s.passive"
IDS = (*(way.id for way in WAYS), PASSIVE)


def rated(*given: tuple[int, ...], turn: int = 1, inputs: tuple[Option, ...] = WAYS, reasons: Any = None) -> Scene:
    """The n-th values are those for the n-th option, the passive one last; the k-th value is the k-th person's."""
    return rounds([list(given)] if turn == 1 else [[], list(given)], inputs=inputs, reasons=reasons or {})


def rounds(held: list[list[tuple[int, ...]]], inputs: tuple[Option, ...] = WAYS, reasons: Any = None, **changed: Any) -> Scene:
    entries = [
        build_entry(
            10_000 * turn + 100 * place + person,
            data(IDS[place], turn, value, (reasons or {}).get((place, person))),
            by=f"p{person}",
        )
        for turn, given in enumerate(held, 1)
        for place, values in enumerate(given)
        for person, value in enumerate(values, 1)
    ]
    opened = build_scene(ACTIVITY, inputs=WAYS).step
    step = replace(opened, opening={**opened.opening, "round": len(held)}, state=StepState.REVEALED)
    return build_scene(ACTIVITY, step=step, entries=tuple(entries), people=5, inputs=inputs, **changed)


def data(option: str, turn: int, value: int, reason: str | None = None) -> Data:
    return {"option": f"{option}.{turn}", "value": value} | ({"reason": reason} if reason else {})


def rows(scene: Scene) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ACTIVITY.result(scene)["options"]
    return found


# ── what may be said ─────────────────────────────────────────────────────────

STEP = build_scene(ACTIVITY, inputs=WAYS).step


def test_leaving_everything_as_it_is_is_always_an_option() -> None:
    assert [(one["id"], one["text"]) for one in STEP.opening["options"]] == [
        ("c1", "Abendbus"),
        ("c2", "Rufbus"),
        ("c3", "Fahrdienst"),
        (PASSIVE, "Alles bleibt, wie es ist"),
    ]
    own = build_step(ACTIVITY, settings={"passive": "Wir fahren weiter mit dem Auto"})
    assert build_scene(ACTIVITY, inputs=WAYS, step=own).options[-1].text == "Wir fahren weiter mit dem Auto"


@pytest.mark.parametrize(
    "words", ["Alles bleibt, wie es ist", "Alles bleibt wie es ist.", "Passivlösung", "Alles bleibt beim Alten"]
)
def test_whoever_named_it_already_gets_it_once(words: str) -> None:
    opening = build_scene(ACTIVITY, inputs=build_cards("Abendbus", words)).step.opening
    assert ([one["text"] for one in opening["options"]], opening["passive"]) == (["Abendbus", words], "c2")


@pytest.mark.parametrize("inputs", [(), build_cards("Alles bleibt, wie es ist")])
def test_there_must_be_something_beside_it(inputs: tuple[Option, ...]) -> None:
    with pytest.raises(NothingToChoose):
        build_scene(ACTIVITY, inputs=inputs)


def test_a_value_is_cleaned() -> None:
    assert ACTIVITY.check(STEP, {"option": "c1.1", "value": 0, "reason": " ", "name": "Eva"}) == {"option": "c1.1", "value": 0}
    given = {"option": f"{PASSIVE}.1", "value": 10, "reason": " Zu weit. "}
    assert ACTIVITY.check(STEP, given) == {"option": f"{PASSIVE}.1", "value": 10, "reason": "Zu weit."}


@pytest.mark.parametrize(
    ("entry", "refusal"),
    [
        ({"value": 1}, NotAnOption),
        ({"option": "c1", "value": 1}, NotAnOption),
        ({"option": ["c1.1"], "value": 1}, NotAnOption),
        ({"option": "c9.1", "value": 1}, NotAnOption),
        ({"option": "c1.2", "value": 1}, NotAnOption),
        ({"option": "c1.1"}, NotANumber),
        ({"option": "c1.1", "value": None}, NotANumber),
        ({"option": "c1.1", "value": -1}, NotANumber),
        ({"option": "c1.1", "value": 11}, NotANumber),
        ({"option": "c1.1", "value": True}, NotANumber),
        ({"option": "c1.1", "value": 2.5}, NotANumber),
        ({"option": "c1.1", "value": "3"}, NotANumber),
        ({"option": "c1.1", "value": 3, "reason": "x" * 141}, TooLong),
        ({"option": "c1.1", "value": 3, "reason": 5}, Unreadable),
    ],
)
def test_what_breaks_the_rule_is_refused(entry: Data, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.check(STEP, entry)


def test_one_option_after_the_other_is_asked_from_0_to_10() -> None:
    form = ACTIVITY.form(STEP)  # type: ignore[misc]
    value, reason = form.fields
    assert (value.kind, value.minimum, value.maximum, value.required) == ("scale", 0, 10, True)
    assert (reason.maximum, reason.required) == (140, False)
    assert [one["value"] for one in form.subjects] == ["c1.1", "c2.1", "c3.1", f"{PASSIVE}.1"]


# ── what comes of it ─────────────────────────────────────────────────────────


def test_the_least_resistance_leads_and_is_recommended_where_it_is_better_than_nothing() -> None:
    # sums of five people: 20, 10, 40 and 30 of 50
    found = rows(rated((2, 8, 0, 10, 0), (2, 2, 2, 2, 2), (8, 8, 8, 8, 8), (6, 6, 6, 6, 6)))
    assert [(one["option"], one["group_resistance"], one["acceptance"]) for one in found] == [
        ("Rufbus", 0.2, 0.8),
        ("Abendbus", 0.4, 0.6),
        ("Alles bleibt, wie es ist", 0.6, 0.4),
        ("Fahrdienst", 0.8, 0.2),
    ]
    assert [(one["maximum"], one["strong"], one["recommended"]) for one in found] == [
        (2, 0, True),
        (10, 2, False),
        (6, 0, False),
        (8, 5, False),
    ]
    assert (found[0]["id"], found[0]["from"]) == ("c2", ["r2"])
    scene = rated((2, 8, 0, 10, 0), (2, 2, 2, 2, 2), (8, 8, 8, 8, 8), (6, 6, 6, 6, 6))
    assert ACTIVITY.became(scene) | {PASSIVE: ""} == {
        "c1": "60\u00a0% Akzeptanz",
        "c2": "80\u00a0% Akzeptanz, empfohlen",
        "c3": "20\u00a0% Akzeptanz",
        PASSIVE: "",
    }
    assert set(found[0]) == {"id", "from", "option", "group_resistance", "acceptance", "maximum", "strong", "recommended"}


def test_nothing_is_recommended_that_is_not_better_than_changing_nothing() -> None:
    lower = rated((4, 4), (5, 5), (6, 6), (3, 3))
    level = rated((4, 4), (5, 5), (6, 6), (4, 4))
    assert not any(one["recommended"] for scene in (lower, level) for one in rows(scene))
    assert ACTIVITY.options(lower) == ()
    assert ACTIVITY.remarks(lower) == (
        "Nichts stößt auf weniger Widerstand als „Alles bleibt, wie es ist“: Es gibt keine Empfehlung.",
    )


def test_equal_options_are_shown_as_equal() -> None:
    scene = rated((3, 3), (2, 4), (6, 6), (7, 7))
    assert [(one["rank"], one["text"], one["tied"], one["recommended"]) for one in ACTIVITY.picture(scene)["rows"]] == [
        (1, "Abendbus", True, True),
        (1, "Rufbus", True, True),
        (3, "Fahrdienst", False, False),
        (4, "Alles bleibt, wie es ist", False, False),
    ]
    assert [one.text for one in ACTIVITY.options(scene)] == ["Abendbus", "Rufbus"]
    assert ACTIVITY.picture(scene)["hint"] == "Gleichauf: „Abendbus“ und „Rufbus“."


@pytest.mark.parametrize(
    ("second", "hint"),
    [
        ((3, 3, 3, 3, 4), "Fast gleichauf: „Abendbus“ und „Rufbus“."),  # 0.02 apart
        ((3, 3, 4, 4, 3), "Fast gleichauf: „Abendbus“ und „Rufbus“."),  # 0.04
        ((4, 4, 4, 4, 4), ""),  # 0.1
    ],
)
def test_a_near_tie_asks_what_would_lower_the_resistance(second: tuple[int, ...], hint: str) -> None:
    picture = ACTIVITY.picture(rated((3,) * 5, second, (9,) * 5, (9,) * 5))
    assert (picture["hint"], picture["asked"]) == (hint, "Was senkt Ihren Widerstand?" if hint else "")


values = st.lists(st.lists(st.integers(0, 10), min_size=0, max_size=6), min_size=4, max_size=4)


@given(values)
def test_acceptance_runs_against_resistance_within_bounds(given_values: list[list[int]]) -> None:
    found = rows(rated(*map(tuple, given_values)))
    voted = [one for one in found if one["acceptance"] is not None]
    acceptance = [one["acceptance"] for one in voted]
    resistance = [one["group_resistance"] for one in voted]
    assert acceptance == sorted(acceptance, reverse=True)
    assert resistance == sorted(resistance)
    assert all(0 <= one <= 1 for one in (*acceptance, *resistance))
    assert [sum(pair) for pair in zip(acceptance, resistance, strict=True)] == pytest.approx([1.0] * len(voted))
    assert found[: len(voted)] == voted, "what nobody rated comes last"
    assert {one["id"] for one in found} == set(IDS)


@given(values)
def test_only_the_lowest_is_recommended_and_only_below_changing_nothing(given_values: list[list[int]]) -> None:
    weighed = {one.option.id: one for one in Weighing(rated(*map(tuple, given_values))).rows}
    passive = weighed[PASSIVE].now
    levels = [one.now.group_resistance for one in weighed.values() if one.now]
    for one in weighed.values():
        better = (
            one.now is not None and passive is not None and one.now.group_resistance == min(levels) < passive.group_resistance
        )
        assert one.recommended == better


def test_group_resistance_is_exact() -> None:
    held = Weighing(rated((3, 3, 4), (10, 0, 0), (0,), (9,))).rows
    assert {one.text: one.now.group_resistance for one in held if one.now} == {
        "Fahrdienst": 0,
        "Abendbus": Fraction(1, 3),
        "Rufbus": Fraction(1, 3),
        "Alles bleibt, wie es ist": Fraction(9, 10),
    }


# ── what is said beside it ───────────────────────────────────────────────────


def test_without_values_there_is_no_order() -> None:
    scene = rated()
    assert ACTIVITY.remarks(scene) == (rules.NO_VALUES,)
    assert {(row["rank"], row["acceptance"]) for row in ACTIVITY.picture(scene)["rows"]} == {(None, None)}
    assert [(one["group_resistance"], one["maximum"], one["strong"]) for one in rows(scene)] == [(None, None, 0)] * 4
    assert ACTIVITY.charts(scene) == ()


def test_one_persons_values_are_called_so() -> None:
    assert ACTIVITY.remarks(rated((1,), (2,), (3,), (9,))) == (ONE_VOICE,)


def test_equal_resistance_everywhere_leads_nowhere() -> None:
    scene = rated(*[(4, 4)] * 4)
    assert ACTIVITY.remarks(scene) == (rules.LEVEL,)
    assert {row["rank"] for row in ACTIVITY.picture(scene)["rows"]} == {1}
    assert ACTIVITY.options(scene) == ()


def test_what_nobody_rated_stands_without_a_rank_and_is_named() -> None:
    scene = rated((1, 2), (), (3, 4), (9, 9))
    assert ACTIVITY.remarks(scene) == ("„Rufbus“ hat niemand bewertet.",)
    assert ACTIVITY.picture(scene)["rows"][-1]["text"] == "Rufbus"
    assert ACTIVITY.remarks(rated((1, 2), (2, 2))) == (
        "Ohne Werte für „Alles bleibt, wie es ist“ gibt es keine Empfehlung.",
        "„Fahrdienst“ hat niemand bewertet.",
    )


def test_values_for_an_option_that_was_removed_stay_and_are_named() -> None:
    given_values = ((1, 2), (2, 2), (3, 4), (9, 9))
    assert ACTIVITY.remarks(rated(*given_values, inputs=WAYS[1:])) == (
        "„Abendbus“ steht nicht mehr in der Vorlage. Was dazu abgegeben wurde, bleibt und zählt weiter.",
    )
    assert rows(rated(*given_values, inputs=WAYS[1:])) == rows(rated(*given_values))
    assert ACTIVITY.remarks(rated(*given_values, inputs=())) == (ALL_GONE,)


# ── another round ────────────────────────────────────────────────────────────


def test_the_last_round_counts_and_the_one_before_is_shown_beside_it() -> None:
    scene = rounds([[(5, 5), (4, 4), (6, 6), (9, 9)], [(1, 1), (4, 4), (6, 6), (9, 9)]])
    picture = ACTIVITY.picture(scene)
    assert picture["round"] == 2
    assert [(row["text"], row["acceptance"], row["before"]) for row in picture["rows"][:2]] == [
        ("Abendbus", 0.9, 0.5),
        ("Rufbus", 0.6, 0.6),
    ]


def test_a_round_in_which_nobody_spoke_changes_nothing() -> None:
    first = [(5, 5), (4, 4), (6, 6), (9, 9)]
    scene = rounds([first, []])
    assert rows(scene) == rows(rated(*first))
    assert ACTIVITY.remarks(scene) == ("In Runde 2 hat niemand etwas bewertet. Es gilt die Runde davor.",)


def held() -> tuple[Any, str]:
    """A rehearsal in which six people have rated once."""
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, ("Abendbus", "Rufbus"))
    rehearsal.fill(house, FACILITATOR, step.id, Random(1))
    return house, step.id


def test_between_the_rounds_an_option_is_reworded_and_people_rate_what_it_says_now() -> None:
    house, id = held()
    with pytest.raises(StillOpen):
        desk.arrange(house, FACILITATOR, id, "reword", {"option": f"{id}.1", "text": "Abendbus zur Probe"})
    desk.close_step(house, FACILITATOR, id)
    desk.arrange(house, FACILITATOR, id, "reword", {"option": f"{id}.1", "text": " Abendbus zur Probe ", "version": 0})
    with pytest.raises(Overtaken):
        desk.arrange(house, FACILITATOR, id, "reword", {"option": f"{id}.1", "text": "Anders", "version": 0})
    desk.arrange(house, FACILITATOR, id, "next_round", {})
    with house.store.read() as ledger:
        person = ledger.all(Person)[0]
    guest = Guest(person.workshop_id, person.id)
    assert [one["label"] for one in tablet(house, guest)["form"]["subjects"]] == [
        "Abendbus zur Probe",
        "Rufbus",
        "Alles bleibt, wie es ist",
    ]
    assert tablet(house, guest)["own"] == []
    entry = {"option": f"{id}.1.2", "value": 1}
    desk.submit(house, guest, id="0" * 32, step="step", data=entry)
    with pytest.raises(SecondEntry):
        desk.submit(house, guest, id="1" * 32, step="step", data=entry)
    with pytest.raises(RoundOver):
        desk.submit(house, guest, id="2" * 32, step="step", data={"option": f"{id}.2.1", "value": 1})
    shown = {one["text"]: one for one in ACTIVITY.bench(look(house, id))["options"]}
    assert shown["Abendbus zur Probe"]["former"] == ["Abendbus"]
    assert [held["round"] for held in shown["Abendbus zur Probe"]["rounds"]] == [1, 2]


def test_the_next_round_needs_a_closed_one_and_can_be_taken_back() -> None:
    house, id = held()
    with pytest.raises(WrongState):
        desk.arrange(house, FACILITATOR, id, "next_round", {})
    desk.close_step(house, FACILITATOR, id)
    before = ACTIVITY.result(look(house, id))
    desk.arrange(house, FACILITATOR, id, "next_round", {})
    assert look(house, id).step.state is StepState.OPEN
    desk.undo(house, FACILITATOR, id)
    assert (look(house, id).step.state, ACTIVITY.result(look(house, id))) == (StepState.CLOSED, before)


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        ({"option": "c9", "text": "x"}, NotAnOption),
        ({"option": "c1", "text": " "}, Empty),
        ({"option": "c1", "text": "x" * 161}, TooLong),
    ],
)
def test_a_wording_that_cannot_be_is_refused(arguments: Data, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.verbs["reword"].act(rated((1, 2), (3, 4)), arguments, lambda: "n1")


# ── minutes ──────────────────────────────────────────────────────────────────


def test_the_minutes_say_what_is_recommended_and_why() -> None:
    scene = rated((3, 3), (2, 2), (8, 9), (6, 6), reasons={(2, 2): "Zu teuer."})
    table, recommended, rule = ACTIVITY.minutes(scene)
    assert isinstance(table, Table)
    assert [row[:2] for row in table.rows] == [
        (1, "Rufbus"),
        (2, "Abendbus"),
        (3, "Alles bleibt, wie es ist"),
        (4, "Fahrdienst"),
    ]
    assert table.rows[0][-1] == "empfohlen"
    assert recommended == Text("Empfohlen: „Rufbus“ mit 80\u00a0% Akzeptanz.")
    assert isinstance(rule, Rule)
    spread, _heading, reasons = ACTIVITY.annex(scene)
    assert isinstance(spread, Table)
    assert spread.rows[0] == ("Abendbus", 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0)
    assert reasons == Bullets((Item("Zu teuer.", "Runde 1, Wert 9"),))


def test_the_minutes_keep_both_rounds() -> None:
    scene = rounds([[(5, 5), (4, 4), (6, 6), (9, 9)], [(1, 1), (4, 4), (6, 6), (9, 9)]])
    last = ACTIVITY.minutes(scene)[-1]
    assert isinstance(last, Table)
    assert last.rows[:2] == (("Abendbus", 1, "50\u00a0%", 5, 0, 2), ("Abendbus", 2, "90\u00a0%", 1, 0, 2))


# ── from a file ──────────────────────────────────────────────────────────────


def test_a_file_names_options_by_their_words() -> None:
    scene = rated((1, 2), (3, 4))
    spoken = ACTIVITY.spoken(scene, {"option": "Rufbus ", "value": 3})
    assert spoken == {"option": "c2.1", "value": 3}
    assert ACTIVITY.spoken(scene, {"option": "Passivlösung", "value": 3}) == {"option": f"{PASSIVE}.1", "value": 3}
    assert ACTIVITY.spoken(scene, {"option": "Bahn", "value": 3}) == {"option": "Bahn", "value": 3}
    assert (ACTIVITY.named({"option": "Rufbus"}), ACTIVITY.named({"option": 3})) == (("Rufbus",), ())
    assert ACTIVITY.named({"option": "Rufbus", "round": 2}) == ()


def test_a_file_goes_from_round_to_round() -> None:
    scene = rated((1, 2), (3, 4))
    assert ACTIVITY.calls(scene, {"round": 2, "by": "p1", "option": "Rufbus", "value": 1}) == (("next_round", {}),)
    assert ACTIVITY.calls(scene, {"round": 2, "reworded": {"Rufbus": "Rufbus zur Probe"}}) == (
        ("reword", {"option": "c2", "text": "Rufbus zur Probe"}),
    )
    for spoken, refusal in (
        ({"round": 3, "by": "p1"}, NoSuchRound),
        ({"round": "2"}, Unreadable),
        ({"round": 2, "reworded": []}, Unreadable),
        ({"round": 2, "reworded": {}}, Empty),
        ({"round": 2, "reworded": {"Bahn": "Zug"}}, NotAnOption),
    ):
        with pytest.raises(refusal):
            ACTIVITY.calls(scene, spoken)


def test_an_input_reads_as_one_line() -> None:
    assert [ACTIVITY.line(one) for one in ({"value": 0}, {"value": 9, "reason": "Zu weit."}, {})] == ["0", "9 · Zu weit.", ""]
