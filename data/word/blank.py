"""What minutes are written into: a file without blocks, and what has to be known of it."""

from __future__ import annotations

from dataclasses import dataclass

from data.word.styles import Accent


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its margins at the sides, in twips."""

    width: int
    height: int
    left: int
    right: int

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height

    def line(self, *, landscape: bool) -> int:
        """How wide the text is, on this page or on one that lies."""
        return (max(self.width, self.height) if landscape else self.width) - self.left - self.right


@dataclass(frozen=True, slots=True)
class Blank:
    """A .docx file in which every style bears the id of ours.

    `number_list`: the kind of list behind numbered ones; `free_list`: the first number no list has; `stretch`: how much wider
    its type is than the one columns are measured with.
    """

    content: bytes
    accent: Accent
    page: Page
    number_list: int
    free_list: int
    stretch: float = 1.0
