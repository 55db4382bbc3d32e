"""How long the library takes with very many entries, made of those the app brings along."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import cast

from data.library import shipped
from facilitation import library
from facilitation.house import House
from facilitation.ports import Books
from facilitation.practice import Practice, Provenance
from tests.builders import FACILITATOR, START, build_house

ENTRIES, TIMES = 10_000, 20
ACTION = "Kinderbetreuung im Sprachkurs: neben jedem Kurs am Vormittag eine Spielgruppe für die Kinder der Mütter und Väter"
ENTRY = {"title": "Lesepaten in Kindergärten", "summary": "Ältere lesen jede Woche vor.", "fields": "Sprache; Bildung"}
TOLD = ("summary", "approach", "partners", "resources", "results", "success", "hurdles")


def main() -> None:
    print(f"Bibliothek mit {ENTRIES} Einträgen; Zeiten in Millisekunden, Median und das Längste von {TIMES}.\n")
    for name, times in measure().items():
        print(f"  {name:<32}{statistics.median(times) * 1000:>8.1f}{max(times) * 1000:>8.1f}", flush=True)
    print()


def measure() -> dict[str, list[float]]:
    """Seconds each thing people do with the library takes, several times over."""
    with tempfile.TemporaryDirectory() as folder:
        house = build_house(Path(folder) / "koffer.sqlite3")
        with house.store.register() as ledger:
            for practice in islice(invent(Random(7)), ENTRIES):
                ledger.put(practice)
        times = {name: [clock(act) for _ in range(TIMES)] for name, act in acts(house).items()}
        house.store.close()
    return times


def acts(house: House) -> dict[str, Callable[[], object]]:
    books = cast(Books, house.store)
    marks = [library.tag("field", "Sprache"), library.tag("evidence", "erprobt")]
    return {
        "Suchen, ein Wort": lambda: library.find(books, FACILITATOR, "Sprachkurse"),
        "Suchen, drei Wörter": lambda: library.find(books, FACILITATOR, "Mütter Sprachcafé Stadtteil"),
        "Suchen, was es nicht gibt": lambda: library.find(books, FACILITATOR, "Wasserrakete"),
        "Filtern": lambda: library.find(books, FACILITATOR, marks=marks),
        "Die letzte Seite": lambda: library.find(books, FACILITATOR, page=ENTRIES // library.PAGE - 1),
        "Was sich filtern lässt": lambda: library.marked(books, "field"),
        "Vorschlagen": lambda: library.suggest(books, FACILITATOR, ACTION, ["Sprache"]),
        "Eintragen": lambda: library.keep(house, FACILITATOR, ENTRY),
    }


def invent(random: Random) -> Iterator[Practice]:
    """Entries that say sentences of the shipped ones in ever new company."""
    known = shipped()
    number = 0
    while True:
        told = {name: getattr(random.choice(known), name) for name in TOLD}
        one = replace(random.choice(known), id=f"p{number}", provenance=Provenance.LISTED, added_at=START, **told)
        yield library.shelve(replace(one, title=f"{one.title} {number}"))
        number += 1


def clock(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
