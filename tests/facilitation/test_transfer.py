"""From one town to the next: A writes a package, B starts from it, adapts, and writes its own."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from data import transfer as files
from data import word
from facilitation import adopting, carrying, desk, library, minutes, planning, rehearsal, releases, retention, transfer
from facilitation.document import Heading, Table
from facilitation.errors import (
    ChangedPackage,
    DamagedPackage,
    NewerPackage,
    NoPackage,
    NoSheet,
    NotAnOffice,
    NotReleased,
    TooLong,
    UnknownFormat,
    WorkshopError,
)
from facilitation.house import House
from facilitation.library import look_up
from facilitation.ports import Books
from facilitation.practice import Evidence, Practice, Provenance
from facilitation.reading import KEPT_FOR
from facilitation.roles import Facilitator
from facilitation.transfer import Fate, Package, Portability
from facilitation.workshop import Adoption, Parked, Step, Workshop
from tests.builders import FACILITATOR, build_house
from tests.modules.scenes import BOX

SONNEBERG = json.loads((Path(__file__).parents[2] / "examples" / "sonneberg.json").read_text())


@pytest.fixture(scope="module")
def sender(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, str]:
    """Town A, whose workshop is over."""
    house = build_house(tmp_path_factory.mktemp("a") / "a.sqlite3", box=BOX)
    (id,) = rehearsal.play(house, SONNEBERG)
    return house, id


@pytest.fixture
def receiver(tmp_path: Path) -> House:
    """Town B, which knows nothing yet."""
    return build_house(tmp_path / "b.sqlite3", box=BOX)


@pytest.fixture(scope="module")
def written(sender: tuple[House, str]) -> dict[str, Any]:
    return json.loads(json.dumps(transfer.dump(adopting.pack(*sender))))


@pytest.fixture
def package(written: dict[str, Any]) -> Package:
    return transfer.unpack(written, BOX)


def begin(house: House, package: Package, **details: Any) -> Workshop:
    given = {
        "chosen": adopting.usual(package),
        "title": "Bestandsaufnahme",
        "date": date(2027, 3, 1),
        "municipality": "Stadt Bergen",
    }
    return adopting.start(house, FACILITATOR, package, **(given | details))


def step(house: House, workshop: Workshop, key: str) -> Step:
    with house.store.read() as ledger:
        found = ledger.find(Step, workshop_id=workshop.id, key=key)
    assert found is not None
    return found


def seal(data: dict[str, Any], change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The package changed by somebody who knows how to make a checksum."""
    changed = copy.deepcopy(data)
    change(changed["content"])
    changed["checksum"] = transfer.seal(changed["content"])
    return changed


# ── what a package says ──────────────────────────────────────────────────────


def test_a_package_is_read_as_it_was_written(written: dict[str, Any], package: Package) -> None:
    assert transfer.dump(package) == written
    assert (package.flags, package.can_start) == ((), True)


def test_everything_is_adaptable_where_nobody_said_otherwise(package: Package) -> None:
    assert {one.portability for one in package.elements} == {Portability.ADAPTABLE}
    assert [one.text for one in package.of_kind("format")] == ["Bestandsaufnahme"]


def test_what_was_worked_out_is_in_it_and_no_card_as_somebody_wrote_it(written: dict[str, Any], package: Package) -> None:
    steps = SONNEBERG["steps"]
    assert sorted(one.text for one in package.of_kind("result")) == sorted(one["title"] for one in steps["needs"]["clusters"])
    told = json.dumps(written, ensure_ascii=False)
    titles = {one["title"] for one in steps["needs"]["clusters"]}
    cards = {one["text"] for key in ("strengths", "gaps", "closing") for one in steps[key]} - titles
    assert [card for card in cards if card in told] == []
    institutions = {one["institution"] for one in SONNEBERG["participants"] if one.get("institution")} - {"Stadt Sonneberg"}
    assert [name for name in institutions if name in told] == []


def test_a_result_is_told_with_the_step_that_gave_it_and_how_many_there_were(package: Package) -> None:
    (table,) = (block for block in transfer.describe(package).blocks if isinstance(block, Table))
    named = [row[0] for row, one in zip(table.rows, package.elements, strict=True) if one.kind == "result"]
    assert set(named) == {"Ergebnis: Bedarfe sortieren"}
    assert ["Die ersten 5 von 8: „" in line for line in package.words["results"]] == [True, False]


