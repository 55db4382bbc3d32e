"""Rehearsing: a whole workshop played from a file, or with virtual people while the facilitator watches.

Both go through the desk, with the rules and the storage of a real evening. A file is first played on a slate, which finds
every fault in it; only what has none is written.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from facilitation import bodies, desk, harvest, planning, seating
from facilitation.agenda import HERE, beginning
from facilitation.contract import Activity, Call, Format, Planned, Scene, is_by_table, was_held
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
from facilitation.head import OF_PROCESS, OF_WORKSHOP
from facilitation.house import House
from facilitation.municipality import ACTOR_GROUPS, FIELDS
from facilitation.roles import Facilitator, Guest, Who, require_facilitator
from facilitation.sight import find_source, see
from facilitation.slate import Slate
from facilitation.text import clean
from facilitation.workshop import BodyStatus, Data, Origin, Process, Step, StepState, Workshop

PLAYER = Facilitator("probelauf", "Probelauf")
ARRIVING = timedelta(minutes=8)
MINUTES = 10
SEATS = 6


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
    """The file `ergebnis.json` of a workshop that was played. Raises Missing."""
    return harvest.ergebnis(harvest.gather_in(house, workshop_id))


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
        named: dict[str, Any] = {name: _texts(details[name]) for name in ("hosts", "partners") if name in details}
        named |= {name: details[name] for name in OF_PROCESS if name in details}
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
        if tables := _tables(spoken):
            seating.set_tables(self.house, PLAYER, workshop.id, tables)
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
            planning.change_workshop(
                self.house, PLAYER, planned.id, **{name: details[name] for name in OF_WORKSHOP if name in details}
            )
        if planned is not None:
            self._send_on(planned, details.get("bodies", []))
        return planned

    def _send_on(self, workshop: Workshop, given: object) -> None:
        """The way through the bodies, with the resolutions the file knows of."""
        for number, one in enumerate(self.faults.sequence(given, "bodies"), 1):
            details = self.faults.mapping(one, "bodies", number)
            if not details:
                continue
            with self.faults.at("bodies", number):
                when, wording = _day(details), details.get("resolution")
                if when is None and details.get("date") is not None:
                    raise NoDate
                status = details.get("status", BodyStatus.RESOLVED if wording else BodyStatus.PLANNED)
                body = bodies.add_body(self.house, PLAYER, workshop.id, name=details.get("name", ""), date=when, status=status)
                if wording:
                    bodies.resolve(
                        self.house, PLAYER, workshop.id, body.id, version=1, date=when, outcome=status, wording=wording
                    )

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
        self.by_table = is_by_table(self.activity, step)
        self.random = Random(f"{workshop.title}:{step.key}")  # noqa: S311 - how long a step took, not a secret

    def play(self, spoken: object) -> None:
        """From opening to confirming, if there is anything to it."""
        key = self.step.key
        if isinstance(spoken, dict) and self.activity.listed:
            spoken = [spoken]
        wanted, other = (dict, "eine Liste") if self.alone and not self.activity.listed else (list, "ein Objekt")
        if spoken is not None and not isinstance(spoken, wanted):
            expected = "ein Objekt" if wanted is dict else "eine Liste"
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
            self._uncover()
            self.clock.now = max(self.clock.now, ends)
            desk.confirm_step(self.house, PLAYER, self.step.id)

    def _scene(self) -> Scene:
        with self.house.store.read() as ledger:
            return see(ledger, self.house.catalogue, ledger.get(Step, self.step.id))

    def _uncover(self) -> None:
        """Close and reveal what is still open: at the end, and where the facilitator works between two rounds."""
        state = self._scene().step.state
        if state is StepState.OPEN:
            desk.close_step(self.house, PLAYER, self.step.id)
            self.clock.go_on(0.5)
        if state in (StepState.OPEN, StepState.CLOSED):
            desk.reveal_step(self.house, PLAYER, self.step.id)

    def _speak(self, spoken: Any, minutes: float) -> None:
        scene = self._scene()
        if isinstance(spoken, list) and spoken and self.activity.form is not None:
            first: dict[str, int] = {}
            for number, one in enumerate(spoken, 1):
                self.clock.go_on(minutes / len(spoken))
                entry = self.faults.mapping(one, self.step.key, number)
                calls = self._calls(scene, number, entry)
                if calls:
                    self._uncover()
                    self._call(number, calls)
                    scene = self._scene()
                if calls == () or (calls and _is_said(entry)):
                    self._enter(scene, number, entry, first)
        elif isinstance(spoken, list) and self.alone:
            for number, one in enumerate(spoken, 1):
                self.clock.go_on(minutes / len(spoken))
                act = self.faults.mapping(one, self.step.key, number)
                self._call(number, self._calls(self._scene(), number, act) or () if act else ())
        elif isinstance(spoken, dict):
            self.clock.go_on(minutes)
            self._arrange(scene, spoken)

    def _enter(self, scene: Scene, number: int, entry: Data, numbers: dict[str, int]) -> None:
        if not entry or not self._is_known(number, entry):
            return
        data = {name: value for name, value in entry.items() if name not in ("by", "table", "entered_by")}
        try:
            with self.faults.at(self.step.key, number):
                numbers[self._submit(self.activity.spoken(scene, data), entry)] = number
        except _Once as again:
            self.faults.note(self.step.key, f"{again}, zuerst mit Eintrag {numbers.get(again.first, 0)}.", number)

    def _calls(self, scene: Scene, number: int, entry: Data) -> Sequence[Call] | None:
        """What the facilitator does at this place of a list; None where that is a fault."""
        with self.faults.at(self.step.key, number):
            return self.activity.calls(scene, entry)
        return None

    def _call(self, number: int | None, calls: Sequence[Call]) -> None:
        for verb, arguments in calls:
            with self.faults.at(self.step.key, number):
                desk.arrange(self.house, PLAYER, self.step.id, verb, arguments)

    def _is_known(self, number: int, entry: Data) -> bool:
        """Whether the file says who speaks, and the one who speaks is there; else it is a fault."""
        key, by, table = self.step.key, entry.get("by"), entry.get("table")
        if self._is_for_nobody(entry):
            return True
        if self.by_table and not _text(table):
            self.faults.note(key, "Es fehlt, von welchem Tisch die Eingabe ist („table“).", number)
        elif self.by_table:
            return True
        elif by is None and not _is_paper(entry):
            self.faults.note(key, "Es fehlt, von wem die Eingabe ist („by“).", number)
        elif by is not None and (not isinstance(by, str) or by not in self.people):
            self.faults.note(key, f"Die Person „{by}“ steht nicht unter den Teilnehmenden.", number)
        else:
            return True
        return False

    def _is_for_nobody(self, entry: Data) -> bool:
        """Whether the facilitator wrote it for no table in particular, where that is possible."""
        return self.by_table and self.activity.for_nobody and not _text(entry.get("table"))

    def _submit(self, data: Data, entry: Data) -> str:
        """The id of the new entry. Raises _Once where the person or table has had its say, and what the desk raises."""
        table, by = _text(entry.get("table")), entry.get("by")
        try:
            if self._is_for_nobody(entry):
                return desk.enter_paper(self.house, PLAYER, self.step.id, data).id
            if self.by_table:
                origin = Origin.FACILITATOR if _is_paper(entry) else Origin.TABLET
                return desk.enter_for_table(self.house, PLAYER, self.step.id, table, data, origin).id
            person = self.people[by] if by is not None else None
            if _is_paper(entry) or person is None:
                return desk.enter_paper(self.house, PLAYER, self.step.id, data, person).id
            guest = Guest(self.workshop.id, person)
            return desk.submit(self.house, guest, id=self.house.new_id(), step=self.step.key, data=data).entry.id
        except (SecondEntry, TooManyEntries) as refused:
            who = f"Der Tisch „{table}“" if self.by_table else str(by)
            limit = refused.facts.get("limit")
            done = (
                f"hat hier schon {limit} Eingaben gemacht, mehr sind nicht möglich"
                if limit
                else "hat diese Frage schon beantwortet"
            )
            raise _Once(refused.first, f"{who} {done}") from refused

    def _arrange(self, scene: Scene, spoken: Data) -> None:
        with self.faults.at(self.step.key):
            if "notes" in spoken:
                desk.note(self.house, PLAYER, self.step.id, spoken["notes"], self.step.notes_version)
        calls: Sequence[Call] = ()
        with self.faults.at(self.step.key):
            calls = self.activity.calls(scene, spoken)
        self._call(None, calls)

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
    """Who has already done what, and with which entry first."""

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


def _is_paper(entry: Data) -> bool:
    return entry.get("entered_by") == Origin.FACILITATOR


def _is_said(entry: Data) -> bool:
    """Whether somebody says it, so that it is not only the facilitator's."""
    return any(name in entry for name in ("by", "table", "entered_by"))


