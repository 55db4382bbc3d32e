import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from facilitation import desk, planning, rehearsal, seating
from facilitation.document import Heading, Stamp
from facilitation.errors import NothingToChoose
from facilitation.faults import BrokenScenario
from facilitation.house import House
from facilitation.minutes import minutes
from facilitation.reading import board
from facilitation.workshop import Step, StepState, Visibility, Workshop
from modules.formats.massnahmenplanung import FORMAT
from tests.builders import FACILITATOR
from tests.modules.scenes import DAY, build_slate, look

EXAMPLES = Path(__file__).parents[3] / "examples"
AGENDA = (
    ("frame", "talk", 10),
    ("sub_goals", "smart", 10),
    ("ideas", "cards", 20),
    ("merge", "clustering", 15),
    ("matrix", "impact_effort", 15),
    ("choice", "dots", 10),
    ("break", "talk", 15),
    ("profiles", "actions", 40),
    ("presentation", "cards", 20),
    ("owners", "commitments", 10),
    ("schedule", "timeline", 10),
    ("closing", "flash", 5),
)
MUSIC = "In jeder Kita Musik und Sprache miteinander verbinden"
MUSIC_NOW = "Bis Dezember 2027 singt und spricht jede Kita einmal in der Woche mit der Musikschule"
EVERY_WEEK = "Jede Woche Musik in jeder Kita"
YARDS = "Drei Höfe gemeinsam gestalten"


@cache
def example() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((EXAMPLES / "massnahmenplanung_sonneberg.json").read_text(encoding="utf-8"))
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


@cache
def evenings() -> tuple[dict[str, Any], ...]:
    """The steps of three evenings of one process."""
    house = build_slate()
    ids = rehearsal.play(house, json.loads((EXAMPLES / "prozess_sonneberg.json").read_text(encoding="utf-8")))
    return tuple(rehearsal.ergebnis(house, id)["steps"] for id in ids)


def result(key: str, name: str) -> Any:
    return steps()[key]["result"][name]


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


def test_each_step_builds_on_the_one_before_and_on_what_may_stand_in_for_it() -> None:
    sources = {step.key: step.sources for step in FORMAT.steps if step.sources}
    assert sources == {
        "frame": ("leitbild.aims",),
        "sub_goals": ("leitbild.aims",),
        "ideas": ("sub_goals", "leitbild.aims"),
        "merge": ("ideas",),
        "matrix": ("merge",),
        "choice": ("matrix", "merge"),
        "profiles": ("choice", "matrix", "merge", "ideas", "sub_goals", "leitbild.aims"),
        "owners": ("profiles",),
        "schedule": ("owners", "profiles"),
    }


def test_ideas_are_written_by_three_people_and_nothing_is_shown_early() -> None:
    ideas = next(step for step in FORMAT.steps if step.key == "ideas")
    assert [ideas.settings[name] for name in ("by", "limit", "characters")] == ["table", 3, 100]
    assert {step.visibility for step in FORMAT.steps} == {Visibility.AFTER}


# ── as played in Sonneberg ───────────────────────────────────────────────────


def test_every_step_is_held_and_counted() -> None:
    assert {(key, step["state"]) for key, step in steps().items()} == {(key, "confirmed") for key, _, _ in AGENDA}
    counted = {key: (steps()[key]["n"], steps()[key]["N"]) for key in ("sub_goals", "ideas", "matrix", "choice", "owners")}
    assert counted == {"sub_goals": (28, 30), "ideas": (10, 10), "matrix": (28, 30), "choice": (30, 30), "owners": (None, None)}


def test_lights_are_counted_by_hand() -> None:
    """Of 28: at least 19 to be green everywhere, fewer than 10 anywhere to be red."""
    lights = {one["goal"]: (one["traffic_light"], one["weak"]) for one in result("sub_goals", "goals")}
    assert lights[MUSIC_NOW] == ("red", ["measurable", "timed"])
    assert [light for light, _weak in lights.values()] == ["green", "red", "green", "green", "green", "yellow", "red", "green"]
    music = next(one for one in result("sub_goals", "goals") if one["goal"] == MUSIC_NOW)
    assert (music["former"], music["timed"]) == ([MUSIC], 5 / 28)


def test_no_idea_is_lost_on_its_way_and_each_option_keeps_its_id() -> None:
    ideas = {card["id"] for card in result("ideas", "cards")}
    clusters = result("merge", "clusters")
    assert len(clusters) <= 12
    assert sorted(card["id"] for one in clusters for card in one["cards"]) == sorted(ideas)
    merged = {one["id"]: one["from"] for one in clusters}
    assert {one["id"]: one["from"] for one in result("matrix", "items")} == merged
    assert {one["id"]: one["from"] for one in result("choice", "ranking")} == merged


def test_each_trio_has_three_ideas_and_thirty_people_five_dots() -> None:
    assert len(result("ideas", "cards")) == 30
    assert (result("choice", "k"), sum(row["points"] for row in result("choice", "ranking"))) == (5, 150)


