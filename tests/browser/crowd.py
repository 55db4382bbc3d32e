"""Many people at once: what thirty or a hundred and twenty of them enter, written beside the server and quickly."""

from collections.abc import Iterator, Sequence
from itertools import cycle, islice, product
from random import Random
from uuid import uuid4

from facilitation import desk
from facilitation.contract import Activity, Call
from facilitation.errors import TooLong
from facilitation.municipality import ACTOR_GROUPS
from facilitation.ports import Ledger
from facilitation.roles import Guest
from facilitation.sight import see
from facilitation.workshop import Data, Entry, Origin, Person, Step
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


MOST = 400  # entries of a crowd at one step


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

    def everybody(self, ledger: Ledger) -> tuple[Person, ...]:
        """Those at the tablets one looks at as well."""
        return ledger.all(Person, workshop_id=self.evening.workshop)

    def answer(self, step_id: str, texts: Sequence[str] = ()) -> None:
        """What virtual people or tables say at an open step, in the words of `texts`, or a virtual facilitator arranges.

        Where many are asked much, only the first of them have answered.
        """
        for verb, arguments in self.arrangement(step_id):
            desk.arrange(self.house, PLANNER, step_id, verb, arguments)
        with self.house.store.write(self.evening.workshop) as tx:
            scene = see(tx, self.house.catalogue, tx.get(Step, step_id))
            activity = self.house.catalogue.activity(scene.step.activity)
            if activity.form is None:
                return
            chance, words = Random(2), say(texts)
            if scene.by_table:
                voices = [desk.table_voice(self.house, scene.workshop, scene.step, table) for table in scene.workshop.tables]
            else:
                voices = [desk.voice_of(self.house, scene.workshop, scene.step, person) for person in scene.people]
            said = 0
            for voice in voices:
                answers = activity.imagine(scene, chance)
                said += len(answers)
                if said > MOST:
                    break
                for data in answers:
                    given = said_by(activity, scene.step, data, words) if texts else activity.check(scene.step, data)
                    tx.put(
                        Entry(
                            id=uuid4().hex,
                            step_id=step_id,
                            pseudonym=voice.pseudonym,
                            data=given,
                            at=self.house.clock(),
                            number=tx.workshop.revision,
                            table=voice.table,
                            revision=tx.workshop.revision,
                        )
                    )

    def arrangement(self, step_id: str) -> Sequence[Call]:
        """What a virtual facilitator does with the step as it stands."""
        with self.house.store.read() as ledger:
            scene = see(ledger, self.house.catalogue, ledger.get(Step, step_id))
        return self.house.catalogue.activity(scene.step.activity).arrange(scene, Random(1))


def said_by(activity: Activity, step: Step, data: Data, words: Iterator[str]) -> Data:
    """The same input with every text of the form in other words, as long as may be."""
    assert activity.form is not None
    said, maxima = dict(data), dict[str, int]()
    while True:
        for field in activity.form(step).fields:
            maximum = maxima.get(field.name, field.maximum)
            if field.needs and data[field.needs] not in field.needed_at:
                continue
            if field.kind in ("card", "line", "text"):
                said[field.name] = fill(maximum, words)
            elif field.kind == "texts":
                said[field.name] = [fill(maximum, words) for _ in range(field.count or 1)]
        try:
            return activity.check(step, said)
        except TooLong as refused:  # one kind of card may be shorter than another
            if refused.field in maxima:
                raise
            maxima[refused.field] = refused.facts["maximum"]


def say(texts: Sequence[str]) -> Iterator[str]:
    """One word after the other, again and again."""
    return cycle(word for text in texts for word in text.split())


def fill(maximum: int | None, words: Iterator[str], most: int = 30) -> str:
    """As many of the words as stand in so many characters, thirty at most."""
    said = ""
    for word in islice(words, most):
        longer = f"{said} {word}".strip()
        if maximum and len(longer) > maximum:
            break
        said = longer
    return said or word[:maximum]