def test_small_groups_are_summed(package: Package) -> None:
    counts = [int(line.rpartition(": ")[2]) for line in package.words["participants"]]
    assert min(counts) >= 5
    assert sum(counts) == len(SONNEBERG["participants"])


# ── the form ─────────────────────────────────────────────────────────────────


@pytest.fixture
def released(tmp_path: Path) -> tuple[House, str]:
    house = build_house(tmp_path / "released.sqlite3", box=BOX)
    (id,) = rehearsal.play(house, SONNEBERG)
    releases.release(house, FACILITATOR, id)
    return house, id


def test_only_what_is_released_is_passed_on(sender: tuple[House, str]) -> None:
    house, id = sender
    words = adopting.pack(house, id).words
    with pytest.raises(NotReleased):
        adopting.keep_sheet(house, FACILITATOR, id, words, {})


def test_a_package_made_after_raw_input_was_deleted_tells_no_figures_of_it(released: tuple[House, str]) -> None:
    house, id = released
    at = house.clock() + KEPT_FOR + timedelta(days=1)
    later = replace(house, clock=lambda: at)
    before = adopting.pack(house, id)
    retention.forget(later)
    after = adopting.pack(later, id)
    told = json.dumps(transfer.dump(after), ensure_ascii=False)
    assert [words for words in (" 0 Personen", "Punkte)") if words in told] == []
    assert after.words["summary"].startswith("Workshop im Format „Bestandsaufnahme“ am 21. November 2026. ")
    assert [one.text for one in after.elements] == [one.text for one in before.elements]


def test_what_is_said_in_the_form_stands_in_the_package(released: tuple[House, str]) -> None:
    house, id = released
    words = adopting.pack(house, id).words
    given = {**words, "success": "Kuchen\x00", "questions": "Wer lädt ein?\n\nWer lädt ein?\nWo?", "evidence": "evaluiert"}
    adopting.keep_sheet(house, FACILITATOR, id, given, {"format": "core", "result.1": "local", "step.needs": "unheard of"})
    package = adopting.pack(house, id)
    assert package.words["success"] == "Kuchen"
    assert package.words["questions"] == ["Wer lädt ein?", "Wo?"]
    marks = {one.id: one.portability for one in package.elements}
    assert (marks["format"], marks["result.1"], marks["step.needs"]) == (
        Portability.CORE,
        Portability.LOCAL,
        Portability.ADAPTABLE,
    )
    assert "result.1" not in adopting.usual(package)


