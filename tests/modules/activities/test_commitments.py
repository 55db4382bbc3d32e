from typing import Any

import pytest

from facilitation import desk
from facilitation.contract import Option, Scene, Standing
from facilitation.document import Heading, Rule, Table, Text
from facilitation.errors import (
    DayPast,
    NotADay,
    NotAnAmount,
    NotAnOption,
    NothingToChoose,
    NothingToUndo,
    NotReady,
    Overtaken,
    TooLong,
    Unreadable,
)
from modules.activities.commitments import ACTIVITY
from tests.builders import FACILITATOR
from tests.modules.scenes import act, build_rehearsal, build_scene, build_slate, look

PROFILE = {"level": "action", "responsible": "Jugendamt", "role": "Fachberatung", "due": "2027-03-31", "hours": 320}
ACTIONS = (
    Option("a", "Kinderbetreuung", ("i1", "g1"), {**PROFILE, "indicator": {"name": "Plätze", "target": 50}}),
    Option("b", "Lotsennetz", (), {"level": "action", "responsible": "Ehrenamt", "due": None, "hours": None, "euros": None}),
    Option("c", "Garten"),
)


def plan(*inputs: Option) -> Scene:
    """Three actions on 21 November 2026, nothing committed to."""
    return build_scene(ACTIVITY, inputs=inputs or ACTIONS)


def test_what_was_agreed_holds_from_now_on() -> None:
    scene = commit(plan(), "a", due="2027-06-30")
    agreed = {"responsible": "Jugendamt", "role": "Fachberatung", "due": "2027-06-30", "hours": 320}
    assert (ACTIVITY.agreed(plan()), ACTIVITY.agreed(scene)) == ({}, {"a": agreed})


def commit(scene: Scene, action: str, **said: Any) -> Scene:
    return act(ACTIVITY, scene, "commit", {"action": action, **said})


def test_an_institution_and_a_role_take_an_action_on() -> None:
    scene = commit(plan(), "a", institution=" Stadt Sonneberg ", role="Amtsleitung")
    assert ACTIVITY.result(scene)["confirmed"] == [
        {
            "id": "a",
            "from": ["i1", "g1"],
            "number": 1,
            "action": "Kinderbetreuung",
            "institution": "Stadt Sonneberg",
            "role": "Amtsleitung",
            "due": "2027-03-31",
            "hours": 320,
            "euros": None,
            "source": None,
        }
    ]


def test_whoever_the_profile_names_need_not_be_said_again() -> None:
    (found,) = ACTIVITY.result(commit(plan(), "a"))["confirmed"]
    assert (found["institution"], found["role"]) == ("Jugendamt", "Fachberatung")


def test_what_nobody_takes_on_goes_to_the_parking_lot() -> None:
    scene = commit(plan(), "a")
    assert ACTIVITY.result(scene)["parked"] == [
        {"id": "b", "from": [], "number": 2, "action": "Lotsennetz", "missing": ["role", "due", "resources"]},
        {"id": "c", "from": [], "number": 3, "action": "Garten", "missing": ["institution", "role"]},
    ]
    assert [option.text for option in ACTIVITY.parked(scene)] == ["Lotsennetz", "Garten"]
    assert [option.text for option in ACTIVITY.options(scene)] == ["Kinderbetreuung"]
    assert ACTIVITY.became(scene) == {
        "a": "zugesagt von Jugendamt",
        "b": "im Themenspeicher, noch ohne Zusage",
        "c": "im Themenspeicher, noch ohne Zusage",
    }


def test_owner_day_and_resources_are_asked_for_in_one_sentence() -> None:
    with pytest.raises(NotReady, match=r"Für eine Zusage fehlt noch: die Funktion dort, Bis wann, Ressourcen"):
        commit(plan(), "b")
    with pytest.raises(NotReady, match=r"fehlt noch: Bis wann, Ressourcen \(Stunden oder Euro\)\."):
        commit(plan(), "b", institution="Ehrenamt", role="Leitung")
    with pytest.raises(NotReady, match=r"Wer \(die Institution\), die Funktion dort\."):
        commit(plan(), "c", institution=" ")


def test_what_the_profile_lacks_is_agreed_with_the_commitment() -> None:
    scene = commit(plan(), "b", role="Leitung", due="30.04.2027", euros=0)
    (found,) = ACTIVITY.result(scene)["confirmed"]
    assert (found["due"], found["hours"], found["euros"]) == ("2027-04-30", None, 0)
    (option,) = ACTIVITY.options(scene)
    assert {
        "due": "2027-04-30",
        "responsible": "Ehrenamt",
        "role": "Leitung",
        "committed": True,
    }.items() <= option.facts.items()


