"""The summary of a workshop for a council and for all who read no further: composed of its figures, or in own words."""

from collections import Counter
from collections.abc import Collection, Sequence, Set
from dataclasses import replace
from datetime import date

from facilitation import turnout
from facilitation.agenda import day
from facilitation.bodies import TAKEN_NOTE, Way, described, last_resolution, next_body, told, way
from facilitation.chapters import chapter
from facilitation.contract import Option, Scene, Standing, is_visible
from facilitation.desk import fit
from facilitation.document import Block, Bullets, Item, Stamp, Text
from facilitation.editions import taken_over
from facilitation.errors import Overtaken
from facilitation.house import House
from facilitation.roles import Who, require_facilitator
from facilitation.sight import Given, see
from facilitation.text import shorten
from facilitation.transaction import redraw
from facilitation.variants import Variant
from facilitation.workshop import Person, Process, Step, StepState, Workshop

TITLE = "Zusammenfassung"
MOST = 1_500
LEAD_LINES = 5
LEAD_MOST = 8
ONWARD_MOST = 240
WORDING_MOST = 400
NEXT_BODY, ONWARD = "Nächste Beratung: ", "Wie es weitergeht: "
EDITED = "Diese Zusammenfassung hat die Moderation in eigenen Worten geschrieben."
_KINDS = (Standing.COMMITMENT, Standing.RECOMMENDATION, Standing.OPINION)


def summarise(
    house: House, process: Process, workshop: Workshop, held: Sequence[Scene], people: Sequence[Person], bodies: Way = ()
) -> list[Block]:
    """The facilitator's own words where there are some, marked as such; else what came out, what binds most first."""
    if workshop.summary:
        return _in_own_words(workshop)
    return _shortened(_composed(house, process, workshop, held, people, bodies))


def follow_up(workshop: Workshop, bodies: Way, before: Sequence[Block]) -> list[Block]:
    """The summary of the version before with what has become of it since; what came out of the workshop stays as it was."""
    if workshop.summary:
        return _in_own_words(workshop)
    kept = [block for block in before if not _is_renewed(block)]
    notes = [block for block in kept if isinstance(block, Text) and block.style == "note"]
    results = [block for block in kept if block not in notes]
    return _shortened([*_resolved(bodies), *results, *_onward(workshop, bodies), *notes])


def read_summary(house: House, who: Who, workshop_id: str) -> str:
    """The summary as text of at most 1,500 characters, for whoever wants to change it. Raises Unknown, NotAllowed, Missing."""
    require_facilitator(who)
    with house.store.read() as ledger:
        workshop = ledger.get(Workshop, workshop_id)
        if workshop.summary:
            return workshop.summary
        bodies = way(ledger, workshop_id)
        if (before := taken_over(ledger, workshop, Variant.FULL)) is not None:
            return _as_text(follow_up(workshop, bodies, chapter(before.blocks, TITLE)))
        process = ledger.get(Process, workshop.process_id)
        steps = [step for step in ledger.all(Step, workshop_id=workshop_id) if step.state is not StepState.PREPARED]
        given: Given = {}
        held = [see(ledger, house.catalogue, step, given) for step in steps]
        people = ledger.all(Person, workshop_id=workshop_id)
        return _as_text(summarise(house, process, workshop, held, people, bodies))


def change_summary(house: House, who: Who, workshop_id: str, text: str, version: int) -> Workshop:
    """Put own words in place of what is composed, or with no words go back to that.

    Raises Overtaken when somebody else wrote since `version`, TooLong beyond 1,500 characters, Unknown, NotAllowed, Missing.
    """
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        if version != tx.workshop.summary_version:
            raise Overtaken(text=tx.workshop.summary)
        text = fit(text, MOST, "summary", required=False)
        redraw(tx, summary=text, summary_version=version + 1)
        return tx.workshop


def _in_own_words(workshop: Workshop) -> list[Block]:
    return [Text(workshop.summary, "lead"), Text(EDITED, "note")]


def _is_renewed(block: Block) -> bool:
    """Whether a line of the summary is of what came after the workshop."""
    match block:
        case Stamp(word):
            return word == Standing.RESOLUTION
        case Text(text):
            return text.startswith((NEXT_BODY, ONWARD))
    return False


def _composed(
    house: House, process: Process, workshop: Workshop, held: Sequence[Scene], people: Sequence[Person], bodies: Way
) -> list[Block]:
    blocks = [*_resolved(bodies), Text(_attendance(people), "lead")]
    if mandate := process.client or ", ".join(process.hosts) or workshop.host:
        blocks.append(Text(f"Auftrag: {mandate}."))
    kinds = {scene.step.id: house.catalogue.activity(scene.step.activity).standing for scene in held}
    named = set[str]()
    for kind in _KINDS:
        outcomes = [(scene, _given(house, scene)) for scene in held if kinds[scene.step.id] is kind]
        for place, (scene, given) in enumerate(outcomes, 1):
            to_come = {one.id for _scene, later in outcomes[place:] for one in later}
            blocks += _outcome(scene, kind, given, named, to_come)
            named |= {one.id for one in given}
    said = {block.word for block in blocks if isinstance(block, Stamp)}
    return [*blocks, *_onward(workshop, bodies), *_standing(said)]