@pytest.mark.parametrize(
    ("changed", "refusal", "field"),
    [
        ({"summary": "a" * 1_001}, TooLong, "summary"),
        ({"contact": "Frau Petra Müller"}, NotAnOffice, "contact"),
        ({"licence": "meins"}, WorkshopError, "licence"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(
    released: tuple[House, str], changed: dict[str, str], refusal: type[WorkshopError], field: str
) -> None:
    house, id = released
    with pytest.raises(refusal) as told:
        adopting.keep_sheet(house, FACILITATOR, id, {**adopting.pack(house, id).words, **changed}, {})
    assert told.value.field == field


# ── round trip ───────────────────────────────────────────────────────────────


def test_a_town_starts_from_anothers_package(receiver: House, package: Package) -> None:
    workshop = begin(receiver, package)
    with receiver.store.read() as ledger:
        steps = ledger.all(Step, workshop_id=workshop.id)
        lines = ledger.all(Parked, workshop_id=workshop.id)
    planned = [one.planned for one in package.of_kind("step")]
    assert [(one.key, one.question, one.minutes) for one in steps] == [
        (one.key, one.question, one.minutes) for one in planned if one
    ]
    assert [line.text for line in lines] == package.words["questions"]
    comparison = adopting.compare(receiver, FACILITATOR, workshop.id)
    assert comparison is not None
    assert {one.fate for one in comparison.differences} == {Fate.TAKEN}
    assert list(comparison.open) == package.words["questions"]


def test_results_become_proposals_beside_what_people_bring(receiver: House, package: Package) -> None:
    workshop = begin(receiver, package)
    rows = step(receiver, workshop, "needs").settings["carried"]
    assert [(row["text"], row["left_out"], row["own"]) for row in rows] == [
        (one.text, False, True) for one in package.of_kind("result")
    ]


def test_what_was_taken_changed_and_dropped_stands_in_the_minutes(receiver: House, package: Package) -> None:
    workshop = begin(receiver, package, chosen=set(adopting.usual(package)) - {"result.2"})
    planning.change_step(receiver, FACILITATOR, step(receiver, workshop, "cooperation").id, question="Wie gut klappt es?")
    planning.leave_out(receiver, FACILITATOR, step(receiver, workshop, "reports").id)
    needs = step(receiver, workshop, "needs")
    rows = [{"id": row["id"], "text": row["text"], "left_out": False} for row in needs.settings["carried"]]
    rows[0]["text"], rows[1]["left_out"] = "Anders gesagt", True
    carrying.carry_over(receiver, FACILITATOR, needs.id, rows)
    with receiver.store.read() as ledger:
        first = ledger.all(Parked, workshop_id=workshop.id)[0]
    desk.unpark(receiver, FACILITATOR, workshop.id, first.id)
    found = adopting.compare(receiver, FACILITATOR, workshop.id)
    assert found is not None
    assert {one.element.id: one.now for one in found.of(Fate.CHANGED)} == {
        "step.cooperation": "Wie gut klappt es?",
        "result.1": "Anders gesagt",
    }
    assert {one.element.id for one in found.of(Fate.DROPPED)} == {"step.reports", "result.2", "result.3"}
    assert list(found.open) == package.words["questions"][1:]
    blocks = minutes.minutes(receiver, workshop.id).blocks
    assert Heading(1, "Übernommen aus einem Transfer-Paket") in blocks
    table = next(one for one in blocks if isinstance(one, Table) and one.caption == "Paket und Workshop im Vergleich")
    assert [row[3:] for row in table.rows if row[3] == "geändert"] == [
        ("geändert", "Wie gut klappt es?"),
        ("geändert", "Anders gesagt"),
    ]


def test_other_minutes_hints_and_settings_are_changes_too(receiver: House, package: Package) -> None:
    workshop = begin(receiver, package)
    given = {"welcome": {"minutes": 20}, "cooperation": {"help": "In Ruhe"}, "strengths": {"settings": {"limit": 3}}}
    for key, change in given.items():
        planning.change_step(receiver, FACILITATOR, step(receiver, workshop, key).id, **change)
    found = adopting.compare(receiver, FACILITATOR, workshop.id)
    assert found is not None
    assert {one.element.id: one.now for one in found.of(Fate.CHANGED)} == {
        "step.welcome": "20 statt 10 Minuten",
        "step.cooperation": "In Ruhe",
        "step.strengths": "andere Einstellungen",
    }


def test_a_town_passes_on_what_it_made_of_a_package(receiver: House, package: Package) -> None:
    workshop = begin(receiver, package)
    planning.change_step(receiver, FACILITATOR, step(receiver, workshop, "welcome").id, question="Wer ist da?")
    desk.open_step(receiver, FACILITATOR, step(receiver, workshop, "welcome").id)
    onward = adopting.pack(receiver, workshop.id)
    word_file = files.enclose(word.write(transfer.describe(onward)), transfer.dump(onward))
    again = transfer.unpack(files.read("steckbrief.docx", word_file), BOX)
    assert again == onward
    assert again.based_on == {
        "title": package.words["title"],
        "municipality": "Stadt Sonneberg",
        "checksum": package.checksum,
    }
    assert [one.text for one in again.of_kind("step")][:1] == ["Wer ist da?"]


def entries(house: House, provenance: Provenance) -> list[Practice]:
    with house.store.read() as ledger:
        return list(ledger.all(Practice, provenance=provenance))


def test_a_package_is_kept_in_the_library_once(receiver: House, package: Package) -> None:
    kept = adopting.to_library(receiver, FACILITATOR, package)
    begin(receiver, package)
    assert entries(receiver, Provenance.PACKAGE) == [kept]
    assert (kept.title, kept.municipality, kept.source) == (
        package.words["title"],
        "Stadt Sonneberg",
        "Transfer-Paket vom 21. November 2026, Stadt Sonneberg",
    )


# ── own results in the library ───────────────────────────────────────────────


def test_an_own_result_names_the_workshop_as_its_source(released: tuple[House, str]) -> None:
    house, id = released
    adopting.keep_sheet(house, FACILITATOR, id, {**adopting.pack(house, id).words, "target_group": "Mütter, Kinder"}, {})
    entry = adopting.keep_own(house, FACILITATOR, id)
    assert look_up(house, FACILITATOR, id) == entry
    assert (entry.source, entry.target_groups, entry.evidence) == (
        f"Eigener Workshop „{SONNEBERG['workshop']['title']}“ am 21. November 2026",
        ("Mütter", "Kinder"),
        Evidence.TRIED,
    )
    assert adopting.own_entry(house, FACILITATOR, id) == (entry, True)


def test_only_the_fields_a_result_speaks_of_are_shared_with_an_action(released: tuple[House, str]) -> None:
    house, id = released
    adopting.keep_sheet(house, FACILITATOR, id, {**adopting.pack(house, id).words, "aim": "Sprachkurse am Abend"}, {})
    assert "Sprache" in (fields := adopting.keep_own(house, FACILITATOR, id).fields)
    assert len(fields) < len(adopting.pack(house, id).fields)


def test_taking_it_again_renews_the_entry_and_keeps_what_only_the_library_knows(released: tuple[House, str]) -> None:
    house, id = released
    words = adopting.pack(house, id).words
    adopting.keep_sheet(house, FACILITATOR, id, words, {})
    first = adopting.keep_own(house, FACILITATOR, id)
    said = {
        "title": first.title,
        "summary": first.summary,
        "fields": "Sprache",
        "target_groups": "Mütter",
        "link": "https://a.de",
    }
    library.change(house, FACILITATOR, id, said)
    assert adopting.own_entry(house, FACILITATOR, id)[1] is False
    adopting.keep_sheet(house, FACILITATOR, id, {**words, "success": "Kuchen"}, {})
    again = adopting.keep_own(house, FACILITATOR, id)
    assert entries(house, Provenance.OWN) == [again]
    assert (again.success, again.approach, again.added_at) == ("Kuchen", first.approach, first.added_at)
    assert (again.fields, again.target_groups, again.link) == (("Sprache",), ("Mütter",), "https://a.de")


def test_own_results_and_packages_are_found_and_suggested(released: tuple[House, str], package: Package) -> None:
    house, id = released
    adopting.keep_sheet(house, FACILITATOR, id, {**adopting.pack(house, id).words, "success": "Ein Lastenrad"}, {})
    own, taken = adopting.keep_own(house, FACILITATOR, id), adopting.to_library(house, FACILITATOR, package)
    books = cast(Books, house.store)
    found = library.find(books, FACILITATOR, "Lastenräder").practices
    hints = library.suggest(books, FACILITATOR, "Ein Lastenrad für Sonneberg")
    assert [one.id for one in found] == [own.id]
    assert [(hint.practice.id, hint.words) for hint in hints] == [
        (own.id, ("Lastenrad", "Sonneberg")),
        (taken.id, ("Sonneberg",)),
    ]


def test_only_a_released_workshop_with_a_kept_sheet_goes_into_the_library(
    sender: tuple[House, str], released: tuple[House, str]
) -> None:
    with pytest.raises(NotReleased):
        adopting.keep_own(*_first(sender))
    with pytest.raises(NoSheet):
        adopting.keep_own(*_first(released))


def _first(town: tuple[House, str]) -> tuple[House, Facilitator, str]:
    house, id = town
    return house, FACILITATOR, id


def test_removing_the_workshop_removes_what_it_was_started_from(receiver: House, package: Package) -> None:
    workshop = begin(receiver, package)
    planning.remove_workshop(receiver, FACILITATOR, workshop.id)
    with receiver.store.read() as ledger:
        assert ledger.all(Adoption) == ()


# ── distrust ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda data: data.update(kind="etwas"), NoPackage),
        (lambda data: data.update(version=2), NewerPackage),
        (lambda data: data.update(version=10**30), NewerPackage),
        (lambda data: data.update(version=True), DamagedPackage),
        (lambda data: data.update(version="1"), DamagedPackage),
        (lambda data: data["content"]["sheet"].update(title="Anders"), ChangedPackage),
        (lambda data: data.update(checksum=None), ChangedPackage),
        (lambda data: data.pop("content"), ChangedPackage),
    ],
)
def test_a_package_that_was_changed_or_is_newer_is_refused(
    written: dict[str, Any], change: Callable[[dict[str, Any]], object], refusal: type[WorkshopError]
) -> None:
    data = copy.deepcopy(written)
    change(data)
    with pytest.raises(refusal) as told:
        transfer.unpack(data, BOX)
    assert told.value.sentence().endswith((".", ")."))


@pytest.mark.parametrize("data", [None, [], "Paket", 7, {}, {"kind": ["modulkoffer.transfer"]}])
def test_what_is_no_package_is_refused(data: object) -> None:
    with pytest.raises(NoPackage):
        transfer.unpack(data, BOX)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.pop("sheet"),
        lambda content: content.update(written="gestern"),
        lambda content: content["sheet"].update(title=""),
        lambda content: content["sheet"].update(summary="a" * 1_001),
        lambda content: content["sheet"].update(steps="kein Ablauf"),
        lambda content: content["sheet"].update(steps=["a"] * 100),
        lambda content: content["sheet"].update(licence="geheim"),
        lambda content: content.update(elements=[]),
        lambda content: content.update(elements=content["elements"] * 40),
        lambda content: content.update(elements=content["elements"][1:]),
        lambda content: content["elements"].append(content["elements"][1]),
        lambda content: content["elements"][0].update(portability="egal"),
        lambda content: content["elements"][0].update(format="../../etc"),
        lambda content: content["elements"][1].update(id="a'b"),
        lambda content: content["elements"][1]["planned"].update(key="__class__"),
        lambda content: content["elements"][1]["planned"].update(minutes=10**9),
        lambda content: content["elements"][1]["planned"].update(minutes=1.5),
        lambda content: content["elements"][1]["planned"].update(sources=["a b"]),
        lambda content: content["elements"][1]["planned"].update(settings=[]),
        lambda content: content["elements"][1]["planned"].update(visibility="immer"),
    ],
)
def test_a_damaged_package_is_refused_with_the_place(
    written: dict[str, Any], change: Callable[[dict[str, Any]], object]
) -> None:
    with pytest.raises(DamagedPackage):
        transfer.unpack(seal(written, change), BOX)


