from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.store import SqlStore
from facilitation.errors import Empty, Missing, NotAllowed, NotAnOption, TooLong
from facilitation.house import House
from facilitation.library import (
    change,
    compose,
    drop,
    find,
    keep,
    look_up,
    marked,
    occurs,
    shelve,
    stem,
    stems,
    stock,
    suggest,
    tag,
)
from facilitation.ports import Books
from facilitation.practice import Evidence, Practice, Provenance, Size
from facilitation.roles import Guest
from tests.builders import FACILITATOR, build_house

CAFE = {
    "title": "Sprachcafé im Quartier",
    "summary": "Jede Woche üben Nachbarinnen und Neuzugewanderte zusammen Deutsch.",
    "municipality": "Magdeburg",
    "size": "über 100.000",
    "fields": "Sprache; Begegnung",
    "target_groups": ["Mütter", "Neuzugewanderte"],
    "evidence": "erprobt",
}
GARDEN = {"title": "Plätze in Kindergärten", "summary": "Wer Anspruch hat, erfährt es rechtzeitig.", "fields": "Bildung"}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return build_house(tmp_path / "koffer.sqlite3")


def books(house: House) -> Books:
    assert isinstance(house.store, SqlStore)
    return house.store


def titles(house: House, text: str = "", **narrowed: str) -> list[str]:
    marks = [tag(kind, value) for kind, value in narrowed.items()]
    return [one.title for one in find(books(house), FACILITATOR, text, marks=marks).practices]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kindergärten", "Kindergarten"),
        ("Sprachkurse", "Sprachkurs"),
        ("Häuser", "Haus"),
        ("Kitas", "Kita"),
        ("Vereins", "Vereine"),
        ("Behördengänge", "BEHÖRDENGANG"),
    ],
)
def test_forms_of_a_word_are_alike(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_small_words_are_looked_for_only_when_alone() -> None:
    assert list(stems("die Kita in der Stadt")) == ["kita", "stadt"]
    assert list(stems("für die")) == ["fur", "die"]


@given(st.text(max_size=100))
def test_whatever_is_written_is_found_by_its_own_words(text: str) -> None:
    practice = shelve(Practice("p", "Titel", text))
    assert [one for one in stems(text) if not occurs(one, practice.words)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kindergarten", [GARDEN["title"]]),
        ("platz im kindergarten", [GARDEN["title"]]),
        ("Nachbarin", [CAFE["title"]]),
        ("Café", [CAFE["title"]]),
        ("Garten", [GARDEN["title"]]),
        ("Sprachcafé Kindergarten", []),
        ("Rathaus", []),
        ("ca_e", []),
        ("", [GARDEN["title"], CAFE["title"]]),
    ],
)
def test_an_entry_is_found_by_any_form_of_all_its_words_and_inside_compounds(
    house: House, text: str, expected: list[str]
) -> None:
    keep(house, FACILITATOR, CAFE)
    keep(house, FACILITATOR, GARDEN)
    assert sorted(titles(house, text)) == sorted(expected)


def test_what_stands_in_the_title_comes_first(house: House) -> None:
    keep(house, FACILITATOR, {"title": "Patenschaften", "summary": "Auch ein Sprachcafé gehört dazu."})
    keep(house, FACILITATOR, CAFE)
    keep(house, FACILITATOR, {"title": "Lotsinnen", "summary": "Ein Sprachcafé wirbt für sie."})
    assert titles(house, "Sprachcafés")[0] == CAFE["title"]


def test_filters_narrow_what_is_found(house: House) -> None:
    keep(house, FACILITATOR, CAFE)
    keep(house, FACILITATOR, GARDEN)
    assert titles(house, field="Sprache") == [CAFE["title"]]
    assert titles(house, group="Mütter", size="über 100.000", evidence="erprobt") == [CAFE["title"]]
    assert titles(house, field="Bildung", evidence="erprobt") == []
    assert titles(house, "Kindergarten", field="Sprache") == []
    assert (marked(books(house), "field"), marked(books(house), "group")) == (
        ("Begegnung", "Bildung", "Sprache"),
        ("Mütter", "Neuzugewanderte"),
    )


