"""What a vision says, and which sentences of it can be marked afterwards."""

from typing import Any

from facilitation.contract import Option, Scene
from facilitation.desk import fit
from facilitation.errors import Unreadable, WrongCount
from facilitation.workshop import Data, Entry, Step

TITLE_MAXIMUM = 60
SENTENCES = 3
SENTENCE_MAXIMUM = 160


def check(step: Step, data: Data) -> dict[str, Any]:
    """A title and three sentences. Raises Empty, TooLong, Unreadable, WrongCount."""
    title = fit(data.get("title", ""), TITLE_MAXIMUM, "title")
    given = data.get("sentences")
    if not isinstance(given, list):
        raise Unreadable(field="sentences")
    sentences = [fit(sentence, SENTENCE_MAXIMUM, "sentences", required=False) for sentence in given]
    written = sum(1 for sentence in sentences if sentence)
    if len(sentences) != SENTENCES or written != SENTENCES:
        raise WrongCount(field="sentences", count=SENTENCES, written=written)
    return {"title": title, "sentences": [fit(sentence, SENTENCE_MAXIMUM, "sentences") for sentence in sentences]}


def visions(scene: Scene) -> tuple[Entry, ...]:
    """The visions in the order of the tables."""
    places = {table: place for place, table in enumerate(scene.workshop.tables)}
    return tuple(sorted(scene.valid, key=lambda entry: places.get(entry.table, len(places))))


def result(scene: Scene) -> dict[str, Any]:
    """`visions`: title and sentences of each table."""
    return {
        "visions": [
            {
                "id": entry.id,
                "from": list(entry.roots),
                "table": entry.table,
                "title": entry.data["title"],
                "sentences": list(entry.data["sentences"]),
            }
            for entry in visions(scene)
        ]
    }


def options(scene: Scene) -> tuple[Option, ...]:
    """Every sentence, to be marked or taken up; it grew out of its vision."""
    return tuple(
        Option(f"{entry.id}.{number}", sentence, (entry.id,), {"vision": entry.data["title"], "table": entry.table})
        for entry in visions(scene)
        for number, sentence in enumerate(entry.data["sentences"], 1)
    )
