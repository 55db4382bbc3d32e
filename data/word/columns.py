"""How wide the columns of a table become."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

LETTER = 127
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
    """Twips for each column: as wide as its share of the line, but no narrower than its longest word; together the line.

    `free`: what is left free in each column; `texts`: what stands in it.
    """
    needed = [_needed(column) + gap for column, gap in zip(texts, free, strict=True)]
    scale = min(1.0, line / sum(needed))
    widths = _settle(shares, [width * scale for width in needed], line)
    whole = [round(width) for width in widths[:-1]]
    return [*whole, line - sum(whole)]


def _needed(texts: Iterable[str]) -> int:
    longest = max((len(word) for text in texts for word in text.split()), default=1)
    return min(longest, LONGEST) * LETTER + MARGINS


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
