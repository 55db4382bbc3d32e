"""The transfer package: what one town learnt in a workshop, so told that another can start from it.

A package is built from what the room may see and from what the facilitator says about it, is read with distrust, and is
compared with the workshop that grew out of it.
"""

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any
from unicodedata import normalize

from facilitation import turnout
from facilitation.agenda import day
from facilitation.contract import Activity, Catalogue, Option, Planned
from facilitation.document import Block, Bullets, Column, Document, Facts, Heading, Item, Properties, Table, Text
from facilitation.errors import (
    ChangedPackage,
    DamagedPackage,
    NewerPackage,
    NoPackage,
    NotAnOption,
    TooLong,
    WorkshopError,
)
from facilitation.figures import shield
from facilitation.harvest import Harvest, Yield
from facilitation.planning import MINUTES_MAXIMUM, QUESTION_MAXIMUM, TITLE_MAXIMUM, declare, read_setting
from facilitation.practice import Evidence, Size
from facilitation.sight import CARRIED
from facilitation.text import clean
from facilitation.workshop import Adoption, Data, Parked, Sheet, Step, Visibility, Workshop

KIND = "modulkoffer.transfer"
VERSION = 1
SCHEMA = "urn:modulkoffer:transfer:1"
"""The name of the published JSON Schema, with its version; what it refuses, reading a package refuses."""

SHORT_MAXIMUM = 1_000
TEXT_MAXIMUM = 4_000
LINE_MAXIMUM = 300
ELEMENT_MAXIMUM = 400
QUESTION_LINE = 200
MOST_LINES = 60
MOST_ELEMENTS = 400
LEADING = 5

LINES = ("title", "municipality", "type", "land", "contact")
TEXTS = ("summary", "occasion", "conditions", "target_group", "aim", "resources", "success", "hurdles")
LISTS = ("steps", "participants", "results", "questions", "requirements")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "size": tuple(Size),
    "evidence": tuple(Evidence),
    "licence": ("CC BY 4.0", "CC BY-SA 4.0", "CC0 1.0", "Nur zur eigenen Verwendung"),
}
LABELS: Mapping[str, str] = {
    "title": "Titel",
    "summary": "Kurzfassung",
    "municipality": "Kommune",
    "type": "Art der Kommune",
    "size": "Größe",
    "land": "Land",
    "occasion": "Anlass und Ausgangslage",
    "conditions": "Rahmenbedingungen",
    "target_group": "Zielgruppe und wie sie erreicht wurde",
    "aim": "Ziel",
    "steps": "Vorgehen in Schritten",
    "participants": "Beteiligte",
    "resources": "Ressourcen",
    "results": "Ergebnisse",
    "success": "Was gelingen ließ",
    "hurdles": "Stolpersteine",
    "requirements": "Voraussetzungen",
    "questions": "Fragen zum Anpassen",
    "evidence": "Evidenzgrad",
    "contact": "Kontakt",
    "licence": "Lizenz",
}
REQUIRED = ("title", "summary", "municipality", "evidence", "licence")
QUESTIONS = (
    "Wer erteilt bei Ihnen den Auftrag, und wer entscheidet über die Ergebnisse?",
    "Haben Sie eine Steuerungsgruppe, die den Workshop vorbereitet?",
    "Welche Akteursgruppen müssen bei Ihnen dabei sein?",
    "Welche Fragen passen bei Ihnen nicht, und wie müssten sie lauten?",
)
REQUIREMENTS = (
    "Auftrag und Gremienweg sind geklärt.",
    "Die wichtigen Akteursgruppen sind eingeladen.",
    "Eine Person moderiert und entscheidet nicht mit.",
)
ANNOTATED = "Dieses Dokument enthält das Transfer-Paket auch maschinenlesbar."

