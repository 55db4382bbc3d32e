import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from facilitation import desk, planning, rehearsal
from facilitation.faults import BrokenScenario
from facilitation.house import House
from facilitation.minutes import minutes
from facilitation.reading import board
from facilitation.workshop import Step, StepState, Visibility, Workshop
from modules.formats.leitbild import FORMAT
from tests.builders import FACILITATOR
from tests.modules.scenes import DAY, build_slate, look

EXAMPLE = Path(__file__).parents[3] / "examples" / "leitbild_sonneberg.json"
AGENDA = (
    ("mandate", "talk", 10),
    ("mood", "barometer", 10),
    ("values", "cards", 20),
    ("value_groups", "clustering", 5),
    ("value_ranking", "dots", 10),
    ("future", "vision", 25),
    ("break", "talk", 15),
    ("gallery", "dots", 15),
    ("principles", "statements", 25),
    ("agreement", "consensus", 30),
    ("aims", "goals", 10),
    ("closing", "flash", 5),
)
KIDS = "Wir sorgen dafür, dass jedes Kind in Sonneberg vom ersten Tag an mitspielen, mitsprechen und mitlernen kann."
LEVEL = "Wir begegnen uns auf Augenhöhe und beteiligen Zugewanderte von Anfang an an allen Entscheidungen, die sie betreffen."
LEVEL_NOW = "Wir begegnen uns auf Augenhöhe und beteiligen Zugewanderte von Anfang an an Planungen in ihrem Stadtteil."
OFFICE = "Unsere Verwaltung berät verständlich, mehrsprachig und aus einer Hand."


@cache
def example() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    return read


@cache
def played() -> tuple[House, str]:
    house = build_slate()
    (id,) = rehearsal.play(house, example())
    return house, id


@cache
def steps() -> dict[str, Any]:
    found: dict[str, Any] = rehearsal.ergebnis(*played())["steps"]
    return found


def faults(**changed: Any) -> list[str]:
    """What is said of the example with other entries at these steps."""
    scenario = deepcopy(example())
    scenario["steps"] |= changed
    with pytest.raises(BrokenScenario) as broken:
        rehearsal.play(build_slate(), scenario)
    return [f"{fault.step} {fault.entry}: {fault.reason}" for fault in broken.value.faults]


# ── as declared ──────────────────────────────────────────────────────────────


def test_the_agenda_is_the_one_agreed_upon() -> None:
    assert tuple((step.key, step.activity, step.minutes) for step in FORMAT.steps) == AGENDA
    assert sum(step.minutes for step in FORMAT.steps) == 180


def test_each_step_builds_on_the_one_before() -> None:
    sources = {step.key: step.sources for step in FORMAT.steps if step.sources}
    assert sources == {
        "mandate": ("bestandsaufnahme.focus",),
        "value_groups": ("values",),
        "value_ranking": ("value_groups",),
        "gallery": ("future",),
        "principles": ("gallery", "value_ranking", "future", "value_groups", "values", "bestandsaufnahme.focus"),
        "agreement": ("principles",),
        "aims": ("agreement",),
    }


def test_three_marks_of_which_one_goes_to_a_sentence_and_nothing_is_shown_early() -> None:
    gallery = next(step for step in FORMAT.steps if step.key == "gallery")
    assert (gallery.settings["k"], gallery.settings["maximum"]) == (3, 1)
    assert {step.visibility for step in FORMAT.steps} == {Visibility.AFTER}


# ── as played in Sonneberg ───────────────────────────────────────────────────


def test_every_step_is_held_and_counted() -> None:
    assert {(key, step["state"]) for key, step in steps().items()} == {(key, "confirmed") for key, _, _ in AGENDA}
    assert [(steps()[key]["n"], steps()[key]["N"]) for key in ("values", "gallery", "agreement")] == [
        (30, 30),
        (29, 30),
        (30, 30),
    ]
    assert [(steps()[key]["n"], steps()[key]["N"]) for key in ("future", "principles", "aims")] == [(5, 5), (5, 5), (4, 5)]