def test_a_page_holds_twenty_and_all_are_counted(house: House) -> None:
    for number in range(25):
        keep(house, FACILITATOR, {**GARDEN, "title": f"Eintrag {number}"})
    first, second = find(books(house), FACILITATOR, "Anspruch"), find(books(house), FACILITATOR, "Anspruch", page=1)
    assert (len(first.practices), len(second.practices), first.found, second.found) == (20, 5, 25, 25)
    assert len({one.id for one in (*first.practices, *second.practices)}) == 25


def test_what_is_typed_is_cleaned_and_kept(house: House) -> None:
    kept = keep(house, FACILITATOR, CAFE)
    assert look_up(house, FACILITATOR, kept.id) == kept
    assert (kept.size, kept.evidence, kept.fields, kept.provenance) == (
        Size.LARGE,
        Evidence.TRIED,
        ("Sprache", "Begegnung"),
        Provenance.WRITTEN,
    )


def test_an_entry_is_changed_and_taken_out(house: House) -> None:
    kept = keep(house, FACILITATOR, CAFE)
    changed = change(house, FACILITATOR, kept.id, {**CAFE, "title": "Erzählcafé"})
    assert (titles(house, "Erzählcafé"), titles(house, "Sprachcafé"), changed.added_at) == (["Erzählcafé"], [], kept.added_at)
    drop(house, FACILITATOR, kept.id)
    assert titles(house) == []
    with pytest.raises(Missing):
        look_up(house, FACILITATOR, kept.id)


@pytest.mark.parametrize(
    ("details", "refusal", "field"),
    [
        ({"title": " "}, Empty, "title"),
        ({"summary": ""}, Empty, "summary"),
        ({"title": "x" * 141}, TooLong, "title"),
        ({"summary": "x" * 4_001}, TooLong, "summary"),
        ({"size": "riesig"}, NotAnOption, "size"),
        ({"evidence": "gefühlt"}, NotAnOption, "evidence"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(details: dict[str, str], refusal: type[Exception], field: str) -> None:
    with pytest.raises(refusal) as told:
        compose({**CAFE, **details}, id="p", provenance=Provenance.OWN)
    assert told.value.field == field  # type: ignore[attr-defined]


def test_only_facilitators_look_into_the_library(house: House) -> None:
    with pytest.raises(NotAllowed):
        find(books(house), Guest("w", "p"))
    with pytest.raises(NotAllowed):
        keep(house, Guest("w", "p"), CAFE)


def test_shipped_entries_come_once_change_with_the_app_and_leave_own_ones_alone(house: House) -> None:
    own = keep(house, FACILITATOR, CAFE)
    shipped = Practice("koffer-1", "Integrationsfonds", "Geld für Projekte", provenance=Provenance.SHIPPED)
    stock(house, [shipped])
    stock(house, [shipped])
    assert titles(house, "Fonds") == ["Integrationsfonds"]
    stock(house, [replace(shipped, title="Förderfonds")])
    assert titles(house, "Fonds") == ["Förderfonds"]
    stock(house, [])
    assert titles(house) == [own.title]


def test_what_fits_an_action_is_named_with_its_reasons(house: House) -> None:
    cafe = keep(house, FACILITATOR, CAFE)
    keep(house, FACILITATOR, GARDEN)
    hints = suggest(books(house), FACILITATOR, "Ein Café, in dem Mütter Deutsch üben", ["Sprache"])
    reasons = [(hint.practice.id, hint.fields, hint.words) for hint in hints]
    assert reasons == [(cafe.id, ("Sprache",), ("Café", "Mütter", "Deutsch", "üben"))]


def test_nothing_is_suggested_without_a_reason(house: House) -> None:
    keep(house, FACILITATOR, CAFE)
    assert suggest(books(house), FACILITATOR, "Fahrradwerkstatt", ["Mobilität"]) == ()
    assert suggest(books(house), FACILITATOR, "") == ()
