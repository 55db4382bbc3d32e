"""What a facilitator finds after people voted and the list they voted on changed."""

from typing import Any

import pytest

from facilitation import desk
from facilitation.caution import ONE_VOICE
from facilitation.contract import Planned
from facilitation.document import Text
from facilitation.house import House
from facilitation.minutes import minutes
from facilitation.reading import board
from facilitation.workshop import Entry, Item, Step, StepState, Workshop
from tests.builders import FACILITATOR, build_workshop, new_id, seat_people
from tests.modules.scenes import build_slate

GONE = "„Abendbus“ steht nicht mehr in der Vorlage. Was dazu abgegeben wurde, bleibt und zählt weiter."
AGENDA = (
    Planned("cards", "cards", "Karten", "Was fehlt?", 5),
    Planned("topics", "clustering", "Sortieren", "Was gehört zusammen?", 5, sources=("cards",)),
    Planned("points", "dots", "Punkte", "Was zuerst?", 5, sources=("topics",)),
)
THROUGH = (desk.close_step, desk.reveal_step, desk.confirm_step)


class Voted:
    """An evening on which two people gave dots to two topics, one of which is removed afterwards."""

    def __init__(self, people: int = 2) -> None:
        self.house: House = build_slate()
        self.workshop: Workshop = build_workshop(self.house, *AGENDA)
        self.guests = seat_people(self.house, self.workshop.id, people)
        with self.house.store.read() as ledger:
            self.steps = {step.key: step.id for step in ledger.all(Step, workshop_id=self.workshop.id)}
        self.open("cards")
        for text in ("Bus", "Kurs"):
            self.submit(0, "cards", {"text": text})
        self.through("cards")
        self.open("topics")
        for title in ("Abendbus", "Kurs am Samstag"):
            desk.arrange(self.house, FACILITATOR, self.steps["topics"], "create", {"title": title})
        self.through("topics")
        self.topics = [item.id for item in self.all(Item) if item.data.get("title")]
        self.open("points")
        for number in range(people):
            self.submit(number, "points", {"dots": {self.topics[0]: 1}})
        desk.close_step(self.house, FACILITATOR, self.steps["points"])

    def all(self, kind: Any) -> Any:
        with self.house.store.read() as ledger:
            return ledger.all(kind)

    def open(self, key: str) -> None:
        desk.open_step(self.house, FACILITATOR, self.steps[key])

    def through(self, key: str) -> None:
        for verb in THROUGH:
            verb(self.house, FACILITATOR, self.steps[key])

    def submit(self, person: int, key: str, data: dict[str, Any]) -> None:
        desk.submit(self.house, self.guests[person], id=new_id(), step=key, data=data)

    def back(self, key: str) -> None:
        desk.step_back(self.house, FACILITATOR, self.steps[key])

    def remove(self) -> None:
        """The facilitator goes back to the topics, dissolves the one people voted for, and comes forward again."""
        for _state in ("revealed", "closed"):
            self.back("topics")
        desk.arrange(self.house, FACILITATOR, self.steps["topics"], "remove", {"cluster": self.topics[0]})
        desk.go_to(self.house, FACILITATOR, self.steps["points"])

    def reveal_topics(self) -> None:
        desk.reveal_step(self.house, FACILITATOR, self.steps["topics"])

    def remarks(self, *, console: bool) -> list[str]:
        seen = board(self.house, FACILITATOR, self.workshop.id, console=console)
        assert seen is not None
        remarks: list[str] = seen["remarks"]
        return remarks


def test_the_facilitator_reads_that_a_topic_is_gone_and_the_votes_stay() -> None:
    evening = Voted()
    assert evening.remarks(console=True) == []
    evening.remove()
    assert evening.remarks(console=True) == [], "the topics are still worked on"
    evening.reveal_topics()
    assert evening.remarks(console=True) == [GONE]
    ballots = [entry.data["dots"] for entry in evening.all(Entry) if "dots" in entry.data]
    assert ballots == [{evening.topics[0]: 1}] * 2


def test_the_room_reads_it_with_the_result_and_so_do_the_minutes() -> None:
    evening = Voted()
    evening.remove()
    evening.reveal_topics()
    assert evening.remarks(console=False) == []
    desk.reveal_step(evening.house, FACILITATOR, evening.steps["points"])
    assert evening.remarks(console=False) == [GONE]
    assert Text(GONE) in minutes(evening.house, evening.workshop.id).blocks


@pytest.mark.parametrize("states", [1, 2])
def test_a_step_taken_back_keeps_the_list_people_voted_on(states: int) -> None:
    evening = Voted()
    evening.remove()
    evening.reveal_topics()
    for _state in range(states):
        evening.back("points")
    step = next(step for step in evening.all(Step) if step.key == "points")
    assert [one["text"] for one in step.opening["options"]] == ["Abendbus", "Kurs am Samstag"]
    # while people may still change their dots the facilitator is not told what comes of them
    assert evening.remarks(console=True) == ([] if step.state is StepState.OPEN else [GONE])


def test_a_topic_put_back_is_no_longer_missed() -> None:
    evening = Voted()
    evening.remove()
    desk.undo(evening.house, FACILITATOR, evening.steps["topics"])
    evening.reveal_topics()
    assert evening.remarks(console=True) == []


def test_one_voter_is_said_as_such_before_the_room_sees_it() -> None:
    evening = Voted(people=1)
    assert (evening.remarks(console=True), evening.remarks(console=False)) == ([ONE_VOICE], [])
