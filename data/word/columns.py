"""How wide the columns of a table become."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

LETTER = 140
"""Twips one letter of a table cell takes, on average and in bold."""
MARGINS = 266
GAP = 170
"""Extra room between numbers on the right and words on the left of one line."""
LONGEST = 16
"""From here on words are hyphenated rather than given more room."""


def gaps(aligned_right: Sequence[bool]) -> list[int]:
    """Twips left free at the right of each column: some where numbers would touch the words beside them."""
    following = (*aligned_right[1:], True)
    return [GAP if right and not beside else 0 for right, beside in zip(aligned_right, following, strict=True)]


def fit(shares: Sequence[float], free: Sequence[int], texts: Sequence[Iterable[str]], line: int) -> list[int]:
    """Twips for each column, together the line: its share of it, but no less than its longest word takes.

    What a column has more than its longest text takes goes to those that have less. `free`: what is left free in each
    column; `texts`: what stands in it.
    """
    needed = [
        _room(chain.from_iterable(map(str.split, column)), LONGEST) + gap for column, gap in zip(texts, free, strict=True)
    ]
    wished = [_room(column, line) + gap for column, gap in zip(texts, free, strict=True)]
    scale = min(1.0, line / sum(needed))
    widths = _balance(_settle(shares, [width * scale for width in needed], line), wished)
    whole = [round(width) for width in widths[:-1]]
    return [*whole, line - sum(whole)]


def _room(texts: Iterable[str], limit: int) -> int:
    return min(max(map(len, texts), default=1), limit) * LETTER + MARGINS


def _settle(shares: Sequence[float], needed: Sequence[float], line: int) -> list[float]:
    """Columns that would become too narrow get what they need, the others share the rest."""
    narrow: set[int] = set()
    while True:
        rest = line - sum(needed[index] for index in narrow)
        total = sum(share for index, share in enumerate(shares) if index not in narrow)
        widths = [needed[i] if i in narrow else rest * share / total for i, share in enumerate(shares)]
        short = {i for i, width in enumerate(widths) if i not in narrow and width < needed[i]}
        if not short or len(narrow | short) == len(shares):
            return widths
        narrow |= short


def _balance(widths: Sequence[float], wished: Sequence[float]) -> list[float]:
    spare = [max(0.0, width - wish) for width, wish in zip(widths, wished, strict=True)]
    lack = [max(0.0, wish - width) for width, wish in zip(widths, wished, strict=True)]
    moved = min(sum(spare), sum(lack))
    if not moved:
        return list(widths)
    given, taken = moved / sum(spare), moved / sum(lack)
    return [width - more * given + less * taken for width, more, less in zip(widths, spare, lack, strict=True)]
