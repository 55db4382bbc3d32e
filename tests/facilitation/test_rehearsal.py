import copy
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from facilitation import desk, minutes, planning, rehearsal
from facilitation.agenda import HERE
from facilitation.document import Table
from facilitation.errors import NotAllowed
from facilitation.faults import BrokenScenario
from facilitation.house import House
from facilitation.reading import board
from facilitation.roles import Guest
from facilitation.workshop import Entry, Passage, Person, Process, Step, StepState, Workshop, WorkshopState
from tests.builders import FACILITATOR, build_house
from tests.modules.scenes import BOX, DAY, build_slate

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
WHOLE = {
    "workshop": {
        "title": "Abend",
        "municipality": "Stadt Musterstadt",
        "date": "2026-11-21",
        "place": "Rathaus",
        "host": "Stadt",
        "format": "bestandsaufnahme",
        "fields": ["Sprache", "Arbeit"],
    },
    "participants": [
        {"id": "p1", "actor_group": "Verwaltung", "institution": "Jugendamt", "language": "de"},
        {"id": "p2", "actor_group": "Ehrenamt"},
        {"id": "p3", "actor_group": "Imkerei", "language": "uk"},
    ],
    "steps": {
        "cooperation": [{"by": "p1", "value": 4, "word": "offen"}, {"by": "p2", "value": 2}],
        "strengths": [{"by": "p1", "text": "Chor", "field": "Sprache"}],
        "break": {"notes": "Kuchen war da."},
        "gaps": [
            {"by": "p1", "text": "Bus"},
            {"by": "p1", "text": "Kurs", "field": "Sprache"},
            {"by": "p2", "text": "Bus"},
            {"by": "p2", "text": "Kita"},
            {"text": "Amt", "entered_by": "facilitator"},
        ],
        "needs": {
            "clusters": [
                {"title": "Wege", "cards": ["Bus"]},
                {"title": "Lernen", "cards": ["Kurs", "Kita"]},
                {"title": "Leer", "cards": []},
            ],
            "parked": ["Amt"],
            "doubles": [["Bus", "Bus"]],
        },
        "priorities": [
            {"by": "p1", "dots": {"Wege": 1}},
            {"by": "p2", "dots": {"Lernen": 1}},
            {"by": "p3", "dots": {"Wege": 1}, "entered_by": "facilitator"},
        ],
        "focus": {"selected": ["Wege", "Lernen", "Leer"], "rule": "besprochen"},
        "closing": [{"by": "p1", "text": "Danke."}, {"by": "p2", "passed": True}],
    },
}


def whole(**changes: Any) -> dict[str, Any]:
    """A small scenario in which everything is held; `changes` replace steps."""
    scenario = copy.deepcopy(WHOLE)
    steps: dict[str, Any] = scenario["steps"]  # type: ignore[assignment]
    return {**scenario, "steps": steps | changes}


def play(scenario: Any, house: House | None = None) -> dict[str, Any]:
    house = house or build_slate()
    (id,) = rehearsal.play(house, scenario)
    return rehearsal.ergebnis(house, id)


def lines(scenario: Any) -> list[str]:
    return [fault.line() for fault in rehearsal.read_scenario(build_slate(), scenario)]


# ── a scenario that is sound ─────────────────────────────────────────────────


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_play(path: Path, tmp_path: Path) -> None:
    scenario = json.loads(path.read_text(encoding="utf-8"))
    house = build_house(tmp_path / "koffer.db", box=BOX)
    given = scenario.get("workshops", [scenario])
    ids = rehearsal.play(house, scenario)
    assert len(ids) == len(given)
    for id, one in zip(ids, given, strict=True):
        steps = rehearsal.ergebnis(house, id)["steps"]
        held = {key for key, step in steps.items() if step["held"]}
        joining = {"welcome"} & set(steps)
        assert held == {*joining, *one["steps"]}
        assert {step["state"] for key, step in steps.items() if key in held} == {"confirmed"}
        for key in joining:
            assert steps[key]["N"] == len(one["participants"])
        for key, spoken in one["steps"].items():
            if isinstance(spoken, list):
                voices = {entry.get("by") or entry.get("table") for entry in spoken} - {None}
                assert (steps[key]["n"] or 0) == len(voices)
        if not {"gaps", "priorities", "focus"} <= held:
            continue
        written = [entry["text"] for entry in one["steps"]["gaps"]]
        assert sorted(card["text"] for card in steps["gaps"]["result"]["cards"]) == sorted(written)
        points = sum(count for ballot in one["steps"]["priorities"] for count in ballot["dots"].values())
        assert sum(row["points"] for row in steps["priorities"]["result"]["ranking"]) == points
        chosen = {row["option"] for row in steps["focus"]["result"]["selected"]}
        assert chosen == set(one["steps"]["focus"]["selected"])


