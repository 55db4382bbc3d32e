"""What each surface sees of a workshop, as plain data: the tablet its step, projector and console the board."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from facilitation import trace
from facilitation.agenda import clock, delay, ending, lay_out, local
from facilitation.ballots import round_of
from facilitation.carrying import describe, stale_steps
from facilitation.contract import Activity, Form, Scene, Standing, always_asked, is_by_table, is_live, is_visible
from facilitation.desk import DOUBLE, INSTITUTION_MAXIMUM, voice_of
from facilitation.errors import NoLongerOffered, NotReleased
from facilitation.house import House
from facilitation.language import LANGUAGES, Translate, german
from facilitation.paper import pile_of
from facilitation.ports import Ledger
from facilitation.roles import Facilitator, Who, require_facilitator, require_guest, require_sight
from facilitation.sight import see
from facilitation.similarity import names, similar
from facilitation.workshop import (
    Deed,
    Entry,
    EntryState,
    Origin,
    Parked,
    Passage,
    Person,
    Process,
    Release,
    Show,
    Step,
    StepState,
    Workshop,
    WorkshopState,
)

OFFERED_FOR = timedelta(days=30)
KEPT_FOR = timedelta(days=183)
_COMPARED = 80


# ── tablet ───────────────────────────────────────────────────────────────────


def tablet(house: House, who: Who, translate: Translate = german) -> dict[str, Any]:
    """What a participant's device shows now: phase, step, form, own entries. Raises Unknown, NotAllowed, Missing."""
    guest = require_guest(who)
    with house.store.read() as ledger:
        workshop = ledger.get(Workshop, guest.workshop_id)
        process = ledger.get(Process, workshop.process_id)
        known = ledger.find(Person, id=guest.person_id, workshop_id=workshop.id)
        person = known if known and known.is_here else None
        steps = [step for step in ledger.all(Step, workshop_id=workshop.id) if not step.left_out]
        step = next((one for one in steps if one.id == workshop.step_id), None)
        activity = house.catalogue.activity(step.activity) if step else None
        phase = _phase(workshop, person, step, activity)
        seen: dict[str, Any] = {
            "revision": workshop.revision,
            "now": house.clock().isoformat(),
            "workshop": {
                "id": workshop.id,
                "title": process.title,
                "format": translate(house.catalogue.format(workshop.format).title),
                "municipality": process.municipality,
                "state": workshop.state.value,
            },
            "phase": phase,
            "person": house.pseudonym(guest.person_id, workshop.id)[:12],
            "languages": [{"code": one.code, "name": one.name, "dir": one.direction} for one in LANGUAGES],
            "language": known.language if known else None,
            "join": _join(process, translate) if phase == "join" else None,
            "tables": list(workshop.tables),
            "table": person.table if person else "",
            "step": None,
            "form": None,
            "own": [],
            "minutes": offer(house, workshop),
            "farewell": None,
        }
        if person and step and activity and phase != "finished":
            seen["step"] = _tablet_step(step, steps, activity, translate)
            if activity.form is not None and phase in ("input", "closed"):
                seen["form"] = _translated(activity.form(step), translate)
                voice = voice_of(house, workshop, step, person)
                mine = ledger.all(Entry, step_id=step.id, pseudonym=voice.pseudonym)
                seen["own"] = [
                    _own(activity, seen["form"], entry) for entry in mine if _is_asked(activity, step, seen["form"], entry)
                ]
        if phase == "finished":
            seen["farewell"] = _farewell(ledger, house, workshop)
    return seen


def sheet(house: House, who: Who, step_id: str) -> dict[str, Any]:
    """The form of a step as a participant gets it, but nobody's: for paper. Raises Unknown, NotAllowed, Missing."""
    require_facilitator(who)
    with house.store.read() as ledger:
        step = ledger.get(Step, step_id)
        workshop = ledger.get(Workshop, step.workshop_id)
        steps = [one for one in ledger.all(Step, workshop_id=workshop.id) if not one.left_out]
        activity = house.catalogue.activity(step.activity)
    return {
        "now": house.clock().isoformat(),
        "workshop": {"id": workshop.id, "title": workshop.title},
        "phase": "input",
        "languages": [],
        "language": "de",
        "tables": list(workshop.tables),
        "step": _tablet_step(step, steps, activity, german),
        "form": _translated(activity.form(step), german) if activity.form else None,
        "pile": pile_of(activity, step),
        "own": [],
    }


