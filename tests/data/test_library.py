from dataclasses import replace
from datetime import UTC, datetime

from data.library import shipped
from data.store import SqlStore
from facilitation.library import find, shelve
from facilitation.practice import Evidence, Practice, Provenance, Quest, Size
from tests.builders import FACILITATOR

WORDS = ("Kindergarten", "Kindergärten", "Sprachkurs", "Sprachkurse", "Kurs")


def test_every_shipped_entry_names_its_source_its_field_and_what_it_does() -> None:
    entries = shipped()
    assert len(entries) == 8
    assert [one.id for one in entries if not (one.source and one.link and one.fields and one.approach and one.success)] == []
    assert {one.provenance for one in entries} == {Provenance.SHIPPED}


def test_the_search_reads_alike_in_both_databases(store: SqlStore) -> None:
    with store.register() as ledger:
        for one in shipped():
            ledger.put(one)
        ledger.put(
            shelve(Practice("w", "100 % Kita_platz", "Wer \\ sucht", fields=("A_B",), size=Size.SMALL, evidence=Evidence.IDEA))
        )
    found = {
        "word": [one.id for one in store.seek(Quest(("sprachcafe",)), limit=9)],
        "compound": [one.id for one in store.seek(Quest(("fond",)), limit=9)],
        "short": store.tally(Quest(("w",))),
        "wild": [one.id for one in store.seek(Quest(marks=("|field=A_B|",)), limit=9)],
        "tame": store.tally(Quest(marks=("|field=AxB|",))),
        "some": [one.id for one in store.seek(Quest(("sprachcafe", "fond", "ehrenamt", "nirgends"), some=True), limit=9)],
        "all": store.tally(Quest()),
    }
    assert found == {
        "word": ["koffer-magdeburg_nachbarschaft"],
        "compound": ["koffer-luebeck_integrationsfonds"],
        "short": 0,
        "wild": ["w"],
        "tame": 0,
        "some": ["koffer-luebeck_integrationsfonds", "koffer-magdeburg_nachbarschaft"],
        "all": 9,
    }


def test_entries_that_weigh_alike_come_newest_first(store: SqlStore) -> None:
    with store.register() as ledger:
        for day in (1, 3, 2):
            ledger.put(replace(shelve(Practice(f"p{day}", "Kita", "Text")), added_at=datetime(2026, 11, day, tzinfo=UTC)))
    assert [one.id for one in store.seek(Quest(("kita",)), limit=2)] == ["p3", "p2"]
    assert [one.id for one in store.seek(Quest(("kita",)), limit=2, offset=2)] == ["p1"]


def test_forms_of_a_word_are_alike_in_both_databases(store: SqlStore) -> None:
    with store.register() as ledger:
        for id, title in (("p1", "Lesepaten in Kindergärten"), ("p2", "Sprachkurse am Abend"), ("p3", "Garten am Bahnhof")):
            ledger.put(shelve(Practice(id, title, "Text")))
    found = {word: [one.id for one in find(store, FACILITATOR, word).practices] for word in WORDS}
    assert found == {
        "Kindergarten": ["p1"],
        "Kindergärten": ["p1"],
        "Sprachkurs": ["p2"],
        "Sprachkurse": ["p2"],
        "Kurs": ["p2"],
    }