FILED = {
    "client": "Stadtrat",
    "steering": ["Jugendamt, Leitung", "Caritas, Migrationsberatung"],
    "moderation": "Hauptamt, Stabsstelle",
    "recorder": "Hauptamt",
    "recipients": ["Stadtrat", "Landkreis"],
    "file_number": "50.1/2026-7",
    "bodies": [
        {"name": "Sozialausschuss", "date": "2026-12-01", "status": "noted", "resolution": "Kenntnisnahme"},
        {"name": "Stadtrat", "date": "2027-02-03", "status": "resolved", "resolution": "Der Rat stimmt zu."},
        {"name": "Kreistag", "date": None, "status": "planned"},
    ],
}


def test_head_and_way_of_a_scenario_stand_in_its_result() -> None:
    of_process = {name: FILED[name] for name in ("client", "steering")}
    of_workshop = {name: value for name, value in FILED.items() if name not in of_process}
    scenario = {**WHOLE, "process": of_process, "workshop": {**WHOLE["workshop"], **of_workshop}}
    assert play(scenario)["workshop"] == {**WHOLE["workshop"], **FILED}


def test_a_resolution_without_a_status_was_adopted() -> None:
    body = {"name": "Stadtrat", "date": "2027-02-03", "resolution": "Ja."}
    result = play({**WHOLE, "workshop": {**WHOLE["workshop"], "bodies": [body]}})
    assert result["workshop"]["bodies"] == [body | {"status": "resolved"}]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("Stadtrat", "Hier wird ein Objekt erwartet."),
        ({"name": " "}, "Bitte etwas eingeben."),
        ({"name": 7}, "Diese Eingabe ist nicht lesbar."),
        ({"name": "x" * 121}, "Das sind 121 Zeichen, erlaubt sind 120."),
        ({"name": "Rat", "date": "3.2.2027"}, "Bitte ein gültiges Datum angeben."),
        (
            {"name": "Rat", "status": "beraten"},
            (
                "Diesen Stand gibt es nicht: beraten. "
                "Möglich sind planned, discussed, postponed, noted, resolved, amended, rejected."
            ),
        ),
        ({"name": "Rat", "resolution": "Ja."}, "Bitte ein gültiges Datum angeben."),
        (
            {"name": "Rat", "date": "2027-02-03", "resolution": "Ja.", "status": "planned"},
            "Diese Auswahl gibt es nicht: vorgesehen",
        ),
        ({"name": "Rat", "date": "2027-02-03", "resolution": "x" * 2_001}, "Das sind 2001 Zeichen, erlaubt sind 2000."),
        ({"name": "Rat", "date": "2027-02-03", "resolution": ["Ja."]}, "Diese Eingabe ist nicht lesbar."),
    ],
)
def test_a_fault_on_the_way_is_named_with_its_place(body: Any, reason: str) -> None:
    given = [{"name": "Sozialausschuss"}, body]
    assert lines({**WHOLE, "workshop": {**WHOLE["workshop"], "bodies": given}}) == [f"bodies, Eintrag 2: {reason}"]


@pytest.mark.parametrize(
    ("part", "given", "line"),
    [
        ("workshop", {"bodies": "Rat"}, "bodies: Hier wird eine Liste erwartet."),
        ("workshop", {"moderation": 7}, "workshop: Diese Eingabe ist nicht lesbar."),
        ("workshop", {"recipients": 7}, "workshop: Diese Eingabe ist nicht lesbar."),
        ("process", {"steering": None}, "process: Diese Eingabe ist nicht lesbar."),
        ("process", {"steering": [["Jugendamt"]]}, "process: Diese Eingabe ist nicht lesbar."),
        ("process", {"client": "x" * 121}, "process: Das sind 121 Zeichen, erlaubt sind 120."),
    ],
)
def test_a_fault_in_the_head_is_named_with_its_part(part: str, given: dict[str, Any], line: str) -> None:
    assert lines({**WHOLE, part: {**WHOLE.get(part, {}), **given}}) == [line]


