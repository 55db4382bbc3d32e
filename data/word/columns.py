"""How wide the columns of a table become, and how large its type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

SIZES = (22, 20, 18)
"""Half points, largest first: a table whose words do not fit beside each other is set smaller before a word is cut."""
MARGINS = 250
"""Twips left and right of the words of a cell, with a little to spare."""
GAP = 170
"""Extra room between numbers on the right and words on the left of one line."""
LONGEST = 13_000
"""Thousandths of the type size. Longer words are hyphenated rather than given more room."""
SHORT = 7_000
"""Words up to here, dates and numbers are not cut even where longer words have to be."""
LEAST = 3_000
DECENT = 0.6
"""A column with much to say keeps so much of its share of the line, or the type becomes smaller."""
BOLD = 1.1

# Advance widths of Arial in thousandths of the type size, letters of the same width together.
_WIDTHS = {
    222: "ijl'",
    278: "!,./:;I[]ft \u00a0·|",
    333: "()-r`„“”",
    500: "ckvszxJy",
    584: "+<=>~→–−",
    611: "FTZ",
    667: "ABEKPSVXYÄ&",
    722: "CDHNRUwÜ",
    778: "GOQÖ",
    833: "Mm",
    889: "%",
    944: "W",
}
_LETTERS = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_COMMON = 556
STRETCH = {
    **dict.fromkeys(("arial", "arial narrow", "helvetica", "liberation sans", "times new roman", "liberation serif"), 1.0),
    **dict.fromkeys(("century gothic", "lucida sans unicode"), 1.12),
    **dict.fromkeys(("verdana", "dejavu sans"), 1.17),
    "courier new": 1.25,
}
"""How much wider than Arial a face runs, at least: it is not to be had everywhere, and what takes its place counts too."""
OTHERS = 1.08
_WORDS = re.compile(r"[ \n\t]+|(?<=[^\W\d]-)")
_DIGIT = re.compile(r"\d")


class Fit(NamedTuple):
    """Twips for each column, and the size of the type in half points."""

    widths: list[int]
    size: int


def gaps(aligned_right: Sequence[bool]) -> list[int]:
    """Twips left free at the right of each column: some where numbers would touch the words beside them."""
    following = (*aligned_right[1:], True)
    return [GAP if right and not beside else 0 for right, beside in zip(aligned_right, following, strict=True)]


def fit(shares: Sequence[float], free: Sequence[int], texts: Sequence[Sequence[str]], line: int, stretch: float = 1.0) -> Fit:
    """The largest type in which no word is cut, and columns that are together the line.

    A column gets its share of the line, but no less than its longest word takes; what it has more than its longest text
    takes goes to those that have less. Where even the smallest type is too large, long words are cut, dates and numbers
    last of all. `free`: what is left free in each column; `texts`: what stands in it, its header first; `stretch`: how much
    wider than Arial the type is.
    """
    room = line / stretch
    whole = [_longest(column, LONGEST) for column in texts]
    decent = [DECENT * room * share / sum(shares) for share in shares]
    size = next((size for size in SIZES if sum(map(max, _rooms(whole, free, size), decent)) <= room), SIZES[-1])
    needed = _rooms(whole, free, size)
    if sum(needed) > room:
        needed = _squeeze(needed, _rooms([_unbroken(column) for column in texts], free, size), room)
    wished = _rooms([max(map(_width, column), default=0) for column in texts], free, size)
    widths = _balance(_settle(shares, needed, room), [max(pair) for pair in zip(wished, needed, strict=True)])
    edges = [0, *(round(edge * stretch) for edge in accumulate(widths[:-1])), line]
    return Fit([right - left for left, right in pairwise(edges)], size)


def _rooms(widths: Iterable[float], free: Sequence[int], size: int) -> list[float]:
    """Twips of words so many thousandths of the type size wide, with what is left free around them."""
    return [width * size / 100 + MARGINS + gap for width, gap in zip(widths, free, strict=True)]


def _longest(column: Sequence[str], limit: int) -> float:
    head, *cells = column
    widest = max((_width(word) for word in _WORDS.split(head)), default=0) * BOLD
    return min(max(widest, *map(_width, _split(cells)), 0), limit)


def _unbroken(column: Sequence[str]) -> float:
    """What a column needs for its dates, numbers and short words."""
    head, *cells = column
    widths = [_width(word) for word in _split(cells) if _DIGIT.search(word) or _width(word) <= SHORT]
    widths += [_width(word) * BOLD for word in _split([head]) if _width(word) <= SHORT]
    return min(max(widths, default=LEAST), LONGEST)


def _split(cells: Iterable[str]) -> set[str]:
    return set(chain.from_iterable(map(_WORDS.split, cells)))


def _width(text: str) -> float:
    return sum(_LETTERS.get(letter, _COMMON) for letter in text)


def _squeeze(needed: Sequence[float], least: Sequence[float], line: float) -> list[float]:
    """Take from columns what they need beyond the least, until all fit on the line."""
    least = [min(pair) for pair in zip(needed, least, strict=True)]
    if sum(least) >= line:
        return [width * line / sum(least) for width in least]
    kept = (line - sum(least)) / (sum(needed) - sum(least))
    return [few + (much - few) * kept for much, few in zip(needed, least, strict=True)]


def _settle(shares: Sequence[float], needed: Sequence[float], line: float) -> list[float]:
    """Columns that would become too narrow get what they need, the others share the rest."""
    narrow: set[int] = set()
    while True:
        rest = line - sum(needed[index] for index in narrow)
        total = sum(share for index, share in enumerate(shares) if index not in narrow)
        widths = [needed[i] if i in narrow else rest * share / total for i, share in enumerate(shares)]
        short = {i for i, width in enumerate(widths) if i not in narrow and width < needed[i]}
        if not short or len(narrow | short) == len(shares):
            return list(needed) if short else widths
        narrow |= short


def _balance(widths: Sequence[float], wished: Sequence[float]) -> list[float]:
    spare = [max(0.0, width - wish) for width, wish in zip(widths, wished, strict=True)]
    lack = [max(0.0, wish - width) for width, wish in zip(widths, wished, strict=True)]
    moved = min(sum(spare), sum(lack))
    if not moved:
        return list(widths)
    given, taken = moved / sum(spare), moved / sum(lack)
    return [width - more * given + less * taken for width, more, less in zip(widths, spare, lack, strict=True)]