def test_an_action_comes_down_to_its_cards_and_its_sub_goal() -> None:
    action = next(one for one in result("profiles", "actions") if one["title"] == EVERY_WEEK)
    cluster = next(one for one in result("merge", "clusters") if one["title"] == EVERY_WEEK)
    goal = next(one for one in result("sub_goals", "goals") if one["goal"] == MUSIC_NOW)
    assert action["from"] == [cluster["id"], goal["id"]]
    cards = {card["id"]: card for card in result("ideas", "cards")}
    assert {cards[id]["sub_goal"] for id in cluster["from"]} == {MUSIC_NOW}
    assert {root for id in cluster["from"] for root in cards[id]["from"]} == {goal["id"]}


def test_what_has_no_owner_goes_to_the_parking_lot_and_not_into_the_schedule() -> None:
    assert [one["action"] for one in result("owners", "parked")] == [YARDS]
    confirmed = [one["action"] for one in result("owners", "confirmed")]
    assert [bar["action"] for bar in result("schedule", "bars")] == confirmed
    document = json.dumps(minutes(*played()).to_dict(), ensure_ascii=False)
    assert document.index("Themenspeicher") < document.rindex(YARDS)


def test_the_summary_begins_with_the_commitments_and_lists_nothing_twice() -> None:
    blocks = minutes(*played()).blocks
    end = next(place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.text == "Teilnehmende")
    stamps = [(block.word, block.text) for block in blocks[:end] if isinstance(block, Stamp)]
    assert stamps == [
        ("Zusage", "Wer übernimmt die Verantwortung?"),
        ("Meinungsbild", "Was kostet die Idee, und was bringt sie? (28 von 30 Personen)"),
        ("Meinungsbild", "Welche Ideen arbeiten wir heute aus? (30 von 30 Personen) Die ersten 5 von 12:"),
    ]


# ── what does not fit ────────────────────────────────────────────────────────


def test_without_the_matrix_the_dots_go_to_what_was_merged() -> None:
    scenario = deepcopy(example())
    scenario["steps"] = {key: scenario["steps"][key] for key in ("sub_goals", "ideas", "merge", "choice")}
    house = build_slate()
    (id,) = rehearsal.play(house, scenario)
    found = rehearsal.ergebnis(house, id)["steps"]
    merged = [one["id"] for one in found["merge"]["result"]["clusters"]]
    assert sorted(row["id"] for row in found["choice"]["result"]["ranking"]) == sorted(merged)


def test_sub_goals_of_ideas_are_checked_where_they_were_asked_about() -> None:
    idea = {"table": "Trio 1", "text": "Chor", "sub_goal": "Mond"}
    assert "ideas 1: Diese Auswahl gibt es nicht: Mond" in faults(ideas=[idea])


def test_without_the_steps_before_sub_goals_are_taken_as_given() -> None:
    scenario = deepcopy(example())
    scenario["steps"] = {
        "ideas": [{"table": "Trio 1", "text": "Chor", "sub_goal": "Mond"}, {"table": "Trio 2", "text": "Fest"}]
    }
    house = build_slate()
    (id,) = rehearsal.play(house, scenario)
    cards = rehearsal.ergebnis(house, id)["steps"]["ideas"]["result"]["cards"]
    assert {card["text"]: card["sub_goal"] for card in cards} == {"Chor": "Mond", "Fest": None}


def test_a_fourth_idea_of_a_trio_and_a_hundred_and_one_characters_are_faults() -> None:
    given = [{"table": "Trio 1", "text": text} for text in ("a", "b", "c", "d")] + [{"table": "Trio 2", "text": "x" * 101}]
    assert faults(ideas=given, merge={}, matrix=[], choice=[], profiles=[], owners=[], schedule=[]) == [
        "ideas 4: Der Tisch „Trio 1“ hat hier schon 3 Eingaben gemacht, mehr sind nicht möglich, zuerst mit Eintrag 1.",
        "ideas 5: Das sind 101 Zeichen, erlaubt sind 100.",
    ]


def test_an_answer_is_yes_or_no_and_given_once() -> None:
    answer = {"by": "p1", "goal": MUSIC, **dict.fromkeys(("specific", "measurable", "accepted", "realistic", "timed"), True)}
    found = faults(sub_goals=[answer, answer, {**answer, "by": "p2", "timed": "vielleicht"}], ideas=[], merge={}, matrix=[])
    assert found[:2] == [
        "sub_goals 2: p1 hat diese Frage schon beantwortet, zuerst mit Eintrag 1.",
        "sub_goals 3: Bitte mit Ja oder Nein antworten.",
    ]


# ── along the chain ──────────────────────────────────────────────────────────