KEY = r"[a-z][a-z0-9_]{0,60}"
SOURCE = rf"({KEY}\.)?{KEY}"
ID = r"[a-z0-9_.]{1,80}"
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
CHECKSUM = r"sha256-[0-9a-f]{64}"
_MARKUP = re.compile(r"<[/!a-zA-Z][^>]*>")
_FORMULA = re.compile(r"\s*(=\s*[\w(]|[+\-@]\s*\w+[(|!])")
_SIGNS = "Unsichtbare oder unzulässige Zeichen wurden entfernt."
_MARKED_UP = "Einige Texte enthalten Auszeichnungen (HTML). Sie werden nur als Text gezeigt."
_EDITED = "Der Text der Word-Datei wurde nachträglich geändert. Hier steht, was das Paket selbst sagt."
_COUNTING = "Einige Texte beginnen wie eine Formel. Sie werden nur als Text gezeigt."


class Portability(StrEnum):
    """How firmly an element belongs to what is transferred."""

    CORE = "core"
    ADAPTABLE = "adaptable"
    LOCAL = "local"


PORTABILITY_NAMES: Mapping[Portability, str] = {
    Portability.CORE: "Kern",
    Portability.ADAPTABLE: "anpassbar",
    Portability.LOCAL: "ortsspezifisch",
}


class Fate(StrEnum):
    """What became of an element in the receiving workshop. The value is what people read."""

    TAKEN = "übernommen"
    CHANGED = "geändert"
    DROPPED = "entfallen"


@dataclass(frozen=True)
class Element:
    """A part that can be taken over by itself: the format, a step with its question, or a result such as a cluster or goal.

    `step`: for a result the key of the step that gave it. `planned`: the step as it can be planned again. `kind` is format,
    step or result. `problem`: why it cannot be taken over here.
    """

    id: str
    kind: str
    text: str
    portability: Portability = Portability.ADAPTABLE
    step: str = ""
    planned: Planned | None = None
    problem: str = ""


@dataclass(frozen=True)
class Package:
    """What a package says. `flags`: sentences about what was noticed while reading. `based_on`: the package before this one."""

    words: Mapping[str, Any]
    elements: tuple[Element, ...]
    fields: tuple[str, ...]
    written: str
    based_on: Mapping[str, str] = field(default_factory=dict)
    flags: tuple[str, ...] = ()

    @property
    def format(self) -> Element:
        return self.elements[0]

    @property
    def can_start(self) -> bool:
        """Whether a workshop can be started from it here."""
        return not self.format.problem

    @property
    def checksum(self) -> str:
        return seal(_content(self))

    def of_kind(self, kind: str) -> tuple[Element, ...]:
        return tuple(one for one in self.elements if one.kind == kind)


@dataclass(frozen=True)
class Difference:
    """One element beside what the receiving workshop made of it; `now`: how it reads there."""

    element: Element
    fate: Fate
    now: str = ""


@dataclass(frozen=True)
class Comparison:
    """A workshop beside its package. `open`: questions for adapting that still stand in the parking lot."""

    package: Package
    differences: tuple[Difference, ...]
    added: tuple[str, ...]
    open: tuple[str, ...]

    def of(self, fate: Fate) -> tuple[Difference, ...]:
        return tuple(one for one in self.differences if one.fate is fate)


# ── building ─────────────────────────────────────────────────────────────────


def prefill(harvest: Harvest, catalogue: Catalogue, before: Package | None = None) -> dict[str, Any]:
    """What can be said about a workshop without asking anybody. `before`: the package it was itself started from."""
    workshop, process = harvest.workshop, harvest.process
    declared = catalogue.format(workshop.format)
    people = _people(harvest)
    results = [line for one in harvest.steps for line in _result_lines(one)]
    held = [one for one in harvest.steps if one.is_revealed]
    minutes = round(sum(one.step.minutes for one in held))
    counted = turnout.count(people, "Person", "Personen") if people else ""
    came = f" mit {counted}" if people else ""
    summary = f"Workshop im Format „{declared.title}“ am {day(workshop.date)}{came}. {declared.summary}"
    given = {
        "title": workshop.title,
        "summary": summary,
        "municipality": process.municipality,
        "type": "",
        "land": "",
        "contact": process.municipality,
        "occasion": process.title,
        "conditions": "",
        "target_group": "",
        "aim": declared.summary,
        "resources": ", ".join(filter(None, (counted, f"{minutes} Minuten"))),
        "success": "",
        "hurdles": "",
        "steps": [f"{one.step.title} ({round(one.step.minutes)} Minuten): {one.step.question}" for one in held],
        "participants": _groups(harvest),
        "results": results,
        "questions": list(QUESTIONS),
        "requirements": [*REQUIREMENTS, f"Es kommen {declared.people}."],
        "size": "",
        "evidence": Evidence.TRIED.value,
        "licence": CHOICES["licence"][0],
    }
    if before is not None:
        given["conditions"] = f"Begonnen mit dem Paket „{before.words['title']}“ ({before.words['municipality']})."
        given["questions"] = list(before.words["questions"]) or given["questions"]
    return {name: _cut(name, value) for name, value in given.items()}


