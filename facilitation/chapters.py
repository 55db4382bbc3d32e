"""The chapters of minutes: what stands under each heading of the first level, and a document with some of them renewed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from facilitation.document import Block, Heading, PageBreak, Section


@dataclass(frozen=True)
class Chapter:
    """What stands under a heading; `turns` are the turns of the page before it. What comes before the first has no title."""

    title: str
    blocks: tuple[Block, ...]
    turns: tuple[Block, ...] = ()


def chapters(blocks: Sequence[Block]) -> tuple[Chapter, ...]:
    """The blocks chapter by chapter; `joined` puts them together again."""
    heads = [(place, block.text) for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    first, *ends = [*(start for start, _ in heads), len(blocks)]
    found = [Chapter("", tuple(blocks[:first]))]
    for (start, title), end in zip(heads, ends, strict=True):
        found.append(Chapter(title, tuple(blocks[start + 1 : end])))
    return tuple(_turned(found))


def chapter(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    """What stands under a title; nothing where there is no such chapter."""
    return next((part.blocks for part in chapters(blocks) if part.title == title), ())


def joined(parts: Iterable[Chapter]) -> tuple[Block, ...]:
    """The chapters as the blocks of a document."""
    return tuple(block for part in parts for block in (*part.turns, *_heading(part), *part.blocks))


def renewed(blocks: Sequence[Block], fresh: Mapping[str, Sequence[Block]]) -> tuple[Block, ...]:
    """The blocks with what `fresh` says under the titles it names, a chapter without blocks left out.

    What was not there before stands behind the chapter named before it in `fresh`.
    """
    parts = list(chapters(blocks))
    before = -1
    for title, said in fresh.items():
        at = next((at for at, part in enumerate(parts) if part.title == title), None)
        if at is None:
            parts.insert(before + 1, Chapter(title, tuple(said)))
        else:
            parts[at] = replace(parts[at], blocks=tuple(said))
        before = before + 1 if at is None else at
    return joined(part for part in parts if part.blocks or part.title not in fresh)


def _turned(found: Iterable[Chapter]) -> Iterator[Chapter]:
    """Turns of the page at the end of one chapter belong to the next."""
    turns: tuple[Block, ...] = ()
    for part in found:
        end = len(part.blocks) - sum(1 for _ in takewhile(_is_turn, reversed(part.blocks)))
        yield Chapter(part.title, part.blocks[:end], turns)
        turns = part.blocks[end:]
    if turns:
        yield Chapter("", turns)


def _is_turn(block: Block) -> bool:
    return isinstance(block, Section | PageBreak)


def _heading(part: Chapter) -> tuple[Block, ...]:
    return (Heading(1, part.title),) if part.title else ()
