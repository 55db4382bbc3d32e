"""The published schema of the transfer package: valid, true of every package, and nothing it refuses is taken in."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from facilitation import adopting, transfer
from facilitation.errors import WorkshopError
from facilitation.transfer import Fate
from modules.schema import package
from modules.schema.package import published
from tests.builders import FACILITATOR
from tests.modules.scenes import BOX, DAY, EXAMPLES, build_slate, play_example

HOUSE = Path(__file__).parents[2]
PUBLISHED = HOUSE / "docs/schema/transfer-1.json"
SONNEBERG = HOUSE / "examples" / "sonneberg.json"
CHECK = Draft202012Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")), format_checker=FormatChecker())


def faults(written: Any) -> list[str]:
    """What the published schema has against a package, as paths and reasons."""
    return [f"{fault.json_path}: {fault.message}" for fault in CHECK.iter_errors(written)]


def write_packages(path: Path) -> list[dict[str, Any]]:
    """The packages of an example, as they stand in its files."""
    house, played = play_example(path)
    return [json.loads(json.dumps(transfer.dump(adopting.pack(house, id)))) for id in played]


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    (one,) = write_packages(SONNEBERG)
    return one


def test_the_published_file_is_what_packages_are_read_with() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == package.write(), "python -m modules.schema writes it anew"


def test_it_is_a_valid_schema_with_a_name_of_its_own() -> None:
    Draft202012Validator.check_schema(published())
    assert published()["$id"] == transfer.SCHEMA
    assert f"transfer-{transfer.VERSION}.json" == PUBLISHED.name == f"transfer-{transfer.SCHEMA.rpartition(':')[2]}.json"


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_every_package_of_an_example_is_what_the_schema_says(path: Path) -> None:
    packages = write_packages(path)
    assert [fault for one in packages for fault in faults(one)] == []
    assert [transfer.dump(transfer.unpack(one, BOX)) for one in packages] == packages


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_what_another_town_begins_with_is_taken_over_as_it_was(path: Path) -> None:
    house = build_slate()
    fates = {}
    for one in write_packages(path):
        given = transfer.unpack(one, BOX)
        chosen = [element.id for element in given.elements]
        begun = adopting.start(house, FACILITATOR, given, chosen=chosen, title="Abend", date=DAY, municipality="Stadt Bergen")
        compared = adopting.compare(house, FACILITATOR, begun.id)
        assert compared is not None
        fates |= {one.element.id: one.now for one in compared.differences if one.fate is not Fate.TAKEN}
    assert fates == {}


def spots(node: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place of a package; of lists the first, the second and the last line."""
    if isinstance(node, dict):
        inner = [(name, node[name]) for name in node]
    elif isinstance(node, list):
        inner = [(place, node[place]) for place in sorted({0, 1, len(node) - 1}) if 0 <= place < len(node)]
    else:
        inner = []
    return [path, *(spot for name, one in inner for spot in spots(one, (*path, name)))]


WRONG = (None, True, -1, 10**9, 1.5, "", "a" * 5_000, "../x", "2026-13-40", [], {}, [{}], ["x"] * 500)


def test_whatever_the_schema_refuses_is_refused_at_reading(written: dict[str, Any]) -> None:
    tried, let_in = 0, []
    for path in spots(written["content"]):
        for wrong in (*WRONG, "gone"):
            spoilt = spoil(written, path, wrong)
            if not CHECK.is_valid(spoilt):
                tried += 1
                try:
                    transfer.unpack(spoilt, BOX)
                except WorkshopError:
                    continue
                let_in.append((path, wrong, faults(spoilt)))
    assert (let_in, tried > 500) == ([], True)


def spoil(written: dict[str, Any], path: tuple[str | int, ...], wrong: object) -> dict[str, Any]:
    """The package with something else at one place, or nothing, and a checksum that fits."""
    spoilt = copy.deepcopy(written)
    node: Any = spoilt
    *way, last = ("content", *path)
    for name in way:
        node = node[name]
    if wrong == "gone":
        del node[last]
    else:
        node[last] = copy.deepcopy(wrong)
    return {**spoilt, "checksum": transfer.seal(spoilt.get("content"))}


@pytest.mark.parametrize(
    ("name", "value"),
    [("kind", "etwas"), ("version", 2), ("version", "1"), ("checksum", "sha256-0"), ("$schema", "urn:x"), ("content", None)],
)
def test_the_envelope_is_described_too(written: dict[str, Any], name: str, value: object) -> None:
    assert faults(written) == []
    assert len(faults({**written, name: value})) == 1
