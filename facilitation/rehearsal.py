"""Rehearsing: a whole workshop played from a file, or with virtual people while the facilitator watches.

Both go through the desk, with the rules and the storage of a real evening. A file is first played on a slate, which finds
every fault in it; only what has none is written.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from facilitation import desk, planning
from facilitation.agenda import HERE, beginning
from facilitation.contract import Activity, Format, Planned, Scene, was_held
from facilitation.errors import (
    NoDate,
    NoInput,
    NoMunicipality,
    NotAllowed,
    NothingToChoose,
    NoTitle,
    SecondEntry,
    TooManyEntries,
)
from facilitation.faults import BrokenScenario, Fault, Faults
from facilitation.house import House
from facilitation.municipality import ACTOR_GROUPS, FIELDS
from facilitation.outcome import outcomes
from facilitation.roles import Facilitator, Guest, Who, require_facilitator
from facilitation.sight import find_source, see
from facilitation.slate import Slate
from facilitation.text import clean
from facilitation.workshop import Data, Origin, Person, Process, Step, StepState, Workshop

PLAYER = Facilitator("probelauf", "Probelauf")
ARRIVING = timedelta(minutes=8)
MINUTES = 10


# ── from a file ──────────────────────────────────────────────────────────────


def read_scenario(house: House, scenario: object) -> tuple[Fault, ...]:
    """All faults of a scenario, in its order; nothing of it is written."""
    faults = Faults(strict=False)
    _Stage(replace(house, store=Slate()), faults).play(scenario)
    return tuple(faults.found)


def play(house: House, scenario: object) -> tuple[str, ...]:
    """Play a scenario, as of its own date; gives the ids of its workshops in order. Raises BrokenScenario."""
    faults = read_scenario(house, scenario)
    if faults:
        raise BrokenScenario(faults)
    return _Stage(house, Faults(strict=True)).play(scenario)


def ergebnis(house: House, workshop_id: str) -> dict[str, Any]:
    """The file `ergebnis.json` of a workshop: what it was, and the outcome of each of its steps. Raises Missing."""
    with house.store.read() as ledger:
        workshop = ledger.get(Workshop, workshop_id)
        process = ledger.get(Process, workshop.process_id)
        return {
            "workshop": {
                "title": workshop.title,
                "municipality": process.municipality,
                "date": workshop.date.isoformat(),
                "place": workshop.place,
                "host": workshop.host,
                "format": workshop.format,
                "fields": list(process.fields),
            },
            "steps": outcomes(ledger, house.catalogue, workshop_id),
        }


class _Clock:
    """The clock on the wall of the played evening."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


