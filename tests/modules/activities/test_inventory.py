from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from facilitation import desk, rehearsal
from facilitation.contract import Scene
from facilitation.desk import DOUBLE
from facilitation.document import Section, Table, Text
from facilitation.errors import Empty, NotAnOption, Overtaken, TooLong, TooManyEntries, UnknownEntry, Unreadable
from facilitation.workshop import Entry, Item, Step
from modules.activities.inventory import ACTIVITY
from tests.builders import FACILITATOR
from tests.modules.scenes import build_entry, build_rehearsal, build_scene, build_slate, build_step, look, undo_all

STEP = build_step(ACTIVITY)
CAFE = {"name": "Sprachcafé", "provider": "Helferkreis", "area": "sprache", "reach": "gut", "state": "ok"}
COURSE = {"name": "Kurs", "area": "Sprache", "reach": "wenig", "state": "Lücke", "need": "Kurse am Abend"}
TANDEM = {"name": "Tandem", "area": "Innenstadt", "state": "Doppelung", "need": "Ein Kalender"}


def grid(*rows: tuple[str, dict[str, Any]]) -> Scene:
    entries = tuple(build_entry(number, data, by=table, table=table) for number, (table, data) in enumerate(rows, 1))
    scene = build_scene(ACTIVITY, entries=entries)
    return replace(scene, workshop=replace(scene.workshop, tables=("A", "B", "C")), by_table=True)


SCENE = grid(("B", COURSE), ("A", CAFE), ("B", TANDEM))


# ── what may be said ─────────────────────────────────────────────────────────


def test_only_the_name_must_be_there() -> None:
    assert ACTIVITY.check(STEP, {"name": " Kurs ", "provider": "", "reach": None, "state": ""}) == {"name": "Kurs"}
    assert ACTIVITY.check(STEP, COURSE) == COURSE


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"name": ""}, Empty),
        ({"name": "x" * 81}, TooLong),
        ({"need": "x" * 141}, TooLong),
        ({"reach": "sehr gut"}, NotAnOption),
        ({"state": "gap"}, NotAnOption),
        ({"state": 3}, Unreadable),
        ({"provider": ["VHS"]}, Unreadable),
    ],
)
def test_what_does_not_fit_is_refused(changed: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.check(STEP, {**CAFE, **changed})


def test_the_rule_counts() -> None:
    assert ACTIVITY.rule(STEP).startswith("Bis zu 6 Angebote")
    assert ACTIVITY.rule(build_step(ACTIVITY, settings={"limit": 1})).startswith("Ein Angebot")


# ── what comes of it ─────────────────────────────────────────────────────────


def test_rows_stand_table_by_table_and_are_counted() -> None:
    result = ACTIVITY.result(SCENE)
    assert [(row["table"], row["name"], row["need"]) for row in result["rows"]] == [
        ("A", "Sprachcafé", None),
        ("B", "Kurs", "Kurse am Abend"),
        ("B", "Tandem", "Ein Kalender"),
    ]
    assert result["by_field"] == {"Sprache": 2, "Innenstadt": 1}
    assert result["by_state"] == {"ok": 1, "Lücke": 1, "Doppelung": 1}
    assert result["by_reach"] == {"gut": 1, "mittel": 0, "wenig": 1}
    assert (SCENE.n, SCENE.N) == (2, 3)


def test_needs_become_cards_that_know_their_offer() -> None:
    options = ACTIVITY.options(SCENE)
    assert [(one.id, one.text, one.roots) for one in options] == [
        ("e1.need", "Kurse am Abend", ("e1",)),
        ("e3.need", "Ein Kalender", ("e3",)),
    ]
    assert options[0].facts["remark"] == "zu „Kurs“"


def test_needs_of_linked_offers_are_doubles() -> None:
    scene = replace(SCENE, items=(Item("l", "s", DOUBLE, {"card": "e3", "of": "e1"}),))
    assert [one.facts.get("of") for one in ACTIVITY.options(scene)] == [None, "e1.need"]
    without_a_need = replace(SCENE, items=(Item("l", "s", DOUBLE, {"card": "e3", "of": "e2"}),))
    assert [one.facts.get("of") for one in ACTIVITY.options(without_a_need)] == [None, None]


def test_the_bench_holds_every_row_of_every_table() -> None:
    tables = ACTIVITY.bench(SCENE)["tables"]
    assert [(table["name"], [draft["fields"][0]["texts"] for draft in table["drafts"]]) for table in tables] == [
        ("A", [["Sprachcafé"]]),
        ("B", [["Kurs"], ["Tandem"]]),
        ("C", []),
    ]
    assert tables[1]["drafts"][0]["remark"] == "Erreicht: wenig · Stand: Lücke"


def test_an_empty_grid_says_so() -> None:
    scene = build_scene(ACTIVITY)
    assert ACTIVITY.result(scene)["rows"] == []
    assert ACTIVITY.minutes(scene) == (Text("Es wurden keine Angebote eingetragen."),)
    assert ACTIVITY.annex(scene) == ()


def test_the_minutes_name_gaps_and_doubled_offers_and_the_annex_holds_every_row() -> None:
    tables = {block.caption: block for block in ACTIVITY.minutes(SCENE) if isinstance(block, Table)}
    assert [row[:2] for row in tables["Lücken und Doppelungen"].rows] == [("Lücke", "Kurs"), ("Doppelung", "Tandem")]
    annex = ACTIVITY.annex(SCENE)
    assert [block.caption for block in annex if isinstance(block, Table)] == ["A (1 Angebot)", "B (2 Angebote)"]
    assert [block for block in annex if isinstance(block, Section)] == [Section(landscape=True), Section(landscape=False)]


# ── at the desk ──────────────────────────────────────────────────────────────


def open_grid() -> tuple[Any, Step, Entry]:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, (), people=12)
    desk.open_step(house, FACILITATOR, step.id)
    return house, step, desk.enter_for_table(house, FACILITATOR, step.id, "Tisch 1", COURSE)


