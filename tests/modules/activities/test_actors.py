from dataclasses import replace
from typing import Any

import pytest

from facilitation import desk, rehearsal
from facilitation.desk import DOUBLE
from facilitation.document import Table, Text
from facilitation.errors import Empty, TooLong, UnknownGroup, Unreadable
from facilitation.workshop import EntryState, Item
from modules.activities.actors import ACTIVITY
from tests.builders import FACILITATOR
from tests.modules.scenes import (
    build_entry,
    build_person,
    build_rehearsal,
    build_scene,
    build_slate,
    build_step,
    look,
    undo_all,
)

STEP = build_step(ACTIVITY, opening={"groups": ["Politik", "Verwaltung", "Ehrenamt"]})


def actor(name: str, group: str = "Verwaltung", *, missing: bool = False) -> dict[str, Any]:
    return {"name": name, "actor_group": group, "missing": missing}


def double(card: str, of: str) -> Item:
    return Item(f"{card}-{of}", "s", DOUBLE, {"card": card, "of": of})


NAMED = [actor("Jugendamt"), actor("Jugend-Amt"), actor("Stadtrat", "Politik"), actor("Helferkreis", "Ehrenamt", missing=True)]


# ── what may be said ─────────────────────────────────────────────────────────


def test_an_actor_has_a_name_a_group_and_may_be_missing() -> None:
    given = {"name": " Jugendamt ", "actor_group": "Verwaltung"}
    assert ACTIVITY.check(STEP, given) == actor("Jugendamt")
    assert ACTIVITY.check(STEP, {**given, "missing": True}) == actor("Jugendamt", missing=True)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"name": " "}, Empty),
        ({"name": "x" * 61}, TooLong),
        ({"name": 3}, Unreadable),
        ({"actor_group": "Imkerei"}, UnknownGroup),
        ({"actor_group": None}, UnknownGroup),
        ({"missing": "ja"}, Unreadable),
    ],
)
def test_what_does_not_fit_is_refused(changed: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.check(STEP, {**actor("Jugendamt"), **changed})


def test_the_groups_of_the_process_are_offered() -> None:
    form = ACTIVITY.form(build_scene(ACTIVITY).step)  # type: ignore[misc]
    assert [one["value"] for one in form.fields[1].options] == ["Politik", "Verwaltung", "Ehrenamt"]
    assert form.limit == 2


def test_the_rule_counts() -> None:
    assert ACTIVITY.rule(STEP).startswith("Bis zu 2 Nennungen")
    assert ACTIVITY.rule(build_step(ACTIVITY, settings={"limit": 1})).startswith("Eine Nennung")


# ── what comes of it ─────────────────────────────────────────────────────────


def test_present_and_missing_stand_apart_in_the_order_of_groups_and_the_alphabet() -> None:
    result = ACTIVITY.result(build_scene(ACTIVITY, NAMED))
    assert [(row["name"], row["count"]) for row in result["present"]] == [("Stadtrat", 1), ("Jugend-Amt", 1), ("Jugendamt", 1)]
    assert result["missing"] == [{"id": "e4", "from": [], "name": "Helferkreis", "actor_group": "Ehrenamt", "count": 1}]


def test_doubles_stand_under_one_name_and_are_not_lost() -> None:
    scene = build_scene(ACTIVITY, NAMED, items=(double("e2", "e1"),))
    rows = ACTIVITY.result(scene)["present"]
    assert [(row["id"], row["from"], row["count"]) for row in rows] == [("e3", [], 1), ("e1", ["e2"], 2)]
    assert {card["text"]: card["count"] for card in ACTIVITY.picture(scene)["cards"]} == {
        "Stadtrat": 1,
        "Jugendamt": 2,
        "Helferkreis": 1,
    }
    assert [option.roots for option in ACTIVITY.options(scene)] == [(), ("e2",), ()]


def test_a_double_whose_head_is_hidden_stands_for_itself() -> None:
    entries = tuple(build_entry(number, data) for number, data in enumerate(NAMED, 1))
    hidden = (replace(entries[0], state=EntryState.HIDDEN), *entries[1:])
    rows = ACTIVITY.result(build_scene(ACTIVITY, entries=hidden, items=(double("e2", "e1"),)))["present"]
    assert [row["name"] for row in rows] == ["Stadtrat", "Jugend-Amt"]


def test_nobody_named_anything() -> None:
    scene = build_scene(ACTIVITY)
    assert ACTIVITY.result(scene) == {"present": [], "missing": []}
    assert ACTIVITY.minutes(scene) == (Text("Es wurden keine Akteure genannt."),)


def test_the_landscape_shows_every_group_with_how_many_are_here() -> None:
    scene = build_scene(ACTIVITY, NAMED, people=[build_person(1), build_person(2), build_person(3, "Imkerei")])
    groups = ACTIVITY.picture(scene)["groups"]
    assert [(one["id"], one["here"]) for one in groups] == [("Politik", 0), ("Verwaltung", 2), ("Ehrenamt", 0), ("Imkerei", 1)]


def test_the_bench_hints_at_names_that_read_alike() -> None:
    bench = ACTIVITY.bench(build_scene(ACTIVITY, NAMED))
    assert bench["suggestions"] == [{"entry": "e1", "text": "Jugendamt", "into": "e2", "like": "Jugend-Amt"}]
    bench = ACTIVITY.bench(build_scene(ACTIVITY, NAMED, items=(double("e2", "e1"),)))
    assert bench["suggestions"] == []
    assert bench["groups"][1]["actors"][0]["doubles"] == [{"id": "e2", "text": "Jugend-Amt"}]


def test_the_minutes_name_who_is_missing_first_and_groups_nobody_thought_of() -> None:
    blocks = ACTIVITY.minutes(build_scene(ACTIVITY, NAMED[:1] + NAMED[3:]))
    assert [block.caption for block in blocks if isinstance(block, Table)] == ["Wer fehlt", "Wer dabei ist"]
    assert blocks[-1] == Text("Weder anwesend noch genannt: Politik.")


# ── at the desk ──────────────────────────────────────────────────────────────


def test_merging_and_blacking_out_can_be_undone() -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, (), people=0)
    desk.open_step(house, FACILITATOR, step.id)
    first, second = (
        desk.enter_paper(house, FACILITATOR, step.id, actor(name, "Ehrenamt")) for name in ("Frau Muster", "Helferkreis")
    )
    before = ACTIVITY.result(look(house, step.id))
    desk.merge(house, FACILITATOR, second.id, first.id)
    desk.redact(house, FACILITATOR, first.id, "Frau ██████")
    merged = ACTIVITY.result(look(house, step.id))["present"]
    assert [(row["name"], row["actor_group"], row["from"]) for row in merged] == [("Frau ██████", "Ehrenamt", [second.id])]
    undo_all(house, step.id, 2)
    assert ACTIVITY.result(look(house, step.id)) == before


def test_a_scenario_names_actors_and_their_groups() -> None:
    scenario = {
        "workshop": {"title": "A", "municipality": "M", "date": "2026-11-21", "format": "bestandsaufnahme"},
        "participants": [{"id": "p1", "actor_group": "Verwaltung"}],
        "steps": {"who_is_missing": [{"by": "p1", "name": "Bienenfreunde", "actor_group": "Imkerei", "missing": True}]},
    }
    house = build_slate()
    (id,) = rehearsal.play(house, scenario)
    held = rehearsal.ergebnis(house, id)["steps"]["who_is_missing"]
    assert (held["n"], held["N"]) == (1, 1)
    assert [(row["name"], row["actor_group"]) for row in held["result"]["missing"]] == [("Bienenfreunde", "Imkerei")]