def test_an_unknown_format_is_shown_and_starts_nothing(receiver: House, written: dict[str, Any]) -> None:
    package = transfer.unpack(seal(written, lambda content: content["elements"][0].update(format="zukunftsrat")), BOX)
    assert "liegt hier nicht im Koffer" in package.format.problem
    with pytest.raises(UnknownFormat):
        begin(receiver, package)


def test_a_step_whose_building_block_is_unknown_is_left_out(receiver: House, written: dict[str, Any]) -> None:
    package = transfer.unpack(seal(written, lambda content: content["elements"][1]["planned"].update(activity="drohne")), BOX)
    assert "entfällt" in package.elements[1].problem
    workshop = begin(receiver, package, chosen=[one.id for one in package.elements])
    with receiver.store.read() as ledger:
        assert "welcome" not in [one.key for one in ledger.all(Step, workshop_id=workshop.id)]


def test_settings_beyond_their_bounds_are_left_to_the_default(written: dict[str, Any]) -> None:
    def change(content: dict[str, Any]) -> None:
        planned = next(one["planned"] for one in content["elements"] if one["id"] == "step.strengths")
        planned["settings"] = {"limit": 10**9, "meaning": "Stärke", "carried": [{"id": 1}], "unheard": 1}

    package = transfer.unpack(seal(written, change), BOX)
    strengths = next(one.planned for one in package.elements if one.id == "step.strengths")
    assert strengths is not None
    assert strengths.settings == {"meaning": "Stärke"}
    assert len(package.flags) == 1


