"""The figures are worked by hand: thirty people, three statements, two rounds."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation import desk, rehearsal
from facilitation.caution import ONE_VOICE
from facilitation.contract import Option, Scene
from facilitation.document import Bullets, Item, Table, Text
from facilitation.errors import (
    AnotherOpen,
    Empty,
    NoObjection,
    NotAnOption,
    NotANumber,
    NothingToChoose,
    NothingToUndo,
    ObjectionMissing,
    Overtaken,
    RoundOver,
    SecondEntry,
    StillOpen,
    TooLong,
    TooManyWords,
    Unreadable,
    WrongState,
)
from facilitation.house import House
from facilitation.reading import board, tablet
from facilitation.roles import Guest
from facilitation.workshop import Data, Passage, Person, Step, StepState
from modules.activities.consensus import ACTIVITY, rules
from tests.builders import FACILITATOR, seat_people
from tests.modules.scenes import (
    build_entry,
    build_rehearsal,
    build_scene,
    build_slate,
    build_step,
    look,
    offer,
    undo_all,
)

TEXTS = ("Wir lernen miteinander.", "Wir reden auf Augenhöhe.", "Wir arbeiten zusammen.")
STATEMENTS = tuple(Option(f"s{number}", text, (f"r{number}",)) for number, text in enumerate(TEXTS, 1))
STEP = offer(build_step(ACTIVITY), STATEMENTS, round=1)


def votes(statement: str, values: str, turn: int = 1, start: int = 1) -> list[Data]:
    """One vote per digit; 1 and 2 come with the objection "Einwand <person>"."""
    return [
        {"statement": f"{statement}.{turn}", "value": int(value)}
        | ({"objection": f"Einwand {number}"} if value in "12" else {})
        for number, value in enumerate(values, start)
    ]


def held(*given: list[Data], turn: int = 1, **details: Any) -> Scene:
    """A scene after these votes; the n-th vote of a list is the n-th person's."""
    entries = [
        build_entry(100 * place + number, data, by=f"p{number}")
        for place, ballot in enumerate(given)
        for number, data in enumerate(ballot, 1)
    ]
    step = replace(STEP, opening={**STEP.opening, "round": turn}, state=StepState.REVEALED)
    return build_scene(ACTIVITY, step=step, entries=tuple(entries), people=30, inputs=STATEMENTS, **details)


def first(scene: Scene) -> dict[str, Any]:
    return dict(ACTIVITY.result(scene)["statements"][0])


# ── what may be said ─────────────────────────────────────────────────────────


def test_a_vote_is_cleaned() -> None:
    assert ACTIVITY.check(STEP, {"statement": "s1.1", "value": 4, "objection": " ", "more": 1}) == {
        "statement": "s1.1",
        "value": 4,
    }
    given = {"statement": "s1.1", "value": 3, "objection": " Zu lang. "}
    assert ACTIVITY.check(STEP, given) == {"statement": "s1.1", "value": 3, "objection": "Zu lang."}