class _Stage:
    """Where a scenario is played, workshop by workshop."""

    def __init__(self, house: House, faults: Faults) -> None:
        self.clock = _Clock(house.clock())
        self.house = replace(house, clock=self.clock)
        self.faults = faults

    # process and workshops

    def play(self, scenario: object) -> tuple[str, ...]:
        if not isinstance(scenario, dict):
            self.faults.note("", "Die Datei enthält kein JSON-Objekt.")
            return ()
        several = "workshops" in scenario
        given = self.faults.sequence(scenario["workshops"], "workshop") if several else [scenario]
        if several and not given:
            self.faults.note("workshop", "Es steht kein Workshop in der Liste.")
        process = None
        with self.faults.at("process" if "process" in scenario else "workshop"):
            process = self._prepare_process(self.faults.mapping(scenario.get("process", {}), "process"), given)
        if process is None:
            return ()
        played = []
        for number, one in enumerate(given, 1):
            self.faults.workshop = number if several else None
            played.append(self._play_workshop(self.faults.mapping(one, "workshop"), process))
        return tuple(id for id in played if id)

    def _prepare_process(self, details: Data, workshops: Sequence[object]) -> Process:
        heads = [one["workshop"] for one in workshops if isinstance(one, dict) and isinstance(one.get("workshop"), dict)]
        first: Data = heads[0] if heads else {}
        self.clock.now = _start(first)
        title = _text(details.get("title")) or _text(first.get("title"))
        municipality = _text(details.get("municipality")) or _text(first.get("municipality"))
        fields = [field for head in heads for field in _texts(head.get("fields"))] or [*FIELDS, *_fields(workshops)]
        groups = [*ACTOR_GROUPS, *_groups(workshops)]
        named = {name: _texts(details[name]) for name in ("hosts", "partners") if name in details}
        return planning.create_process(
            self.house,
            PLAYER,
            title=title or "–",
            municipality=municipality or "–",
            fields=fields,
            actor_groups=groups,
            **named,
        )

    def _play_workshop(self, scenario: Data, process: Process) -> str | None:
        workshop = self._plan(self.faults.mapping(scenario.get("workshop"), "workshop"), process)
        if workshop is None:
            self._people(scenario, None)
            return None
        self.clock.now = beginning(workshop) - ARRIVING
        people = self._people(scenario, workshop)
        self.clock.now = beginning(workshop)
        spoken = self.faults.mapping(scenario.get("steps", {}), "workshop")
        with self.house.store.read() as ledger:
            steps = ledger.all(Step, workshop_id=workshop.id)
        for key in spoken:
            if key not in [step.key for step in steps]:
                self.faults.note(key, "Diesen Schritt gibt es in diesem Workshop nicht.")
        for step in steps:
            _Turn(self, workshop, step, people).play(spoken.get(step.key))
        desk.finish(self.house, PLAYER, workshop.id)
        return workshop.id

    def _plan(self, details: Data, process: Process) -> Workshop | None:
        self.clock.now = _start(details)
        when = _day(details)
        for missing, refusal in (
            (not _text(details.get("title")), NoTitle()),
            (not _text(details.get("municipality")) and process.municipality == "–", NoMunicipality()),
            (when is None, NoDate()),
        ):
            with self.faults.at("workshop"):
                if missing:
                    raise refusal
        planned = None
        with self.faults.at("workshop"):
            declared = self.house.catalogue.format(_text(details.get("format")))
            agenda = self._agenda(details["agenda"], declared) if "agenda" in details else ()
            planned = planning.plan_workshop(
                self.house,
                PLAYER,
                process_id=process.id,
                format=declared.key,
                title=_text(details.get("title")) or "–",
                date=when or self.clock.now.date(),
                starts=details.get("starts", "17:00"),
                place=details.get("place") or "",
                host=details.get("host") or "",
                agenda=tuple(step for step, _ in agenda) or None,
            )
            self._offer(planned, agenda)
        return planned

    def _offer(self, workshop: Workshop, agenda: Sequence[tuple[Planned, list[Any]]]) -> None:
        with self.house.store.read() as ledger:
            steps = {step.key: step for step in ledger.all(Step, workshop_id=workshop.id)}
        for planned, options in agenda:
            if options:
                with self.faults.at(planned.key):
                    planning.change_step(self.house, PLAYER, steps[planned.key].id, options=options)

    # agenda

    def _agenda(self, given: object, declared: Format) -> list[tuple[Planned, list[Any]]]:
        """The steps of a given agenda with their typed options; what a declared step of that key says is filled in."""
        steps: dict[str, tuple[Planned, list[Any]]] = {}
        for number, one in enumerate(self.faults.sequence(given, "agenda"), 1):
            details = self.faults.mapping(one, "agenda", number)
            key = _text(details.get("key"))
            if details and (not key or key in steps):
                self.faults.note("agenda", f"Der Schlüssel „{key}“ steht schon da." if key else "Es fehlt „key“.", number)
            elif details:
                with self.faults.at(key):
                    steps[key] = self._planned(key, details, declared)
        known = set(steps)
        return [(replace(step, sources=_within(step.sources, known)), options) for step, options in steps.values()]

    def _planned(self, key: str, details: Data, declared: Format) -> tuple[Planned, list[Any]]:
        activity = self.house.catalogue.activity(_text(details.get("activity")))
        like = next((one for one in declared.steps if (one.key, one.activity) == (key, activity.key)), None)
        step = like or Planned(key, activity.key, activity.title, "", MINUTES)
        settings = {**step.settings, **self._settings(key, activity, details.get("settings") or {})}
        question = desk.fit(details.get("question", step.question), planning.QUESTION_MAXIMUM, "question", required=False)
        sources = tuple(_texts(details.get("from"))) or step.sources
        options = self.faults.sequence(details.get("options") or [], key)
        return replace(step, question=question, settings=settings, sources=sources, left_out=False), options

    def _settings(self, key: str, activity: Activity, given: object) -> dict[str, Any]:
        known = {setting.name: setting for setting in activity.settings}
        read: dict[str, Any] = {}
        for name, value in self.faults.mapping(given, key).items():
            with self.faults.at(key):
                if name in known:
                    read[name] = planning.read_setting(known[name], value)
                else:
                    self.faults.note(key, f"Die Einstellung „{name}“ gibt es hier nicht.")
        return read

    # people

    def _people(self, scenario: Data, workshop: Workshop | None) -> dict[str, str]:
        """The ids of the people by their names in the file; without a workshop they are only looked at."""
        people: dict[str, str] = {}
        given = self.faults.sequence(scenario.get("participants", []), "participants")
        for number, one in enumerate(given, 1):
            details = self.faults.mapping(one, "participants", number)
            name = _text(details.get("id"))
            if details and (not name or name in people):
                self.faults.note("participants", f"„{name}“ steht schon da." if name else "Es fehlt „id“.", number)
            elif details:
                people[name] = self.house.new_id()
                if workshop is not None:
                    with self.faults.at("participants", number):
                        self._join(workshop, people[name], details)
                self.clock.go_on(ARRIVING.total_seconds() / 60 / len(given))
        return people

    def _join(self, workshop: Workshop, person_id: str, details: Data) -> None:
        desk.join(
            self.house,
            Guest(workshop.id, person_id),
            actor_group=_text(details.get("actor_group")),
            institution=details.get("institution") or "",
            language=_text(details.get("language")) or "de",
        )