def test_sentences_and_values_come_down_to_their_cards() -> None:
    values = steps()["values"]["result"]["cards"]
    written = {card["id"] for card in values if card["kind"] == "value"}
    hung = [card["id"] for cluster in steps()["value_groups"]["result"]["clusters"] for card in cluster["cards"]]
    assert sorted(hung) == sorted(written)
    assert steps()["value_groups"]["result"]["unclustered"] == []
    sentences = {row["id"] for row in steps()["gallery"]["result"]["ranking"]}
    visions = {vision["id"] for vision in steps()["future"]["result"]["visions"]}
    assert {row["from"][0] for row in steps()["gallery"]["result"]["ranking"]} == visions
    groups = {row["id"] for row in steps()["value_ranking"]["result"]["ranking"]}
    statements = steps()["principles"]["result"]["statements"]
    assert {root for one in statements for root in one["from"]} <= sentences | groups
    assert {goal["from"][0] for goal in steps()["aims"]["result"]["goals"]} <= {one["id"] for one in statements}


def test_agreement_before_and_after_is_counted_by_hand() -> None:
    """21 and 28, 14 and 23, 18 and 19 of thirty people."""
    found = {one["statement"]: one for one in steps()["agreement"]["result"]["statements"]}
    shares = {text: [held["agreement"] for held in found[text]["rounds"]] for text in (KIDS, LEVEL_NOW, OFFICE)}
    assert shares == {KIDS: [21 / 30, 28 / 30], LEVEL_NOW: [14 / 30, 23 / 30], OFFICE: [18 / 30, 19 / 30]}
    assert {text: found[text]["accepted"] for text in shares} == {KIDS: True, LEVEL_NOW: False, OFFICE: False}
    assert found[LEVEL_NOW]["former"] == [LEVEL]
    assert [len(held["objections"]) for held in found[LEVEL_NOW]["rounds"]] == [5, 1]
    (settled,) = found[KIDS]["rounds"][0]["objections"]
    assert (settled["resolved"], settled["text"]) == (True, "Wer bezahlt die Plätze?")


def test_what_was_not_agreed_stands_in_the_parking_lot_and_nobody_is_named() -> None:
    document = json.dumps(minutes(*played()).to_dict(), ensure_ascii=False)
    assert "Planungen dauern dadurch länger." in document
    assert document.index("Themenspeicher") < document.rindex(OFFICE)
    assert "vom Papier" not in document


# ── what does not fit ────────────────────────────────────────────────────────


def test_thirty_one_words_are_a_fault() -> None:
    entries = [{"table": "T1", "text": " ".join(["Wir"] * 31)}]
    assert "principles 1: Das sind 31 Wörter, erlaubt sind 30." in faults(principles=entries)


@pytest.mark.parametrize("value", [1, 2])
def test_an_objection_is_needed_at_one_and_two(value: int) -> None:
    entries = [{"round": 1, "by": "p1", "statement": KIDS, "value": value}]
    assert "agreement 1: Bei 1 und 2 bitte sagen, was sich ändern müsste." in faults(agreement=entries)


def test_faults_between_the_rounds_are_named_with_their_place() -> None:
    vote = {"round": 1, "by": "p1", "statement": KIDS, "value": 4}
    found = faults(
        agreement=[
            vote,
            vote,
            {"round": 2, "reworded": {"Mond": "Sonne"}},
            {"round": 2, "resolved": [{"statement": KIDS, "reason": "Grund"}]},
            {"round": 2, "reworded": {KIDS: "Wir " * 31}},
            {"round": 2, "statement": KIDS, "value": 4},
            {**vote, "round": 4},
            {**vote, "round": 2},
            vote,
        ],
        aims=[],
    )
    assert found == [
        "agreement 2: p1 hat diese Frage schon beantwortet, zuerst mit Eintrag 1.",
        "agreement 3: Diese Auswahl gibt es nicht: Mond",
        "agreement 4: Hier besteht kein Einwand.",
        "agreement 5: Das sind 31 Wörter, erlaubt sind 30.",
        "agreement 6: Es fehlt, von wem die Eingabe ist („by“).",
        "agreement 7: Diese Runde gibt es noch nicht: 4",
        "agreement 9: Diese Runde ist beendet. Ihr Text bleibt auf diesem Gerät stehen.",
    ]


