"""How a step is put together from the records: its scene, and what earlier steps give it."""

from datetime import date

from facilitation.contract import Catalogue, Option, Scene, is_by_table, was_held
from facilitation.ports import Ledger
from facilitation.workshop import Entry, Item, Person, Process, Step, Workshop

Given = dict[str, tuple[Option, ...]]
"""What steps gave, by their ids: where many roads lead back to one step, it is looked at once."""


def see(ledger: Ledger, catalogue: Catalogue, step: Step, given: Given | None = None) -> Scene:
    """The whole scene of a step. `given` is known from looking at others in the same breath."""
    workshop = ledger.get(Workshop, step.workshop_id)
    people = ledger.all(Person, workshop_id=workshop.id)
    return Scene(
        process=ledger.get(Process, workshop.process_id),
        workshop=workshop,
        step=step,
        people=tuple(one for one in people if one.counts_at(step)),
        entries=ledger.all(Entry, step_id=step.id),
        items=ledger.all(Item, step_id=step.id),
        inputs=gather(ledger, catalogue, step, given),
        by_table=is_by_table(catalogue.activity(step.activity), step),
        unsettled=any(_is_taken_back(find_source(ledger, step, name)) for name in step.sources),
    )


def gather(ledger: Ledger, catalogue: Catalogue, step: Step, given: Given | None = None) -> tuple[Option, ...]:
    """What a step is fed with: options the facilitator typed, else what its sources gave, whichever was held."""
    if step.options:
        return tuple(Option(f"{step.id}.{number}", text) for number, text in enumerate(step.options, 1))
    known = {} if given is None else given
    gathered: list[Option] = []
    for name in step.sources:
        source = find_source(ledger, step, name)
        if source is not None and was_held(source):
            if source.id not in known:
                activity = catalogue.activity(source.activity)
                known[source.id] = activity.options(see(ledger, catalogue, source, known))
            gathered.extend(known[source.id])
    return tuple(gathered)


def find_source(ledger: Ledger, step: Step, name: str) -> Step | None:
    """The step of that key in this workshop, or of "format.key" in the latest earlier workshop of the process."""
    workshop_format, _, key = name.rpartition(".")
    if not workshop_format:
        return ledger.find(Step, workshop_id=step.workshop_id, key=key)
    here = ledger.get(Workshop, step.workshop_id)
    planned = ledger.all(Workshop, process_id=here.process_id, format=workshop_format)
    earlier = [one for one in planned if one.rehearsal_of is None and _is_earlier(one, here)]
    if not earlier:
        return None
    return ledger.find(Step, workshop_id=sorted(earlier, key=_beginning)[-1].id, key=key)


def _is_taken_back(source: Step | None) -> bool:
    return source is not None and source.opened_at is not None and not source.left_out and not was_held(source)


def _is_earlier(one: Workshop, here: Workshop) -> bool:
    """Of two that begin together one may feed the other where their formats differ: none feeds itself round a corner."""
    return _beginning(one) < _beginning(here) or (one.format != here.format and _beginning(one) == _beginning(here))


def _beginning(workshop: Workshop) -> tuple[date, str]:
    return workshop.date, workshop.starts