class _Turn:
    """One step of a played workshop."""

    def __init__(self, stage: _Stage, workshop: Workshop, step: Step, people: Mapping[str, str]) -> None:
        self.faults, self.house, self.clock = stage.faults, stage.house, stage.clock
        self.workshop, self.step, self.people = workshop, step, people
        self.activity = stage.house.catalogue.activity(step.activity)
        self.alone = self.activity.unit == "facilitator"
        self.random = Random(f"{workshop.title}:{step.key}")  # noqa: S311 - how long a step took, not a secret

    def play(self, spoken: object) -> None:
        """From opening to confirming, if there is anything to it."""
        key = self.step.key
        wanted, other = (dict, "eine Liste") if self.alone else (list, "ein Objekt")
        if spoken is not None and not isinstance(spoken, wanted):
            expected = "ein Objekt" if self.alone else "eine Liste"
            found = other if isinstance(spoken, dict | list) else "etwas anderes"
            self.faults.note(key, f"Hier wird {expected} erwartet, gefunden ist {found}.")
            return
        joining = self.activity.form is None and not self.alone
        if spoken and joining:
            with self.faults.at(key):
                raise NoInput
        if not spoken and not (joining and self.people):
            if self.alone and not self.step.left_out:
                self.clock.go_on(self.step.minutes)
            return
        minutes = self.step.minutes * self.random.uniform(0.85, 1.15)
        ends = self.clock.now + timedelta(minutes=minutes)
        with self.faults.at(key):
            self._take_as_given(spoken)
            desk.open_step(self.house, PLAYER, self.step.id)
            self._speak(spoken, minutes * 0.6)
            desk.close_step(self.house, PLAYER, self.step.id)
            self.clock.go_on(0.5)
            desk.reveal_step(self.house, PLAYER, self.step.id)
            self.clock.now = max(self.clock.now, ends)
            desk.confirm_step(self.house, PLAYER, self.step.id)

    def _speak(self, spoken: Any, minutes: float) -> None:
        with self.house.store.read() as ledger:
            scene = see(ledger, self.house.catalogue, ledger.get(Step, self.step.id))
        if isinstance(spoken, list) and spoken and self.activity.form is not None:
            first: dict[str, int] = {}
            for number, entry in enumerate(spoken, 1):
                self.clock.go_on(minutes / len(spoken))
                self._enter(scene, number, self.faults.mapping(entry, self.step.key, number), first)
        elif isinstance(spoken, dict):
            self.clock.go_on(minutes)
            self._arrange(scene, spoken)

    def _enter(self, scene: Scene, number: int, entry: Data, numbers: dict[str, int]) -> None:
        key = self.step.key
        by, paper = entry.get("by"), entry.get("entered_by") == Origin.FACILITATOR
        if not entry:
            return
        if by is None and not paper:
            self.faults.note(key, "Es fehlt, von wem die Eingabe ist („by“).", number)
            return
        if by is not None and (not isinstance(by, str) or by not in self.people):
            self.faults.note(key, f"Die Person „{by}“ steht nicht unter den Teilnehmenden.", number)
            return
        data = {name: value for name, value in entry.items() if name not in ("by", "table", "entered_by")}
        try:
            with self.faults.at(key, number):
                numbers[self._submit(self.activity.spoken(scene, data), by, paper)] = number
        except _Once as again:
            self.faults.note(key, f"{by} {again}, zuerst mit Eintrag {numbers.get(again.first, 0)}.", number)

    def _submit(self, data: Data, by: str | None, paper: bool) -> str:
        """The id of the new entry. Raises _Once where the person has had her say, and what the desk raises."""
        person = self.people[by] if by is not None else None
        try:
            if paper or person is None:
                return desk.enter_paper(self.house, PLAYER, self.step.id, data, person).id
            guest = Guest(self.workshop.id, person)
            return desk.submit(self.house, guest, id=self.house.new_id(), step=self.step.key, data=data).entry.id
        except SecondEntry as refused:
            raise _Once(refused.first, "hat diese Frage schon beantwortet") from refused
        except TooManyEntries as refused:
            limit = refused.facts["limit"]
            raise _Once(refused.first, f"hat hier schon {limit} Eingaben gemacht, mehr sind nicht möglich") from refused

    def _arrange(self, scene: Scene, spoken: Data) -> None:
        with self.faults.at(self.step.key):
            if "notes" in spoken:
                desk.note(self.house, PLAYER, self.step.id, spoken["notes"], self.step.notes_version)
        calls: Sequence[tuple[str, Data]] = ()
        with self.faults.at(self.step.key):
            calls = self.activity.calls(scene, spoken)
        for verb, arguments in calls:
            with self.faults.at(self.step.key):
                desk.arrange(self.house, PLAYER, self.step.id, verb, arguments)

    def _take_as_given(self, spoken: Any) -> None:
        """Where no step before gave anything to work with, the names in the file are what there is."""
        if self.step.options or self._has_source():
            return
        entries = spoken if isinstance(spoken, list) else [spoken]
        named = dict.fromkeys(name for one in entries if isinstance(one, dict) for name in self.activity.named(one))
        texts = [name for name in named if clean(name).strip()]
        if texts:
            planning.change_step(self.house, PLAYER, self.step.id, options=texts)

    def _has_source(self) -> bool:
        with self.house.store.read() as ledger:
            sources = [find_source(ledger, self.step, name) for name in self.step.sources]
        return any(source is not None and was_held(source) for source in sources)


