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
_ROOMS = ("facilitation", "modules", "pages")
_CALL = re.compile(r"\bt\(\s*('(?:[^'\\]|\\.)*')")
_HEADER = "# Texte für Teilnehmende. Quellsprache Deutsch; {facts} in geschweiften Klammern werden eingesetzt."


def collect() -> dict[str, set[str]]:
    """German sentence -> the files it stands in, as paths from the root of the house."""
    found: dict[str, set[str]] = {}
    for sentence, place in sorted({*_marked(), *_refusals(), *_words_to_choose(), *_tablet()}, key=lambda one: one[::-1]):
        found.setdefault(sentence, set()).add(place)
    return found


def update(found: dict[str, set[str]], folder: Path = HERE) -> None:
    """Write the template of these sentences into the folder and bring the catalogue of every language but German up to date."""
    template = _begin()
    for sentence, places in found.items():
        template.add(sentence, locations=[(place, 1) for place in sorted(places)])
    path = folder / "koffer.pot"
    if path.exists() and _says(before := read(path)) == _says(template):
        template = before
    _write(path, template)
    for one in LANGUAGES[1:]:
        path = folder / f"{one.code}.po"
        catalogue = read(path) if path.exists() else _begin(one.code.replace("-", "_"))
        catalogue.update(template, no_fuzzy_matching=True)
        _write(path, catalogue)


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


def _says(template: Catalog) -> list[object]:
    return [(one.id, [place for place, _line in one.locations]) for one in template]


def _begin(locale: str | None = None) -> Catalog:
    return Catalog(
        locale=locale,
        project="Modulkoffer",
        msgid_bugs_address="Modulkoffer",
        version="1",
        header_comment=_HEADER,
        last_translator="Modulkoffer",
        language_team="Modulkoffer",
        creation_date=datetime.now(UTC),
        revision_date=datetime.now(UTC),
        fuzzy=False,
    )


def _write(path: Path, catalogue: Catalog) -> None:
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, ignore_obsolete=True, include_lineno=False)


if __name__ == "__main__":
    update(collect())