def elements(harvest: Harvest, catalogue: Catalogue, marks: Mapping[str, str]) -> tuple[Element, ...]:
    """The format, the steps that were held, and what was worked out in them: no card as somebody wrote it."""
    declared = catalogue.format(harvest.workshop.format)
    held = [one for one in harvest.steps if one.is_revealed]
    keys = {one.step.key for one in held}
    found = [Element("format", "format", declared.title, step=declared.key)]
    found += [Element(f"step.{one.step.key}", "step", one.step.question, planned=_declare(one, keys)) for one in held]
    found += [
        Element(f"result.{number}", "result", clean(option.text).strip()[:ELEMENT_MAXIMUM], step=key)
        for number, (key, option) in enumerate(worked_out(held), 1)
    ]
    known = set(Portability)
    return tuple(replace(one, portability=Portability(marks[one.id])) if marks.get(one.id) in known else one for one in found)


def worked_out(held: Sequence[Yield]) -> list[tuple[str, Option]]:
    """What the group made together, with the key of the step that gave it first: clusters, statements, goals, actions."""
    raw = {option.id for one in held if _is_raw(one.activity) for option in one.activity.options(one.scene)}
    raw |= {entry.id for one in held if one.activity.unit == "person" for entry in one.scene.entries}
    first: dict[str, str] = {}
    last: dict[str, Option] = {}
    for one in held:
        for option in () if _is_raw(one.activity) else one.activity.options(one.scene):
            if option.id not in raw and clean(option.text).strip():
                first.setdefault(option.id, one.step.key)
                last[option.id] = option
    return [(key, last[id]) for id, key in first.items()][: MOST_ELEMENTS // 2]


def build(harvest: Harvest, catalogue: Catalogue, sheet: Sheet | None, adoption: Adoption | None = None) -> Package:
    """The package of a workshop; without a sheet what can be said without asking, everything adaptable."""
    before = unpack(adoption.package, catalogue) if adoption else None
    words = {**prefill(harvest, catalogue, before), **(sheet.words if sheet else {})}
    parts = elements(harvest, catalogue, sheet.marks if sheet else {})
    written = (sheet.at.date() if sheet else harvest.workshop.date).isoformat()
    based_on = _name(before) if before else {}
    return Package(words, parts, harvest.process.fields[:MOST_LINES], written, based_on)


def dump(package: Package) -> dict[str, Any]:
    """The package as plain data, with its checksum."""
    content = _content(package)
    return {"$schema": SCHEMA, "kind": KIND, "version": VERSION, "checksum": seal(content), "content": content}


def compose(details: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed in the form, cleaned. Raises TooLong, NotAnOption, each naming its field."""
    words: dict[str, Any] = {}
    for name in (*LINES, *TEXTS):
        text = clean(str(details.get(name) or "")).strip()
        words[name] = _fit(" ".join(text.split()) if name in LINES else text, maximum_of(name), name)
    for name in LISTS:
        given = details.get(name) or ()
        lines = given.splitlines() if isinstance(given, str) else given
        told = (_fit(" ".join(clean(str(one)).split()), maximum_of(name), name) for one in lines)
        words[name] = [one for one in dict.fromkeys(told) if one][:MOST_LINES]
    for name, offered in CHOICES.items():
        words[name] = str(details.get(name) or "")
        if words[name] and words[name] not in offered:
            raise NotAnOption(value=words[name][:40], field=name)
    return words


def missing(words: Mapping[str, Any]) -> list[str]:
    """The labels of what a package should still say."""
    return [LABELS[name] for name in (*REQUIRED, "success", "hurdles", "contact") if not words.get(name)]


def _is_raw(activity: Activity) -> bool:
    """Whether a step takes what people write down, before anybody has worked with it."""
    return not activity.fed or (activity.unit == "person" and activity.fed == "may")


def _declare(one: Yield, keys: Collection[str]) -> Planned:
    step = one.step
    settings = {each.name: step.settings[each.name] for each in one.activity.settings if each.name in step.settings}
    sources = tuple(name for name in step.sources if "." in name or name in keys)
    return replace(declare(step), settings=settings, sources=sources, left_out=False)


def _people(harvest: Harvest) -> int:
    return max((len(one.scene.people) for one in harvest.steps), default=0)


def _groups(harvest: Harvest) -> list[str]:
    counts: dict[str, int] = {}
    people = {person.id: person for one in harvest.steps for person in one.scene.people}
    for person in people.values():
        counts[person.actor_group] = counts.get(person.actor_group, 0) + 1
    return [f"{group}: {count}" for group, count in shield(counts).items()]


def _result_lines(one: Yield) -> list[str]:
    if not one.is_revealed or one.activity.standing is None or _is_uncounted(one):
        return []
    given = one.activity.options(one.scene)
    if not given:
        return []
    cut = f"Die ersten {LEADING} von {len(given)}: " if len(given) > LEADING else ""
    leading = "; ".join(_pointed(option, one) for option in given[:LEADING])
    return [f"{one.activity.standing.value}: {one.step.question} {cut}{leading}"]


def _is_uncounted(one: Yield) -> bool:
    """Whether what people entered here was deleted, so that counting it would give nothing."""
    return one.scene.workshop.forgotten_at is not None and one.activity.form is not None and one.activity.unit == "person"


def _pointed(option: Option, of: Yield) -> str:
    """With its points, as long as there is anything left they were counted from."""
    points = None if of.scene.workshop.forgotten_at else option.facts.get("points")
    return f"„{option.text}“" if points is None else f"„{option.text}“ ({turnout.count(points, 'Punkt', 'Punkte')})"


def _cut(name: str, value: Any) -> Any:
    """What was put together by itself, fitted into its field."""
    if isinstance(value, list):
        return [shorten(one, maximum_of(name)) for one in value][:MOST_LINES]
    return shorten(value, maximum_of(name))


def shorten(text: str, maximum: int) -> str:
    """A text of at most so many characters, cut between words."""
    told = clean(text).strip()
    return told if len(told) <= maximum else told[: maximum - 1].rsplit(" ", 1)[0] + "…"


def maximum_of(name: str) -> int:
    """Characters a text of the sheet, or one line of a list, may have."""
    if name == "title":
        return TITLE_MAXIMUM
    if name in LINES:
        return LINE_MAXIMUM
    if name == "summary":
        return SHORT_MAXIMUM
    return QUESTION_LINE if name == "questions" else TEXT_MAXIMUM


def wording_of(kind: str) -> int:
    """Characters the text of an element may have."""
    return QUESTION_MAXIMUM if kind == "step" else ELEMENT_MAXIMUM


def _fit(text: str, maximum: int, name: str) -> str:
    if len(text) > maximum:
        raise TooLong(length=len(text), maximum=maximum, field=name)
    return text


def _name(package: Package) -> dict[str, str]:
    return {
        "title": package.words["title"],
        "municipality": package.words["municipality"],
        "checksum": package.checksum,
    }


# ── as data ──────────────────────────────────────────────────────────────────


def _content(package: Package) -> dict[str, Any]:
    return {
        "written": package.written,
        "sheet": {name: package.words[name] for name in LABELS},
        "fields": list(package.fields),
        "based_on": dict(package.based_on),
        "elements": [_plain(one) for one in package.elements],
    }


def _plain(one: Element) -> dict[str, Any]:
    plain: dict[str, Any] = {"id": one.id, "kind": one.kind, "text": one.text, "portability": one.portability.value}
    if one.planned is None:
        return {**plain, "step" if one.kind == "result" else "format": one.step}
    step = one.planned
    planned = {
        "key": step.key,
        "activity": step.activity,
        "title": step.title,
        "help": step.help,
        "minutes": step.minutes,
        "settings": dict(step.settings),
        "sources": list(step.sources),
        "visibility": step.visibility.value,
    }
    return {**plain, "planned": planned}


def seal(content: object) -> str:
    """The checksum of a content, whatever the order of its keys."""
    spelt = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return "sha256-" + hashlib.sha256(spelt.encode()).hexdigest()


# ── reading ──────────────────────────────────────────────────────────────────


def unpack(data: object, catalogue: Catalogue) -> Package:
    """A package from somewhere else. What this box does not know is flagged, what is not sound is refused.

    Raises NoPackage, NewerPackage, ChangedPackage, DamagedPackage.
    """
    if not isinstance(data, Mapping) or data.get("kind") != KIND:
        raise NoPackage
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise DamagedPackage(place="version")
    if version > VERSION:
        raise NewerPackage(version=min(version, 9_999), readable=VERSION)
    content = data.get("content")
    try:
        if data.get("checksum") != seal(content):
            raise ChangedPackage
    except (TypeError, ValueError, RecursionError) as fault:
        raise DamagedPackage(place="content") from fault
    package = _Unpacking(catalogue).unfold(content)
    return replace(package, flags=(_EDITED, *package.flags)) if data.get("edited") else package


class _Unpacking:
    """Reads one package and notes what it noticed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.flags: dict[str, None] = {}

    def unfold(self, content: object) -> Package:
        given = _object(content, "content")
        sheet = _object(given.get("sheet"), "sheet")
        words: dict[str, Any] = {name: self._sentence(sheet, name, maximum_of(name)) for name in (*LINES, *TEXTS)}
        words |= {name: self._sentences(sheet, name, maximum_of(name)) for name in LISTS}
        for name, offered in CHOICES.items():
            words[name] = self._sentence(sheet, name, LINE_MAXIMUM)
            if words[name] and words[name] not in offered:
                raise DamagedPackage(place=name)
        if not words["title"]:
            raise DamagedPackage(place="title")
        based_on = _object(given.get("based_on"), "based_on")
        return Package(
            words={name: words[name] for name in LABELS},
            elements=self._every_part(given.get("elements")),
            fields=tuple(self._sentences(given, "fields", LINE_MAXIMUM)),
            written=self._day(given),
            based_on={
                name: self._sentence(based_on, name, LINE_MAXIMUM) for name in ("title", "municipality", "checksum") if based_on
            },
            flags=tuple(self.flags),
        )

    def _every_part(self, given: object) -> tuple[Element, ...]:
        if not isinstance(given, list) or not 0 < len(given) <= MOST_ELEMENTS:
            raise DamagedPackage(place="elements")
        read = [self._single_part(_object(one, "elements"), place) for place, one in enumerate(given)]
        if len({one.id for one in read}) != len(read) or [one.kind for one in read].count("format") != 1:
            raise DamagedPackage(place="elements")
        keys = [one.planned.key for one in read if one.planned]
        if len(set(keys)) != len(keys):
            raise DamagedPackage(place="elements")
        return tuple(read)

    def _single_part(self, given: Data, place: int) -> Element:
        kind, id = given.get("kind"), given.get("id")
        if kind not in ("format", "step", "result") or (kind == "format") != (place == 0):
            raise DamagedPackage(place="elements")
        if not isinstance(id, str) or not re.fullmatch(ID, id):
            raise DamagedPackage(place="id")
        if given.get("portability") not in list(Portability):
            raise DamagedPackage(place="portability")
        text = self._sentence(given, "text", wording_of(kind))
        one = Element(id, kind, text, Portability(given["portability"]))
        if kind == "step":
            return self._planned_part(one, _object(given.get("planned"), "planned"))
        key = given.get("format" if kind == "format" else "step")
        if not isinstance(key, str) or not re.fullmatch(KEY, key):
            raise DamagedPackage(place=kind)
        unknown = kind == "format" and key not in self.catalogue.formats
        problem = "Dieses Format liegt hier nicht im Koffer. Ein Workshop lässt sich daraus nicht beginnen." if unknown else ""
        return replace(one, step=key, problem=problem)

    def _planned_part(self, one: Element, given: Data) -> Element:
        key, activity, sources = given.get("key"), given.get("activity"), given.get("sources")
        for name, value in (("key", key), ("activity", activity)):
            if not isinstance(value, str) or not re.fullmatch(KEY, value):
                raise DamagedPackage(place=name)
        if not isinstance(sources, list) or len(sources) > MOST_LINES:
            raise DamagedPackage(place="sources")
        if not all(isinstance(name, str) and re.fullmatch(SOURCE, name) for name in sources):
            raise DamagedPackage(place="sources")
        minutes = given.get("minutes")
        if isinstance(minutes, bool) or not isinstance(minutes, int) or not 0 <= minutes <= MINUTES_MAXIMUM:
            raise DamagedPackage(place="minutes")
        if given.get("visibility") not in list(Visibility):
            raise DamagedPackage(place="visibility")
        known = self.catalogue.activities.get(str(activity))
        visibility = Visibility(given["visibility"])
        planned = Planned(
            key=str(key),
            activity=str(activity),
            title=self._sentence(given, "title", QUESTION_MAXIMUM),
            question=one.text,
            minutes=max(minutes, 1),
            help=self._sentence(given, "help", QUESTION_MAXIMUM),
            settings=self._allowed(known, _object(given.get("settings"), "settings")),
            sources=tuple(sources),
            visibility=visibility if known and known.may_be_live else Visibility.AFTER,
        )
        problem = "" if known else "Diesen Baustein gibt es hier nicht im Koffer. Der Schritt entfällt."
        return replace(one, planned=planned, problem=problem)

    def _allowed(self, activity: Activity | None, given: Data) -> dict[str, Any]:
        """The settings an activity knows, where they are within their bounds."""
        kept: dict[str, Any] = {}
        for setting in activity.settings if activity else ():
            if setting.name in given:
                try:
                    kept[setting.name] = read_setting(setting, given[setting.name])
                except WorkshopError:
                    self.flags["Einige Einstellungen passen hier nicht. Für sie gilt die Vorgabe."] = None
        return kept

    def _day(self, given: Data) -> str:
        try:
            told = date.fromisoformat(self._sentence(given, "written", 10)).isoformat()
        except ValueError as fault:
            raise DamagedPackage(place="written") from fault
        if told != given["written"]:
            raise DamagedPackage(place="written")  # other ways to write a day, such as 20261121
        return told

    def _sentence(self, given: Data, name: str, maximum: int) -> str:
        return self._tidy(given.get(name), maximum, name)

    def _sentences(self, given: Data, name: str, maximum: int) -> list[str]:
        lines = given.get(name)
        if not isinstance(lines, list) or len(lines) > MOST_LINES:
            raise DamagedPackage(place=name)
        return [told for told in (self._tidy(one, maximum, name) for one in lines) if told]

    def _tidy(self, text: object, maximum: int, name: str) -> str:
        if not isinstance(text, str) or len(text) > maximum:
            raise DamagedPackage(place=name)
        told = clean(text).strip()
        if len(clean(text)) < len(normalize("NFC", text.replace("\r\n", "\n"))):
            self.flags[_SIGNS] = None
        if _MARKUP.search(told):
            self.flags[_MARKED_UP] = None
        if _FORMULA.match(told):
            self.flags[_COUNTING] = None
        return told


def _object(given: object, place: str) -> Data:
    if not isinstance(given, Mapping):
        raise DamagedPackage(place=place)
    return given


# ── comparing ────────────────────────────────────────────────────────────────


def compare(
    package: Package, adoption: Adoption, workshop: Workshop, steps: Sequence[Step], lines: Iterable[Parked]
) -> Comparison:
    """What became of each element of a package in the workshop that was started from it."""
    by_key = {step.key: step for step in steps if not step.left_out}
    by_id = {step.id: step for step in steps}
    found = []
    for one in package.elements:
        if one.kind == "format":
            found.append(Difference(one, Fate.TAKEN if workshop.format == one.step else Fate.DROPPED))
        elif one.planned is not None:
            found.append(_compare_step(one, one.planned, by_key.get(one.planned.key)))
        else:
            found.append(_compare_result(one, adoption.places.get(one.id), by_id))
    keys = {one.planned.key for one in package.elements if one.planned}
    asked = set(package.words["questions"])
    return Comparison(
        package,
        tuple(found),
        added=tuple(step.title for step in steps if not step.left_out and step.key not in keys),
        open=tuple(line.text for line in lines if line.text in asked),
    )


def _compare_step(one: Element, planned: Planned, step: Step | None) -> Difference:
    if step is None or step.activity != planned.activity:
        return Difference(one, Fate.DROPPED)
    changed = _changes(planned, step)
    return Difference(one, Fate.CHANGED, "; ".join(changed)) if changed else Difference(one, Fate.TAKEN)


def _changes(planned: Planned, step: Step) -> list[str]:
    """What is said or set otherwise: the new words, the new time, or only that it is so."""
    told = [now for now, before in ((step.question, planned.question), (step.title, planned.title)) if now != before]
    if round(step.minutes) != planned.minutes:
        told.append(f"{round(step.minutes)} statt {planned.minutes} Minuten")
    if step.help != planned.help:
        told.append(step.help or "ohne Hinweis")
    if any(step.setting(name) != value for name, value in planned.settings.items()):
        told.append("andere Einstellungen")
    return told


def _compare_result(one: Element, place: Any, steps: Mapping[str, Step]) -> Difference:
    if not isinstance(place, Mapping):
        return Difference(one, Fate.DROPPED)
    if "parked" in place:
        return Difference(one, Fate.TAKEN, "Themenspeicher")
    step = steps.get(place["step"])
    if step is None or step.left_out:
        return Difference(one, Fate.DROPPED)
    text = _text_there(step, place["option"], one.text)
    if text is None:
        return Difference(one, Fate.DROPPED)
    return Difference(one, Fate.TAKEN) if text == one.text else Difference(one, Fate.CHANGED, text)


def _text_there(step: Step, option: str | None, text: str) -> str | None:
    """How a proposal reads at the step it was put to; None where it is gone. Typed ones have no id of their own."""
    fixed = step.opening.get("options")
    if option is None:
        offered = [one["text"] for one in fixed] if fixed is not None else step.options
        return text if text in offered else None
    if fixed is not None:
        return next((one["text"] for one in fixed if one["id"] == option), None)
    rows = (row for row in step.setting(CARRIED, ()) if row["id"] == option and not row["left_out"])
    return next((row["text"] for row in rows), None)


def report(comparison: Comparison) -> list[Block]:
    """What the minutes of the receiving workshop say about its package."""
    words = comparison.package.words
    counted = ", ".join(f"{len(comparison.of(fate))} {fate.value}" for fate in Fate)
    blocks: list[Block] = [
        Heading(1, "Übernommen aus einem Transfer-Paket"),
        Facts(
            (
                ("Paket", words["title"]),
                ("Aus", words["municipality"]),
                ("Stand", counted),
                ("Prüfsumme", comparison.package.checksum[:23] + "…"),
            )
        ),
        lay_side_by_side(comparison),
    ]
    if comparison.added:
        blocks.append(Text(f"Hinzugekommen: {', '.join(comparison.added)}.", "note"))
    if comparison.open:
        blocks += [Text("Fragen zum Anpassen, die noch offen sind:"), Bullets(comparison.open)]
    return blocks


def lay_side_by_side(comparison: Comparison) -> Table:
    """Each element of a package beside what became of it."""
    columns = (
        Column("Teil", 2.4),
        Column("Im Paket", 4),
        Column("Übertragbarkeit", 1.8),
        Column("Hier", 1.7),
        Column("Jetzt", 3),
    )
    rows = tuple(
        (
            kind_name(one.element, comparison.package.elements),
            one.element.text or None,
            PORTABILITY_NAMES[one.element.portability],
            one.fate.value,
            one.now or None,
        )
        for one in comparison.differences
    )
    return Table("Paket und Workshop im Vergleich", columns, rows)


def kind_name(one: Element, elements: Iterable[Element]) -> str:
    """What an element is called among the others: a step by its title, a result by that of the step that gave it."""
    if one.kind == "format":
        return "Format"
    if one.planned:
        return one.planned.title
    giver = next((each.planned.title for each in elements if each.planned and each.planned.key == one.step), "")
    return f"Ergebnis: {giver}" if giver else "Ergebnis"


# ── for people ───────────────────────────────────────────────────────────────


def describe(package: Package) -> Document:
    """The Steckbrief as a document."""
    words = package.words
    facts = ("municipality", "type", "size", "land", "evidence", "licence", "contact")
    blocks: list[Block] = [
        Facts(tuple((LABELS[name], words[name]) for name in facts if words[name])),
        Heading(1, LABELS["summary"]),
        Text(words["summary"] or "Noch keine Kurzfassung.", "lead"),
    ]
    for name in ("occasion", "conditions", "target_group", "aim", "steps", "participants", "resources", "results"):
        blocks += _part(name, words[name], numbered=name == "steps")
    blocks += [*_part("success", words["success"]), *_part("hurdles", words["hurdles"])]
    blocks += _portability(package)
    blocks += [*_part("requirements", words["requirements"]), *_part("questions", words["questions"])]
    blocks += [
        Heading(1, "Paket in dieser Datei"),
        Text(
            f"{ANNOTATED} Wer den Modulkoffer nutzt, liest diese Datei unter „Planung“ mit „Paket einlesen“ ein und beginnt "
            "damit einen eigenen Workshop. Das Paket enthält, was hier zu lesen ist, und die Fragen und Einstellungen der "
            "Schritte. Personenbezogene Daten und einzelne Karten enthält es nicht. Änderungen am Text dieser Datei ändern "
            "das Paket nicht."
        ),
        Facts((("Stand", day(date.fromisoformat(package.written))), ("Prüfsumme", package.checksum))),
    ]
    if package.based_on:
        blocks.append(Text(f"Beruht auf dem Paket „{package.based_on['title']}“, {package.based_on['municipality']}.", "note"))
    return Document(
        title=f"Transfer-Steckbrief: {words['title']}",
        subtitle=words["municipality"],
        blocks=tuple(blocks),
        properties=Properties(
            author=words["contact"] or words["municipality"],
            subject=f"Transfer-Steckbrief, Format {package.format.text}",
            keywords=package.fields,
            status=words["evidence"],
        ),
    )


def _part(name: str, told: Any, *, numbered: bool = False) -> list[Block]:
    if not told:
        return []
    if isinstance(told, str):
        return [Heading(1, LABELS[name]), Text(told)]
    return [Heading(1, LABELS[name]), Bullets(tuple(Item(one) for one in told), numbered=numbered)]


def _portability(package: Package) -> list[Block]:
    columns = (Column("Element", 2), Column("Wortlaut", 5), Column("Übertragbarkeit", 1.8))
    rows = tuple(
        (kind_name(one, package.elements), one.text or None, PORTABILITY_NAMES[one.portability]) for one in package.elements
    )
    return [
        Heading(1, "Übertragbarkeit"),
        Text(
            "Kern: unverändert übernehmen. Anpassbar: an den eigenen Ort anpassen. Ortsspezifisch: nur zum Verstehen.", "note"
        ),
        Table("Übertragbarkeit je Element", columns, rows),
    ]