class _Once(Exception):
    """What a person has already done, and with which entry first."""

    def __init__(self, first: str, done: str) -> None:
        self.first = first
        super().__init__(done)


def _start(details: Data) -> datetime:
    """Noon of the workshop's day, when everything is prepared."""
    when = _day(details) or date(2000, 1, 1)
    return datetime(when.year, when.month, when.day, 12, tzinfo=HERE)


def _day(details: Data) -> date | None:
    try:
        return date.fromisoformat(details.get("date", ""))
    except (TypeError, ValueError):
        return None


def _text(value: object) -> str:
    return clean(value).strip() if isinstance(value, str) else ""


def _texts(value: object) -> list[str]:
    return [text for text in map(_text, value) if text] if isinstance(value, list) else []


def _within(sources: tuple[str, ...], keys: set[str]) -> tuple[str, ...]:
    return tuple(source for source in sources if "." in source or source in keys)


def _groups(workshops: Sequence[object]) -> list[str]:
    return _gathered(workshops, lambda one: one.get("participants"), "actor_group")


def _fields(workshops: Sequence[object]) -> list[str]:
    """Every field of action the entries name."""

    def entries(one: Data) -> list[Any]:
        steps = one.get("steps")
        lists = steps.values() if isinstance(steps, dict) else ()
        return [entry for given in lists if isinstance(given, list) for entry in given]

    return _gathered(workshops, entries, "field")


