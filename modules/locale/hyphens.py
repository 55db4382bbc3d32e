"""Soft hyphens in long German words: browsers may lack a German dictionary, and a card must never be cut."""

import re
from functools import lru_cache
from typing import Any

from pyphen import Pyphen

SOFT_HYPHEN = "\u00ad"
LONG = 12
VERY_LONG = 16
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+")
_SHOWN = {
    *("text", "title", "name", "provider", "target_group", "need", "field"),
    *("sentences", "lines", "others", "recommendation", "reasons"),
}


def hyphenate(text: str, *, at_least: int = LONG) -> str:
    """The text with soft hyphens in words of so many letters; what is read aloud or copied stays the same word."""
    return _WORD.sub(lambda word: _inserted(word.group()) if len(word.group()) >= at_least else word.group(), text)


def hyphenate_headline(text: str) -> str:
    """The same for what has a whole line, as a question has: there a word is easier to read in one piece."""
    return hyphenate(text, at_least=VERY_LONG)


def hyphenate_all(shown: Any) -> Any:
    """The same for everything inside plain data that people wrote."""
    if isinstance(shown, dict):
        return {key: _hyphenate_value(key, value) for key, value in shown.items()}
    return [hyphenate_all(one) for one in shown] if isinstance(shown, list | tuple) else shown


def _hyphenate_value(key: str, value: Any) -> Any:
    if key == "question" and isinstance(value, str):
        return hyphenate_headline(value)
    return _hyphenated(value) if key in _SHOWN else hyphenate_all(value)


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