def test_what_is_hostile_in_texts_is_flagged_and_stays_text(written: dict[str, Any]) -> None:
    def change(content: dict[str, Any]) -> None:
        content["sheet"].update(success="<script>alert(1)</script>", hurdles="=HYPERLINK(1)", land="Thü\u202eringen\x07")

    package = transfer.unpack(seal(written, change), BOX)
    assert package.words["success"] == "<script>alert(1)</script>"
    assert package.words["land"] == "Thüringen"
    assert len(package.flags) == 3


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("=cmd|' /C calc'!A0", True),
        ("=1+1", True),
        ("@SUM(A1)", True),
        ("- 30 Personen", False),
        ("-- und mehr", False),
        ("=", False),
    ],
)
def test_only_what_a_spreadsheet_would_reckon_with_is_flagged(written: dict[str, Any], text: str, flagged: bool) -> None:
    sealed = seal(written, lambda content: content["sheet"].update(hurdles=text))
    assert [bool(transfer.unpack(sealed, BOX).flags), transfer.unpack(sealed, BOX).words["hurdles"]] == [flagged, text]


def test_words_changed_beside_a_package_are_flagged(written: dict[str, Any]) -> None:
    (flag,) = transfer.unpack({**written, "edited": True}, BOX).flags
    assert "nachträglich geändert" in flag


def test_a_half_known_package_can_still_be_written(package: Package) -> None:
    local = replace(package.elements[0], portability=Portability.LOCAL)
    assert transfer.unpack(transfer.dump(replace(package, elements=(local, *package.elements[1:]))), BOX).format == local
