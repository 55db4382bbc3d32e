"""Minutes as a Word file: `write(document, accent)`."""

from data.word.styles import Accent
from data.word.writer import write

__all__ = ["Accent", "write"]