def test_every_step_says_what_came_of_it() -> None:
    result = play(whole())
    assert result["workshop"] == WHOLE["workshop"]
    steps = result["steps"]
    assert [steps["welcome"][name] for name in ("activity", "state", "held", "n", "N", "participation")] == [
        "arrival",
        "confirmed",
        True,
        3,
        3,
        1.0,
    ]
    assert steps["welcome"]["result"]["by_actor_group"] == {"Verwaltung": 1, "Ehrenamt": 1, "Imkerei": 1}
    assert (steps["cooperation"]["n"], steps["cooperation"]["participation"]) == (2, 2 / 3)
    assert steps["cooperation"]["result"]["mean"] == 3.0
    assert steps["break"]["result"] == {"notes": "Kuchen war da."}
    assert (steps["needs"]["n"], steps["needs"]["N"], steps["needs"]["participation"]) == (None, None, None)
    assert steps["closing"]["n"] == 2
    assert [one["text"] for one in steps["closing"]["result"]["statements"]] == ["Danke."]


def test_sorting_and_weighing_follow_the_file() -> None:
    steps = play(whole())["steps"]
    needs = steps["needs"]["result"]
    assert [(one["title"], sorted(card["text"] for card in one["cards"])) for one in needs["clusters"]] == [
        ("Wege", ["Bus", "Bus"]),
        ("Lernen", ["Kita", "Kurs"]),
        ("Leer", []),
    ]
    assert ([card["text"] for card in needs["parked"]], needs["unclustered"]) == (["Amt"], [])
    assert [[card["text"] for card in group] for group in needs["doubles"]] == [["Bus", "Bus"]]
    weighed = steps["priorities"]["result"]
    assert (weighed["k"], [(row["option"], row["points"], row["rank"]) for row in weighed["ranking"]]) == (
        1,
        [("Wege", 2, 1), ("Lernen", 1, 2), ("Leer", 0, 3)],
    )
    assert steps["focus"]["result"]["rule"] == "besprochen"


def test_the_trace_leads_from_the_choice_to_the_cards() -> None:
    steps = play(whole())["steps"]
    cards = {card["id"]: card["text"] for card in steps["gaps"]["result"]["cards"]}
    first = steps["focus"]["result"]["selected"][0]
    assert [cards[id] for id in first["from"]] == ["Bus", "Bus"]


def test_a_step_without_entries_is_prepared_and_has_no_result() -> None:
    scenario = whole(gaps=[], strengths=None)
    for key in ("break", "needs", "priorities", "focus"):
        del scenario["steps"][key]
    steps = play(scenario)["steps"]
    assert steps["needs"] == {"activity": "clustering", "state": "prepared", "held": False}
    assert steps["strengths"]["held"] is False
    assert "gaps" not in steps


def test_without_a_source_names_are_taken_as_given() -> None:
    scenario = whole()
    for key in ("gaps", "needs"):
        del scenario["steps"][key]
    scenario["steps"]["focus"] = {"selected": ["Wege", "Lernen"]}
    steps = play(scenario)["steps"]
    assert [row["option"] for row in steps["priorities"]["result"]["ranking"]] == ["Wege", "Lernen"]


def test_the_evening_has_its_own_time() -> None:
    house = build_slate()
    (id,) = rehearsal.play(house, whole())
    with house.store.read() as ledger:
        workshop = ledger.get(Workshop, id)
        passages = ledger.all(Passage, workshop_id=id)
        people = ledger.all(Person, workshop_id=id)
        steps = ledger.all(Step, workshop_id=id)
    begins = passages[0].at.astimezone(HERE)
    assert (begins.date(), begins.hour, begins.minute) == (DAY, 17, 0)
    assert all(person.joined_at <= passages[0].at for person in people)
    assert [one.at for one in passages] == sorted(one.at for one in passages)
    alone = {"reports"}  # what needs no input takes its time even where nothing is said of it
    planned = sum(step.minutes for step in steps if step.opened_at or step.key in alone)
    taken = passages[-1].at - passages[0].at
    assert timedelta(minutes=planned * 0.8) < taken < timedelta(minutes=planned * 1.2)
    assert (workshop.state, workshop.finished_at) == (WorkshopState.FINISHED, passages[-1].at)


def test_paper_is_marked_as_entered_by_the_facilitator() -> None:
    house = build_slate()
    rehearsal.play(house, whole())
    with house.store.read() as ledger:
        paper = [entry for entry in ledger.all(Entry) if entry.origin == "facilitator"]
    assert sorted((entry.data.get("text", "dots"), bool(entry.pseudonym)) for entry in paper) == [
        ("Amt", False),
        ("dots", True),
    ]


