"""What steps hand on: looked through before opening, marked where it has changed since, taken over anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from facilitation import carrying, desk, planning, releases, retention
from facilitation.basis import Basis, compare, remarks
from facilitation.document import Rule, Text
from facilitation.errors import (
    AlreadyRunning,
    Attended,
    Empty,
    NotAllowed,
    NotAnOption,
    NothingNew,
    NothingToChoose,
    NoTie,
    StillWorkedOn,
    Unknown,
)
from facilitation.minutes import minutes
from facilitation.outcome import outcome
from facilitation.reading import KEPT_FOR, board, tablet
from facilitation.roles import Stranger
from facilitation.workshop import StepState, Workshop
from tests.builders import FACILITATOR, new_id, seat_people
from tests.modules.scenes import BOX
from tests.way import Way

Act = Callable[[Any, Any, str], Any]


@pytest.fixture
def way() -> Way:
    return Way()


def basis(way: Way, key: str, workshop: Workshop | None = None) -> Basis:
    return compare(way.scene(workshop or way.first, key))


def back(way: Way, key: str, times: int = 1) -> None:
    for _once in range(times):
        desk.step_back(way.house, FACILITATOR, way.step(way.first, key).id)


def reopen_needs(way: Way) -> None:
    """The topics are worked on again after dots were given to them."""
    way.walk_first()
    back(way, "needs", 2)


# ── stale ────────────────────────────────────────────────────────────────────


def test_nothing_is_stale_while_everything_goes_its_way(way: Way) -> None:
    way.walk()
    found = [
        basis(way, key, workshop)
        for workshop, keys in (
            (way.first, ("gaps", "needs", "priorities", "focus")),
            (way.second, ("principles", "aims")),
            (way.third, ("choice",)),
        )
        for key in keys
    ]
    assert [one for one in found if one.stale] == []


def test_a_step_waits_while_what_it_builds_on_is_worked_on_again(way: Way) -> None:
    reopen_needs(way)
    assert basis(way, "priorities").sentence == "Grundlage geändert: ein Schritt, auf dem dieser aufbaut, ist wieder offen."
    with pytest.raises(StillWorkedOn):
        carrying.take_over(way.house, FACILITATOR, way.step(way.first, "priorities").id)


def test_after_it_was_revealed_again_it_says_what_is_new_gone_and_changed(way: Way) -> None:
    reopen_needs(way)
    wege, lernen = (one.id for one in way.scene(way.first, "priorities").options)
    way.arrange(way.first, "needs", "retitle", cluster=wege, title="Wege in die Stadt")
    way.arrange(way.first, "needs", "remove", cluster=lernen)
    way.arrange(way.first, "needs", "create", title="Ämter")
    way.reveal(way.first, "needs")
    found = basis(way, "priorities")
    assert [one.text for one in found.new] == ["Ämter"]
    assert [one.text for one in found.gone] == ["Lernen"]
    assert [(was.text, now.text) for was, now in found.changed] == [("Wege", "Wege in die Stadt")]
    assert found.sentence == "Grundlage geändert: neu „Ämter“; entfallen „Lernen“; geändert „Wege“ in „Wege in die Stadt“."


def test_sources_are_looked_at_again_when_something_was_arranged_not_when_input_came(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    way.walk_first()
    back(way, "priorities", 2)
    voter = seat_people(way.house, way.first.id, 1)[0]
    topic = way.given(way.first, "needs")[0]
    looked: list[str] = []
    monkeypatch.setattr(carrying, "compare", lambda scene: looked.append(scene.step.key) or compare(scene))
    board(way.house, FACILITATOR, way.first.id, console=True)
    before = list(looked)
    desk.submit(way.house, voter, id=new_id(), step="priorities", data={"dots": {topic.id: 1}})
    looked.clear()
    board(way.house, FACILITATOR, way.first.id, console=True)
    assert set(before) - set(looked) == {"needs", "priorities"}, "only the step on show is described"
    looked.clear()
    desk.close_step(way.house, FACILITATOR, way.step(way.first, "priorities").id)
    board(way.house, FACILITATOR, way.first.id, console=True)
    assert set(looked) >= {"needs", "priorities"}


def test_it_is_said_in_the_agenda_on_the_bench_in_the_minutes_and_in_the_result(way: Way) -> None:
    way.walk_first()
    back(way, "needs", 2)
    way.arrange(way.first, "needs", "create", title="Ämter")
    way.reveal(way.first, "needs")
    desk.go_to(way.house, FACILITATOR, way.step(way.first, "priorities").id)
    said = "Grundlage geändert: neu „Ämter“."
    seen = board(way.house, FACILITATOR, way.first.id, console=True)
    assert seen is not None
    assert {one["key"]: one["stale"] for one in seen["agenda"] if one["stale"]} == {"priorities": said}
    assert seen["basis"]["stale"]["sentence"] == said
    assert Text(said, "note") in minutes(way.house, way.first.id).blocks
    assert outcome(BOX, way.scene(way.first, "priorities"))["stale"]["sentence"] == said
    assert "stale" not in outcome(BOX, way.scene(way.first, "needs"))


def test_other_points_make_the_choice_stale(way: Way) -> None:
    way.walk_first()
    lernen = way.given(way.first, "needs")[1]
    desk.enter_paper(way.house, FACILITATOR, way.step(way.first, "priorities").id, {"dots": {lernen.id: 1}})
    assert [now.text for _was, now in basis(way, "focus").changed] == ["Lernen"]


def test_it_reaches_a_later_evening(way: Way) -> None:
    way.walk()
    back(way, "focus", 2)
    wege = way.given(way.first, "needs")[0]
    way.arrange(way.first, "focus", "choose", selected=[one.id for one in way.scene(way.first, "focus").options])
    desk.step_back(way.house, FACILITATOR, way.step(way.first, "needs").id)
    assert basis(way, "principles", way.second).unsettled
    assert basis(way, "aims", way.second) == Basis()
    assert wege.text == "Wege"


def test_sorting_works_on_the_cards_as_they_are_and_is_marked_once_it_was_held(way: Way) -> None:
    way.walk_first()
    way.clock.go_on(60)
    back(way, "gaps", 2)
    assert basis(way, "needs").unsettled
    way.write(way.first, "gaps", "Chor")
    way.reveal(way.first, "gaps")
    assert basis(way, "needs").again
    carrying.take_over(way.house, FACILITATOR, way.step(way.first, "needs").id)
    assert way.step(way.first, "needs").state is StepState.OPEN
    assert not basis(way, "needs").stale


def test_a_hidden_card_does_not_make_stale_what_was_voted_on(way: Way) -> None:
    way.open(way.first, "gaps")
    bus, _bahn = way.write(way.first, "gaps", "Bus", "Bahn")
    way.reveal(way.first, "gaps")
    planning.change_step(way.house, FACILITATOR, way.step(way.first, "priorities").id, sources=["gaps"])
    way.open(way.first, "priorities")
    desk.hide(way.house, FACILITATOR, bus.id)
    assert not basis(way, "priorities").stale


def test_raw_input_deleted_in_time_makes_nothing_stale(way: Way) -> None:
    way.walk_first()
    releases.release(way.house, FACILITATOR, way.first.id)
    way.clock.go_on((KEPT_FOR + timedelta(days=1)).total_seconds())
    assert retention.forget(way.house) == (way.first.id,)
    assert [basis(way, key).stale for key in ("priorities", "focus")] == [False, False]


# ── taken over ───────────────────────────────────────────────────────────────


def renewed(way: Way) -> None:
    """Lernen goes, Ämter comes, after one person gave a dot to each of the two topics there were; dots are opened anew."""
    way.walk_first()
    guest = seat_people(way.house, way.first.id, 1)[0]
    wege, lernen = way.given(way.first, "needs")
    back(way, "priorities", 2)
    desk.submit(way.house, guest, id=new_id(), step="priorities", data={"dots": {lernen.id: 1}})
    way.reveal(way.first, "priorities")
    back(way, "needs", 1)
    way.arrange(way.first, "needs", "remove", cluster=lernen.id)
    way.arrange(way.first, "needs", "create", title="Ämter")
    desk.reveal_step(way.house, FACILITATOR, way.step(way.first, "needs").id)
    carrying.take_over(way.house, FACILITATOR, way.step(way.first, "priorities").id)
    assert wege.text == "Wege"


def test_a_step_opens_once_more_on_the_new_options_and_keeps_the_input_on_those_that_stay(way: Way) -> None:
    renewed(way)
    step = way.step(way.first, "priorities")
    assert (step.state, [one["text"] for one in step.opening["options"]]) == (StepState.OPEN, ["Wege", "Ämter"])
    assert {one.text: one.facts["points"] for one in way.given(way.first, "priorities")} == {"Wege": 2, "Ämter": 0}
    assert not basis(way, "priorities").stale


def test_votes_on_what_is_gone_stay_in_the_data_and_it_is_said(way: Way) -> None:
    renewed(way)
    scene = way.scene(way.first, "priorities")
    assert len(scene.entries) == 3
    said = "„Lernen“ steht nicht mehr zur Wahl. Was dazu abgegeben wurde, bleibt gespeichert und zählt hier nicht."
    assert remarks(scene) == (said,)
    assert [one["text"] for one in outcome(BOX, scene)["gone"]] == ["Lernen"]
    assert Text(said, "note") in minutes_after_reveal(way)


def minutes_after_reveal(way: Way) -> tuple[Any, ...]:
    way.reveal(way.first, "priorities")
    return minutes(way.house, way.first.id).blocks


def test_taking_over_is_logged_and_can_be_taken_back(way: Way) -> None:
    renewed(way)
    id = way.step(way.first, "priorities").id
    assert desk.undo(way.house, FACILITATOR, id) == carrying.RENEWED
    step = way.step(way.first, "priorities")
    assert (step.state, [one["text"] for one in step.opening["options"]]) == (StepState.REVEALED, ["Wege", "Lernen"])


def test_where_nothing_changed_there_is_nothing_to_take_over(way: Way) -> None:
    way.walk_first()
    with pytest.raises(NothingNew):
        carrying.take_over(way.house, FACILITATOR, way.step(way.first, "priorities").id)


# ── looked through before opening ────────────────────────────────────────────


def rows(way: Way, workshop: Workshop, key: str) -> list[dict[str, Any]]:
    desk.go_to(way.house, FACILITATOR, way.step(workshop, key).id)
    seen = board(way.house, FACILITATOR, workshop.id, console=True)
    assert seen is not None
    return list(seen["basis"]["rows"])


def test_what_is_carried_over_is_shown_and_can_be_reworded_left_out_ordered_and_added_to(way: Way) -> None:
    way.walk_first()
    wege, lernen = way.given(way.first, "focus")
    id = way.step(way.second, "principles").id
    assert [(row["text"], row["left_out"]) for row in rows(way, way.second, "principles")] == [
        ("Wege", False),
        ("Lernen", False),
    ]
    changed = [
        {"id": None, "text": "Begegnung", "left_out": False},
        {"id": lernen.id, "text": "Lernen", "left_out": True},
        {"id": wege.id, "text": "Wege für alle", "left_out": False},
    ]
    carrying.carry_over(way.house, FACILITATOR, id, changed)
    assert [(row["text"], row["was"], row["left_out"]) for row in rows(way, way.second, "principles")] == [
        ("Begegnung", None, False),
        ("Lernen", "Lernen", True),
        ("Wege für alle", "Wege", False),
    ]
    step = way.open(way.second, "principles")
    assert [(one["text"], one["id"] == wege.id) for one in step.opening["options"]] == [
        ("Begegnung", False),
        ("Wege für alle", True),
    ]
    assert tuple(step.opening["options"][1]["roots"]) == wege.roots
    assert not basis(way, "principles", way.second).stale


def test_without_rows_a_step_takes_what_comes(way: Way) -> None:
    way.walk_first()
    id = way.step(way.second, "principles").id
    lernen = way.given(way.first, "focus")[1]
    carrying.carry_over(way.house, FACILITATOR, id, [{"id": lernen.id, "text": "L", "left_out": True}])
    assert [one.text for one in way.scene(way.second, "principles").inputs] == ["Wege"]
    carrying.carry_over(way.house, FACILITATOR, id, [])
    assert [one.text for one in way.scene(way.second, "principles").inputs] == ["Wege", "Lernen"]


def test_a_source_reworded_since_has_the_last_word(way: Way) -> None:
    way.open(way.first, "gaps")
    (card,) = way.write(way.first, "gaps", "Frau Meier hilft")
    way.reveal(way.first, "gaps")
    planning.change_step(way.house, FACILITATOR, way.step(way.first, "priorities").id, sources=["gaps"])
    id = way.step(way.first, "priorities").id
    carrying.carry_over(way.house, FACILITATOR, id, [{"id": card.id, "text": "Frau Meier hilft allen", "left_out": False}])
    assert [one.text for one in way.scene(way.first, "priorities").inputs] == ["Frau Meier hilft allen"]
    desk.redact(way.house, FACILITATOR, card.id, "Frau ▇ hilft")
    assert [one.text for one in way.scene(way.first, "priorities").inputs] == ["Frau ▇ hilft"]
    assert "Meier" not in str(way.step(way.first, "priorities").settings)


@pytest.mark.parametrize(
    ("row", "refusal"),
    [({"id": "fremd", "text": "X"}, NotAnOption), ({"id": None, "text": " "}, Empty), ({"id": None, "text": None}, None)],
)
def test_rows_that_do_not_fit_are_refused(way: Way, row: dict[str, Any], refusal: Any) -> None:
    way.walk_first()
    with pytest.raises(refusal or planning.Unreadable):
        carrying.carry_over(way.house, FACILITATOR, way.step(way.second, "principles").id, [row])


def test_once_it_is_open_nothing_is_looked_through(way: Way) -> None:
    way.walk_first()
    step = way.open(way.second, "principles")
    with pytest.raises(AlreadyRunning):
        carrying.carry_over(way.house, FACILITATOR, step.id, [])


# ── a source that is not there ───────────────────────────────────────────────


def drop(way: Way, workshop: Workshop) -> None:
    with way.house.store.register() as ledger:
        for step in ledger.all(planning.Step, workshop_id=workshop.id):
            ledger.drop(step)
        ledger.drop(workshop)


def test_a_workshop_people_came_to_is_not_removed(way: Way) -> None:
    way.walk_first()
    with pytest.raises(Attended):
        planning.remove_workshop(way.house, FACILITATOR, way.first.id)


def test_options_of_an_opened_step_outlive_their_source_and_say_where_they_came_from(way: Way) -> None:
    way.walk_first()
    way.walk_second()
    drop(way, way.first)
    scene = way.scene(way.second, "principles")
    assert [one.text for one in scene.options] == ["Wege", "Lernen"]
    (said,) = remarks(scene)
    assert said.startswith("Übernommen aus „Schwerpunkte“ (Abend 1, 1. Januar 2027). Diese Quelle ist nicht mehr da;")
    assert not compare(scene).stale


def test_a_step_not_yet_opened_asks_for_options_when_its_source_is_missing(way: Way) -> None:
    way.walk_first()
    way.walk_second()
    drop(way, way.second)
    with pytest.raises(NothingToChoose):
        way.open(way.third, "choice")
    assert rows(way, way.third, "choice") == []
    id = way.step(way.third, "choice").id
    carrying.carry_over(way.house, FACILITATOR, id, [{"id": None, "text": text} for text in ("Bus", "Kita")])
    assert [one["text"] for one in way.open(way.third, "choice").opening["options"]] == ["Bus", "Kita"]


# ── who may ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "act",
    [
        lambda way, who, id: carrying.carry_over(way.house, who, id, []),
        lambda way, who, id: carrying.take_over(way.house, who, id),
    ],
)
def test_only_the_facilitator_may(way: Way, act: Act) -> None:
    guest = seat_people(way.house, way.first.id, 1)[0]
    id = way.step(way.first, "priorities").id
    for who, refusal in ((Stranger(), Unknown), (guest, NotAllowed)):
        with pytest.raises(refusal):
            act(way, who, id)


def test_a_copy_of_the_scene_knows_nothing_it_was_not_told(way: Way) -> None:
    way.walk_first()
    scene = way.scene(way.first, "priorities")
    assert compare(replace(scene, inputs=(), unsettled=True)).gone == ()


# ── run-off ──────────────────────────────────────────────────────────────────


def level(way: Way) -> list[str]:
    """Four topics, of which the last two are level behind the places of the cut; the ids of these two."""
    way.open(way.first, "gaps")
    way.write(way.first, "gaps", "Karte")
    way.reveal(way.first, "gaps")
    way.open(way.first, "needs")
    for title in ("Wege", "Lernen", "Ämter", "Kita"):
        way.arrange(way.first, "needs", "create", title=title)
    way.reveal(way.first, "needs")
    wege, lernen, amt, kita = (one.id for one in way.given(way.first, "needs"))
    way.open(way.first, "priorities")
    for dots in ({wege: 2}, {wege: 1, lernen: 1}, {lernen: 1, amt: 1}, {kita: 1}):
        guest = seat_people(way.house, way.first.id, 1)[0]
        desk.submit(way.house, guest, id=new_id(), step="priorities", data={"dots": dots})
    way.reveal(way.first, "priorities")
    return [amt, kita]


def decide(way: Way, key: str, winner: str, votes: int = 2) -> None:
    way.open(way.first, key)
    for _vote in range(votes):
        guest = seat_people(way.house, way.first.id, 1)[0]
        desk.submit(way.house, guest, id=new_id(), step=key, data={"dots": {winner: 1}})
    way.reveal(way.first, key)


def test_a_tie_at_the_cut_is_offered_a_run_off_with_one_dot_between_those_that_are_level(way: Way) -> None:
    amt, kita = level(way)
    desk.go_to(way.house, FACILITATOR, way.step(way.first, "priorities").id)
    seen = board(way.house, FACILITATOR, way.first.id, console=True)
    assert seen is not None
    assert [one["id"] for one in seen["basis"]["tied"]] == [amt, kita]
    new = carrying.run_off(way.house, FACILITATOR, way.step(way.first, "priorities").id, [amt, kita])
    assert (new.title, new.question) == ("Stichrunde: Punkte", "Stichrunde: Was kommt noch dazu?")
    seen = board(way.house, FACILITATOR, way.first.id, console=True)
    assert seen is not None
    assert [one["title"] for one in seen["agenda"]] == ["Was fehlt?", "Bedarfe", "Punkte", "Stichrunde: Punkte", "Schwerpunkte"]
    assert (seen["step"]["id"], seen["show"]) == (new.id, "step")
    opened = way.open(way.first, new.key)
    assert ([one["text"] for one in opened.opening["options"]], opened.opening["k"]) == (["Ämter", "Kita"], 1)


def test_its_result_decides_the_choice_and_the_rule_is_named(way: Way) -> None:
    amt, kita = level(way)
    new = carrying.run_off(way.house, FACILITATOR, way.step(way.first, "priorities").id, [amt, kita])
    decide(way, new.key, kita)
    way.open(way.first, "focus")
    bench = BOX.activity(way.step(way.first, "focus").activity).bench(way.scene(way.first, "focus"))
    assert [(row["text"], row["rank"], row["points"], row["run_off"], row["tied"]) for row in bench["ranking"]] == [
        ("Wege", 1, 3, None, False),
        ("Lernen", 2, 2, None, False),
        ("Kita", 3, 1, 2, False),
        ("Ämter", 4, 1, 0, False),
    ]
    way.arrange(way.first, "focus", "choose", selected=[row["id"] for row in bench["ranking"][:3]])
    result = outcome(BOX, way.scene(way.first, "focus"))["result"]
    assert result["rule"] == "nach der Rangfolge, Gleichstand durch Stichrunde entschieden"
    assert [row["option"] for row in result["selected"]] == ["Wege", "Lernen", "Kita"]


def test_from_an_open_choice_the_run_off_comes_first_and_what_was_ticked_stays(way: Way) -> None:
    amt, kita = level(way)
    way.open(way.first, "focus")
    ids = [one.id for one in way.given(way.first, "priorities")]
    way.arrange(way.first, "focus", "choose", selected=ids[:3])
    new = carrying.run_off(way.house, FACILITATOR, way.step(way.first, "focus").id, [amt, kita], 1)
    assert way.step(way.first, "focus").state is StepState.PREPARED
    decide(way, new.key, amt)
    way.open(way.first, "focus")
    assert [one.text for one in way.given(way.first, "focus")] == ["Wege", "Lernen", "Ämter"]


def test_a_run_off_that_ends_level_can_be_held_again(way: Way) -> None:
    amt, kita = level(way)
    first = carrying.run_off(way.house, FACILITATOR, way.step(way.first, "priorities").id, [amt, kita])
    way.open(way.first, first.key)
    for winner in (amt, kita):
        guest = seat_people(way.house, way.first.id, 1)[0]
        desk.submit(way.house, guest, id=new_id(), step=first.key, data={"dots": {winner: 1}})
    way.reveal(way.first, first.key)
    second = carrying.run_off(way.house, FACILITATOR, first.id, [amt, kita])
    assert second.title == "Stichrunde: Punkte"
    decide(way, second.key, kita)
    way.open(way.first, "focus")
    focus = BOX.activity(way.step(way.first, "focus").activity).bench(way.scene(way.first, "focus"))
    assert [(row["text"], row["rank"]) for row in focus["ranking"]][2:] == [("Kita", 3), ("Ämter", 4)]


def test_a_choice_made_before_the_run_off_is_marked(way: Way) -> None:
    amt, kita = level(way)
    way.open(way.first, "focus")
    way.reveal(way.first, "focus")
    new = carrying.run_off(way.house, FACILITATOR, way.step(way.first, "priorities").id, [amt, kita])
    decide(way, new.key, kita)
    assert {now.text for _was, now in basis(way, "focus").changed} == {"Ämter", "Kita"}


def test_where_nothing_is_level_there_is_no_run_off(way: Way) -> None:
    amt, kita = level(way)
    wege = way.given(way.first, "priorities")[0].id
    for ids in ([wege, amt], [amt], [amt, amt], ["fremd", kita], []):
        with pytest.raises(NoTie):
            carrying.run_off(way.house, FACILITATOR, way.step(way.first, "priorities").id, ids)
    with pytest.raises(NoTie):
        carrying.run_off(way.house, FACILITATOR, way.step(way.first, "gaps").id, [amt, kita])


def test_the_minutes_name_the_rule_of_the_run_off(way: Way) -> None:
    amt, kita = level(way)
    new = carrying.run_off(way.house, FACILITATOR, way.step(way.first, "priorities").id, [amt, kita])
    decide(way, new.key, kita)
    rules = [block.text for block in minutes(way.house, way.first.id).blocks if isinstance(block, Rule)]
    assert rules[-1].startswith("Stichrunde nur zwischen dem, was an der Grenze gleichauf lag.")
    assert rules[-1].endswith("Vergeben wurden je 1 Punkt auf eine Möglichkeit.")


def test_dots_on_what_is_gone_are_free_again_on_the_device(way: Way) -> None:
    way.walk_first()
    wege, lernen = way.given(way.first, "needs")
    back(way, "priorities", 2)
    guest = seat_people(way.house, way.first.id, 1)[0]
    desk.submit(way.house, guest, id=new_id(), step="priorities", data={"dots": {lernen.id: 1}})
    way.reveal(way.first, "priorities")
    back(way, "needs", 2)
    way.arrange(way.first, "needs", "remove", cluster=lernen.id)
    way.reveal(way.first, "needs")
    carrying.take_over(way.house, FACILITATOR, way.step(way.first, "priorities").id)
    (own,) = tablet(way.house, guest)["own"]
    assert own["data"] == {"dots": {}}
    changed = desk.change(way.house, guest, id=own["id"], data={"dots": {wege.id: 1}})
    assert changed.data == {"dots": {wege.id: 1}}
