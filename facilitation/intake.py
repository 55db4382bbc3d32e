"""A town's own list of good practice: what reading it would do, shown before anything is kept, and what did not fit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from facilitation.errors import NoTitles, WorkshopError
from facilitation.house import House
from facilitation.library import COLUMNS, compose
from facilitation.practice import Practice, Provenance
from facilitation.roles import Who, require_facilitator

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "title": ("Titel", "Name", "Projekt", "Maßnahme", "Angebot"),
    "summary": ("Kurzfassung", "Beschreibung", "Zusammenfassung", "Kurzbeschreibung", "Inhalt"),
    "municipality": ("Kommune", "Ort", "Stadt", "Gemeinde"),
    "land": ("Land", "Bundesland"),
    "size": ("Größe", "Größe der Kommune", "Einwohner"),
    "fields": ("Handlungsfelder", "Handlungsfeld", "Feld", "Felder", "Thema", "Themen"),
    "target_groups": ("Zielgruppen", "Zielgruppe"),
    "approach": ("Vorgehen", "Ablauf", "Umsetzung"),
    "partners": ("Beteiligte", "Partner", "Träger", "Kooperation"),
    "resources": ("Ressourcen", "Kosten", "Mittel"),
    "results": ("Ergebnisse", "Ergebnis", "Wirkung"),
    "success": ("Erfolgsfaktoren", "Gelingensbedingungen"),
    "hurdles": ("Stolpersteine", "Hindernisse"),
    "evidence": ("Evidenzgrad", "Evidenz", "Erprobung"),
    "source": ("Quelle", "Ansprechstelle"),
    "link": ("Link", "URL", "Internet", "Webseite"),
}
"""What the columns of such lists are called; the first is the one we propose."""

Rows = Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class Fault:
    """A row that does not fit. `row` counts as in the table, the heading being row 1."""

    row: int
    title: str
    sentence: str


@dataclass(frozen=True)
class Intake:
    """What reading a list would do. `columns`: heading -> what it is taken for; `unused`: headings nobody knows."""

    new: tuple[Practice, ...]
    changed: tuple[Practice, ...]
    same: int
    faults: tuple[Fault, ...]
    columns: Mapping[str, str]
    unused: tuple[str, ...]


def prepare(house: House, who: Who, rows: Rows) -> Intake:
    """See what a list would add and change; nothing is written. Raises NotAllowed, NoTitles."""
    require_facilitator(who)
    columns, unused = _recognise(rows)
    with house.store.read() as ledger:
        known = {_name(one): one for one in ledger.all(Practice, provenance=Provenance.LISTED)}
    wanted: dict[tuple[str, str], Practice] = {}
    faults: list[Fault] = []
    for number, row in enumerate(rows, 2):
        told = {name: row[heading] for heading, name in columns.items() if row.get(heading)}
        if not told:
            continue
        try:
            practice = compose(told, id=house.new_id(), provenance=Provenance.LISTED)
        except WorkshopError as refusal:
            heading = next(one for one, name in columns.items() if name == refusal.field)
            faults.append(Fault(number, told.get("title", ""), f"{heading}: {refusal.sentence()}"))
            continue
        if _name(practice) in wanted:
            faults.append(Fault(number, practice.title, "steht in der Liste schon weiter oben"))
            continue
        wanted[_name(practice)] = practice
    both = {
        name: replace(one, id=known[name].id, added_at=known[name].added_at) for name, one in wanted.items() if name in known
    }
    changed = tuple(one for name, one in both.items() if one != known[name])
    return Intake(
        new=tuple(one for name, one in wanted.items() if name not in known),
        changed=changed,
        same=len(both) - len(changed),
        faults=tuple(faults),
        columns=columns,
        unused=unused,
    )


def take_in(house: House, who: Who, intake: Intake) -> None:
    """Keep what fits, all of it or nothing. Raises NotAllowed."""
    require_facilitator(who)
    with house.store.register() as ledger:
        for practice in intake.new:
            ledger.put(replace(practice, added_at=house.clock()))
        for practice in intake.changed:
            ledger.put(practice)


def _recognise(rows: Rows) -> tuple[dict[str, str], tuple[str, ...]]:
    """The headings we know, each with what it stands for, and the others. Raises NoTitles."""
    meant = {word.casefold(): name for name in COLUMNS for word in HEADINGS[name]}
    columns: dict[str, str] = {}
    unused: list[str] = []
    for heading in dict.fromkeys(heading for row in rows for heading in row):
        name = meant.get(heading.strip().casefold())
        if name is None or name in columns.values():
            unused.append(heading)
        else:
            columns[heading] = name
    if "title" not in columns.values() or "summary" not in columns.values():
        raise NoTitles
    return columns, tuple(unused)


def _name(practice: Practice) -> tuple[str, str]:
    return practice.title.casefold(), practice.municipality.casefold()


def headings() -> Iterable[str]:
    """The headings we propose, in order."""
    return (HEADINGS[name][0] for name in COLUMNS)