def _groups(workshops: Sequence[object]) -> list[str]:
    """Every actor group the participants and the entries name."""
    named = _gathered(workshops, lambda one: one.get("participants"), "actor_group")
    return [*named, *_gathered(workshops, lambda one: _entries(one.get("steps")), "actor_group")]


def _fields(workshops: Sequence[object]) -> list[str]:
    """Every field of action the entries name."""
    return _gathered(workshops, lambda one: _entries(one.get("steps")), "field")


def _tables(steps: Data) -> list[str]:
    """Every table the entries name, in the order in which they first speak; names that do not fit are left to the entry."""
    named = (_text(entry.get("table")) for entry in _entries(steps) if isinstance(entry, dict))
    return list(dict.fromkeys(name for name in named if 0 < len(name) <= seating.TABLE_MAXIMUM))


def _entries(steps: object) -> list[Any]:
    """The entries of all steps that have a list of them."""
    lists = steps.values() if isinstance(steps, dict) else ()
    return [entry for given in lists if isinstance(given, list) for entry in given]


def _gathered(workshops: Sequence[object], part: Callable[[Data], Any], name: str) -> list[str]:
    parts = [part(one) for one in workshops if isinstance(one, dict)]
    found = [one.get(name) for given in parts if isinstance(given, list) for one in given if isinstance(one, dict)]
    return [text for text in map(_text, found) if text]