def test_from_the_action_down_to_what_people_wrote_two_evenings_before() -> None:
    before, leitbild, plan = evenings()
    action = next(one for one in plan["profiles"]["result"]["actions"] if one["title"] == EVERY_WEEK)
    goals = {one["id"]: one for goal in leitbild["aims"]["result"]["goals"] for one in goal["sub_goals"]}
    served = goals[next(id for id in action["from"] if id in goals)]
    assert served["text"] == MUSIC
    goal = next(one for one in leitbild["aims"]["result"]["goals"] if one["id"] in served["from"])
    statement = next(one for one in leitbild["agreement"]["result"]["statements"] if one["id"] in goal["from"])
    assert statement["statement"] == goal["statement"]
    known = {row["id"] for key in ("gallery", "value_ranking") for row in leitbild[key]["result"]["ranking"]}
    assert set(statement["from"]) <= known
    assert set(before) == {key for key in before if before[key]["held"]}


def test_the_goals_of_the_evening_before_lie_on_the_table_and_are_asked_about() -> None:
    house = build_slate()
    process = planning.create_process(house, FACILITATOR, title="Prozess", municipality="Kommune")
    plan = {"process_id": process.id, "title": "Abend"}
    before = planning.plan_workshop(house, FACILITATOR, format="leitbild", date=DAY.replace(day=1), **plan)
    aims = step_of(house, before, "aims")
    planning.change_step(house, FACILITATOR, aims.id, options=["Wir lernen miteinander."])
    seating.set_tables(house, FACILITATOR, before.id, ["T1"])
    desk.open_step(house, FACILITATOR, aims.id)
    (statement,) = look(house, aims.id).options
    goal = {"statement": statement.id, "text": "Alle lernen Deutsch.", "sub_goals": ["Kurse am Abend", "Kinder betreuen"]}
    desk.enter_for_table(house, FACILITATOR, aims.id, "T1", goal)
    desk.close_step(house, FACILITATOR, aims.id)
    desk.reveal_step(house, FACILITATOR, aims.id)
    workshop = planning.plan_workshop(house, FACILITATOR, format="massnahmenplanung", date=DAY, **plan)
    desk.open_step(house, FACILITATOR, step_of(house, workshop, "frame").id)
    seen = board(house, FACILITATOR, workshop.id)
    assert seen is not None
    assert tuple(seen["picture"]["lines"]) == ("Alle lernen Deutsch.", "Kurse am Abend", "Kinder betreuen")
    desk.close_step(house, FACILITATOR, step_of(house, workshop, "frame").id)
    checked = desk.open_step(house, FACILITATOR, step_of(house, workshop, "sub_goals").id)
    assert [one["text"] for one in checked.opening["options"]] == ["Kurse am Abend", "Kinder betreuen"]


def test_a_step_whose_source_is_missing_asks_the_facilitator_for_its_options() -> None:
    house = build_slate()
    process = planning.create_process(house, FACILITATOR, title="Prozess", municipality="Kommune")
    workshop = planning.plan_workshop(
        house, FACILITATOR, process_id=process.id, format="massnahmenplanung", title="Abend", date=DAY
    )
    for key in ("sub_goals", "matrix", "choice", "owners", "schedule"):
        step = step_of(house, workshop, key)
        with pytest.raises(NothingToChoose):
            desk.open_step(house, FACILITATOR, step.id)
        planning.change_step(house, FACILITATOR, step.id, options=["Abendkurs", "Lotsin im Rathaus"])
        opened = desk.open_step(house, FACILITATOR, step.id)
        assert [one["text"] for one in opened.opening["options"]] == ["Abendkurs", "Lotsin im Rathaus"]
        desk.close_step(house, FACILITATOR, step.id)


@pytest.mark.parametrize("people", [1, 12, 30])
def test_a_rehearsal_runs_to_its_end(people: int) -> None:
    house = build_slate()
    process = planning.create_process(house, FACILITATOR, title="Prozess", municipality="Kommune")
    workshop = planning.plan_workshop(
        house, FACILITATOR, process_id=process.id, format="massnahmenplanung", title="Abend", date=DAY
    )
    planning.change_step(
        house, FACILITATOR, step_of(house, workshop, "sub_goals").id, options=["Mehr Abendkurse", "Kinder betreuen"]
    )
    copy = rehearsal.virtual(house, FACILITATOR, workshop.id, people, Random(people))
    rehearsal.fill_all(house, FACILITATOR, copy.id, Random(people))
    with house.store.read() as ledger:
        states = {step.key: step.state for step in ledger.all(Step, workshop_id=copy.id)}
    assert {key for key, state in states.items() if state is not StepState.CONFIRMED} == set()


def step_of(house: House, workshop: Workshop, key: str) -> Step:
    with house.store.read() as ledger:
        found = ledger.find(Step, workshop_id=workshop.id, key=key)
    assert found is not None
    return found


def test_what_a_step_has_no_use_for_does_not_make_it_stale() -> None:
    assert [key for steps in evenings() for key, step in steps.items() if "stale" in step] == []
