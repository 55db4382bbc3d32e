"""Soft hyphens in long German words: browsers may lack a German dictionary, and a card must never be cut."""

import re
from functools import lru_cache
from typing import Any

from pyphen import Pyphen

SOFT_HYPHEN = "\u00ad"
LONG = 10
_WORD = re.compile(rf"[A-Za-zÄÖÜäöüß]{{{LONG},}}")
_SHOWN = {
    *("text", "title", "question", "name", "provider", "target_group", "need", "field"),
    *("sentences", "lines", "others", "recommendation", "reasons"),
}


def hyphenate(text: str) -> str:
    """The text with soft hyphens in words of ten letters and more; what is read aloud or copied stays the same word."""
    return _WORD.sub(lambda word: _inserted(word.group()), text)


def hyphenate_all(shown: Any) -> Any:
    """The same for everything inside plain data that people wrote."""
    if isinstance(shown, dict):
        return {key: _hyphenated(value) if key in _SHOWN else hyphenate_all(value) for key, value in shown.items()}
    return [hyphenate_all(one) for one in shown] if isinstance(shown, list | tuple) else shown


def _hyphenated(words: Any) -> Any:
    """Words, or several of them."""
    if isinstance(words, list):
        return [_hyphenated(one) for one in words]
    return hyphenate(words) if isinstance(words, str) else hyphenate_all(words)


@lru_cache(maxsize=4096)
def _inserted(word: str) -> str:
    return str(_dictionary().inserted(word, SOFT_HYPHEN))


@lru_cache
def _dictionary() -> Pyphen:
    return Pyphen(lang="de_DE", left=3, right=3)
