from pathlib import Path

import pytest

from facilitation.errors import NotAllowed, NoTitles
from facilitation.house import House
from facilitation.intake import Fault, headings, prepare, take_in
from facilitation.practice import Practice, Provenance
from facilitation.roles import Stranger
from tests.builders import FACILITATOR, build_house

ROWS = [
    {"Titel": "Lesepaten", "Beschreibung": "Ältere lesen vor.", "Ort": "Musterstadt", "Handlungsfeld": "Sprache, Bildung"},
    {"Titel": "Umsonstladen", "Beschreibung": "Geben und nehmen.", "Ort": "Musterstadt", "Handlungsfeld": ""},
]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return build_house(tmp_path / "koffer.sqlite3")


def kept(house: House) -> dict[str, Practice]:
    with house.store.read() as ledger:
        return {one.title: one for one in ledger.all(Practice)}


def test_a_list_is_looked_at_before_anything_is_kept(house: House) -> None:
    told = prepare(house, FACILITATOR, ROWS)
    assert ([one.title for one in told.new], told.changed, told.same, told.faults) == (["Lesepaten", "Umsonstladen"], (), 0, ())
    assert told.new[0].fields == ("Sprache", "Bildung")
    assert kept(house) == {}


def test_what_fits_is_kept_and_a_second_reading_changes_only_what_changed(house: House) -> None:
    take_in(house, FACILITATOR, prepare(house, FACILITATOR, ROWS))
    before = kept(house)
    assert {one.provenance for one in before.values()} == {Provenance.LISTED}
    again = prepare(house, FACILITATOR, [ROWS[0], {**ROWS[1], "Beschreibung": "Wer etwas nicht braucht, gibt es weiter."}])
    assert ([one.title for one in again.changed], again.same, again.new) == (["Umsonstladen"], 1, ())
    take_in(house, FACILITATOR, again)
    after = kept(house)
    assert after["Lesepaten"] == before["Lesepaten"]
    assert (after["Umsonstladen"].id, after["Umsonstladen"].summary) == (
        before["Umsonstladen"].id,
        "Wer etwas nicht braucht, gibt es weiter.",
    )


def test_rows_that_do_not_fit_are_reported_and_the_others_go_on(house: House) -> None:
    rows = [
        {**ROWS[0], "Größe": "riesig"},
        {**ROWS[1], "Titel": ""},
        ROWS[1],
        {**ROWS[1], "Titel": "umsonstladen"},
        {"Titel": "", "Beschreibung": ""},
        {**ROWS[0], "Titel": "x" * 141},
    ]
    told = prepare(house, FACILITATOR, rows)
    assert [one.title for one in told.new] == ["Umsonstladen"]
    assert told.faults == (
        Fault(2, "Lesepaten", "Größe: Diese Auswahl gibt es nicht: riesig"),
        Fault(3, "", "Titel: Bitte etwas eingeben."),
        Fault(5, "umsonstladen", "steht in der Liste schon weiter oben"),
        Fault(7, "x" * 141, "Titel: Das sind 141 Zeichen, erlaubt sind 140."),
    )


def test_columns_nobody_knows_are_named(house: House) -> None:
    told = prepare(house, FACILITATOR, [{**ROWS[0], "Telefon": "123", "Name": "zweiter Titel"}])
    assert (told.unused, told.columns["Ort"]) == (("Telefon", "Name"), "municipality")


@pytest.mark.parametrize("rows", [[], [{"Titel": "Nur ein Titel"}], [{"Spalte 1": "x"}]])
def test_a_list_without_titles_or_summaries_is_refused(house: House, rows: list[dict[str, str]]) -> None:
    with pytest.raises(NoTitles):
        prepare(house, FACILITATOR, rows)


def test_every_proposed_heading_is_understood(house: House) -> None:
    row = dict.fromkeys(headings(), "") | {"Titel": "Lesepaten", "Kurzfassung": "Ältere lesen vor."}
    assert prepare(house, FACILITATOR, [row]).unused == ()


def test_only_facilitators_read_lists(house: House) -> None:
    with pytest.raises(NotAllowed):
        prepare(house, Stranger(), ROWS)