def offer(house: House, workshop: Workshop) -> dict[str, str | None] | None:
    """Where the released minutes lie and the last day on which they are offered; None where they are not.

    `pdf` is None where this machine makes none.
    """
    if workshop.released_at is None:
        return None
    until = local(workshop.released_at + OFFERED_FOR).date()
    if local(house.clock()).date() > until:
        return None
    place = f"/protokoll/{workshop.id}"
    return {"url": f"{place}.docx", "pdf": f"{place}.pdf" if house.offers_pdf else None, "until": until.isoformat()}


def require_released(house: House, workshop: Workshop) -> None:
    """Raises NotReleased before the minutes are released, NoLongerOffered when their time is over."""
    if offer(house, workshop) is None:
        raise NotReleased if workshop.released_at is None else NoLongerOffered


def _phase(workshop: Workshop, person: Person | None, step: Step | None, activity: Activity | None) -> str:
    if workshop.state is WorkshopState.FINISHED:
        return "finished"
    if person is None:
        return "join"
    if step is None or activity is None or activity.form is None or step.state is StepState.PREPARED:
        return "wait"
    if is_by_table(activity, step) and not person.table:
        return "table" if workshop.tables else "wait"
    return "input" if step.state is StepState.OPEN else "closed"


def _join(process: Process, translate: Translate) -> dict[str, Any]:
    groups = [{"name": group, "label": translate(group)} for group in process.actor_groups]
    return {"actor_groups": groups, "institution_maximum": INSTITUTION_MAXIMUM}


def _tablet_step(step: Step, steps: Sequence[Step], activity: Activity, translate: Translate) -> dict[str, Any]:
    question = translate(step.question)
    return {
        "id": step.id,
        "key": step.key,
        "activity": step.activity,
        "number": next((n for n, one in enumerate(steps, 1) if one.id == step.id), 0),
        "count": len(steps),
        "state": step.state.value,
        "question": question,
        "original": step.question if question != step.question else None,
        "help": translate(step.help) if step.help else activity.rule(step, translate),
        "hidden": not is_live(step, activity),
        "by_table": is_by_table(activity, step),
        "round": round_of(step),
        **_time(step),
    }


def _translated(form: Form, translate: Translate) -> dict[str, Any]:
    plain = asdict(form)
    for name in ("submit", "noun", "own_title"):
        plain[name] = translate(plain[name])
    for field in plain["fields"]:
        for name in ("label", "note", "low", "high", "unit", "nullable", "group"):
            field[name] = translate(field[name]) if field[name] else ""
        ours = field["kind"] in ("choice", "verdict")  # what dots go to are people's own words
        field["options"] = [{**one, "label": translate(one["label"])} if ours else one for one in field["options"]]
    plain["fields"] = list(plain["fields"])
    plain["subjects"] = [{**one, "label": translate(one["label"])} for one in plain["subjects"]]
    return plain


def _is_asked(activity: Activity, step: Step, form: dict[str, Any], entry: Entry) -> bool:
    """Whether an own entry answers what the form asks now; what was said in an earlier round is not shown again."""
    if entry.state is EntryState.WITHDRAWN or not activity.asked(step, entry.data):
        return False
    subjects = [one["value"] for one in form["subjects"]]
    return not subjects or entry.data.get(form["subject"]) in subjects


def _own(activity: Activity, form: dict[str, Any], entry: Entry) -> dict[str, Any]:
    """An own entry as the device works on it: dots on what is not offered any more can be given anew."""
    data = dict(entry.data)
    for field in form["fields"]:
        if field["kind"] == "dots" and isinstance(data.get(field["name"]), dict):
            offered = {one["value"] for one in field["options"]}
            data[field["name"]] = {id: count for id, count in data[field["name"]].items() if id in offered}
    return {"id": entry.id, "data": data, "text": activity.line(entry.data), "state": entry.state.value}


def _farewell(ledger: Ledger, house: House, workshop: Workshop) -> dict[str, Any]:
    deletion = local((workshop.released_at or house.clock()) + KEPT_FOR).date().isoformat()
    return {"recommendation": _recommended(ledger, house, workshop), "deletion": deletion}


