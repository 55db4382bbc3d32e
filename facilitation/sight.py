"""How a step is put together from the records: its scene, and what earlier steps give it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from facilitation.agenda import day
from facilitation.contract import Catalogue, Option, Scene, is_by_table, is_visible, was_held
from facilitation.ports import Ledger
from facilitation.workshop import Body, Data, Entry, Item, Passage, Person, Process, Step, Workshop

CARRIED = "carried"
"""The setting under which a prepared step keeps what the facilitator changed about its options: rows
{id, text, was, left_out, own}. A source that reads differently since `was` has the last word."""
WAY = "way"
"""The setting of a step that shows the way through the bodies."""
SOURCES = "sources"
"""Where the options fixed at opening came from: rows {step, title, workshop, date}."""

Given = dict[str, tuple[Option, ...]]
"""What steps gave, by their ids: where many roads lead back to one step, it is looked at once."""


def see(ledger: Ledger, catalogue: Catalogue, step: Step, given: Given | None = None) -> Scene:
    """The whole scene of a step. `given` is known from looking at others in the same breath."""
    workshop = ledger.get(Workshop, step.workshop_id)
    people = ledger.all(Person, workshop_id=workshop.id)
    sources = [source for source in (find_source(ledger, step, name) for name in step.sources) if source is not None]
    return Scene(
        process=ledger.get(Process, workshop.process_id),
        workshop=workshop,
        step=step,
        people=tuple(one for one in people if one.counts_at(step)),
        entries=ledger.all(Entry, step_id=step.id),
        items=ledger.all(Item, step_id=step.id),
        inputs=gather(ledger, catalogue, step, given),
        by_table=is_by_table(catalogue.activity(step.activity), step),
        unsettled=any(_is_taken_back(source) for source in sources),
        again=was_held(step) and "options" not in step.opening and any(_came_after(ledger, one, step) for one in sources),
        forgotten=any(_is_forgotten(ledger, source) for source in sources),
        lost=tuple(one for one in step.opening.get(SOURCES, ()) if ledger.find(Step, id=one["step"]) is None),
        way=ledger.all(Body, workshop_id=workshop.id) if step.setting(WAY) else (),
    )


def settle(catalogue: Catalogue, scenes: Sequence[Scene]) -> tuple[Scene, ...]:
    """The scenes of an evening in their order, each with what later ones have shown to be agreed; the last word counts."""
    agreed: dict[str, Data] = {}
    settled = []
    for scene in reversed(scenes):
        settled.append(replace(scene, agreed=dict(agreed)))
        activity = catalogue.activity(scene.step.activity)
        if is_visible(scene.step, activity):
            agreed = {**activity.agreed(scene), **agreed}
    return tuple(reversed(settled))


def gather(ledger: Ledger, catalogue: Catalogue, step: Step, given: Given | None = None) -> tuple[Option, ...]:
    """What a step is fed with: options the facilitator typed, else what its sources gave, whichever was held."""
    return carry(offered(ledger, catalogue, step, given), step.setting(CARRIED, ()))


def offered(ledger: Ledger, catalogue: Catalogue, step: Step, given: Given | None = None) -> tuple[Option, ...]:
    """What lies ready for a step before the facilitator changes it; what several sources give stands once, with all facts."""
    if step.options:
        return tuple(Option(f"{step.id}.{number}", text) for number, text in enumerate(step.options, 1))
    looked = {} if given is None else given
    once: dict[str, Option] = {}
    for source in given_by(ledger, step):
        if source.id not in looked:
            looked[source.id] = catalogue.activity(source.activity).options(see(ledger, catalogue, source, looked))
        for one in looked[source.id]:
            known = once.get(one.id)
            once[one.id] = replace(known, facts={**known.facts, **one.facts}) if known else one
    return tuple(once.values())


def given_by(ledger: Ledger, step: Step) -> list[Step]:
    """The sources of a step that were held."""
    sources = (find_source(ledger, step, name) for name in step.sources)
    return [source for source in sources if source is not None and was_held(source)]


def carry(given: Iterable[Option], rows: Iterable[Data]) -> tuple[Option, ...]:
    """The options as the facilitator ordered, reworded, left out and added to them; what came since stands behind."""
    known = {one.id: one for one in given}
    carried = {row["id"]: row for row in rows}
    kept = [
        (replace(known[id], text=row["text"]) if known[id].text == row["was"] else known[id])
        if id in known
        else Option(id, row["text"])
        for id, row in carried.items()
        if not row["left_out"] and (id in known or row["own"])
    ]
    return (*kept, *(one for one in known.values() if one.id not in carried))


def note_sources(ledger: Ledger, step: Step) -> list[dict[str, Any]]:
    """Where the options of a step come from, so that it can still be said when that is no longer there."""
    rows = []
    for source in [] if step.options else given_by(ledger, step):
        workshop = ledger.get(Workshop, source.workshop_id)
        rows.append({"step": source.id, "title": source.title, "workshop": workshop.title, "date": day(workshop.date)})
    return rows


def find_source(ledger: Ledger, step: Step, name: str) -> Step | None:
    """The step of that key in this workshop, or of "format.key" in the latest earlier workshop of the process."""
    workshop_format, _, key = name.rpartition(".")
    if not workshop_format:
        return ledger.find(Step, workshop_id=step.workshop_id, key=key)
    there = earlier(ledger, ledger.get(Workshop, step.workshop_id), workshop_format)
    return ledger.find(Step, workshop_id=there.id, key=key) if there else None


def earlier(ledger: Ledger, here: Workshop, format: str) -> Workshop | None:
    """The latest workshop of a format in the process before this one, rehearsals aside."""
    return next((one for one in reversed(before(ledger, here)) if one.format == format), None)


def before(ledger: Ledger, here: Workshop) -> list[Workshop]:
    """The workshops of the process before this one, the earliest first, rehearsals aside."""
    planned = ledger.all(Workshop, process_id=here.process_id)
    return sorted((one for one in planned if one.rehearsal_of is None and _is_earlier(one, here)), key=_beginning)


def _is_taken_back(source: Step) -> bool:
    return source.opened_at is not None and not source.left_out and not was_held(source)


def _came_after(ledger: Ledger, source: Step, step: Step) -> bool:
    """Whether a source was taken back after the step had last moved on."""
    moved = [one.at for one in ledger.all(Passage, step_id=step.id)]
    back = [one.at for one in ledger.all(Passage, step_id=source.id) if one.after.place < one.before.place]
    return bool(moved and back and max(back) > max(moved))


def _is_forgotten(ledger: Ledger, step: Step) -> bool:
    """Whether the raw input of a step was deleted in time, so that what it gives now is not what it gave."""
    return ledger.get(Workshop, step.workshop_id).forgotten_at is not None


def _is_earlier(one: Workshop, here: Workshop) -> bool:
    """Of two that begin together one may feed the other where their formats differ: none feeds itself round a corner."""
    return _beginning(one) < _beginning(here) or (one.format != here.format and _beginning(one) == _beginning(here))


def _beginning(workshop: Workshop) -> tuple[date, str]:
    return workshop.date, workshop.starts