@pytest.mark.parametrize("value", [1, 2])
def test_one_and_two_need_an_objection(value: int) -> None:
    with pytest.raises(ObjectionMissing, match="Bei 1 und 2 bitte sagen, was sich ändern müsste") as refused:
        ACTIVITY.check(STEP, {"statement": "s1.1", "value": value, "objection": " \u200b"})
    assert refused.value.field == "objection"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"value": 0}, NotANumber),
        ({"value": 6}, NotANumber),
        ({"value": True}, NotANumber),
        ({"value": "4"}, NotANumber),
        ({"value": None}, NotANumber),
        ({"statement": "s9.1"}, NotAnOption),
        ({"statement": "s1"}, NotAnOption),
        ({"statement": "s1.2"}, NotAnOption),
        ({"statement": "s1.0"}, NotAnOption),
        ({"statement": "s1.x"}, NotAnOption),
        ({"statement": None}, NotAnOption),
        ({"statement": ["s1.1"]}, NotAnOption),
        ({"objection": "x" * 201}, TooLong),
        ({"objection": 5}, Unreadable),
    ],
)
def test_what_is_no_vote_is_refused(change: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.check(STEP, {"statement": "s1.1", "value": 4} | change)


def test_the_form_asks_about_one_statement_after_the_other() -> None:
    assert ACTIVITY.form is not None
    form = ACTIVITY.form(replace(STEP, opening={**STEP.opening, "round": 2, "texts": {"s1": "Wir lernen."}}))
    assert [one["value"] for one in form.subjects] == ["s1.2", "s2.2", "s3.2"]
    assert [one["label"] for one in form.subjects] == ["Wir lernen.", *TEXTS[1:]]
    verdict, objection = form.fields
    assert [one["value"] for one in verdict.options] == [5, 4, 3, 2, 1]
    assert (objection.needs, objection.needed_at, objection.maximum) == ("value", (1, 2), 200)


def test_the_rule_names_the_round() -> None:
    assert ACTIVITY.rule(build_step(ACTIVITY)).startswith("Runde 1 ·")
    assert ACTIVITY.rule(replace(STEP, opening={**STEP.opening, "round": 2})).startswith("Runde 2 ·")


# ── figures ──────────────────────────────────────────────────────────────────


def test_agreement_is_the_share_of_four_and_five() -> None:
    scene = held(votes("s1", "5" * 12 + "4" * 9 + "3" * 9))
    assert (first(scene)["rounds"][0]["agreement"], first(scene)["accepted"]) == (0.7, True)
    summary = first(scene)["rounds"][0]["summary"]
    assert (summary["n"], summary["distribution"]) == (30, {"1": 0, "2": 0, "3": 9, "4": 9, "5": 12})


@pytest.mark.parametrize(
    ("values", "accepted"), [("443", True), ("4433", False), ("4" * 20 + "3" * 10, True), ("4" * 19 + "3" * 10, False)]
)
def test_two_thirds_are_enough_and_less_is_not(values: str, accepted: bool) -> None:
    assert first(held(votes("s1", values)))["accepted"] is accepted


def test_an_objection_that_stands_keeps_a_statement_open() -> None:
    scene = held(votes("s1", "55552"))
    assert not first(scene)["accepted"]
    assert first(scene)["rounds"][0]["objections"] == [{"id": "e5", "text": "Einwand 5", "resolved": False, "reason": None}]
    settled = settle(scene, "e5", "Wir nehmen es auf.")
    assert first(settled)["accepted"]
    assert first(settled)["rounds"][0]["objections"][0] == {
        "id": "e5",
        "text": "Einwand 5",
        "resolved": True,
        "reason": "Wir nehmen es auf.",
    }


def test_an_objection_beside_a_three_counts_as_well() -> None:
    scene = held([*votes("s1", "555"), {"statement": "s1.1", "value": 3, "objection": "Zu lang."}])
    assert not first(scene)["accepted"]


def test_only_the_last_held_round_decides() -> None:
    scene = held(votes("s1", "22555"), votes("s1", "44555", turn=2), turn=2)
    assert [one["agreement"] for one in first(scene)["rounds"]] == [0.6, 1.0]
    assert [len(one["objections"]) for one in first(scene)["rounds"]] == [2, 0]
    assert first(scene)["accepted"]


def test_a_round_in_which_nobody_voted_was_not_held() -> None:
    scene = held(votes("s1", "555"), votes("s2", "111", turn=2), turn=2)
    assert [one["round"] for one in first(scene)["rounds"]] == [1]
    assert first(scene)["accepted"]


def test_without_votes_nothing_is_accepted() -> None:
    assert first(held()) == {"id": "s1", "from": ["r1"], "statement": TEXTS[0], "former": [], "rounds": [], "accepted": False}


def test_votes_of_a_round_that_was_taken_back_wait() -> None:
    assert [one["round"] for one in first(held(votes("s1", "555"), votes("s1", "111", turn=2)))["rounds"]] == [1]


def test_later_steps_get_what_was_accepted_and_the_parking_lot_the_rest() -> None:
    scene = held(votes("s1", "555"), votes("s2", "333"))
    assert [(one.id, one.text, one.roots, one.facts["number"]) for one in ACTIVITY.options(scene)] == [
        ("s1", TEXTS[0], ("r1",), 1)
    ]
    assert [one.text for one in ACTIVITY.parked(scene)] == [TEXTS[1]]


@given(st.lists(st.integers(1, 5), min_size=1, max_size=40), st.data())
def test_accepted_says_what_the_contract_says(values: list[int], data: st.DataObject) -> None:
    objecting = [f"e{number}" for number, value in enumerate(values, 1) if value < 3]
    settled = data.draw(st.sets(st.sampled_from(objecting))) if objecting else set()
    scene = held(votes("s1", "".join(map(str, values))))
    for entry in sorted(settled):
        scene = settle(scene, entry, "Grund")
    row = first(scene)
    agreement = sum(value >= 4 for value in values) / len(values)
    assert row["rounds"][0]["agreement"] == agreement
    assert row["accepted"] == (3 * sum(value >= 4 for value in values) >= 2 * len(values) and len(settled) == len(objecting))
    assert sum(row["rounds"][0]["summary"]["distribution"].values()) == len(values)


@given(st.permutations(range(8)))
def test_the_order_of_votes_says_nothing(order: list[int]) -> None:
    ballot = votes("s1", "12345421")
    shuffled = [build_entry(place + 1, ballot[place], by=f"p{place}") for place in order]
    step = replace(STEP, state=StepState.REVEALED)
    one = build_scene(ACTIVITY, step=step, entries=tuple(shuffled), inputs=STATEMENTS)
    assert ACTIVITY.result(one) == ACTIVITY.result(held(ballot))


# ── between the rounds ───────────────────────────────────────────────────────


def settle(scene: Scene, entry: str, reason: str) -> Scene:
    (change,) = ACTIVITY.verbs["resolve"].act(scene, {"entry": entry, "reason": reason}, lambda: f"settled-{entry}")
    assert change.after is not None
    kept = tuple(item for item in scene.items if change.before is None or item.id != change.before.id)
    return replace(scene, items=(*kept, change.after))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verb", "arguments", "refusal"),
    [
        ("reword", {"statement": "s9", "text": "Wir."}, NotAnOption),
        ("reword", {"statement": "s1", "text": " "}, Empty),
        ("reword", {"statement": "s1", "text": "wir " * 31}, TooManyWords),
        ("reword", {"statement": "s1", "text": "x" * 501}, TooLong),
        ("reword", {"statement": "s1", "text": "Wir.", "version": 1}, Overtaken),
        ("resolve", {"entry": "e1", "reason": "Grund"}, NoObjection),
        ("resolve", {"entry": None, "reason": "Grund"}, NoObjection),
        ("resolve", {"entry": "e2", "reason": ""}, Empty),
        ("resolve", {"entry": "e2", "reason": "x" * 201}, TooLong),
        ("reopen", {"entry": "e2"}, NothingToUndo),
        ("reopen", {"entry": "e1"}, NoObjection),
    ],
)
def test_what_a_facilitator_cannot_do_is_refused(verb: str, arguments: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.verbs[verb].act(held(votes("s1", "52")), arguments, lambda: "n")


class Room:
    """A consensus at a desk, with three people."""

    def __init__(self) -> None:
        self.house: House = build_slate()
        self.step_id = build_rehearsal(self.house, ACTIVITY, TEXTS, people=0).id
        self.workshop_id = self.scene.workshop.id
        self.people: list[Guest] = seat_people(self.house, self.workshop_id, 3)
        desk.open_step(self.house, FACILITATOR, self.step_id)

    @property
    def scene(self) -> Scene:
        return look(self.house, self.step_id)

    def vote(self, values: str, turn: int = 1, statement: int = 0, objection: str = "Zu lang.") -> list[str]:
        """The first people vote; gives the ids of their entries."""
        name = f"{self.scene.options[statement].id}.{turn}"
        given = []
        for guest, value in zip(self.people, values, strict=False):
            data = {"statement": name, "value": int(value)} | ({"objection": objection} if value in "12" else {})
            given.append(desk.submit(self.house, guest, id=self.house.new_id(), step="step", data=data).entry.id)
        return given

    def act(self, verb: str, **arguments: Any) -> None:
        desk.arrange(self.house, FACILITATOR, self.step_id, verb, arguments)

    def uncover(self) -> None:
        desk.close_step(self.house, FACILITATOR, self.step_id)
        desk.reveal_step(self.house, FACILITATOR, self.step_id)

    def see(self) -> dict[str, Any]:
        seen = board(self.house, FACILITATOR, self.workshop_id, console=True)
        assert seen is not None
        return seen


def test_two_rounds_with_another_wording() -> None:
    room = Room()
    one = room.scene.options[0].id
    (entry, _, _) = room.vote("245")
    room.uncover()
    assert room.see()["picture"]["rows"][0]["state"] == "open"
    room.act("reword", statement=one, text="Wir lernen gemeinsam.", version=0)
    room.act("resolve", entry=entry, reason="Jetzt steht es da.")
    room.act("next_round")
    step = room.scene.step
    assert (step.state, step.opening["round"], step.opening["texts"][one]) == (StepState.OPEN, 2, "Wir lernen gemeinsam.")
    assert step.ends_at is not None
    assert room.see()["picture"] is None
    assert (room.see()["step"]["n"], room.see()["step"]["N"]) == (0, 3)
    room.vote("455", turn=2)
    assert room.see()["step"]["n"] == 3
    room.uncover()
    row = first(room.scene)
    assert (row["statement"], row["former"]) == ("Wir lernen gemeinsam.", [TEXTS[0]])
    assert [held["agreement"] for held in row["rounds"]] == [2 / 3, 1.0]
    assert row["accepted"]


def test_a_tablet_sees_the_present_wording_and_its_own_vote_of_this_round() -> None:
    room = Room()
    room.vote("4")
    room.uncover()
    room.act("reword", statement=room.scene.options[0].id, text="Wir lernen gemeinsam.")
    room.act("next_round")
    seen = tablet(room.house, room.people[0])
    assert [one["label"] for one in seen["form"]["subjects"]] == ["Wir lernen gemeinsam.", *TEXTS[1:]]
    assert seen["own"] == []
    room.vote("5", turn=2)
    assert [one["data"]["value"] for one in tablet(room.house, room.people[0])["own"]] == [5]


def test_a_person_votes_once_on_each_statement_in_each_round() -> None:
    room = Room()
    room.vote("4")
    room.vote("4", statement=1)
    with pytest.raises(SecondEntry):
        room.vote("5")


def test_what_was_said_in_a_round_that_is_over_stays_as_it_was() -> None:
    room = Room()
    (entry,) = room.vote("4")
    room.uncover()
    room.act("next_round")
    with pytest.raises(RoundOver):
        room.vote("5")
    again = {"statement": f"{room.scene.options[0].id}.2", "value": 5}
    with pytest.raises(RoundOver):
        desk.change(room.house, room.people[0], id=entry, data=again)
    with pytest.raises(RoundOver):
        desk.withdraw(room.house, room.people[0], id=entry)
    assert len(first(room.scene)["rounds"]) == 1


def test_a_name_in_an_objection_of_an_earlier_round_can_be_blacked_out() -> None:
    room = Room()
    (entry,) = room.vote("2", objection="Anna will das nicht.")
    room.uncover()
    room.act("next_round")
    desk.redact(room.house, FACILITATOR, entry, "█ will das nicht.")
    assert first(room.scene)["rounds"][0]["objections"][0]["text"] == "█ will das nicht."


def test_while_people_vote_the_wording_stays() -> None:
    room = Room()
    with pytest.raises(StillOpen):
        room.act("reword", statement=room.scene.options[0].id, text="Wir.")
    with pytest.raises(WrongState):
        room.act("next_round")


def test_the_next_round_waits_for_another_open_question() -> None:
    room = Room()
    room.vote("4")
    room.uncover()
    other = replace(room.scene.step, id="other", key="other", title="Blitzlicht", state=StepState.OPEN)
    with room.house.store.write(room.workshop_id) as tx:
        tx.put(other)
    with pytest.raises(AnotherOpen, match="Blitzlicht"):
        room.act("next_round")
    assert room.scene.step.state is StepState.REVEALED


def test_two_facilitators_at_the_same_wording_lose_nothing() -> None:
    room = Room()
    room.uncover()
    one = room.scene.options[0].id
    room.act("reword", statement=one, text="Wir lernen gemeinsam.", version=0)
    with pytest.raises(Overtaken, match="Wir lernen gemeinsam"):
        room.act("reword", statement=one, text="Wir lernen viel.", version=0)
    room.act("reword", statement=one, text="Wir lernen viel.", version=1)
    assert (first(room.scene)["statement"], first(room.scene)["former"]) == ("Wir lernen viel.", [TEXTS[0]])


def test_everything_can_be_undone() -> None:
    room = Room()
    (entry,) = room.vote("2")
    room.uncover()
    before = (room.scene.step, ACTIVITY.result(room.scene))
    room.act("reword", statement=room.scene.options[0].id, text="Wir lernen gemeinsam.")
    room.act("resolve", entry=entry, reason="Grund")
    room.act("reopen", entry=entry)
    room.act("next_round")
    undo_all(room.house, room.step_id, 4)
    assert (room.scene.step, ACTIVITY.result(room.scene)) == before
    with room.house.store.read() as ledger:
        passed = [one.after for one in ledger.all(Passage, step_id=room.step_id)]
    assert (passed.count(StepState.OPEN), passed.count(StepState.REVEALED)) == (2, 2)


def test_votes_of_a_round_taken_back_count_again_when_it_is_opened_again() -> None:
    room = Room()
    room.vote("444")
    room.uncover()
    room.act("next_round")
    room.vote("555", turn=2)
    desk.undo(room.house, FACILITATOR, room.step_id)
    assert len(first(room.scene)["rounds"]) == 1
    room.act("next_round")
    assert [one["summary"]["mean"] for one in first(room.scene)["rounds"]] == [4.0, 5.0]


def test_the_bench_shows_versions_wordings_and_objections_that_stand_first() -> None:
    room = Room()
    settled, standing = room.vote("12")
    room.uncover()
    one = room.scene.options[0].id
    room.act("reword", statement=one, text="Wir lernen gemeinsam.")
    room.act("resolve", entry=settled, reason="Grund")
    bench = room.see()["bench"]
    assert (bench["kind"], bench["round"], bench["between"], bench["words"]) == ("consensus", 1, True, 30)
    row = bench["statements"][0]
    assert (row["text"], row["version"], row["former"]) == ("Wir lernen gemeinsam.", 1, [TEXTS[0]])
    assert [said["entry"] for said in row["objections"]] == [standing, settled]
    assert [said["reason"] for said in row["objections"]] == [None, "Grund"]


def test_nothing_tells_who_objected() -> None:
    room = Room()
    room.vote("112")
    room.uncover()
    with room.house.store.read() as ledger:
        ids = [person.id for person in ledger.all(Person, workshop_id=room.workshop_id)]
        pseudonyms = [entry.pseudonym for entry in room.scene.entries]
    shown = f"{room.see()['picture']} {room.see()['bench']} {ACTIVITY.result(room.scene)} {ACTIVITY.minutes(room.scene)}"
    assert [one for one in (*ids, *pseudonyms) if one in shown] == []


def test_without_statements_there_is_nothing_to_agree_on() -> None:
    with pytest.raises(NothingToChoose):
        build_scene(ACTIVITY)


# ── the wall and the minutes ─────────────────────────────────────────────────


def test_the_wall_says_how_each_statement_stands() -> None:
    scene = settle(held(votes("s1", "5552"), votes("s2", "5551"), votes("s3", "4333")), "e4", "Grund")
    rows = ACTIVITY.picture(scene)["rows"]
    assert [(row["state"], row["standing"], row["resolved"]) for row in rows] == [
        ("accepted", 0, 1),
        ("open", 1, 0),
        ("missed", 0, 0),
    ]
    assert [row["state"] for row in ACTIVITY.picture(held())["rows"]] == ["none", "none", "none"]


def test_minutes_keep_every_wording_and_every_objection() -> None:
    scene = held(votes("s1", "2555"), votes("s1", "2555", turn=2), turn=2)
    scene = settle(scene, "e1", "Neu gefasst.")
    change = {"statement": "s1", "text": "Wir lernen gemeinsam."}
    (wording,) = ACTIVITY.verbs["reword"].act(held(), change, lambda: "w")
    assert wording.after is not None
    blocks = ACTIVITY.minutes(replace(scene, items=(*scene.items, wording.after)))  # type: ignore[arg-type]
    overview, _rule, _heading, quote, rounds, *rest = blocks
    assert isinstance(overview, Table)
    assert overview.rows[0] == (1, "Wir lernen gemeinsam.", 2, "75\u00a0%", "noch offen")
    assert quote == Text("Wir lernen gemeinsam.", "quote")
    assert isinstance(rounds, Table)
    assert [row[:3] for row in rounds.rows] == [(1, 4, "75\u00a0%"), (2, 4, "75\u00a0%")]
    assert Bullets((Item(TEXTS[0], "Runde 1"),), numbered=True) in rest
    assert Bullets((Item("Einwand 1", "Runde 2"),)) in rest
    assert Bullets((Item("Einwand 1", "Runde 1, erledigt: Neu gefasst."),)) in rest


# ── played ───────────────────────────────────────────────────────────────────


def test_a_file_names_statements_by_their_words() -> None:
    scene = held()
    assert ACTIVITY.spoken(scene, {"round": 1, "statement": f" {TEXTS[1]} ", "value": 4}) == {"statement": "s2.1", "value": 4}
    assert ACTIVITY.spoken(scene, {"statement": "Wir schlafen.", "value": 4}) == {"statement": "Wir schlafen.", "value": 4}
    assert ACTIVITY.named({"statement": TEXTS[0], "round": 1}) == (TEXTS[0],)
    assert ACTIVITY.named({"statement": TEXTS[0], "round": 2}) == ()


def test_what_stands_between_the_rounds_becomes_acts() -> None:
    scene = held(votes("s1", "25"), votes("s2", "12"))
    given = {
        "round": 2,
        "reworded": {TEXTS[0]: "Wir lernen gemeinsam."},
        "resolved": [{"statement": TEXTS[1], "reason": "Besprochen."}],
    }
    calls = ACTIVITY.calls(scene, given)
    assert {call[1]["entry"] for call in calls if call[0] == "resolve"} == {"e101", "e102"}
    assert calls[-1] == ("reword", {"statement": "s1", "text": "Wir lernen gemeinsam."})
    assert ACTIVITY.calls(scene, {"round": 2, "by": "p1", "statement": TEXTS[0], "value": 4}) == (("next_round", {}),)
    assert ACTIVITY.calls(scene, {"round": 1, "by": "p1", "statement": TEXTS[0], "value": 4}) == ()


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"round": 2, "reworded": []}, Unreadable),
        ({"round": 2, "resolved": {}}, Unreadable),
        ({"round": 2, "resolved": ["s1"]}, Unreadable),
        ({"round": 2, "reworded": {}}, Empty),
        ({"round": 2, "reworded": {"Mond": "Sonne"}}, NotAnOption),
        ({"round": 2, "resolved": [{"statement": "Mond", "reason": "x"}]}, NotAnOption),
        ({"round": "2", "statement": TEXTS[0], "value": 4}, Unreadable),
    ],
)
def test_what_does_not_fit_between_the_rounds_is_a_fault(given: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.calls(held(votes("s1", "25")), given)


def test_resolving_where_nobody_objected_is_a_fault() -> None:
    scene = held(votes("s1", "55"))
    ((verb, arguments),) = ACTIVITY.calls(scene, {"round": 2, "resolved": [{"statement": TEXTS[0], "reason": "x"}]})
    with pytest.raises(NoObjection):
        ACTIVITY.verbs[verb].act(scene, arguments, lambda: "n")


def test_virtual_people_vote_in_two_rounds() -> None:
    house = build_slate()
    step: Step = build_rehearsal(house, ACTIVITY, TEXTS, people=12)
    rehearsal.fill_all(house, FACILITATOR, step.workshop_id, Random(3))
    scene = look(house, step.id)
    assert (scene.step.state, scene.step.opening["round"]) == (StepState.CONFIRMED, 2)
    assert {tuple(held["summary"]["n"] for held in row["rounds"]) for row in ACTIVITY.result(scene)["statements"]} == {(12, 12)}


# ── what is said beside the statements ───────────────────────────────────────


def test_it_says_that_nobody_voted_at_all_or_in_this_round() -> None:
    assert ACTIVITY.remarks(held()) == (rules.NO_VOTES,)
    assert ACTIVITY.remarks(held(votes("s1", "4455"), turn=2)) == (
        "In Runde 2 hat niemand abgestimmt. Es gilt, was davor gesagt wurde.",
    )


def test_one_persons_vote_is_called_so_even_where_it_carries_a_statement() -> None:
    scene = held(votes("s1", "5"), votes("s2", "4"))
    assert ACTIVITY.remarks(scene) == (ONE_VOICE,)
    assert ACTIVITY.remarks(held(votes("s1", "45"), votes("s1", "5", turn=2), turn=2)) == (ONE_VOICE,)


def test_equal_votes_need_no_remark() -> None:
    assert ACTIVITY.remarks(held(*(votes(one.id, "444") for one in STATEMENTS))) == ()


def test_votes_on_a_statement_that_was_removed_stay_and_are_named() -> None:
    scene = held(votes("s1", "44"), votes("s3", "44"))
    assert ACTIVITY.remarks(replace(scene, inputs=STATEMENTS[:2])) == (
        "„Wir arbeiten zusammen.“ steht nicht mehr in der Vorlage. Was dazu abgegeben wurde, bleibt und zählt weiter.",
    )
    assert [one["statement"] for one in ACTIVITY.result(scene)["statements"]] == list(TEXTS)


def test_a_statement_blackened_while_people_vote_is_blackened_on_the_tablets_too() -> None:
    opened = replace(STEP, opening=ACTIVITY.opening(build_scene(ACTIVITY, step=build_step(ACTIVITY), inputs=STATEMENTS)))
    blackened = [{**one, "text": one["text"].replace("Augenhöhe", "▇▇▇")} for one in opened.opening["options"]]
    form = ACTIVITY.form(replace(opened, opening={**opened.opening, "options": blackened}))  # type: ignore[misc]
    assert [one["label"] for one in form.subjects] == [TEXTS[0], "Wir reden auf ▇▇▇.", TEXTS[2]]