def _recommended(ledger: Ledger, house: House, workshop: Workshop) -> list[str]:
    """The options of the last step that recommends something, once it is revealed."""
    recommended: list[str] = []
    for step in ledger.all(Step, workshop_id=workshop.id):
        activity = house.catalogue.activity(step.activity)
        if activity.standing is Standing.RECOMMENDATION and step.state.place >= StepState.REVEALED.place:
            recommended = [one.text for one in activity.options(see(ledger, house.catalogue, step))]
    return recommended


# ── projector and console ────────────────────────────────────────────────────


def board(
    house: House, who: Who, workshop_id: str, *, console: bool = False, since: int | None = None
) -> dict[str, Any] | None:
    """The picture for projector and console; since a revision only what came since, None where nothing did.

    Raises Unknown, NotAllowed, Missing; the console's part is for facilitators only.
    """
    require_sight(who, workshop_id)
    console = console and isinstance(who, Facilitator)
    with house.store.read() as ledger:
        workshop = ledger.get(Workshop, workshop_id)
        head = {"revision": workshop.revision, "now": house.clock().isoformat()}
        if since == workshop.revision:
            return None
        if since is not None and not console and workshop.arranged <= since < workshop.revision:
            return head | _newer(ledger, house, workshop, since)
        steps = ledger.all(Step, workshop_id=workshop_id)
        step = next((one for one in steps if one.id == workshop.step_id), None)
        process = ledger.get(Process, workshop.process_id)
        scene = see(ledger, house.catalogue, step) if step else None
        seen = head | {
            "workshop": _workshop(ledger, process, workshop),
            "show": workshop.show.value,
            "focus": workshop.focus,
            "joined": sum(one.is_here for one in ledger.all(Person, workshop_id=workshop_id)),
            "languages": [{"code": one.code, "name": one.name, "dir": one.direction} for one in LANGUAGES],
            "next": _next(steps, step),
            "farewell": _thanks(ledger, house, workshop) if workshop.show is Show.THANKS else None,
            "plan": _plan(workshop, ledger.all(Person, workshop_id=workshop_id)) if workshop.show is Show.TABLES else None,
            "step": _board_step(house, scene, steps) if scene else None,
            "picture": _picture(house, scene) if scene else None,
            "remarks": _remarks(house, scene, console=console) if scene else [],
        }
        if scene and (turned := _turned(ledger, house, workshop)):
            seen |= {"picture": turned, "remarks": []}
            seen["step"] = {**_board_step(house, scene, steps), "question": turned["text"], "foot": "", "stamp": None}
        if console:
            seen |= _console(ledger, house, workshop, steps, scene)
    return seen


def _turned(ledger: Ledger, house: House, workshop: Workshop) -> dict[str, Any] | None:
    """The way of the one thing the wall is turned to, if it is."""
    if not (workshop.focus or "").startswith(trace.SHOWN):
        return None
    found = trace.trace(ledger, house.catalogue, workshop)
    return trace.picture(found, str(workshop.focus).removeprefix(trace.SHOWN), workshop.id)


def _next(steps: Sequence[Step], step: Step | None) -> str | None:
    """The title of the step after this one."""
    held = [one for one in steps if not one.left_out]
    place = next((n for n, one in enumerate(held, 1) if step and one.id == step.id), 0)
    return held[place].title if place < len(held) else None


def _thanks(ledger: Ledger, house: House, workshop: Workshop) -> dict[str, Any]:
    """What the room sees at the end: the recommendation and the first of the next steps."""
    lines = [line.strip() for line in workshop.next_steps.splitlines() if line.strip()]
    return {"recommendation": _recommended(ledger, house, workshop), "next": lines[0] if lines else None}


def _newer(ledger: Ledger, house: House, workshop: Workshop, since: int) -> dict[str, Any]:
    step = ledger.find(Step, id=workshop.step_id) if workshop.step_id else None
    people = ledger.all(Person, workshop_id=workshop.id)
    if step is None:
        return {"delta": {"cards": [], "gone": []}, "n": 0, "N": sum(one.is_here for one in people)}
    activity = house.catalogue.activity(step.activity)
    N = sum(one.counts_at(step) for one in people)  # noqa: N806 - the symbol of the contract
    tables = None
    if is_by_table(activity, step):
        tables = _tables(workshop, ledger.all(Entry, step_id=step.id, state=EntryState.VALID))
        N = len(tables)  # noqa: N806 - the symbol of the contract
    n = N if _counts_joining(activity) else _voices(ledger, activity, step)
    cards: list[Any] = []
    gone: list[str] = []
    if activity.card is not None and is_visible(step, activity):
        for entry in ledger.since(step.id, since):
            card = activity.card(step, entry) if entry.state is EntryState.VALID else None
            if card is None:
                gone.append(entry.id)
            else:
                cards.append(card)
    return {"delta": {"cards": cards, "gone": gone}, "n": n, "N": N, "tables": tables}