def _gathered(workshops: Sequence[object], part: Callable[[Data], Any], name: str) -> list[str]:
    parts = [part(one) for one in workshops if isinstance(one, dict)]
    found = [one.get(name) for given in parts if isinstance(given, list) for one in given if isinstance(one, dict)]
    return [text for text in map(_text, found) if text]


# ── with virtual people ──────────────────────────────────────────────────────


def virtual(house: House, who: Who, workshop_id: str, people: int, random: Random) -> Workshop:
    """A copy of a planned workshop to rehearse, with so many virtual people in it. Raises Missing, UnknownGroup."""
    require_facilitator(who)
    with house.store.read() as ledger:
        planned = ledger.get(Workshop, workshop_id)
        steps = ledger.all(Step, workshop_id=workshop_id)
        groups = ledger.get(Process, planned.process_id).actor_groups
    copy = planning.plan_workshop(
        house,
        who,
        process_id=planned.process_id,
        format=planned.format,
        title=planned.title,
        date=planned.date,
        starts=planned.starts,
        place=planned.place,
        host=planned.host,
        agenda=tuple(map(planning.declare, steps)),
        rehearsal_of=planned.rehearsal_of or planned.id,
    )
    with house.store.write(copy.id) as tx:
        for old, new in zip(steps, tx.all(Step, workshop_id=copy.id), strict=True):
            tx.put(replace(new, options=old.options, minutes=old.minutes))
        for _person in range(people):
            group = random.choice(groups) if groups else ""
            desk.seat(house, tx, house.new_id(), group, "", "de", Origin.FACILITATOR)
        return tx.workshop


def fill(house: House, who: Who, step_id: str, random: Random) -> Step:
    """Let the virtual people give their input to one step, or a virtual facilitator arrange it; opens it if need be.

    The step stays open, so that the facilitator closes and reveals it. Raises NotAllowed outside a rehearsal, and what
    opening and submitting raise.
    """
    require_facilitator(who)
    with house.store.read() as ledger:
        step = ledger.get(Step, step_id)
        _require_rehearsal(ledger.get(Workshop, step.workshop_id))
    if step.state is StepState.PREPARED:
        step = desk.open_step(house, who, step_id)
    with house.store.read() as ledger:
        scene = see(ledger, house.catalogue, step)
    activity = house.catalogue.activity(step.activity)
    for verb, arguments in activity.arrange(scene, random):
        desk.arrange(house, who, step_id, verb, arguments)
    if activity.form is not None:
        for person in scene.people:
            if person.origin is Origin.FACILITATOR:
                _imagine(house, person, scene, activity, random)
    return step


def _imagine(house: House, person: Person, scene: Scene, activity: Activity, random: Random) -> None:
    guest = Guest(person.workshop_id, person.id)
    try:
        for data in activity.imagine(scene, random):
            desk.submit(house, guest, id=house.new_id(), step=scene.step.key, data=data)
    except (SecondEntry, TooManyEntries):
        return  # filled before: this person has had her say


def fill_all(house: House, who: Who, workshop_id: str, random: Random) -> None:
    """Play the rest of a rehearsal to its end, every step confirmed; a step with nothing to choose from is passed over."""
    require_facilitator(who)
    with house.store.read() as ledger:
        _require_rehearsal(ledger.get(Workshop, workshop_id))
        steps = ledger.all(Step, workshop_id=workshop_id)
    for step in steps:
        if step.left_out:
            continue
        if step.state in (StepState.PREPARED, StepState.OPEN):
            try:
                step = fill(house, who, step.id, random)
            except NothingToChoose:
                continue
        _confirm(house, who, step)


def _confirm(house: House, who: Who, step: Step) -> None:
    if step.state is StepState.OPEN:
        step = desk.close_step(house, who, step.id)
    if step.state is StepState.CLOSED:
        step = desk.reveal_step(house, who, step.id)
    if step.state is StepState.REVEALED:
        desk.confirm_step(house, who, step.id)


def _require_rehearsal(workshop: Workshop) -> None:
    if workshop.rehearsal_of is None:
        raise NotAllowed
