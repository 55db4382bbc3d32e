"""The minutes (Ergebnisprotokoll) of a workshop as a document; the body of each step comes from its activity.

Anatomy: title block, summary, participants by group, agenda with times, steps, parking lot, next steps, annex.
"""

from collections import Counter
from collections.abc import Sequence

from facilitation.agenda import Slot, clock, day, ending, lay_out, local
from facilitation.contract import Scene, Standing
from facilitation.document import (
    Block,
    Bullets,
    Column,
    Document,
    Facts,
    Heading,
    Item,
    Properties,
    Stamp,
    Table,
    Text,
    percent,
)
from facilitation.house import House
from facilitation.reading import KEPT_FOR, is_visible
from facilitation.sight import see
from facilitation.workshop import (
    STATE_NAMES,
    Parked,
    Passage,
    Person,
    Process,
    Step,
    StepState,
    Workshop,
    WorkshopState,
)

LEAST_SHARE = 0.6
LEAD_LINES = 5


def minutes(house: House, workshop_id: str) -> Document:
    """The minutes as the workshop stands now. Raises Missing."""
    with house.store.read() as ledger:
        workshop = ledger.get(Workshop, workshop_id)
        process = ledger.get(Process, workshop.process_id)
        steps = ledger.all(Step, workshop_id=workshop_id)
        slots = lay_out(workshop, steps, ledger.all(Passage, workshop_id=workshop_id))
        people = ledger.all(Person, workshop_id=workshop_id)
        held = [see(ledger, house.catalogue, step) for step in steps if step.state is not StepState.PREPARED]
        blocks: list[Block] = [
            _title_block(house, process, workshop, slots),
            *_summary(house, held, people),
            *_participants(process, people),
            *_agenda(workshop, slots),
            *_results(house, held),
            *_parking_lot(house, held, ledger.all(Parked, workshop_id=workshop_id)),
            *_next_steps(workshop),
            *_annex(house, held),
            *_privacy(house, workshop),
        ]
    return Document(
        title=f"Ergebnisprotokoll: {workshop.title}",
        subtitle=f"{process.title} · {process.municipality}",
        blocks=tuple(blocks),
        properties=Properties(
            author=workshop.host or process.municipality,
            subject=f"{house.catalogue.format(workshop.format).title}, {day(workshop.date)}",
            keywords=process.fields,
            status=_status(workshop),
            created=house.clock(),
        ),
    )


def _status(workshop: Workshop) -> str:
    if workshop.released_at is None:
        return "Entwurf"
    return f"freigegeben am {day(local(workshop.released_at).date())}"


def _title_block(house: House, process: Process, workshop: Workshop, slots: Sequence[Slot]) -> Facts:
    begun = [slot.began for slot in slots if slot.began]
    ended = workshop.finished_at
    time = f"{clock(min(begun))} bis {clock(ended)} Uhr" if begun and ended else f"geplant ab {workshop.starts} Uhr"
    pairs = [
        ("Kommune", process.municipality),
        ("Anlass", process.title),
        ("Format", house.catalogue.format(workshop.format).title),
        ("Datum", day(workshop.date)),
        ("Zeit", time),
        ("Ort", workshop.place),
        ("Getragen von", ", ".join(process.hosts)),
        ("Partner", ", ".join(process.partners)),
        ("Eingeladen von", workshop.host),
        ("Status", _status(workshop)),
    ]
    if workshop.rehearsal_of is not None:
        pairs.append(("Hinweis", "Probelauf mit erfundenen Eingaben, kein Ergebnis eines Workshops"))
    return Facts(tuple((label, value) for label, value in pairs if value))


def _summary(house: House, held: Sequence[Scene], people: Sequence[Person]) -> list[Block]:
    groups = len({person.actor_group for person in people})
    blocks: list[Block] = [
        Heading(1, "Zusammenfassung"),
        Text(
            f"{_count(len(people), 'Person', 'Personen')} aus {_count(groups, 'Akteursgruppe', 'Akteursgruppen')} "
            f"haben {_count(len(held), 'Schritt', 'Schritte')} gemeinsam bearbeitet.",
            "lead",
        ),
    ]
    for scene in held:
        activity = house.catalogue.activity(scene.step.activity)
        if activity.standing is None or not is_visible(scene.step, activity):
            continue
        given = activity.options(scene)[:LEAD_LINES]
        if given:
            blocks.append(Stamp(activity.standing.value, scene.step.title))
            blocks.append(Bullets(tuple(_pointed(one.text, one.facts.get("points")) for one in given), numbered=True))
    if any(house.catalogue.activity(scene.step.activity).standing is Standing.OPINION for scene in held):
        blocks.append(Text("Ein Meinungsbild ist kein Beschluss. Es zeigt, wie die Anwesenden gewichten.", "note"))
    return blocks


def _pointed(text: str, points: int | None) -> Item:
    return Item(text, _count(points, "Punkt", "Punkte") if points is not None else "")


def _participants(process: Process, people: Sequence[Person]) -> list[Block]:
    groups = Counter(person.actor_group for person in people)
    known = [group for group in process.actor_groups if groups[group]]
    known += sorted(set(groups) - set(process.actor_groups))
    institutions = Counter(person.institution for person in people if person.institution)
    missing = [group for group in process.actor_groups if not groups[group]]
    rows = tuple((group, groups[group]) for group in known)
    blocks: list[Block] = [
        Heading(1, "Teilnehmende"),
        Text("Gezählt nach Akteursgruppe und Institution. Namen werden nicht erfasst.", "note"),
        Table(
            "Teilnehmende nach Akteursgruppe",
            (Column("Akteursgruppe", 4), Column("Personen", 1, "right")),
            (*rows, ("Zusammen", len(people))),
        ),
    ]
    if institutions:
        named = tuple(Item(name, _count(count, "Person", "Personen")) for name, count in sorted(institutions.items()))
        blocks += [Heading(2, "Vertretene Institutionen"), Bullets(named)]
    if missing and people:
        blocks += [Heading(2, "Nicht vertretene Akteursgruppen"), Bullets(tuple(missing))]
    return blocks