def _counts_joining(activity: Activity) -> bool:
    """Whether people enter nothing at the step itself: joining was their input."""
    return activity.form is None and activity.unit == "person"


def _voices(ledger: Ledger, activity: Activity, step: Step) -> int:
    """How many have answered what is asked now."""
    if activity.asked is always_asked:
        return ledger.voices(step.id)
    return _count_asked(activity, step, ledger.all(Entry, step_id=step.id, state=EntryState.VALID))


def _count_asked(activity: Activity, step: Step, valid: Iterable[Entry]) -> int:
    return len({entry.pseudonym for entry in valid if entry.pseudonym and activity.asked(step, entry.data)})


def _tables(workshop: Workshop, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """How much each table has handed in so far: a number that hides nothing and gives nothing away."""
    counts = Counter(entry.table for entry in entries if entry.table)
    return [{"name": table, "count": counts[table]} for table in dict.fromkeys([*workshop.tables, *counts])]


def _workshop(ledger: Ledger, process: Process, workshop: Workshop) -> dict[str, Any]:
    return {
        "id": workshop.id,
        "title": process.title,
        "format": workshop.title,
        "municipality": process.municipality,
        "place": workshop.place,
        "date": workshop.date.isoformat(),
        "code": workshop.code,
        "state": workshop.state.value,
        "rehearsal": workshop.rehearsal_of is not None,
        "released": ledger.count(Release, workshop_id=workshop.id) if workshop.released_at else 0,
        "colour": process.colour,
    }


def _board_step(house: House, scene: Scene, steps: Iterable[Step]) -> dict[str, Any]:
    step, activity = scene.step, house.catalogue.activity(scene.step.activity)
    held = [one for one in steps if not one.left_out]
    return {
        "id": step.id,
        "key": step.key,
        "activity": step.activity,
        "kind": activity.title,
        "number": next((n for n, one in enumerate(held, 1) if one.id == step.id), 0),
        "count": len(held),
        "title": step.title,
        "question": step.question,
        "state": step.state.value,
        "hidden": not is_visible(step, activity),
        "input": activity.form is not None,
        "hint": activity.rule(step) or step.help,
        "foot": activity.foot(step),
        "n": scene.N if _counts_joining(activity) else _count_asked(activity, step, scene.valid),
        "N": scene.N,
        "tables": _tables(scene.workshop, scene.valid) if scene.by_table else None,
        "stamp": activity.standing.value if activity.standing else None,
        **_time(step),
    }


def _time(step: Step) -> dict[str, Any]:
    return {
        "ends_at": step.ends_at.isoformat() if step.ends_at else None,
        "paused_seconds": step.paused_seconds,
        "minutes": float(step.setting("writing") or step.minutes),
    }


def _picture(house: House, scene: Scene) -> dict[str, Any] | None:
    activity = house.catalogue.activity(scene.step.activity)
    return dict(activity.picture(scene)) if is_visible(scene.step, activity) else None


def _remarks(house: House, scene: Scene, *, console: bool) -> list[str]:
    """What must be said beside the result: to the room once it sees it, to the facilitator as soon as input has ended."""
    activity = house.catalogue.activity(scene.step.activity)
    ended = scene.step.state.place >= StepState.CLOSED.place or (scene.step.state is StepState.PREPARED and bool(scene.valid))
    return list(activity.remarks(scene)) if ended and (console or is_visible(scene.step, activity)) else []


def _console(ledger: Ledger, house: House, workshop: Workshop, steps: Sequence[Step], scene: Scene | None) -> dict[str, Any]:
    now = house.clock()
    slots = lay_out(workshop, steps, ledger.all(Passage, workshop_id=workshop.id), now)
    end = ending(slots)
    people = ledger.all(Person, workshop_id=workshop.id)
    stale = stale_steps(ledger, house, steps)
    return {
        "basis": describe(ledger, house, scene) if scene else None,
        "agenda": [
            {
                "id": slot.step.id,
                "key": slot.step.key,
                "number": slot.number,
                "title": slot.step.title,
                "minutes": slot.step.minutes,
                "start": clock(slot.planned),
                "actual_start": clock(slot.began) or None,
                "actual_minutes": round(slot.taken) if slot.taken is not None else None,
                "state": slot.step.state.value,
                "talk": house.catalogue.activity(slot.step.activity).form is None,
                "current": slot.step.id == workshop.step_id,
                "left_out": slot.step.left_out,
                "stale": stale[slot.step.id].sentence if slot.step.id in stale else None,
            }
            for slot in slots
        ],
        "delay_minutes": delay(slots),
        "ends": clock(end),
        "queue": _queue(house, scene) if scene else [],
        "bench": dict(house.catalogue.activity(scene.step.activity).bench(scene)) if scene else {"kind": "none"},
        "undo": _undo(ledger, scene.step) if scene else None,
        "notes": {"text": scene.step.notes, "version": scene.step.notes_version} if scene else None,
        "parked": [asdict(line) for line in ledger.all(Parked, workshop_id=workshop.id)],
        "present": _present(people),
        "seating": _seating(workshop, people),
    }


def _queue(house: House, scene: Scene) -> list[dict[str, Any]]:
    activity = house.catalogue.activity(scene.step.activity)
    if activity.form is None:
        return []
    doubles = {item.data["card"]: item.data["of"] for item in scene.arranged(DOUBLE)}
    given = {one.id.partition(".")[0] for one in activity.options(scene)} if is_visible(scene.step, activity) else ()
    shown = [entry for entry in scene.entries if entry.state is not EntryState.WITHDRAWN]
    lines = [activity.line(entry.data) for entry in shown]
    form = activity.form(scene.step)
    subjects = {one["value"]: one["label"] for one in form.subjects}
    queue = []
    for place, (entry, line) in enumerate(zip(shown, lines, strict=True)):
        spans = names(line) if activity.card is not None and not entry.redacted else []
        earlier = lines[max(0, place - _COMPARED) : place]
        alike = similar(line, earlier) if activity.card is not None and earlier else None
        queue.append(
            {
                "id": entry.id,
                "text": line,
                "about": subjects.get(entry.data.get(form.subject)) if subjects else None,
                "state": entry.state.value,
                "by": entry.origin.value,
                "late": entry.late,
                "at": clock(entry.at),
                "flags": ["name"] if spans else [],
                "mark": list(spans[0]) if spans else None,
                "similar": earlier[alike] if alike is not None else None,
                "double_of": doubles.get(entry.id),
                "redacted": entry.redacted,
                "card": activity.card is not None,
                "traced": entry.id in given,
            }
        )
    return queue[::-1]


def _undo(ledger: Ledger, step: Step) -> dict[str, str] | None:
    deeds = [deed for deed in ledger.all(Deed, step_id=step.id) if not deed.undone]
    return {"label": deeds[-1].label} if deeds else None


def _present(people: Sequence[Person]) -> dict[str, Any]:
    here = [person for person in people if person.is_here]
    return {
        "joined": len(here),
        "gone": len(people) - len(here),
        "paper": sum(person.origin is Origin.FACILITATOR for person in here),
        "groups": _by_group(here),
    }


def _by_group(people: Iterable[Person]) -> list[dict[str, Any]]:
    """Actor groups with their people, the largest first."""
    counts = Counter(person.actor_group for person in people)
    return [{"name": name, "count": count} for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


def _seating(workshop: Workshop, people: Sequence[Person]) -> dict[str, Any]:
    """The tables and everybody's seat. Nobody has a name: a person is an actor group, a language and a number."""
    return {
        "tables": list(workshop.tables),
        "people": [
            {
                "id": person.id,
                "number": number,
                "group": person.actor_group,
                "language": person.language,
                "table": person.table,
                "paper": person.origin is Origin.FACILITATOR,
                "here": person.is_here,
            }
            for number, person in enumerate(people, 1)
        ],
    }


def _plan(workshop: Workshop, people: Iterable[Person]) -> dict[str, Any]:
    """Who sits where as the room may read it: actor groups and counts table by table."""
    here = [person for person in people if person.is_here]
    return {
        "tables": [
            {"name": table, "count": len(seated), "groups": _by_group(seated)}
            for table in workshop.tables
            for seated in ([person for person in here if person.table == table],)
        ],
        "standing": sum(not person.table for person in here),
    }
