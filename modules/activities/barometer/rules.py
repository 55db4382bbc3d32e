"""One value on the scale, and what all of them say together."""

from collections import Counter
from typing import Any

from facilitation.contract import Scene
from facilitation.desk import fit
from facilitation.figures import summarise
from facilitation.values import read_value
from facilitation.workshop import Data, Step

MINIMUM, MAXIMUM = 1, 5
WORD_MAXIMUM = 30


def check(step: Step, data: Data) -> dict[str, Any]:
    """A whole number on the scale, and a word if one was given. Raises NotANumber, TooLong, Unreadable."""
    value = read_value(data.get("value"), MINIMUM, MAXIMUM, "value")
    word = fit(data.get("word") or "", WORD_MAXIMUM, "word", required=False)
    return {"value": value, "word": word} if word else {"value": value}


def result(scene: Scene) -> dict[str, Any]:
    """The summary of the scale, and the words with their counts, most frequent first."""
    summary = summarise((entry.data["value"] for entry in scene.valid), MINIMUM, MAXIMUM)
    return {**summary, "words": words(scene)}


def words(scene: Scene) -> list[dict[str, Any]]:
    """Words in their first spelling, counted without regard to capitals; equally frequent ones by the alphabet."""
    spelt: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for entry in scene.valid:
        if word := entry.data.get("word"):
            spelt.setdefault(word.casefold(), word)
            counts[word.casefold()] += 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"text": spelt[word], "count": count} for word, count in ordered]
