"""One device, several people one after the other: whose turn it is, and what nobody after them may see."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from facilitation.contract import is_by_table
from facilitation.errors import HandedIn, TooManyPeople, Unreadable
from facilitation.house import House, digest
from facilitation.ports import Ledger
from facilitation.roles import Guest
from facilitation.workshop import Entry, EntryState, Person, Step, StepState, Workshop

MOST = 20


@dataclass(frozen=True)
class Device:
    """A participant's device. `ballot`: whose turn it is, from 0, of `ballots` people; 0 is the one who joined with it.

    `sealed`: the round of a step in which everybody here has handed in, so that nothing of it is shown any more.
    """

    workshop_id: str
    token: str
    ballot: int = 0
    ballots: int = 1
    sealed: str = ""

    @property
    def shared(self) -> bool:
        return self.ballots > 1

    def guest(self, ballot: int | None = None) -> Guest:
        """The person of a ballot, of the current one without. Raises Unreadable for one that is not on this device."""
        if ballot is None:
            ballot = self.ballot
        if not 0 <= ballot < self.ballots:
            raise Unreadable(field="ballot")
        return Guest(self.workshop_id, digest(f"{self.token}:{ballot}" if ballot else self.token))


def round_of(step: Step) -> str:
    """A mark of what is asked at a step now: another one when the same is asked again."""
    return digest(f"{step.id} {json.dumps(dict(step.opening), sort_keys=True, default=str)}")[:16]


def pass_on(house: House, device: Device, to: object) -> Device:
    """The device in the hands of somebody else: "new", the "next" who has not handed in yet, or the person of that number.

    Whoever never chose a group, or has left, counts for nobody. Raises TooManyPeople, HandedIn, Unreadable, Missing.
    """
    with house.store.read() as ledger:
        workshop = ledger.get(Workshop, device.workshop_id)
        step = ledger.find(Step, id=workshop.step_id) if workshop.step_id else None
        people = list(_people(ledger, device))
        done = [step is not None and _has_spoken(house, ledger, step, person) for person in people]
        free = [person.is_here and not spoken for person, spoken in zip(people, done, strict=True)]
    here = replace(device, ballots=max(1, len(people)), sealed="")
    if to == "new":
        if len(people) >= MOST:
            raise TooManyPeople(maximum=MOST)
        return replace(here, ballot=len(people), ballots=len(people) + 1)
    if to == "next":
        turns = ((device.ballot + 1 + place) % here.ballots for place in range(here.ballots))
        following = next((ballot for ballot in turns if not free or free[ballot]), None)
        if following is None:
            sealed = round_of(step) if step and here.shared else ""
            return replace(here, ballot=min(device.ballot, here.ballots - 1), sealed=sealed)
        return replace(here, ballot=following)
    if isinstance(to, bool) or not isinstance(to, int) or not 0 <= to < here.ballots:
        raise Unreadable(field="to")
    if here.shared and done[to]:
        raise HandedIn
    return replace(here, ballot=to)


def veil(device: Device, seen: dict[str, Any]) -> dict[str, Any]:
    """What a device shows, without anything the person before handed in. What tables say together is no secret among them."""
    step = seen["step"]
    if not device.shared or (step and step["by_table"]):
        return seen
    if seen["phase"] == "input" and device.sealed == step["round"]:
        return seen | {"phase": "passed", "form": None, "own": []}
    return seen if seen["phase"] == "input" else seen | {"own": []}


def _people(ledger: Ledger, device: Device) -> Iterator[Person]:
    """Who has joined on this device, in the order of their ballots."""
    for ballot in range(MOST):
        guest = replace(device, ballots=MOST).guest(ballot)
        person = ledger.find(Person, id=guest.person_id, workshop_id=device.workshop_id)
        if person is None:
            return
        yield person


def _has_spoken(house: House, ledger: Ledger, step: Step, person: Person) -> bool:
    """Whether the person has handed something in to what is asked now, where each is asked alone."""
    activity = house.catalogue.activity(step.activity)
    if step.state is not StepState.OPEN or is_by_table(activity, step):
        return False
    entries = ledger.all(Entry, step_id=step.id, pseudonym=house.pseudonym(person.id, step.id))
    return any(entry.state is not EntryState.WITHDRAWN and activity.asked(step, entry.data) for entry in entries)
