"""Where a step may take its options from, what lies ready now, and which steps would stand empty."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitation.agenda import unfed
from facilitation.contract import Option
from facilitation.house import House
from facilitation.ports import Ledger
from facilitation.roles import Who, require_facilitator
from facilitation.sight import earlier, find_source, gather
from facilitation.workshop import Step, Workshop


@dataclass(frozen=True)
class Source:
    """A step that others can build on. `name`: how `Step.sources` calls it, its key or in another workshop "format.key"."""

    name: str
    step: Step
    workshop: Workshop


def sources(house: House, who: Who, step_id: str) -> tuple[Source, ...]:
    """The steps before this one, then those of the latest earlier workshop of every format. Raises Missing, NotAllowed."""
    require_facilitator(who)
    with house.store.read() as ledger:
        step = ledger.get(Step, step_id)
        here = ledger.get(Workshop, step.workshop_id)
        found = [
            Source(one.key, one, here)
            for one in ledger.all(Step, workshop_id=here.id)
            if one.position < step.position and _feeds(house, one)
        ]
        for format in house.catalogue.formats:
            there = earlier(ledger, here, format)
            if there is not None:
                steps = [one for one in ledger.all(Step, workshop_id=there.id) if not one.left_out and _feeds(house, one)]
                found += [Source(f"{format}.{one.key}", one, there) for one in steps]
    return tuple(found)


def ready(house: House, who: Who, step_id: str) -> tuple[Option, ...]:
    """What lies ready for a step now. Raises Missing, NotAllowed."""
    require_facilitator(who)
    with house.store.read() as ledger:
        return gather(ledger, house.catalogue, ledger.get(Step, step_id))


def hungry(house: House, who: Who, workshop_id: str) -> list[Step]:
    """Steps for which nothing will come: neither options of their own nor a step that gives them some."""
    require_facilitator(who)
    with house.store.read() as ledger:
        steps = ledger.all(Step, workshop_id=workshop_id)
        return unfed(steps, _needy(house, steps), _missing(ledger, steps))


def _feeds(house: House, step: Step) -> bool:
    return house.catalogue.activity(step.activity).feeds


def _needy(house: House, steps: Sequence[Step]) -> set[str]:
    return {step.activity for step in steps if house.catalogue.activity(step.activity).fed == "must"}


def _missing(ledger: Ledger, steps: Sequence[Step]) -> set[str]:
    """Sources in other workshops of which there is none."""
    return {name for step in steps for name in step.sources if "." in name and find_source(ledger, step, name) is None}
