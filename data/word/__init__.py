"""Minutes as a Word file: `write(document, accent, letterhead)`; `take_in(file)` reads a municipality's letterhead."""

from data.word.intake import take_in
from data.word.styles import Accent
from data.word.template import write_example
from data.word.writer import write

__all__ = ["Accent", "take_in", "write", "write_example"]