# ── with virtual people ──────────────────────────────────────────────────────


def virtual(house: House, who: Who, workshop_id: str, people: int, random: Random) -> Workshop:
    """A copy of a planned workshop to rehearse, with so many virtual people in it, mixed at tables where it needs some.

    Raises Missing, UnknownGroup.
    """
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
    if any(is_by_table(house.catalogue.activity(step.activity), step) for step in steps):
        seating.set_tables(house, who, copy.id, planned.tables or _number_tables(people))
        seating.mix_tables(house, who, copy.id)
    with house.store.read() as ledger:
        return ledger.get(Workshop, copy.id)


def _number_tables(people: int) -> list[str]:
    return [f"Tisch {number}" for number in range(1, max(1, round(people / SEATS)) + 1)]


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
    if activity.form is None:
        return step
    voices: list[Callable[..., object]]
    if scene.by_table:
        voices = [
            partial(desk.enter_for_table, house, who, step_id, table, origin=Origin.TABLET) for table in scene.workshop.tables
        ]
    else:
        virtual = [person for person in scene.people if person.origin is Origin.FACILITATOR]
        voices = [partial(_submit, house, Guest(person.workshop_id, person.id), step.key) for person in virtual]
    for speak in voices:
        try:
            for data in activity.imagine(scene, random):
                speak(data=data)
        except (SecondEntry, TooManyEntries):
            continue  # filled before: this person or table has had its say
    return step


def _submit(house: House, guest: Guest, step: str, *, data: Data) -> None:
    desk.submit(house, guest, id=house.new_id(), step=step, data=data)


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
        step = _uncover(house, who, step)
        if step.state is StepState.REVEALED and _goes_on(house, who, step, random):
            step = _uncover(house, who, fill(house, who, step.id, random))
        if step.state is StepState.REVEALED:
            desk.confirm_step(house, who, step.id)


def _uncover(house: House, who: Who, step: Step) -> Step:
    if step.state is StepState.OPEN:
        step = desk.close_step(house, who, step.id)
    if step.state is StepState.CLOSED:
        step = desk.reveal_step(house, who, step.id)
    return step


def _goes_on(house: House, who: Who, step: Step, random: Random) -> bool:
    """Whether the virtual facilitator, seeing what people said, opens the step for another round."""
    activity = house.catalogue.activity(step.activity)
    if activity.form is None:
        return False
    with house.store.read() as ledger:
        scene = see(ledger, house.catalogue, step)
    for verb, arguments in activity.arrange(scene, random):
        desk.arrange(house, who, step.id, verb, arguments)
    with house.store.read() as ledger:
        return ledger.get(Step, step.id).state is StepState.OPEN


def _require_rehearsal(workshop: Workshop) -> None:
    if workshop.rehearsal_of is None:
        raise NotAllowed
