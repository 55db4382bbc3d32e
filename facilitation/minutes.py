"""The minutes (Ergebnisprotokoll) of a workshop as a document; the body of each step comes from its activity.

Anatomy: title block, summary, participants by group, agenda with times, steps, parking lot, next steps, way through the
bodies, privacy, annex. Each part says in which variants it stands.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from facilitation import adopting, basis, turnout
from facilitation.agenda import Slot, clock, day, ending, lay_out, local
from facilitation.bodies import Way, told, way, way_so_far
from facilitation.chapters import chapter, renewed
from facilitation.contract import Scene, Standing, is_counted, is_visible
from facilitation.document import (
    NO_BREAK_SPACE,
    Block,
    Bullets,
    Column,
    Document,
    Facts,
    Heading,
    PageBreak,
    Properties,
    Section,
    Stamp,
    Table,
    Text,
    percent,
)
from facilitation.editions import taken_over
from facilitation.figures import shield
from facilitation.house import House
from facilitation.illustration import illustrate
from facilitation.ports import Ledger
from facilitation.provenance import provenance
from facilitation.reading import KEPT_FOR
from facilitation.sight import Given, see, settle
from facilitation.summary import TITLE as SUMMARY
from facilitation.summary import follow_up, summarise
from facilitation.trace import trace
from facilitation.variants import EVERYWHERE, INSIDE, Variant
from facilitation.version import Version, draft
from facilitation.workshop import (
    BODY_STATUS_NAMES,
    STATE_NAMES,
    Body,
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
NO_RESOLUTION = "Kein Ergebnis des Workshops ist ein Beschluss. Beschlüsse fassen die Gremien; sie sind hier nachgetragen."
_STATIONS = (Column("Gremium", 4), Column("Datum", 1.2, measure="date"), Column("Stand", 2))
REPLACES, CHANGED = "Ersetzt", "Geändert"
NEXT_STEPS, WAY, PRIVACY = "Nächste Schritte", "Gremienweg", "Datenschutz"


TITLES: Mapping[Variant, str] = {
    Variant.FULL: "Ergebnisprotokoll",
    Variant.COUNCIL: "Ergebnisprotokoll für den Rat",
    Variant.PUBLIC: "Ergebnisprotokoll zur Veröffentlichung",
}


@dataclass(frozen=True)
class Part:
    """A part of the minutes, and the variants in which it stands."""

    variants: Collection[Variant]
    blocks: Callable[[], Iterable[Block]]


def minutes(
    house: House, workshop_id: str, variant: Variant = Variant.FULL, version: Version | None = None, *, by: str = ""
) -> Document:
    """The minutes as the workshop stands now; without a `version` the draft of the next one, which says `by` whom it was made.

    Once the raw input was deleted, what came out of the workshop is taken over from the version before. Raises Missing.
    """
    with house.store.read() as ledger:
        workshop = ledger.get(Workshop, workshop_id)
        process = ledger.get(Process, workshop.process_id)
        slots = lay_out(workshop, ledger.all(Step, workshop_id=workshop_id), ledger.all(Passage, workshop_id=workshop_id))
        version = version or draft(house, ledger, workshop_id, by)
        head = _title_block(house, process, workshop, slots, variant, version)
        before = taken_over(ledger, workshop, variant)
        if before is not None:
            blocks = _renewed(ledger, workshop, version, head, before.blocks)
        else:
            blocks = _part_by_part(house, ledger, process, workshop, slots, variant, version, head)
    return Document(
        title=f"{TITLES[variant]}: {workshop.title}",
        subtitle=f"{process.title} · {process.municipality}" if process.title != workshop.title else "",
        blocks=blocks,
        properties=Properties(
            author=workshop.host or process.municipality,
            subject=f"{house.catalogue.format(workshop.format).title}, {day(workshop.date)}",
            keywords=process.fields,
            status=version.status(variant),
            created=version.at,
            date=day(workshop.date),
            place=workshop.place,
        ),
    )


def _part_by_part(
    house: House,
    ledger: Ledger,
    process: Process,
    workshop: Workshop,
    slots: Sequence[Slot],
    variant: Variant,
    version: Version,
    head: Facts,
) -> tuple[Block, ...]:
    """The minutes part by part, of what is there."""
    people = ledger.all(Person, workshop_id=workshop.id)
    given: Given = {}
    steps = (slot.step for slot in slots)
    begun = [see(ledger, house.catalogue, step, given) for step in steps if step.state is not StepState.PREPARED]
    held = settle(house.catalogue, begun)
    numbers = {slot.step.id: slot.number for slot in slots}
    bodies = way(ledger, workshop.id)
    parts = (
        Part(EVERYWHERE, lambda: [head]),
        Part(EVERYWHERE, lambda: [Heading(1, SUMMARY), *summarise(house, process, workshop, held, people, bodies)]),
        Part(INSIDE, lambda: _participants(process, people)),
        Part((Variant.PUBLIC,), lambda: _attendance(process, people)),
        Part(INSIDE, lambda: _agenda(workshop, slots)),
        Part(EVERYWHERE, lambda: _results(house, held, numbers, variant)),
        Part(INSIDE, lambda: _parking_lot(house, held, ledger.all(Parked, workshop_id=workshop.id))),
        Part(EVERYWHERE, lambda: _next_steps(workshop)),
        Part(EVERYWHERE, lambda: _way(bodies, way_so_far(ledger, workshop))),
        Part(INSIDE, lambda: adopting.account(house, ledger, workshop)),
        Part(EVERYWHERE, lambda: _privacy(workshop, version)),
        Part(INSIDE, lambda: provenance(house.catalogue, trace(ledger, house.catalogue, workshop), held)),
        Part(INSIDE, lambda: _annex(house, held, numbers)),
    )
    return tuple(block for part in parts if variant in part.variants for block in part.blocks())


def _renewed(ledger: Ledger, workshop: Workshop, version: Version, head: Facts, before: Sequence[Block]) -> tuple[Block, ...]:
    """What the version before says of the workshop, with what has become of it since."""
    bodies = way(ledger, workshop.id)
    fresh: dict[str, Sequence[Block]] = {
        "": [head],
        SUMMARY: follow_up(workshop, bodies, chapter(before, SUMMARY)),
        NEXT_STEPS: _next_steps(workshop)[1:],
        WAY: _way(bodies, way_so_far(ledger, workshop))[1:],
    }
    if version.forgotten_at:
        fresh[PRIVACY] = _privacy(workshop, version)[1:]
    return renewed(before, fresh)


def own_words(version: Version, variant: Variant) -> frozenset[str]:
    """What the minutes say of their version, so that it differs from one to the next while everything else is the same."""
    return frozenset((version.status(variant), REPLACES, version.predecessor, CHANGED, _deletion(version)))


def _title_block(
    house: House, process: Process, workshop: Workshop, slots: Sequence[Slot], variant: Variant, version: Version
) -> Facts:
    begun = [slot.began for slot in slots if slot.began]
    ended = workshop.finished_at
    time = f"geplant ab {workshop.starts} Uhr"
    if begun:
        time = f"{clock(min(begun))} bis {clock(ended)} Uhr" if ended else f"ab {clock(min(begun))} Uhr"
    pairs = [
        ("Kommune", process.municipality),
        ("Anlass", process.title if process.title != workshop.title else ""),
        ("Format", f"{house.catalogue.format(workshop.format).title}, Version {workshop.format_version}"),
        ("Datum", day(workshop.date)),
        ("Zeit", time),
        ("Ort", workshop.place),
        ("Auftraggeber", process.client),
        ("Getragen von", ", ".join(process.hosts)),
        ("Partner", ", ".join(process.partners)),
        ("Steuerungsgruppe", "\n".join(process.steering)),
        ("Eingeladen von", workshop.host),
        ("Moderation", workshop.moderation),
        ("Protokoll", "" if variant is Variant.PUBLIC else workshop.recorder),
        ("Verteiler", "" if variant is Variant.PUBLIC else "\n".join(workshop.recipients)),
        ("Aktenzeichen", workshop.file_number),
        ("Status", version.status(variant)),
        (REPLACES, version.predecessor),
        (CHANGED, version.change),
    ]
    if workshop.rehearsal_of is not None:
        pairs.append(("Hinweis", "Probelauf mit erfundenen Eingaben, kein Ergebnis eines Workshops"))
    return Facts(tuple((label, value) for label, value in pairs if value))


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
    ]
    if not people:
        return [*blocks, Text("Es ist niemand beigetreten.")]
    columns = (Column("Akteursgruppe", 4), Column("Personen", 1, "right"))
    blocks.append(Table("Teilnehmende nach Akteursgruppe", columns, (*rows, ("Zusammen", len(people)))))
    named = (f"{name} ({count} Personen)" if count > 1 else name for name, count in sorted(institutions.items(), key=_spelled))
    dot = f"{NO_BREAK_SPACE}· "
    pairs = (("Institutionen", dot.join(named)), ("Nicht vertreten", dot.join(missing)))
    return [*blocks, Facts(tuple((label, value) for label, value in pairs if value))]


def _attendance(process: Process, people: Sequence[Person]) -> list[Block]:
    """How many came from where, with groups so small that one could be recognised in them summed."""
    if not people:
        return [Heading(1, "Teilnehmende"), Text("Es ist niemand beigetreten.")]
    counts = Counter(person.actor_group for person in people)
    order = [*process.actor_groups, *sorted(set(counts) - set(process.actor_groups))]
    rows = tuple(shield({group: counts[group] for group in order if counts[group]}).items())
    columns = (Column("Akteursgruppe", 4), Column("Personen", 1, "right"))
    return [
        Heading(1, "Teilnehmende"),
        Text("Gruppen von weniger als fünf Personen sind zusammengefasst. Namen werden nicht erfasst.", "note"),
        Table("Teilnehmende nach Akteursgruppe", columns, (*rows, ("Zusammen", len(people)))),
    ]


def _spelled(counted: tuple[str, int]) -> str:
    """The order of a German register: Ö stands with O, small letters with capital ones."""
    letters = unicodedata.normalize("NFKD", counted[0])
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def _agenda(workshop: Workshop, slots: Sequence[Slot]) -> list[Block]:
    columns = (
        Column("Nr.", 0.6, "right"),
        Column("Schritt", 4),
        Column("Beginn Soll", 1),
        Column("Beginn Ist", 1),
        Column("Minuten Soll", 1, "right"),
        Column("Minuten Ist", 1, "right"),
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
    end = ending(list(slots))
    note = f"Voraussichtliches Ende: {clock(end)} Uhr." if end and not workshop.finished_at else ""
    blocks: list[Block] = [Heading(1, "Ablauf"), Table("Ablauf mit geplanten und tatsächlichen Zeiten", columns, rows, note)]
    if left_out:
        blocks.append(Text(f"Weggelassen: {', '.join(left_out)}.", "note"))
    return blocks


def _results(house: House, held: Sequence[Scene], numbers: Mapping[str, int], variant: Variant) -> list[Block]:
    blocks: list[Block] = [Heading(1, "Ergebnisse der Schritte")]
    if not held:
        return [*blocks, Text("Noch kein Schritt wurde eröffnet.")]
    for scene in held:
        blocks += _result(house, numbers[scene.step.id], scene, variant)
    return blocks


def _result(house: House, number: int, scene: Scene, variant: Variant) -> list[Block]:
    """What came out of one step. Outside the office a step of talk that left nothing behind is passed over."""
    step, activity, inside = scene.step, house.catalogue.activity(scene.step.activity), variant in INSIDE
    before, said, after = _turned(activity.minutes(scene) if is_visible(step, activity) else ())
    if not inside and activity.unit == "facilitator" and not activity.feeds and not scene.options:
        return []
    blocks: list[Block] = [*before, Heading(2, f"{number}. {step.title}")]
    if step.question:
        blocks.append(Text(step.question, "quote"))
    carried = _carried(scene) if activity.form is not None and is_counted(activity, scene) else ""
    if activity.standing is not None:
        blocks.append(Stamp(activity.standing.value, carried))
    elif carried:
        blocks.append(Text(carried))
    if is_visible(step, activity):
        drawn = illustrate(said, activity.charts(scene), weighed=activity.standing is not None)
        blocks += [*(Text(words, "note") for words in basis.remarks(scene)), *drawn]
        blocks += [*(remark for remark in map(Text, activity.remarks(scene)) if remark not in said)]
        if scene.from_paper:
            blocks.append(Text(_from_paper(scene), "note"))
        if inside and activity.annex(scene):
            blocks.append(Text("Alle Eingaben stehen im Anhang.", "note"))
        if inside and step.notes:
            blocks += [Heading(3, "Notizen der Moderation"), Text(step.notes)]
    else:
        blocks.append(Text(f"Der Schritt ist {STATE_NAMES[step.state]}, das Ergebnis noch nicht aufgedeckt.", "note"))
    return [*blocks, *after]


def _turned(body: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block], Sequence[Block]]:
    """What is said, between the turns of the page before and after it: headings stand on the pages they speak of."""
    before = sum(1 for _ in takewhile(_is_section, body))
    after = len(body) - sum(1 for _ in takewhile(_is_section, reversed(body[before:])))
    return body[:before], body[before:after], body[after:]


def _carried(scene: Scene) -> str:
    if scene.N == 0:
        return ""
    share = scene.n / scene.N
    written = percent(share) if percent(share) != percent(LEAST_SHARE) else percent(share, 1)
    verb = "hat" if scene.n == 1 else "haben"
    text = f"{turnout.share(scene)} {verb} teilgenommen ({written})."
    return text if share >= LEAST_SHARE else f"{text} Unvollständig: weniger als {percent(LEAST_SHARE)}."


def _from_paper(scene: Scene) -> str:
    entered = turnout.count(scene.from_paper, "Eingabe", "Eingaben")
    return f"{entered} vom Papier hat die Moderation eingetragen."


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
        return [Heading(1, NEXT_STEPS), Text("Es wurden noch keine nächsten Schritte eingetragen.")]
    return [Heading(1, NEXT_STEPS), Bullets(lines)]


def _way(bodies: Way, before: Sequence[tuple[Workshop, Way]]) -> list[Block]:
    """Who deals with the result and when, what was resolved, and how far the earlier workshops of the process have come."""
    if not bodies and not before:
        return []
    blocks: list[Block] = [Heading(1, WAY), Text(NO_RESOLUTION, "note")]
    if bodies:
        columns = (Column("Nr.", 0.5, "right"), *_STATIONS)
        rows = tuple((number, *_station(one)) for number, one in enumerate(bodies, 1))
        blocks.append(Table("Beratungsfolge", columns, rows))
    resolutions = [one.resolution for one in bodies if one.resolution]
    if resolutions:
        blocks.append(Heading(2, "Beschlüsse im Wortlaut"))
    for resolution in resolutions:
        blocks += [Stamp(Standing.RESOLUTION.value, told(resolution)), Text(resolution.wording, "quote")]
    if before:
        earlier = tuple((workshop.title, *_station(one)) for workshop, way in before for one in way)
        blocks.append(Heading(2, "Bisher im Prozess"))
        blocks.append(Table("Der Weg der früheren Workshops", (Column("Workshop", 2.5), *_STATIONS), earlier))
    return blocks


def _station(body: Body) -> tuple[str, str | None, str]:
    return body.name, body.date.isoformat() if body.date else None, BODY_STATUS_NAMES[body.status]


def _annex(house: House, held: Sequence[Scene], numbers: Mapping[str, int]) -> list[Block]:
    """What belongs behind the minutes, on pages of its own; headings stand on the pages they speak of."""
    blocks: list[Block] = []
    for scene in held:
        activity = house.catalogue.activity(scene.step.activity)
        body = activity.annex(scene) if is_visible(scene.step, activity) else ()
        if body:
            before, said, after = _turned(body)
            blocks += [*before, Heading(2, f"{numbers[scene.step.id]}. {scene.step.title}"), *said, *after]
    while blocks and _is_section(blocks[-1]):
        blocks.pop()
    if not blocks:
        return []
    first: Block = blocks.pop(0) if _is_section(blocks[0]) else PageBreak()
    return [first, Heading(1, "Anhang: alle Eingaben im Wortlaut"), *blocks]


def _is_section(block: Block) -> bool:
    return isinstance(block, Section)


def _privacy(workshop: Workshop, version: Version) -> list[Block]:
    said = (
        "Die Eingaben wurden ohne Namen erhoben. Einzelne Eingaben lassen sich zwischen den Schritten nicht verbinden.",
        _deletion(version),
        "Der Workshop war beim Erstellen dieses Protokolls noch nicht beendet."
        if workshop.state is not WorkshopState.FINISHED
        else "",
    )
    return [Heading(1, PRIVACY), *(Text(words, "note") for words in said if words)]


def _deletion(version: Version) -> str:
    if version.forgotten_at:
        gone = day(local(version.forgotten_at).date())
        return f"Die Rohdaten wurden am {gone} gelöscht, die Ergebnisse sind aus Fassung {version.number - 1} übernommen."
    if version.is_draft:
        return "Die Rohdaten werden sechs Monate nach der Freigabe dieses Protokolls gelöscht."
    return f"Die Rohdaten werden am {day(local(version.at + KEPT_FOR).date())} gelöscht."
