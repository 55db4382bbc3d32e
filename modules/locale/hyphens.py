"""Soft hyphens in long German words: browsers may lack a German dictionary, and a card must never be cut."""

import re
from functools import lru_cache
from typing import Any

from pyphen import Pyphen

SOFT_HYPHEN = "\u00ad"
LONG = 10
_WORD = re.compile(rf"[A-Za-zÄÖÜäöüß]{{{LONG},}}")
_SHOWN = {"text", "title", "question", "name"}


def hyphenate(text: str) -> str:
    """The text with soft hyphens in words of ten letters and more; what is read aloud or copied stays the same word."""
    return _WORD.sub(lambda word: _inserted(word.group()), text)


def hyphenate_all(shown: Any) -> Any:
    """The same for every text, title, question and name inside plain data."""
    if isinstance(shown, dict):
        return {
            key: hyphenate(value) if key in _SHOWN and isinstance(value, str) else hyphenate_all(value)
            for key, value in shown.items()
        }
    return [hyphenate_all(one) for one in shown] if isinstance(shown, list | tuple) else shown


@lru_cache(maxsize=4096)
def _inserted(word: str) -> str:
    return str(_dictionary().inserted(word, SOFT_HYPHEN))


@lru_cache
def _dictionary() -> Pyphen:
    return Pyphen(lang="de_DE", left=3, right=3)