def test_an_action_without_a_profile_needs_only_somebody_who_takes_it_on() -> None:
    (found,) = ACTIVITY.result(commit(plan(), "c", institution="Verein", role="Vorstand"))["confirmed"]
    assert (found["institution"], found["due"]) == ("Verein", None)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"action": "d"}, NotAnOption),
        ({"action": None}, NotAnOption),
        ({"institution": "x" * 101}, TooLong),
        ({"role": 7}, Unreadable),
        ({"due": "2026-11-20"}, DayPast),
        ({"due": "bald"}, NotADay),
        ({"hours": "viele"}, NotAnAmount),
        ({"euros": -1}, NotAnAmount),
    ],
)
def test_what_does_not_fit_is_refused(said: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        act(ACTIVITY, plan(), "commit", {"action": "a", **said})


def test_a_commitment_is_changed_and_what_is_not_said_stays() -> None:
    scene = commit(commit(plan(), "b", role="Leitung", due="2027-04-30", hours=10), "b", role="Koordination", version=1)
    (found,) = ACTIVITY.result(scene)["confirmed"]
    assert (found["role"], found["due"], found["hours"]) == ("Koordination", "2027-04-30", 10)


def test_two_facilitators_at_the_same_commitment_lose_nothing() -> None:
    scene = commit(plan(), "a", institution="Stadt", role="Amtsleitung", version=0)
    with pytest.raises(Overtaken, match="Stadt, Amtsleitung"):
        commit(scene, "a", institution="Landkreis", version=0)
    (found,) = ACTIVITY.result(commit(scene, "a", institution="Landkreis", version=1))["confirmed"]
    assert (found["institution"], found["role"]) == ("Landkreis", "Amtsleitung")


def test_a_commitment_is_taken_back() -> None:
    scene = act(ACTIVITY, commit(plan(), "a"), "release", {"action": "a"})
    assert ACTIVITY.result(scene)["confirmed"] == []
    with pytest.raises(NothingToUndo):
        act(ACTIVITY, scene, "release", {"action": "a"})


def test_what_was_recorded_at_the_desk_can_be_undone() -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, ("Garten",))
    desk.open_step(house, FACILITATOR, step.id)
    (action,) = look(house, step.id).options
    said = {"action": action.id, "institution": "Verein", "role": "Vorstand"}
    desk.arrange(house, FACILITATOR, step.id, "commit", said)
    assert len(ACTIVITY.result(look(house, step.id))["confirmed"]) == 1
    assert desk.undo(house, FACILITATOR, step.id) == "Zusage festgehalten"
    assert [one["action"] for one in ACTIVITY.result(look(house, step.id))["parked"]] == ["Garten"]


def test_without_actions_there_is_nothing_to_commit_to() -> None:
    with pytest.raises(NothingToChoose):
        build_scene(ACTIVITY)


def test_a_commitment_binds_and_says_so() -> None:
    assert ACTIVITY.standing is Standing.COMMITMENT


def test_the_wall_shows_the_plan_with_and_without_commitments() -> None:
    first, second, third = ACTIVITY.picture(commit(plan(), "a"))["rows"]
    assert (first["committed"], first["institution"], first["due"], first["aim"]) == (
        True,
        "Jugendamt",
        "31.03.2027",
        "50 Plätze",
    )
    assert (second["committed"], second["institution"], second["due"], second["aim"]) == (False, "Ehrenamt", None, None)
    assert third["institution"] is None


def test_minutes_list_commitments_and_what_waits() -> None:
    confirmed, rule, heading, parked = ACTIVITY.minutes(commit(plan(), "a"))
    assert isinstance(confirmed, Table)
    assert isinstance(rule, Rule)
    assert isinstance(parked, Table)
    assert confirmed.rows == ((1, "Kinderbetreuung", "Jugendamt", "Fachberatung", "2027-03-31", "320\u00a0Std."),)
    assert heading == Heading(3, "Im Themenspeicher")
    assert parked.rows[1] == (3, "Garten", "Wer (die Institution), die Funktion dort")
    assert ACTIVITY.minutes(plan())[0] == Text("Es wurde noch nichts zugesagt.")


def test_a_file_names_actions_by_their_titles_and_twins_one_after_the_other() -> None:
    spoken = {"action": " Garten ", "institution": "Verein", "role": "Vorstand"}
    assert ACTIVITY.calls(plan(), spoken) == (("commit", {**spoken, "action": "c"}),)
    assert ACTIVITY.calls(plan(), {"action": "Mond"}) == (("commit", {"action": "Mond"}),)
    assert ACTIVITY.named({"action": "Mond"}) == ("Mond",)
    twins = plan(Option("x", "Garten"), Option("y", "Garten"))
    first = commit(twins, "x", institution="A", role="B")
    assert ACTIVITY.calls(first, {"action": "Garten"}) == (("commit", {"action": "y"}),)