def _resolved(bodies: Way) -> list[Block]:
    resolution = last_resolution(bodies)
    if resolution is None:
        return []
    wording = f" „{shorten(resolution.wording, WORDING_MOST)}“" if resolution.wording != TAKEN_NOTE else ""
    return [Stamp(Standing.RESOLUTION.value, f"{told(resolution)}.{wording}")]


def _onward(workshop: Workshop, bodies: Way) -> list[Block]:
    """Who deals with it next, and the first of the next steps."""
    body = next_body(bodies)
    onward = next((line.strip() for line in workshop.next_steps.splitlines() if line.strip()), "")
    said = (
        f"{NEXT_BODY}{described(body)}." if body else "",
        f"{ONWARD}{shorten(onward, ONWARD_MOST)}" if onward else "",
    )
    return [Text(words) for words in said if words]


def _shortened(blocks: Sequence[Block]) -> list[Block]:
    """No more than a council takes note of: what binds least is shortened first."""
    kept = list(blocks)
    while len("\n".join(map(_in_words, kept))) > MOST:
        lists = [(place, one) for place, one in enumerate(kept) if isinstance(one, Bullets)]
        if not lists:
            break
        at, listed = lists[-1]
        kept[at : at + 1] = [replace(listed, items=listed.items[:-1])] if len(listed.items) > 1 else []
    return kept


def _as_text(blocks: Sequence[Block]) -> str:
    """The summary as plain text, line by line."""
    return "\n".join(filter(None, map(_in_words, blocks)))[:MOST]


def _in_words(block: Block) -> str:
    match block:
        case Text(text):
            return text
        case Stamp(word, text):
            return f"{word}: {text}"
        case Bullets(items, numbered):
            told = [Item(one) if isinstance(one, str) else one for one in items]
            texts = [f"{one.text} ({one.remark})" if one.remark else one.text for one in told]
            return "\n".join(f"{place}. {text}" if numbered else f"• {text}" for place, text in enumerate(texts, 1))
    return ""


def _attendance(people: Sequence[Person]) -> str:
    if not people:
        return "Es ist niemand beigetreten."
    groups = len({person.actor_group for person in people})
    counted = (
        f"{turnout.count(len(people), 'Person', 'Personen')} aus {turnout.count(groups, 'Akteursgruppe', 'Akteursgruppen')}"
    )
    return f"{counted} {'hat' if len(people) == 1 else 'haben'} teilgenommen."


def _given(house: House, scene: Scene) -> Sequence[Option]:
    """What came out of a step, once it may be seen and somebody spoke."""
    activity = house.catalogue.activity(scene.step.activity)
    nobody_spoke = activity.form is not None and not scene.valid
    return () if nobody_spoke or not is_visible(scene.step, activity) else activity.options(scene)


def _outcome(scene: Scene, kind: Standing, given: Sequence[Option], named: Set[str], to_come: Set[str]) -> list[Block]:
    """The first options of a result; in one sentence where what binds more, or comes later, names them as well."""
    if not given:
        return []
    asked = scene.step.question or scene.step.title
    asked = f"{asked} ({turnout.share(scene)})" if scene.n else asked
    ids = {one.id for one in given}
    if (named and named <= ids) or ids <= to_come:
        return [Stamp(kind.value, asked)]
    shown = _leading(given)
    cut = f" Die ersten {len(shown)} von {len(given)}:" if len(shown) < len(given) else ""
    ranks = Counter(one.facts["rank"] for one in given if one.facts.get("rank"))
    lines = tuple(_pointed(one, tied=ranks[one.facts.get("rank")] > 1) for one in shown)
    # what nobody has ranked, or what is level throughout, gets no numbers that would rank it
    ranked = kind is not Standing.OPINION or len(ranks) > 1 or len(given) == 1
    return [Stamp(kind.value, asked + cut), Bullets(lines, numbered=ranked)]


def _leading(given: Sequence[Option]) -> Sequence[Option]:
    """The first few, without cutting through a tie: it is taken whole, or where that is too much left to the table below."""
    ranks = [one.facts.get("rank") for one in given]
    if len(given) <= LEAD_LINES or None in ranks:
        return given[:LEAD_LINES]
    last = ranks[LEAD_LINES - 1]
    above, whole = ranks.index(last), len(ranks) - ranks[::-1].index(last)
    return given[: whole if whole <= LEAD_MOST or not above else above]


def _pointed(one: Option, *, tied: bool) -> Item:
    if one.facts.get("committed"):
        return Item(one.text, _pledge(one))
    points = one.facts.get("points")
    if points is None:
        return Item(one.text)
    return Item(one.text, turnout.count(points, "Punkt", "Punkte") + (", gleichauf" if tied else ""))


def _pledge(one: Option) -> str:
    """Who has committed to it, and by when."""
    due = one.facts.get("due")
    return ", ".join(filter(None, (one.facts.get("responsible"), f"bis {day(date.fromisoformat(due))}" if due else "")))


def _standing(kinds: Collection[str]) -> list[Block]:
    """What an opinion and a recommendation are not."""
    if Standing.OPINION not in kinds:
        return []
    if Standing.RECOMMENDATION not in kinds:
        return [Text("Ein Meinungsbild ist kein Beschluss. Es zeigt, wie die Anwesenden gewichten.", "note")]
    return [Text("Meinungsbild und Empfehlung sind keine Beschlüsse. Sie zeigen, wie die Anwesenden gewichten.", "note")]