def test_parked_cards_stand_in_the_parking_lot_of_the_minutes() -> None:
    house = build_slate()
    (id,) = rehearsal.play(house, whole())
    (table,) = (
        block for block in minutes.minutes(house, id).blocks if isinstance(block, Table) and block.caption == "Offene Punkte"
    )
    assert table.rows == (("Amt", "Bedarfe sortieren", None, None),)


def test_the_board_counts_who_joined_and_shows_the_rule() -> None:
    house = build_slate()
    (id,) = rehearsal.play(house, whole())
    with house.store.read() as ledger:
        steps = ledger.all(Step, workshop_id=id)
    desk.go_to(house, FACILITATOR, steps[0].id)
    welcome = board(house, FACILITATOR, id)
    desk.go_to(house, FACILITATOR, next(step.id for step in steps if step.key == "strengths"))
    strengths = board(house, FACILITATOR, id)
    assert welcome is not None
    assert strengths is not None
    assert (welcome["step"]["n"], welcome["step"]["N"]) == (3, 3)
    assert strengths["step"]["hint"] == "Zwei Karten · ein Gedanke pro Karte · keine Namen"


PLAN = {
    "workshop": {
        "title": "Planung",
        "municipality": "Stadt Musterstadt",
        "date": "2026-11-21",
        "format": "bestandsaufnahme",
        "agenda": [
            {"key": "profiles", "activity": "actions"},
            {"key": "owners", "activity": "commitments", "from": ["profiles"]},
            {"key": "schedule", "activity": "timeline", "from": ["owners", "profiles"]},
        ],
    },
    "participants": [{"id": "p1", "actor_group": "Verwaltung"}],
    "steps": {
        "profiles": [
            {"title": "Spielgruppe", "due": "2027-03-31", "hours": 40, "from": ["Betreuung im Kurs"]},
            {"title": "Lotsennetz", "responsible": "Ehrenamt"},
        ],
        "owners": [{"action": "Spielgruppe", "institution": "Jugendamt", "role": "Fachberatung"}],
        "schedule": [
            {"action": "Spielgruppe", "start": "2026-12-01", "end": "2027-03-31"},
            {"action": "Lotsennetz", "start": "2027-07-01", "end": "2027-07-31", "milestones": []},
        ],
    },
}


def plan(**changes: Any) -> dict[str, Any]:
    """A plan of two actions; `changes` replace steps."""
    scenario = copy.deepcopy(PLAN)
    steps: dict[str, Any] = scenario["steps"]
    return {**scenario, "steps": steps | changes}


def test_what_the_facilitator_writes_for_no_table_counts_nobody() -> None:
    steps = play(plan())["steps"]
    for key in ("profiles", "owners", "schedule"):
        assert [steps[key][name] for name in ("n", "N", "participation")] == [None, None, None]
    first, second = steps["profiles"]["result"]["actions"]
    (bar, _late) = steps["schedule"]["result"]["bars"]
    (confirmed,) = steps["owners"]["result"]["confirmed"]
    assert first["id"] == confirmed["id"] == bar["id"]
    assert len(first["from"]) == 1
    assert [one["action"] for one in steps["owners"]["result"]["parked"]] == [second["title"]]
    assert steps["schedule"]["result"]["load"] == {"2026-Q4": 1, "2027-Q1": 1, "2027-Q2": 0, "2027-Q3": 1}


def test_tables_that_write_are_counted_beside_what_the_facilitator_adds() -> None:
    profiles = [{"table": "T1", "title": "A"}, {"table": "T2", "title": "B"}, {"title": "C"}]
    said = play(plan(profiles=profiles, owners=[], schedule=[]))["steps"]["profiles"]
    assert [said[name] for name in ("n", "N", "participation")] == [2, 2, 1.0]


def test_one_act_of_the_facilitator_need_not_stand_in_a_list() -> None:
    owner = {"action": "Spielgruppe", "institution": "Jugendamt", "role": "Fachberatung"}
    assert len(play(plan(owners=owner))["steps"]["owners"]["result"]["confirmed"]) == 1


