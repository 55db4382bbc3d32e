"""Minutes as a Word file: `write(document)`."""

from data.word.writer import write

__all__ = ["write"]
