"""Statements from a file, and statements of tables at which nobody sits."""

from random import Random
from typing import Any

from facilitation.contract import Scene
from facilitation.text import clean
from facilitation.workshop import Data
from modules.activities.statements import rules

STATEMENTS = (
    (
        "Wir sorgen dafür, dass jedes Kind vom ersten Tag an mitspielen, mitsprechen und mitlernen kann.",
        "Bildung und Betreuung",
    ),
    ("Wir eröffnen allen Menschen gleiche Chancen auf Ausbildung, Arbeit und Anerkennung.", "Arbeit und Ausbildung"),
    ("Wir begegnen uns auf Augenhöhe und entscheiden gemeinsam mit denen, die es betrifft.", "Beteiligung und Engagement"),
    ("Wir sprechen verständlich, beraten in vielen Sprachen und aus einer Hand.", "Verwaltung und interkulturelle Öffnung"),
    ("Wir lernen Deutsch miteinander und behalten unsere Sprachen.", "Sprache"),
    ("Wir wohnen Tür an Tür und kennen unsere Nachbarinnen und Nachbarn.", "Wohnen und Sozialraum"),
    ("Wir feiern, musizieren und treiben Sport zusammen.", "Begegnung, Kultur und Sport"),
    ("Wir achten aufeinander und widersprechen, wenn jemand abgewertet wird.", "Beteiligung und Engagement"),
    ("Wir helfen Familien früh, damit Kinder gesund aufwachsen.", "Gesundheit"),
    ("Wir geben weiter, was wir gelernt haben.", ""),
)


def spoken(scene: Scene, data: Data) -> Data:
    """Texts under `from` become ids; a text that names nothing that was there stays and is refused."""
    given = data.get("from")
    if not isinstance(given, list):
        return data
    ids: dict[str, str] = {}
    for option in scene.options:
        ids.setdefault(option.text, option.id)
    return {**data, "from": [ids.get(clean(text).strip(), text) if isinstance(text, str) else text for text in given]}


def named(spoken: Data) -> tuple[str, ...]:
    """The texts of what a statement grew out of."""
    given = spoken.get("from")
    return tuple(text for text in given if isinstance(text, str)) if isinstance(given, list) else ()


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """The statements of one table, each with one of the liked sentences as its origin."""
    count = min(rules.limit(scene.step), len(STATEMENTS))
    offered = scene.step.opening.get("fields", ())
    liked = [one["id"] for one in rules.liked(scene.step)]
    written = []
    for text, field in random.sample(STATEMENTS, k=count):
        statement: dict[str, Any] = {"text": text}
        if field in offered:
            statement["field"] = field
        if liked:
            statement["from"] = [random.choice(liked)]
        written.append(statement)
    return tuple(written)