def test_a_table_has_six_rows() -> None:
    house, step, first = open_grid()
    for number in range(5):
        desk.enter_for_table(house, FACILITATOR, step.id, "Tisch 1", {"name": f"Kurs {number}"})
    with pytest.raises(TooManyEntries) as refused:
        desk.enter_for_table(house, FACILITATOR, step.id, "Tisch 1", CAFE)
    assert refused.value.first == first.id
    desk.enter_for_table(house, FACILITATOR, step.id, "Tisch 2", CAFE)


def test_virtual_tables_fill_their_grids() -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, (), people=30)
    rehearsal.fill(house, FACILITATOR, step.id, Random(1))
    scene = look(house, step.id)
    assert (scene.workshop.tables, scene.n, scene.N) == (tuple(f"Tisch {number}" for number in range(1, 6)), 5, 5)
    assert {person.table for person in scene.people} == set(scene.workshop.tables)
    rehearsal.fill(house, FACILITATOR, step.id, Random(2))
    assert max(sum(entry.table == table for entry in look(house, step.id).valid) for table in scene.workshop.tables) <= 6


def test_words_in_a_row_can_be_changed_and_brought_back() -> None:
    house, step, row = open_grid()
    before = ACTIVITY.result(look(house, step.id))
    change = {"entry": row.id, "data": {"need": "Kurse für ████"}, "revision": row.revision}
    desk.arrange(house, FACILITATOR, step.id, "reword", change)
    (entry,) = look(house, step.id).valid
    assert (entry.data, entry.redacted) == ({**COURSE, "need": "Kurse für ████"}, True)
    with pytest.raises(Overtaken, match="Kurs"):
        desk.arrange(house, FACILITATOR, step.id, "reword", change)
    undo_all(house, step.id, 1)
    assert ACTIVITY.result(look(house, step.id)) == before


@pytest.mark.parametrize(
    ("change", "refusal"),
    [({"entry": "none"}, UnknownEntry), ({"data": "x"}, Unreadable), ({"data": {"name": ""}}, Empty)],
)
def test_a_change_must_fit(change: Mapping[str, Any], refusal: type[Exception]) -> None:
    house, step, row = open_grid()
    with pytest.raises(refusal):
        desk.arrange(house, FACILITATOR, step.id, "reword", {"entry": row.id, "data": {}, **change})


# ── in a file ────────────────────────────────────────────────────────────────


def scenario(*offers: dict[str, Any], **steps: Any) -> dict[str, Any]:
    head = {"title": "A", "municipality": "M", "date": "2026-11-21", "format": "bestandsaufnahme", "fields": ["Sprache"]}
    people = [{"id": "p1", "actor_group": "Verwaltung"}]
    return {"workshop": head, "participants": people, "steps": {"offers": list(offers), **steps}}


def test_needs_of_offers_are_sorted_together_with_gaps() -> None:
    house = build_slate()
    (id,) = rehearsal.play(
        house,
        scenario(
            {"table": "T1", **COURSE},
            {"table": "T2", **CAFE, "entered_by": "facilitator"},
            gaps=[{"by": "p1", "text": "Bus am Abend"}],
            needs={"clusters": [{"title": "Abends", "cards": ["Kurse am Abend", "Bus am Abend"]}]},
        ),
    )
    steps = rehearsal.ergebnis(house, id)["steps"]
    assert (steps["offers"]["n"], steps["offers"]["N"], steps["offers"]["participation"]) == (2, 2, 1.0)
    (cluster,) = steps["needs"]["result"]["clusters"]
    offer = steps["offers"]["result"]["rows"][0]["id"]
    assert [(card["text"], card["from"]) for card in cluster["cards"]] == [("Kurse am Abend", [offer]), ("Bus am Abend", [])]


@pytest.mark.parametrize(
    ("offers", "reason"),
    [
        ([{"name": "Kurs"}], "Es fehlt, von welchem Tisch die Eingabe ist („table“)."),
        ([{"by": "p1", "name": "Kurs"}], "Es fehlt, von welchem Tisch die Eingabe ist („table“)."),
        ([{"table": "T" * 31, "name": "Kurs"}], "Diesen Tisch gibt es in diesem Workshop nicht."),
        ([{"table": "T1", "name": " "}], "Bitte etwas eingeben."),
        (
            [{"table": "T1", "name": f"Kurs {number}"} for number in range(7)],
            "Der Tisch „T1“ hat hier schon 6 Eingaben gemacht, mehr sind nicht möglich, zuerst mit Eintrag 1.",
        ),
    ],
)
def test_faults_are_named(offers: list[dict[str, Any]], reason: str) -> None:
    (fault,) = rehearsal.read_scenario(build_slate(), scenario(*offers))
    assert reason in fault.line()
