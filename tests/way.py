"""A way through three evenings of one process, each built on the one before."""

from dataclasses import replace
from datetime import date
from typing import Any

from facilitation import desk, planning, seating
from facilitation.contract import Option, Planned, Scene
from facilitation.sight import see
from facilitation.workshop import Entry, Process, Step, Workshop
from tests.builders import FACILITATOR, Clock, new_id, seat_people
from tests.modules.scenes import build_slate


class Way:
    """Three evenings of one process, each built on the one before: a card, a cluster, a statement, a goal, and dots on it."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.house = replace(build_slate(), clock=self.clock)
        self.process: Process = planning.create_process(self.house, FACILITATOR, title="Prozess", municipality="Kommune")
        self.first = self.plan(
            "bestandsaufnahme",
            1,
            Planned("gaps", "cards", "Was fehlt?", "Was fehlt?", 10),
            Planned("needs", "clustering", "Bedarfe", "Was gehört zusammen?", 10, sources=("gaps",)),
            Planned("priorities", "dots", "Punkte", "Was zuerst?", 10, sources=("needs",)),
            Planned("focus", "selection", "Schwerpunkte", "Was nehmen wir?", 10, sources=("priorities",)),
        )
        self.second = self.plan(
            "leitbild",
            2,
            Planned("principles", "statements", "Leitsätze", "Was gilt?", 10, sources=("bestandsaufnahme.focus",)),
            Planned("aims", "goals", "Ziele", "Was wollen wir?", 10, sources=("principles",)),
        )
        self.third = self.plan(
            "bestandsaufnahme",
            3,
            Planned("choice", "dots", "Wahl", "Womit fangen wir an?", 10, sources=("leitbild.aims",)),
        )
        seating.set_tables(self.house, FACILITATOR, self.second.id, ["T1"])

    def plan(self, format: str, month: int, *agenda: Planned) -> Workshop:
        return planning.plan_workshop(
            self.house,
            FACILITATOR,
            process_id=self.process.id,
            format=format,
            title=f"Abend {month}",
            date=date(2027, month, 1),
            agenda=agenda,
        )

    def step(self, workshop: Workshop, key: str) -> Step:
        with self.house.store.read() as ledger:
            found = ledger.find(Step, workshop_id=workshop.id, key=key)
        assert found is not None
        return found

    def scene(self, workshop: Workshop, key: str) -> Scene:
        with self.house.store.read() as ledger:
            return see(ledger, self.house.catalogue, self.step(workshop, key))

    def given(self, workshop: Workshop, key: str) -> tuple[Option, ...]:
        scene = self.scene(workshop, key)
        return self.house.catalogue.activity(scene.step.activity).options(scene)

    def open(self, workshop: Workshop, key: str) -> Step:
        return desk.open_step(self.house, FACILITATOR, self.step(workshop, key).id)

    def reveal(self, workshop: Workshop, key: str) -> None:
        id = self.step(workshop, key).id
        desk.close_step(self.house, FACILITATOR, id)
        desk.reveal_step(self.house, FACILITATOR, id)

    def arrange(self, workshop: Workshop, key: str, verb: str, **facts: Any) -> None:
        desk.arrange(self.house, FACILITATOR, self.step(workshop, key).id, verb, facts)

    def write(self, workshop: Workshop, key: str, *texts: str) -> list[Entry]:
        entered = [desk.enter_paper(self.house, FACILITATOR, self.step(workshop, key).id, {"text": text}) for text in texts]
        return list(entered)

    def walk_first(self) -> None:
        """Bus and Bahn make Wege, Kurs makes Lernen, Amt stays aside; Wege is weighed highest and both are taken."""
        self.open(self.first, "gaps")
        bus, bahn, kurs, _amt = self.write(self.first, "gaps", "Bus", "Bahn", "Kurs", "Amt")
        self.reveal(self.first, "gaps")
        self.open(self.first, "needs")
        for title, cards in (("Wege", [bus, bahn]), ("Lernen", [kurs])):
            self.arrange(self.first, "needs", "create", title=title)
            cluster = self.given(self.first, "needs")[-1]
            for card in cards:
                self.arrange(self.first, "needs", "move", card=card.id, **{"from": "tray"}, to=cluster.id, index=0)
        self.reveal(self.first, "needs")
        wege, lernen = self.given(self.first, "needs")
        self.open(self.first, "priorities")
        for guest in seat_people(self.house, self.first.id, 2):
            desk.submit(self.house, guest, id=new_id(), step="priorities", data={"dots": {wege.id: 1}})
        self.reveal(self.first, "priorities")
        self.open(self.first, "focus")
        self.arrange(self.first, "focus", "choose", selected=[wege.id, lernen.id])
        self.reveal(self.first, "focus")

    def walk_second(self) -> None:
        wege = self.given(self.first, "focus")[0]
        principles = self.open(self.second, "principles")
        said = {"text": "Alle kommen an.", "from": [wege.id]}
        statement = desk.enter_for_table(self.house, FACILITATOR, principles.id, "T1", said)
        self.reveal(self.second, "principles")
        aims = self.open(self.second, "aims")
        goal = {
            "statement": statement.id,
            "text": "Busse fahren stündlich",
            "sub_goals": ["Takt verdichten", "Nachtbus prüfen"],
        }
        desk.enter_for_table(self.house, FACILITATOR, aims.id, "T1", goal)
        self.reveal(self.second, "aims")

    def walk_third(self) -> None:
        self.open(self.third, "choice")
        night = self.given(self.second, "aims")[-1]
        (guest,) = seat_people(self.house, self.third.id, 1)
        desk.submit(self.house, guest, id=new_id(), step="choice", data={"dots": {night.id: 1}})
        self.reveal(self.third, "choice")

    def walk(self) -> None:
        self.walk_first()
        self.walk_second()
        self.walk_third()

    def card(self, text: str) -> Entry:
        with self.house.store.read() as ledger:
            cards = ledger.all(Entry, step_id=self.step(self.first, "gaps").id)
        return next(one for one in cards if one.data.get("text") == text)
