"""Many people at once: what thirty or a hundred and twenty of them enter, written beside the server and quickly."""

from collections.abc import Sequence
from itertools import cycle, islice, product
from uuid import uuid4

from facilitation import desk
from facilitation.municipality import ACTOR_GROUPS
from facilitation.roles import Guest
from facilitation.workshop import Data, Origin, Step
from tests.browser.server import PLANNER, Evening, open_house

_FIRST = (
    *("Mehr", "Bessere", "Verlässliche", "Kostenlose", "Mehrsprachige"),
    *("Wohnortnahe", "Abendliche", "Gemeinsame", "Einfache", "Frühe"),
)
_SECOND = (
    *("Sprachkurse", "Beratung", "Kinderbetreuung", "Busverbindungen", "Begegnungsräume", "Behördenbriefe"),
    *("Ansprechpersonen", "Feste", "Dolmetscherdienste", "Praktikumsplätze", "Wohnungssuche"),
)
_THIRD = (
    *("im Quartier", "für Familien", "am Wochenende", "ohne Wartezeit", "für alle Frauen", "auf dem Land"),
    *("mit Kinderbetreuung", "am Abend", "in der Ausländerbehörde", "nach der Schule", "rund um den Bahnhof"),
)


def cards(number: int, shortest: int = 40, longest: int = 40) -> list[str]:
    """So many different cards of so many characters, in ordinary German."""
    found = [text for words in product(_FIRST, _SECOND, _THIRD) if shortest <= len(text := " ".join(words)) <= longest]
    assert len(found) >= number, f"there are only {len(found)}"
    step = len(found) / number
    return [found[int(at * step)] for at in range(number)]


class Crowd:
    """People of an evening. What they do nobody is told of: open windows see it with the next thing the facilitator does."""

    def __init__(self, evening: Evening, people: int, groups: Sequence[str] = ACTOR_GROUPS) -> None:
        self.evening, self.house = evening, open_house(evening.server)
        with self.house.store.write(evening.workshop) as tx:
            self.people = [
                desk.seat(self.house, tx, uuid4().hex, group, "", "de", Origin.TABLET).id
                for group in islice(cycle(groups), people)
            ]

    def enter(self, step: str, entries: Sequence[Data]) -> list[str]:
        """One entry after the other, from one person after the other; gives their ids."""
        with self.house.store.read() as ledger:
            key = ledger.get(Step, self.evening.steps[step]).key
        ids = []
        for person, data in zip(cycle(self.people), entries):
            guest = Guest(self.evening.workshop, person)
            ids.append(desk.submit(self.house, guest, id=uuid4().hex, step=key, data=data).entry.id)
        return ids

    def sort(self, step: str, clusters: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
        """Topics with the ids of their cards; gives the ids of the topics."""
        place, made = self.evening.steps[step], []
        for title, held in clusters:
            desk.arrange(self.house, PLANNER, place, "create", {"title": title})
            board = self.evening.board()["bench"]
            made.append(board["clusters"][-1]["id"])
            for index, card in enumerate(held):
                desk.arrange(self.house, PLANNER, place, "move", {"card": card, "from": "tray", "to": made[-1], "index": index})
        return made
