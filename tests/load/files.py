"""How long files take: an evening with very many cards, written as Word protocol and as workbook."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from data.word import take_in
from facilitation import letterheads
from facilitation.contract import Planned
from facilitation.house import House
from facilitation.minutes import minutes
from facilitation.roles import Facilitator
from facilitation.workshop import Entry, Item, Person, Step, StepState, Workshop
from modules import catalogue
from modules.ui.preview import set_out
from pages import takeaway
from tests.builders import GROUP, START, build_house, build_process, build_workshop
from tests.data.word.letterheads import german_word

CARDS = (200, 2_000, 10_000)
PEOPLE, CLUSTERS = 120, 40
WORDS = ("Sprachcafé am Abend", "Bus am Sonntag", "الجيران يساعدون", "Sprechstunden der Ausländerbehörde", "Сусіди допомагають")
AGENDA = (
    Planned("ideas", "cards", "Was fehlt?", "Was fehlt?", 10),
    Planned("needs", "clustering", "Sortieren", "Was gehört zusammen?", 10, sources=("ideas",)),
)
ADMIN = Facilitator("verwaltung", "Verwaltung", admin=True)


def minutes_on_letterhead(house: House, workshop_id: str) -> bytes:
    """The minutes on a letterhead that comes just now."""
    letterheads.take_in(house, ADMIN, take_in(german_word().pack()), name="Brief")
    return takeaway.minutes_as_word(house, workshop_id)


FILES: dict[str, Callable[[House, str], object]] = {
    "Vorschau": lambda house, workshop_id: set_out(minutes(house, workshop_id)),
    "Word": takeaway.minutes_as_word,
    "Briefkopf": minutes_on_letterhead,
    "Excel": takeaway.results_as_workbook,
    "CSV": takeaway.results_as_tables,
    "JSON": takeaway.results_as_data,
}


def main() -> None:
    print("Dateien eines Workshops; Sekunden Rechenzeit bis zur fertigen Datei, alles Lesen eingeschlossen.\n")
    print(f"  {'Karten':>8}" + "".join(f"{name:>10}" for name in FILES))
    for cards in CARDS:
        times = measure(cards)
        print(f"  {cards:>8}" + "".join(f"{times[name]:>10.2f}" for name in FILES), flush=True)
    print()


def measure(cards: int) -> dict[str, float]:
    """Seconds each file takes for a workshop with so many cards, all of them sorted."""
    with tempfile.TemporaryDirectory() as folder:
        house = build_house(Path(folder) / "koffer.sqlite3", box=catalogue.load())
        workshop = crowd(house, cards)
        times = {}
        for name, write in FILES.items():
            began = time.process_time()
            assert write(house, workshop.id)
            times[name] = time.process_time() - began
        house.store.close()
    return times


def crowd(house: House, cards: int) -> Workshop:
    """A workshop in which so many cards were written, revealed and put into clusters."""
    workshop = build_workshop(house, *AGENDA, process=build_process(house))
    with house.store.write(workshop.id) as tx:
        ideas, needs = tx.all(Step, workshop_id=workshop.id)
        people = [Person(f"p{number}", workshop.id, GROUP, "", "de", START) for number in range(PEOPLE)]
        written = [
            Entry(
                f"e{number}",
                ideas.id,
                house.pseudonym(people[number % PEOPLE].id, ideas.id),
                {"text": f"{WORDS[number % len(WORDS)]} {number}", "field": None},
                START + timedelta(seconds=1),
                number,
            )
            for number in range(cards)
        ]
        clusters = [Item(f"c{number}", needs.id, "cluster", {"title": f"Thema {number}"}, number) for number in range(CLUSTERS)]
        places = [
            Item(f"i{number}", needs.id, "placement", {"card": one.id, "cluster": clusters[number % CLUSTERS].id}, number)
            for number, one in enumerate(written)
        ]
        for record in (*people, *written, *clusters, *places, *(done(step) for step in (ideas, needs))):
            tx.put(record)
    return workshop


def done(step: Step) -> Step:
    return replace(step, state=StepState.CONFIRMED, opened_at=START, closed_at=START + timedelta(minutes=5))


if __name__ == "__main__":
    main()
