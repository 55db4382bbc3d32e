"""All tables of a workshop, for workbooks and CSV files: the whole, its figures, and one table for each step."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas

from facilitation.harvest import Harvest, Yield
from facilitation.workshop import BODY_STATUS_NAMES, STATE_NAMES
from modules import frames
from modules.schema import resolve, result_of

NUMBER, STEP, PART, NAME, VALUE = "Nr.", "Schritt", "Teil", "Bezeichnung", "Wert"
_YES_NO = {True: "ja", False: "nein"}

Row = tuple[Any, ...]


def tables(harvest: Harvest) -> dict[str, pandas.DataFrame]:
    """Every table by its German name, in order; at the end one for each step that was revealed and has something to show."""
    steps = ((f"{one.number} {one.step.title}", table(one)) for one in harvest.steps if one.is_revealed)
    return {
        "Überblick": _facts(harvest),
        "Schritte": _steps(harvest),
        "Kennzahlen": _build((NUMBER, STEP, PART, NAME, VALUE), [row for one in harvest.steps for row in _figures(one)]),
        "Beteiligung": _shares(harvest),
        "Themenspeicher": _parked(harvest),
        **({"Gremienweg": _way(harvest)} if harvest.bodies else {}),
        **{name: shown for name, shown in steps if shown is not None},
    }


def table(one: Yield) -> pandas.DataFrame | None:
    """The result of a revealed step as it stands beside its chart; None where there is nothing tabular, such as at a talk."""
    return frames.result(one.activity, one.scene)


def _build(headings: Sequence[str], rows: Sequence[Row]) -> pandas.DataFrame:
    """Cells as they are: without a type per column, so that numbers, words and dates may stand below each other."""
    return pandas.DataFrame(rows, columns=list(headings), dtype=object)


def _facts(harvest: Harvest) -> pandas.DataFrame:
    process, workshop = harvest.process, harvest.workshop
    facts = {
        "Kommune": process.municipality,
        "Anlass": process.title,
        "Workshop": workshop.title,
        "Datum": workshop.date,
        "Beginn": workshop.starts,
        "Ort": workshop.place,
        "Auftraggeber": process.client,
        "Steuerungsgruppe": "\n".join(process.steering),
        "Eingeladen von": workshop.host,
        "Moderation": workshop.moderation,
        "Protokoll": workshop.recorder,
        "Verteiler": "\n".join(workshop.recipients),
        "Aktenzeichen": workshop.file_number,
        "Handlungsfelder": ", ".join(process.fields),
        "Nächste Schritte": workshop.next_steps,
    }
    return _build(("Angabe", VALUE), [(name, value) for name, value in facts.items() if value])


def _steps(harvest: Harvest) -> pandas.DataFrame:
    headings = (NUMBER, STEP, "Frage", "Baustein", "Art", "Zustand", "Beteiligt", "Anwesend", "Beteiligung", "Notizen")
    return _build(headings, [_step(one) for one in harvest.steps])


def _step(one: Yield) -> Row:
    return (
        one.number,
        one.step.title,
        one.step.question,
        one.activity.title,
        one.activity.standing.value if one.activity.standing else None,
        STATE_NAMES[one.step.state],
        one.outcome.get("n"),
        one.outcome.get("N"),
        one.outcome.get("participation"),
        one.step.notes if one.is_revealed else None,
    )


def _shares(harvest: Harvest) -> pandas.DataFrame:
    """Who took part, by actor group; where the groups are too small there is no row."""
    rows = [
        (one.number, one.step.title, share.group, share.present, share.took_part)
        for one in harvest.steps
        for share in one.shares
    ]
    return _build((NUMBER, STEP, "Akteursgruppe", "Anwesend", "Beteiligt"), rows)


def _parked(harvest: Harvest) -> pandas.DataFrame:
    rows: list[Row] = [(one.text, one.origin, one.owner, one.due) for one in harvest.lines]
    for one in harvest.steps:
        if one.is_revealed:
            rows += [(card.text, one.step.title, None, None) for card in one.activity.parked(one.scene)]
    return _build(("Thema", "Herkunft", "Wer", "Bis wann"), rows)


def _way(harvest: Harvest) -> pandas.DataFrame:
    """The bodies in their order; what was resolved stands in its own column and in its own words."""
    rows = [
        (number, one.name, one.date, BODY_STATUS_NAMES[one.status], one.wording or None)
        for number, one in enumerate(harvest.bodies, 1)
    ]
    return _build((NUMBER, "Gremium", "Datum", "Stand", "Beschluss"), rows)


def _figures(one: Yield) -> Iterator[Row]:
    """The single figures and the counts of a result, called as its published schema calls them."""
    result: Mapping[str, Any] = one.outcome.get("result", {})
    for name, described in result_of(one.activity.key).get("properties", {}).items():
        schema, value = resolve(described), result.get(name)
        title = schema.get("title", name)
        if isinstance(value, dict):
            for label, count in value.items():
                yield one.number, one.step.title, title, label, count
        elif value is not None and not isinstance(value, list):
            yield one.number, one.step.title, None, title, _YES_NO[value] if isinstance(value, bool) else value