def test_goals_come_from_accepted_statements_only() -> None:
    entries = [{"table": "T1", "statement": OFFICE, "text": "Alle Briefe sind einfach."}]
    assert faults(aims=entries) == [f"aims 1: Diese Auswahl gibt es nicht: {OFFICE}"]


def test_a_second_vision_of_a_table_and_a_third_kind_of_card_are_faults() -> None:
    vision = example()["steps"]["future"][0]
    wish = {"by": "p1", "text": "Respekt", "kind": "wish"}
    assert faults(
        future=[vision, vision],
        gallery=[],
        values=[wish],
        value_groups={},
        value_ranking=[],
        principles=[],
        agreement=[],
        aims=[],
    ) == [
        "values 1: Diese Auswahl gibt es nicht: wish",
        "future 2: Der Tisch „T1“ hat diese Frage schon beantwortet, zuerst mit Eintrag 1.",
    ]


def test_without_the_steps_before_a_file_says_what_there_is() -> None:
    """Only the consensus and the goals are held: the statements are those of the first round."""
    scenario = deepcopy(example())
    scenario["steps"] = {key: scenario["steps"][key] for key in ("agreement", "aims")}
    house = build_slate()
    (id,) = rehearsal.play(house, scenario)
    found = rehearsal.ergebnis(house, id)["steps"]
    assert len(found["agreement"]["result"]["statements"]) == 6
    assert found["aims"]["result"]["goals"][0]["statement"] == KIDS


# ── along the chain ──────────────────────────────────────────────────────────


def test_the_focus_of_the_evening_before_lies_on_the_table() -> None:
    house = build_slate()
    process = planning.create_process(house, FACILITATOR, title="Prozess", municipality="Kommune")
    plan = {"process_id": process.id, "title": "Abend"}
    before = planning.plan_workshop(house, FACILITATOR, format="bestandsaufnahme", date=DAY.replace(day=1), **plan)
    chosen = ("Sprache lernen", "Wohnen", "Arbeit")
    focus = step_of(house, before, "focus")
    planning.change_step(house, FACILITATOR, focus.id, options=list(chosen))
    desk.open_step(house, FACILITATOR, focus.id)
    options = [option.id for option in look(house, focus.id).options]
    desk.arrange(house, FACILITATOR, focus.id, "choose", {"selected": options})
    desk.close_step(house, FACILITATOR, focus.id)
    desk.reveal_step(house, FACILITATOR, focus.id)
    workshop = planning.plan_workshop(house, FACILITATOR, format="leitbild", date=DAY, **plan)
    desk.open_step(house, FACILITATOR, step_of(house, workshop, "mandate").id)
    seen = board(house, FACILITATOR, workshop.id)
    assert seen is not None
    assert tuple(seen["picture"]["lines"]) == chosen
    assert chosen[0] in json.dumps(minutes(house, workshop.id).to_dict(), ensure_ascii=False)


@pytest.mark.parametrize("people", [1, 12, 30])
def test_a_rehearsal_runs_to_its_end(people: int) -> None:
    house = build_slate()
    process = planning.create_process(house, FACILITATOR, title="Prozess", municipality="Kommune")
    workshop = planning.plan_workshop(house, FACILITATOR, process_id=process.id, format="leitbild", title="Abend", date=DAY)
    copy = rehearsal.virtual(house, FACILITATOR, workshop.id, people, Random(people))
    rehearsal.fill_all(house, FACILITATOR, copy.id, Random(people))
    with house.store.read() as ledger:
        states = {step.key: step.state for step in ledger.all(Step, workshop_id=copy.id)}
    assert {key for key, state in states.items() if state is not StepState.CONFIRMED} <= {"aims"}


def step_of(house: House, workshop: Workshop, key: str) -> Step:
    with house.store.read() as ledger:
        found = ledger.find(Step, workshop_id=workshop.id, key=key)
    assert found is not None
    return found