def test_faults_of_a_plan_name_step_and_entry() -> None:
    owners = [
        {"action": "Lotsennetz", "institution": "Ehrenamt", "role": "Leitung"},
        {"action": "Mond", "institution": "A", "role": "B"},
        "Spielgruppe",
    ]
    schedule = [
        {"action": "Spielgruppe", "start": "2027-04-01", "end": "2027-03-31"},
        {"action": "Lotsennetz", "start": "2026-11-20", "end": "2027-03-31"},
    ]
    assert lines(plan(owners=owners, schedule=schedule)) == [
        "Schritt owners, Eintrag 1: Für eine Zusage fehlt noch: Bis wann, Ressourcen (Stunden oder Euro).",
        "Schritt owners, Eintrag 2: Diese Auswahl gibt es nicht: Mond",
        "Schritt owners, Eintrag 3: Hier wird ein Objekt erwartet.",
        "Schritt schedule, Eintrag 1: Das Ende (31.03.2027) liegt vor dem Beginn (01.04.2027).",
        "Schritt schedule, Eintrag 2: Der 20.11.2026 liegt vor dem Tag dieses Workshops (21.11.2026).",
    ]
    past = plan(profiles=[{"title": "A", "due": "2026-01-01"}], owners=[], schedule=[])
    assert lines(past) == ["Schritt profiles, Eintrag 1: Der 01.01.2026 liegt vor dem Tag dieses Workshops (21.11.2026)."]


def test_an_agenda_of_its_own_replaces_the_declared_one() -> None:
    scenario = whole()
    scenario["workshop"] = {
        **WHOLE["workshop"],  # type: ignore[dict-item]
        "agenda": [
            {"key": "mood", "activity": "barometer", "question": "Wie ist die Stimmung?"},
            {"key": "vote", "activity": "dots", "question": "Was zuerst?", "options": ["Bus", "Kurs"], "settings": {"k": 3}},
            {"key": "focus", "activity": "selection", "question": "Was gilt?", "from": ["vote"]},
        ],
    }
    scenario["steps"] = {
        "mood": [{"by": "p1", "value": 5}],
        "vote": [{"by": "p1", "dots": {"Bus": 2, "Kurs": 1}}],
        "focus": {"selected": ["Bus", "Kurs"]},
    }
    steps = play(scenario)["steps"]
    assert list(steps) == ["mood", "vote", "focus"]
    assert (steps["vote"]["result"]["k"], [row["points"] for row in steps["vote"]["result"]["ranking"]]) == (3, [2, 1])
    assert [row["points"] for row in steps["focus"]["result"]["selected"]] == [2, 1]


def test_several_workshops_belong_to_one_process() -> None:
    house = build_slate()
    second = whole()
    second["workshop"] = {**second["workshop"], "title": "Zweiter Abend", "date": "2026-12-05"}
    ids = rehearsal.play(house, {"process": {"title": "Der Weg"}, "workshops": [whole(), second]})
    with house.store.read() as ledger:
        processes = {ledger.get(Workshop, id).process_id for id in ids}
        (process,) = (ledger.get(Process, id) for id in processes)
    assert (process.title, process.municipality) == ("Der Weg", "Stadt Musterstadt")
    assert "Imkerei" in process.actor_groups
    assert [rehearsal.ergebnis(house, id)["workshop"]["title"] for id in ids] == ["Abend", "Zweiter Abend"]


# ── a scenario that is broken ────────────────────────────────────────────────


