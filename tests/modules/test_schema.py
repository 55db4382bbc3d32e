"""The published schema: whole, valid, and true of every result the box can give."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from facilitation import harvest, rehearsal
from facilitation.contract import Activity
from facilitation.workshop import StepState
from modules import schema
from tests.builders import FACILITATOR
from tests.modules.scenes import BOX, EXAMPLES, build_rehearsal, build_slate, play_example

HOUSE = Path(__file__).parents[2]
PUBLISHED = HOUSE / "docs/schema/ergebnis-1.json"
ACTIVITIES = [pytest.param(activity, id=key) for key, activity in BOX.activities.items()]
OPTIONS = ("Sprachkurs am Abend", "Bus am Sonntag", "Lotsin im Rathaus", "Garten", "Kita neben dem Kurs", "Wohnungen")


def faults(result: Any) -> list[str]:
    """What the published schema has against a result, as paths and reasons."""
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    part = {**published, "anyOf": [{"$ref": f"#/$defs/{'process' if 'process' in result else 'workshop'}"}]}
    checked = Draft202012Validator(part, format_checker=FormatChecker()).iter_errors(json.loads(json.dumps(result)))
    return [f"{fault.json_path}: {fault.message}" for error in checked for fault in (error.context or [error])]


def test_the_published_file_is_what_the_activities_say() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema.write(), "python -m modules.schema writes it anew"


def test_it_is_a_valid_schema_with_a_name_of_its_own() -> None:
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(published)
    assert published["$id"] == harvest.SCHEMA
    assert f"ergebnis-{harvest.SCHEMA.rpartition(':')[2]}.json" == PUBLISHED.name


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_every_activity_says_what_its_result_holds(activity: Activity) -> None:
    assert list(schema.result_of(activity.key)) != [], f"modules/activities/{activity.key}/result.json"


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_every_key_of_a_result_has_a_german_title(activity: Activity) -> None:
    assert list(untitled(schema.result_of(activity.key))) == []


def untitled(described: schema.Schema, place: str = "") -> list[str]:
    one = schema.resolve(described)
    found = [] if "title" in one else [place]
    for name, inner in one.get("properties", {}).items():
        found += untitled(inner, f"{place}.{name}")
    return found + (untitled(one["items"], f"{place}[]") if "items" in one else [])


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_a_result_is_what_the_schema_says(activity: Activity) -> None:
    house = build_slate()
    step = build_rehearsal(house, activity, OPTIONS)
    before = rehearsal.ergebnis(house, step.workshop_id)
    rehearsal.fill_all(house, FACILITATOR, step.workshop_id, Random(8))
    after = rehearsal.ergebnis(house, step.workshop_id)
    assert "result" in after["steps"][step.key]
    assert faults(before) + faults(after) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_every_example_gives_what_the_schema_says(path: Path) -> None:
    house, played = play_example(path)
    results = [rehearsal.ergebnis(house, id) for id in played]
    assert [fault for result in results for fault in faults(result)] == []
    assert {step["state"] for result in results for step in result["steps"].values()} <= {state.value for state in StepState}


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("n",), -1),
        (("participation",), 1.2),
        (("state",), "offen"),
        (("held",), "ja"),
        (("result", "mean"), "3"),
        (("result", "distribution"), {"1": -1}),
        (("result", "unbekannt"), 1),
    ],
)
def test_what_is_wrong_is_found(place: tuple[str, ...], value: Any) -> None:
    summary = {"n": 1, "distribution": {"3": 1}, "mean": 3.0, "median": 3.0, "sd": 0.0, "consensus": 1.0, "polarised": False}
    step = {"activity": "barometer", "state": "revealed", "held": True, "n": 1, "N": 1, "participation": 1.0}
    given = {"cooperation": step | {"result": summary | {"words": []}}}
    workshop = {"title": "", "municipality": "", "date": "2026-11-21", "place": "", "host": "", "format": "", "fields": []}
    assert faults({"workshop": workshop, "steps": given}) == []
    *path, last = place
    spot: dict[str, Any] = given["cooperation"]
    for name in path:
        spot = spot[name]
    spot[last] = value
    assert len(faults({"workshop": workshop, "steps": given})) == 1
