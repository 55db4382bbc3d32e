"""The sentences participants read, collected from where they stand, and the catalogues brought up to date with them.

Run by `make messages`: new sentences come into every .po without a translation, those that stand nowhere any more go.
Nothing is guessed from similar sentences. Facilitators' texts are German only and stay out.
"""

import inspect
import re
from ast import literal_eval
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from facilitation import errors, municipality
from facilitation.language import LANGUAGES
from modules.locale import HERE

HOUSE = HERE.parents[1]
TEMPLATE = HERE / "koffer.pot"
_ROOMS = ("facilitation", "modules", "pages")
_CALL = re.compile(r"\bt\(\s*('(?:[^'\\]|\\.)*')")
_HEADER = "# Texte für Teilnehmende. Quellsprache Deutsch; {facts} in geschweiften Klammern werden eingesetzt."


def collect() -> dict[str, set[str]]:
    """German sentence -> the files it stands in, as paths from the root of the house."""
    found: dict[str, set[str]] = {}
    for sentence, place in sorted({*_marked(), *_refusals(), *_words_to_choose(), *_tablet()}, key=lambda one: one[::-1]):
        found.setdefault(sentence, set()).add(place)
    return found


def update() -> None:
    """Write the template and bring the catalogue of every language but German up to date with it."""
    template = build_template(collect())
    _write(TEMPLATE, template)
    for one in LANGUAGES[1:]:
        path = HERE / f"{one.code}.po"
        catalogue = read(path) if path.exists() else Catalog(header_comment=_HEADER, fuzzy=False)
        catalogue.update(template, no_fuzzy_matching=True)
        _write(path, catalogue)


def build_template(found: dict[str, set[str]]) -> Catalog:
    """The template; its date is that of the last change."""
    template = Catalog(project="Modulkoffer", header_comment=_HEADER, fuzzy=False, creation_date=datetime.now(UTC))
    for sentence, places in found.items():
        template.add(sentence, locations=[(place, 1) for place in sorted(places)])
    if TEMPLATE.exists():
        before = read(TEMPLATE)
        if {one.id: one.locations for one in before} == {one.id: one.locations for one in template}:
            template.creation_date = before.creation_date
    return template


def read(path: Path) -> Catalog:
    """A catalogue as it stands in its file."""
    with path.open("rb") as file:
        return read_po(file)


def _marked() -> Iterator[tuple[str, str]]:
    for room in _ROOMS:
        for name, _line, sentence, _comments, _context in extract_from_dir(
            HOUSE / room, [("**.py", "python")], keywords={"_": None, "mark": None}
        ):
            if isinstance(sentence, str):
                yield sentence, f"{room}/{name}"


def _refusals() -> Iterator[tuple[str, str]]:
    for kind in vars(errors).values():
        if isinstance(kind, type) and issubclass(kind, errors.WorkshopError) and kind not in errors.FOR_FACILITATORS:
            yield inspect.cleandoc(kind.__doc__ or ""), "facilitation/errors.py"


def _words_to_choose() -> Iterator[tuple[str, str]]:
    for words in (municipality.ACTOR_GROUPS, *municipality.FIELD_SETS.values()):
        for word in words:
            yield word, "facilitation/municipality.py"


def _tablet() -> Iterator[tuple[str, str]]:
    for path in (HOUSE / "modules/web/tablet").glob("*.js"):
        for literal in _CALL.findall(path.read_text(encoding="utf-8")):
            yield literal_eval(literal), path.relative_to(HOUSE).as_posix()


def _write(path: Path, catalogue: Catalog) -> None:
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, ignore_obsolete=True, include_lineno=False)


if __name__ == "__main__":
    update()