def step(key: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(scenario: dict[str, Any]) -> None:
        scenario["steps"][key] = value

    return change


def more(key: str, *entries: Any) -> Callable[[dict[str, Any]], None]:
    def change(scenario: dict[str, Any]) -> None:
        scenario["steps"][key] += list(entries)

    return change


def head(**details: Any) -> Callable[[dict[str, Any]], None]:
    def change(scenario: dict[str, Any]) -> None:
        scenario["workshop"] = {**scenario["workshop"], **details}

    return change


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (step("who_knows", []), "Schritt who_knows: Diesen Schritt gibt es in diesem Workshop nicht."),
        (
            more("closing", {"by": "p9", "text": "Oh"}),
            "Schritt closing, Eintrag 3: Die Person „p9“ steht nicht unter den Teilnehmenden.",
        ),
        (more("closing", {"text": "Oh"}), "Schritt closing, Eintrag 3: Es fehlt, von wem die Eingabe ist („by“)."),
        (more("closing", "Oh"), "Schritt closing, Eintrag 3: Hier wird ein Objekt erwartet."),
        (more("closing", {"by": "p3", "text": " "}), "Schritt closing, Eintrag 3: Bitte etwas eingeben."),
        (
            more("closing", {"by": "p3", "text": "x" * 121}),
            "Schritt closing, Eintrag 3: Das sind 121 Zeichen, erlaubt sind 120.",
        ),
        (
            more("cooperation", {"by": "p1", "value": 3}),
            "Schritt cooperation, Eintrag 3: p1 hat diese Frage schon beantwortet, zuerst mit Eintrag 1.",
        ),
        (
            more("cooperation", {"by": "p3", "value": 6}),
            "Schritt cooperation, Eintrag 3: Bitte eine ganze Zahl von 1 bis 5 wählen.",
        ),
        (
            more("cooperation", {"by": "p3", "value": 3, "word": "x" * 31}),
            "Schritt cooperation, Eintrag 3: Das sind 31 Zeichen, erlaubt sind 30.",
        ),
        (
            more("gaps", {"by": "p1", "text": "Rad"}),
            "Schritt gaps, Eintrag 6: p1 hat hier schon 2 Eingaben gemacht, mehr sind nicht möglich, zuerst mit Eintrag 1.",
        ),
        (
            more("strengths", {"by": "p2", "text": "x" * 81}),
            "Schritt strengths, Eintrag 2: Das sind 81 Zeichen, erlaubt sind 80.",
        ),
        (
            more("strengths", {"by": "p2", "text": "Rad", "field": "Verkehr"}),
            "Schritt strengths, Eintrag 2: Diese Auswahl gibt es nicht: Verkehr",
        ),
        (
            step("priorities", [{"by": "p1", "dots": {"Rad": 1}}]),
            "Schritt priorities, Eintrag 1: Diese Auswahl gibt es nicht: Rad",
        ),
        (
            step("priorities", [{"by": "p1", "dots": {"Wege": 1, "Lernen": 1}}]),
            "Schritt priorities, Eintrag 1: Sie haben 1 Punkt zu vergeben, das wären 2.",
        ),
        (
            step("priorities", [{"by": "p1", "dots": {"Wege": 3}}]),
            "Schritt priorities, Eintrag 1: Auf eine Möglichkeit passen höchstens 2 Punkte.",
        ),
        (
            step("priorities", [{"by": "p1", "dots": {"Wege": 0.5}}]),
            "Schritt priorities, Eintrag 1: Punkte sind ganze Zahlen ab 0.",
        ),
        (step("priorities", [{"by": "p1"}]), "Schritt priorities, Eintrag 1: Diese Eingabe ist nicht lesbar."),
        (step("priorities", {"Wege": 1}), "Schritt priorities: Hier wird eine Liste erwartet, gefunden ist ein Objekt."),
        (step("focus", {"selected": ["Wege", "Lernen", "Rad"]}), "Schritt focus: Diese Auswahl gibt es nicht: „Rad“"),
        (step("focus", {"selected": ["Wege"]}), "Schritt focus: Bitte 3 auswählen."),
        (step("focus", [{"selected": []}]), "Schritt focus: Hier wird ein Objekt erwartet, gefunden ist eine Liste."),
        (step("focus", 7), "Schritt focus: Hier wird ein Objekt erwartet, gefunden ist etwas anderes."),
        (step("welcome", [{"by": "p1"}]), "Schritt welcome: Zu diesem Schritt gibt es nichts einzugeben."),
        (step("break", {"notes": 3}), "Schritt break: Diese Eingabe ist nicht lesbar."),
        (head(date="21.11.2026"), "workshop: Bitte ein gültiges Datum angeben."),
        (head(date=None), "workshop: Bitte ein gültiges Datum angeben."),
        (head(title=" "), "workshop: Bitte einen Titel eingeben."),
        (head(municipality=""), "workshop: Bitte die Kommune eingeben."),
        (head(format="brettspiel"), "workshop: Dieses Format liegt nicht im Koffer."),
        (head(starts="abends"), "workshop: Bitte ein gültiges Datum angeben."),
        (
            lambda scenario: scenario["participants"].append({"id": "p1", "actor_group": "Ehrenamt"}),
            "participants, Eintrag 4: „p1“ steht schon da.",
        ),
        (
            lambda scenario: scenario["participants"].append({"actor_group": "Ehrenamt"}),
            "participants, Eintrag 4: Es fehlt „id“.",
        ),
        (
            lambda scenario: scenario["participants"].append({"id": "p4"}),
            "participants, Eintrag 4: Bitte eine Akteursgruppe aus der Liste wählen.",
        ),
        (
            lambda scenario: scenario["participants"].append({"id": "p4", "actor_group": "Ehrenamt", "institution": "x" * 61}),
            "participants, Eintrag 4: Das sind 61 Zeichen, erlaubt sind 60.",
        ),
        (lambda scenario: scenario["participants"].append("p4"), "participants, Eintrag 4: Hier wird ein Objekt erwartet."),
        (
            lambda scenario: scenario.update(participants=scenario["participants"] and {"p": 1}, steps={}),
            "participants: Hier wird eine Liste erwartet.",
        ),
    ],
)
def test_each_fault_is_one_clear_line(change: Callable[[dict[str, Any]], None], line: str) -> None:
    scenario = whole()
    change(scenario)
    assert lines(scenario) == [line]


