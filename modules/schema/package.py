"""The published JSON Schema of the transfer package, made of the bounds with which packages are written and read."""

import json
from functools import cache
from typing import Any

from facilitation import transfer
from facilitation.planning import MINUTES_MAXIMUM, QUESTION_MAXIMUM
from facilitation.transfer import LABELS, PORTABILITY_NAMES
from facilitation.workshop import Visibility

_ABOUT = (
    "Neue Schlüssel können in dieser Fassung hinzukommen, keiner fällt weg und keiner ändert seine Bedeutung; sonst entsteht "
    "Fassung 2. Die Prüfsumme ist SHA-256 über den Inhalt als JSON ohne Leerzeichen, Schlüssel alphabetisch, nur ASCII."
)
_PORTABILITY = "; ".join(f"{one.value}: {name}" for one, name in PORTABILITY_NAMES.items())


@cache
def published() -> dict[str, Any]:
    """The whole schema in one document, as it lies in docs/schema and is served."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": transfer.SCHEMA,
        "title": f"Transfer-Paket, Fassung {transfer.VERSION}",
        "description": _ABOUT,
        **_object(
            "kind",
            "version",
            "checksum",
            "content",
            **{"$schema": {"const": transfer.SCHEMA}},
            kind={"title": "Art der Datei", "const": transfer.KIND},
            version={"title": "Fassung", "const": transfer.VERSION},
            checksum=_pattern("Prüfsumme", transfer.CHECKSUM),
            content={"$ref": "#/$defs/content"},
        ),
        "$defs": {
            "content": _content(),
            "sheet": _sheet(),
            "format": _element("format", "Format", format=_pattern("Schlüssel des Formats", transfer.KEY)),
            "step": _element("step", "Schritt", planned={"$ref": "#/$defs/planned"}),
            "result": _element("result", "Ergebnis", step=_pattern("Schlüssel des Schritts, der es ergab", transfer.KEY)),
            "planned": _planned(),
        },
    }


def write() -> str:
    """The published schema as the text of its file."""
    return json.dumps(published(), ensure_ascii=False, indent=2) + "\n"


def _content() -> dict[str, Any]:
    before = {
        "title": _text("Titel", transfer.LINE_MAXIMUM),
        "municipality": _text("Kommune", transfer.LINE_MAXIMUM),
        "checksum": _text("Prüfsumme", transfer.LINE_MAXIMUM),
    }
    parts = {
        "title": "Elemente, die einzeln übernommen werden können, das Format zuerst",
        "description": "Keine zwei tragen dieselbe Kennung, keine zwei Schritte denselben Schlüssel.",
        "type": "array",
        "minItems": 1,
        "maxItems": transfer.MOST_ELEMENTS,
        "prefixItems": [{"$ref": "#/$defs/format"}],
        "items": {
            "if": {"properties": {"kind": {"const": "step"}}},
            "then": {"$ref": "#/$defs/step"},
            "else": {"$ref": "#/$defs/result"},
        },
    }
    return {
        "title": "Inhalt",
        **_object(
            "written",
            "sheet",
            "fields",
            "based_on",
            "elements",
            written={**_pattern("Stand", transfer.DAY), "format": "date"},
            sheet={"$ref": "#/$defs/sheet"},
            fields=_list("Handlungsfelder", transfer.LINE_MAXIMUM),
            based_on={
                "title": "Paket, auf dem dieses beruht; leer, wo es keines gibt",
                "anyOf": [{"type": "object", "maxProperties": 0}, _object(*before, **before)],
            },
            elements=parts,
        ),
    }


def _sheet() -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, label in LABELS.items():
        if name in transfer.CHOICES:
            told[name] = {"title": label, "enum": ["", *map(str, transfer.CHOICES[name])]}
        elif name in transfer.LISTS:
            told[name] = _list(label, transfer.maximum_of(name))
        else:
            told[name] = _text(label, transfer.maximum_of(name))
    told["title"]["minLength"] = 1
    return {"title": "Steckbrief", **_object(*told, **told)}


def _element(kind: str, title: str, **more: Any) -> dict[str, Any]:
    told = {
        "id": _pattern("Kennung", transfer.ID),
        "kind": {"title": "Art des Elements", "const": kind},
        "text": _text("Wortlaut", transfer.wording_of(kind)),
        "portability": {
            "title": "Übertragbarkeit",
            "description": _PORTABILITY,
            "enum": [one.value for one in PORTABILITY_NAMES],
        },
        **more,
    }
    return {"title": title, **_object(*told, **told)}


def _planned() -> dict[str, Any]:
    told = {
        "key": _pattern("Schlüssel des Schritts", transfer.KEY),
        "activity": _pattern("Schlüssel des Bausteins", transfer.KEY),
        "title": _text("Titel", QUESTION_MAXIMUM),
        "help": _text("Hinweis", QUESTION_MAXIMUM),
        "minutes": {"title": "Minuten", "type": "integer", "minimum": 0, "maximum": MINUTES_MAXIMUM},
        "settings": {"title": "Einstellungen des Bausteins", "type": "object"},
        "sources": {
            "title": "Schritte, deren Ergebnis die Möglichkeiten gibt",
            "type": "array",
            "maxItems": transfer.MOST_LINES,
            "items": _pattern("Schritt, mit Format davor: aus einem früheren Workshop", transfer.SOURCE),
        },
        "visibility": {"title": "Was der Beamer vor dem Aufdecken zeigt", "enum": [one.value for one in Visibility]},
    }
    return {"title": "Schritt, wie er wieder geplant werden kann", **_object(*told, **told)}


def _object(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties}


def _text(title: str, maximum: int) -> dict[str, Any]:
    return {"title": title, "type": "string", "maxLength": maximum}


def _list(title: str, maximum: int) -> dict[str, Any]:
    return {"title": title, "type": "array", "maxItems": transfer.MOST_LINES, "items": _text(title, maximum)}


def _pattern(title: str, pattern: str) -> dict[str, Any]:
    return {"title": title, "type": "string", "pattern": f"^{pattern}$"}