def _agenda(workshop: Workshop, slots: Sequence[Slot]) -> list[Block]:
    columns = (
        Column("Nr.", 0.6, "right"),
        Column("Schritt", 4),
        Column("Geplant", 1.1),
        Column("Begonnen", 1.2),
        Column("Minuten geplant", 1.3, "right"),
        Column("Minuten wirklich", 1.3, "right"),
    )
    rows = tuple(
        (
            slot.number,
            slot.step.title,
            clock(slot.planned),
            clock(slot.began) or None,
            int(slot.step.minutes),
            round(slot.taken) if slot.taken is not None else None,
        )
        for slot in slots
        if not slot.step.left_out
    )
    left_out = [slot.step.title for slot in slots if slot.step.left_out]
    note = "" if workshop.finished_at else f"Voraussichtliches Ende: {clock(ending(list(slots)))} Uhr."
    blocks: list[Block] = [Heading(1, "Ablauf"), Table("Ablauf mit geplanten und wirklichen Zeiten", columns, rows, note)]
    if left_out:
        blocks.append(Text(f"Weggelassen: {', '.join(left_out)}.", "note"))
    return blocks


def _results(house: House, held: Sequence[Scene]) -> list[Block]:
    blocks: list[Block] = [Heading(1, "Ergebnisse der Schritte")]
    if not held:
        return [*blocks, Text("Noch kein Schritt wurde eröffnet.")]
    for number, scene in enumerate(held, 1):
        blocks += _result(house, number, scene)
    return blocks


def _result(house: House, number: int, scene: Scene) -> list[Block]:
    step, activity = scene.step, house.catalogue.activity(scene.step.activity)
    blocks: list[Block] = [Heading(2, f"{number}. {step.title}")]
    if step.question:
        blocks.append(Text(step.question, "quote"))
    carried = _carried(scene) if activity.form is not None else ""
    if activity.standing is not None:
        blocks.append(Stamp(activity.standing.value, carried))
    elif carried:
        blocks.append(Text(carried))
    if is_visible(step, activity):
        blocks += activity.minutes(scene)
        if step.notes:
            blocks += [Heading(3, "Notizen der Moderation"), Text(step.notes)]
    else:
        blocks.append(Text(f"Der Schritt ist {STATE_NAMES[step.state]}, das Ergebnis noch nicht aufgedeckt.", "note"))
    return blocks


def _carried(scene: Scene) -> str:
    if scene.N == 0:
        return ""
    share = scene.n / scene.N
    voices = "Tischen" if scene.by_table else "Personen"
    text = f"{scene.n} von {scene.N} {voices} haben teilgenommen ({percent(share)})."
    return text if share >= LEAST_SHARE else f"{text} Unvollständig: weniger als {percent(LEAST_SHARE)}."


def _parking_lot(house: House, held: Sequence[Scene], lines: Sequence[Parked]) -> list[Block]:
    """The lines of the parking lot, and the cards that were parked at a step."""
    rows = [(one.text, one.origin or None, one.owner or None, one.due or None) for one in lines]
    for scene in held:
        activity = house.catalogue.activity(scene.step.activity)
        if is_visible(scene.step, activity):
            rows += [(card.text, scene.step.title, None, None) for card in activity.parked(scene)]
    if not rows:
        return [Heading(1, "Themenspeicher"), Text("Es blieb nichts offen.")]
    columns = (Column("Thema", 4), Column("Herkunft", 2), Column("Wer", 1.5), Column("Bis wann", 1.2))
    return [Heading(1, "Themenspeicher"), Table("Offene Punkte", columns, tuple(rows))]


def _next_steps(workshop: Workshop) -> list[Block]:
    lines = tuple(line.strip() for line in workshop.next_steps.splitlines() if line.strip())
    if not lines:
        return [Heading(1, "Nächste Schritte"), Text("Es wurden noch keine nächsten Schritte eingetragen.")]
    return [Heading(1, "Nächste Schritte"), Bullets(lines)]


def _annex(house: House, held: Sequence[Scene]) -> list[Block]:
    blocks: list[Block] = []
    for scene in held:
        activity = house.catalogue.activity(scene.step.activity)
        body = activity.annex(scene) if is_visible(scene.step, activity) else ()
        if body:
            blocks += [Heading(2, scene.step.title), *body]
    return [Heading(1, "Anhang: alle Karten im Wortlaut"), *blocks] if blocks else []


def _privacy(house: House, workshop: Workshop) -> list[Block]:
    kept = local((workshop.released_at or house.clock()) + KEPT_FOR).date()
    text = (
        "Die Eingaben wurden ohne Namen erhoben. Einzelne Eingaben lassen sich zwischen den Schritten nicht verbinden. "
        f"Die Rohdaten werden spätestens am {day(kept)} gelöscht."
    )
    if workshop.state is not WorkshopState.FINISHED:
        text += " Der Workshop war beim Erstellen dieses Protokolls noch nicht beendet."
    return [Heading(1, "Datenschutz"), Text(text, "note")]


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