def test_a_text_on_no_card_is_named_and_the_rest_is_still_read() -> None:
    scenario = whole(
        needs={
            "clusters": [{"title": "Wege", "cards": ["Bus", "Bahn"]}, {"title": "Lernen", "cards": ["Kurs"]}],
            "parked": ["Rad"],
        },
        priorities=[{"by": "p1", "dots": {"Lernen": 1}}],
        focus={"selected": ["Lernen"]},
    )
    assert lines(scenario) == [
        "Schritt needs: Diese Auswahl gibt es nicht: „Bahn“",
        "Schritt needs: Diese Auswahl gibt es nicht: „Rad“",
    ]


def test_all_faults_are_found_at_once() -> None:
    scenario = whole(
        nowhere=[],
        cooperation=[{"by": "p1", "value": 9}, {"by": "p9", "value": 3}],
        closing=[{"by": "p1", "text": ""}],
    )
    scenario["workshop"]["date"] = "morgen"
    assert lines(scenario) == [
        "workshop: Bitte ein gültiges Datum angeben.",
        "Schritt nowhere: Diesen Schritt gibt es in diesem Workshop nicht.",
        "Schritt cooperation, Eintrag 1: Bitte eine ganze Zahl von 1 bis 5 wählen.",
        "Schritt cooperation, Eintrag 2: Die Person „p9“ steht nicht unter den Teilnehmenden.",
        "Schritt closing, Eintrag 1: Bitte etwas eingeben.",
    ]


def test_faults_name_the_workshop_where_there_are_several() -> None:
    broken = whole(closing=[{"by": "p1", "text": ""}])
    assert lines({"workshops": [whole(), broken]}) == ["Workshop 2, Schritt closing, Eintrag 1: Bitte etwas eingeben."]


@pytest.mark.parametrize(
    ("scenario", "line"),
    [
        ([], "Die Datei enthält kein JSON-Objekt."),
        (None, "Die Datei enthält kein JSON-Objekt."),
        ({"workshops": []}, "workshop: Es steht kein Workshop in der Liste."),
        ({"workshops": [7]}, "Workshop 1, workshop: Hier wird ein Objekt erwartet."),
        ({"workshop": 7}, "workshop: Hier wird ein Objekt erwartet."),
        ({**WHOLE, "process": 7}, "process: Hier wird ein Objekt erwartet."),
        ({**WHOLE, "steps": 7}, "workshop: Hier wird ein Objekt erwartet."),
    ],
)
def test_what_is_no_scenario_says_so_first(scenario: Any, line: str) -> None:
    assert lines(scenario)[0] == line


@pytest.mark.parametrize(
    ("agenda", "line"),
    [
        ({}, "agenda: Hier wird eine Liste erwartet."),
        (["mood"], "agenda, Eintrag 1: Hier wird ein Objekt erwartet."),
        ([{"activity": "flash"}], "agenda, Eintrag 1: Es fehlt „key“."),
        ([{"key": "a", "activity": "flash"}] * 2, "agenda, Eintrag 2: Der Schlüssel „a“ steht schon da."),
        ([{"key": "a", "activity": "jonglieren"}], "Schritt a: Diesen Baustein gibt es nicht im Koffer."),
        (
            [{"key": "a", "activity": "cards", "settings": {"limit": 99}}],
            "Schritt a: „Karten pro Person“ liegt außerhalb von 1 bis 10.",
        ),
        (
            [{"key": "a", "activity": "cards", "settings": {"farbe": 1}}],
            "Schritt a: Die Einstellung „farbe“ gibt es hier nicht.",
        ),
        ([{"key": "a", "activity": "dots", "options": "Bus"}], "Schritt a: Hier wird eine Liste erwartet."),
        ([{"key": "a", "activity": "dots", "question": 5}], "Schritt a: Diese Eingabe ist nicht lesbar."),
    ],
)
def test_a_broken_agenda_says_where(agenda: Any, line: str) -> None:
    scenario = whole()
    head(agenda=agenda)(scenario)
    scenario["steps"] = {}
    assert lines(scenario)[0] == line


def test_a_broken_scenario_writes_nothing(tmp_path: Path) -> None:
    house = build_house(tmp_path / "koffer.db", box=BOX)
    with pytest.raises(BrokenScenario) as refused:
        rehearsal.play(house, whole(nowhere=[]))
    assert [fault.step for fault in refused.value.faults] == ["nowhere"]
    with house.store.read() as ledger:
        assert [ledger.count(kind) for kind in (Process, Workshop, Entry)] == [0, 0, 0]


# ── with virtual people ──────────────────────────────────────────────────────


def build_planned(house: House) -> Workshop:
    process = planning.create_process(house, FACILITATOR, title="Prozess", municipality="Kommune")
    return planning.plan_workshop(
        house, FACILITATOR, process_id=process.id, format="bestandsaufnahme", title="Abend", date=DAY, short=True
    )


def test_a_rehearsal_is_kept_apart_from_the_real_workshop(tmp_path: Path) -> None:
    house = build_house(tmp_path / "koffer.db", box=BOX)
    planned = build_planned(house)
    copied = rehearsal.virtual(house, FACILITATOR, planned.id, 12, Random(1))
    rehearsal.fill_all(house, FACILITATOR, copied.id, Random(2))
    with house.store.read() as ledger:
        assert (copied.rehearsal_of, copied.code != planned.code) == (planned.id, True)
        assert ledger.count(Person, workshop_id=copied.id) == 12
        assert ledger.count(Person, workshop_id=planned.id) == 0
        assert {step.state for step in ledger.all(Step, workshop_id=planned.id)} == {StepState.PREPARED}
        assert {step.state for step in ledger.all(Step, workshop_id=copied.id)} == {StepState.CONFIRMED}
    steps = rehearsal.ergebnis(house, copied.id)["steps"]
    assert all(steps[key]["n"] == 12 for key in ("welcome", "cooperation", "strengths", "gaps", "priorities", "closing"))
    assert len(steps["focus"]["result"]["selected"]) >= 3


@pytest.mark.parametrize("seed", range(5))
def test_a_rehearsal_of_any_size_plays_through(seed: int) -> None:
    house = build_slate()
    copied = rehearsal.virtual(house, FACILITATOR, build_planned(house).id, seed * 9, Random(seed))
    rehearsal.fill_all(house, FACILITATOR, copied.id, Random(seed))
    assert {step["state"] for step in rehearsal.ergebnis(house, copied.id)["steps"].values()} <= {"confirmed", "prepared"}


def test_a_step_is_filled_while_the_facilitator_watches() -> None:
    house = build_slate()
    copied = rehearsal.virtual(house, FACILITATOR, build_planned(house).id, 5, Random(1))
    with house.store.read() as ledger:
        cooperation = ledger.all(Step, workshop_id=copied.id)[1]
    assert rehearsal.fill(house, FACILITATOR, cooperation.id, Random(2)).state is StepState.OPEN
    rehearsal.fill(house, FACILITATOR, cooperation.id, Random(3))
    with house.store.read() as ledger:
        assert ledger.voices(cooperation.id) == 5
        assert ledger.count(Entry, step_id=cooperation.id) == 5


def test_a_real_tablet_in_a_rehearsal_speaks_for_itself() -> None:
    house = build_slate()
    copied = rehearsal.virtual(house, FACILITATOR, build_planned(house).id, 3, Random(1))
    desk.join(house, Guest(copied.id, "tablet"), actor_group="Ehrenamt")
    with house.store.read() as ledger:
        cooperation = ledger.all(Step, workshop_id=copied.id)[1]
    rehearsal.fill(house, FACILITATOR, cooperation.id, Random(2))
    with house.store.read() as ledger:
        assert ledger.voices(cooperation.id) == 3


def test_nobody_invents_input_in_a_real_workshop() -> None:
    house = build_slate()
    planned = build_planned(house)
    with house.store.read() as ledger:
        first = ledger.all(Step, workshop_id=planned.id)[0]
    with pytest.raises(NotAllowed):
        rehearsal.fill(house, FACILITATOR, first.id, Random(1))
    with pytest.raises(NotAllowed):
        rehearsal.fill_all(house, FACILITATOR, planned.id, Random(1))


@pytest.mark.parametrize("act", [rehearsal.fill, rehearsal.fill_all])
def test_only_a_facilitator_rehearses(act: Any) -> None:
    with pytest.raises(NotAllowed):
        act(build_slate(), Guest("w", "p"), "s", Random(1))
