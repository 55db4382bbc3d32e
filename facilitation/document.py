"""Minutes as plain data.

Activities return blocks, `data/word` writes them, the screen previews them, the transfer package carries them. A block
knows what it says, never how it looks. Everything is frozen and survives `Document.from_dict(document.to_dict())`.
"""

from __future__ import annotations

import dataclasses
import math
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any, Literal, TypeAlias

from facilitation.text import clean

NO_VALUE = "–"
NO_BREAK_SPACE = "\u00a0"
CONTENTS_FROM = 6
"""Headings from which on a document begins with its contents."""
NUMBERS = ("Nr.", "Rang")
"""Headers under which the rows of a table are numbered."""
STAMPS = ("Meinungsbild", "Empfehlung", "Zusage", "Beschluss")

Cell: TypeAlias = str | int | float | None
Align: TypeAlias = Literal["left", "right"]
TextStyle: TypeAlias = Literal["body", "lead", "note", "quote"]
Measure: TypeAlias = Literal["plain", "share", "date"]
ChartForm: TypeAlias = Literal["columns", "bars", "stacked", "radar", "scatter", "gantt"]


class DocumentError(ValueError):
    """Data that is no document. The message names the place."""


def number(value: float | None, places: int = 2) -> str:
    """The German way to write a figure: `3.14159` -> `3,14`, whole numbers without places, `None` -> `–`.

    Rounds half up, as everybody does by hand; `-0.001` is `0,00`; five digits and more are grouped: `12.500`.
    """
    if value is None or not math.isfinite(value):
        return NO_VALUE
    decimals = 0 if isinstance(value, int) else places
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, fraction = f"{abs(rounded):f}".partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", ".")
    sign = "−" if rounded < 0 else ""
    return f"{sign}{whole},{fraction}" if fraction else f"{sign}{whole}"


def shown(text: str) -> str:
    """A text as it stands in a document: cleaned, and `–` where nothing is left of it."""
    return clean(text).strip() or NO_VALUE


def entitle(text: str) -> str:
    """A heading on one line."""
    return " ".join(clean(text).split()) or "Ohne Überschrift"


def percent(share: float | None, places: int = 0) -> str:
    """A share between 0 and 1 as per cent: `0.9` -> `90 %` (with a no-break space), `None` -> `–`."""
    if share is None or not math.isfinite(share):
        return NO_VALUE
    return number(float(Decimal(str(share)) * 100), places) + NO_BREAK_SPACE + "%"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3. A level that would leave a gap is written one below the heading before it."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `lead`: the summary; `note`: small print; `quote`: the question asked or a sentence agreed upon."""

    text: str
    style: TextStyle = "body"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list; `remark` stands behind it in brackets, `items` one level below."""

    text: str
    remark: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, of plain texts or items with more to them; `numbered` when the order matters."""

    items: tuple[str | Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is relative to the other columns; `places` are the decimals of its fractional numbers.

    `measure` says what its cells are: words and numbers as they stand, shares between 0 and 1, or dates as ISO text.
    """

    header: str
    width: float = 1.0
    align: Align = "left"
    places: int = 2
    measure: Measure = "plain"

    def __post_init__(self) -> None:
        if not 0 < self.width < math.inf:
            raise ValueError(f"the column “{self.header}” has no width")

    def write(self, cell: Cell) -> str:
        """A cell as a reader sees it: the share `0.9` -> `90 %`, the date `2026-11-21` -> `21.11.2026`, None -> `–`."""
        if self.measure == "date" and isinstance(cell, str):
            return f"{date.fromisoformat(cell):%d.%m.%Y}"
        if isinstance(cell, str):
            return cell
        return percent(cell) if self.measure == "share" else number(cell, self.places)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header that is repeated on each page. Cells: text, numbers, or None where there is no value."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of the table “{self.caption}” does not have {len(self.columns)} cells")

    def column(self, header: str) -> Column:
        return self.columns[self._place(header)]

    def cells(self, header: str) -> tuple[Cell, ...]:
        """What stands under a header, from the first row to the last."""
        place = self._place(header)
        return tuple(row[place] for row in self.rows)

    def _place(self, header: str) -> int:
        return [column.header for column in self.columns].index(header)


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a table, which always stands beside it. Columns are named by their header.

    `labels` names the rows, `series` are drawn, `marks` holds a word for rows that stand out (`strittig`), else nothing;
    `aside` is a figure written beside each row, such as the gap between two bars:

    columns  upright bars in the order of a scale
    bars     lying bars, one for each series of a row
    stacked  one bar per row, its series one behind the other
    radar    an axis per row, a line per series
    scatter  a point per row, `series` are x and y, `size` its spread; `quadrants` name the corners upper left, upper right,
             lower left and lower right of `middle`
    gantt    `series` are first and last day; rows of the same label share a line; one that ends when it begins is a milestone

    `unit`: what the values count. `threshold`: a line across the values, `threshold_name` what it means. `compared`: what is
    set beside another evening's instead of `series`, such as shares instead of counts. `reading`: how it is to be read.
    `tabled`: its table is written below it; not where the same figures stand there already.
    """

    form: ChartForm
    title: str
    table: Table
    labels: str
    series: tuple[str, ...]
    unit: str = ""
    minimum: int | float | None = None
    maximum: int | float | None = None
    marks: str = ""
    aside: str = ""
    size: str = ""
    threshold: int | float | None = None
    threshold_name: str = ""
    middle: int | float | None = None
    quadrants: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    reading: str = ""
    tabled: bool = True

    def __post_init__(self) -> None:
        headers = {column.header for column in self.table.columns}
        named = {self.labels, *self.series, *self.compared} | ({self.marks, self.aside, self.size} - {""})
        if strange := named - headers:
            raise ValueError(f"the chart “{self.title}” names columns its table does not have: {', '.join(sorted(strange))}")
        if self.form in ("scatter", "gantt") and len(self.series) != 2:
            raise ValueError(f"the chart “{self.title}” needs two series")
        if len(self.quadrants) not in (0, 4):
            raise ValueError(f"the chart “{self.title}” has four quadrants or none")


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of label and value, such as the title block."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A card verbatim. `remark`: what happened to it, e.g. `vom Papier`; `language`: its tag if known, e.g. `uk`."""

    text: str
    remark: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Cards:
    """A group of cards under its headline, which is a heading one level below the current one. Empty: says so."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which of the four kinds of result this is, and in `text` what carries it, e.g. `27 von 30 haben gepunktet.`"""

    word: str
    text: str = ""

    def __post_init__(self) -> None:
        if self.word not in STAMPS:
            raise ValueError(f"{self.word!r:.60} is none of the four kinds of result")
        object.__setattr__(self, "word", str(self.word))


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule by which the result beside it came about."""

    text: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Section:
    """What follows stands on pages of this orientation, until the next section."""

    landscape: bool


Block: TypeAlias = Heading | Text | Bullets | Table | Chart | Facts | Cards | Stamp | Rule | PageBreak | Section


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file system or an archive shows about the document. `status`: e.g. `Entwurf`.

    `date` and `place`: when and where what it tells of happened, as a letterhead wants it.
    """

    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    status: str = ""
    created: datetime | None = None
    date: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Minutes. The title is written by whoever writes the document; `blocks` begin below it."""

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    language: str = "de-DE"
    properties: Properties = Properties()

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types; each block carries its `kind`."""
        plain: dict[str, Any] = _plain(self)
        return plain

    @classmethod
    def from_dict(cls, data: object) -> Document:
        """The document `to_dict` described. Raises DocumentError naming the place that cannot be read."""
        document: Document = _read(cls, data, "document")
        return document


_KINDS: Mapping[str, type] = {kind.__name__.lower(): kind for kind in typing.get_args(Block)}
_SCALARS = (str, int, float, bool, types.NoneType)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        named = {"kind": type(value).__name__.lower()} if type(value) in _KINDS.values() else {}
        return named | {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, datetime) else value


def _read(expected: Any, value: Any, place: str) -> Any:
    if expected in _SCALARS:
        return _read_scalar(expected, value, place)
    if expected is datetime:
        return _read_moment(value, place)
    if dataclasses.is_dataclass(expected):
        return _read_fields(expected, value, place)
    origin, arguments = typing.get_origin(expected), typing.get_args(expected)
    if origin is Literal and value in arguments:
        return value
    if origin is tuple:
        return _read_entries(arguments, value, place)
    if origin in (typing.Union, types.UnionType):
        return _read_choice(arguments, value, place)
    raise DocumentError(f"{place}: unexpected {value!r:.60}")


def _read_scalar(expected: type, value: Any, place: str) -> Any:
    if type(value) is expected:
        return value
    if expected is float and type(value) is int:
        return float(value)
    raise DocumentError(f"{place}: expected {expected.__name__}, found {type(value).__name__}")


def _read_moment(value: Any, place: str) -> datetime:
    try:
        return datetime.fromisoformat(value)
    except (TypeError, ValueError) as fault:
        raise DocumentError(f"{place}: expected a date and time") from fault


def _read_fields(kind: Any, value: Any, place: str) -> Any:
    known = _fields(kind)
    named = {"kind"} if kind in _KINDS.values() else set()
    if not isinstance(value, Mapping) or set(value) - set(known) != named:
        raise DocumentError(f"{place}: not a {kind.__name__}")
    given = {name: _read(known[name], value[name], f"{place}.{name}") for name in known if name in value}
    try:
        return kind(**given)
    except (TypeError, ValueError) as fault:
        raise DocumentError(f"{place}: {fault}") from fault


def _read_entries(arguments: tuple[Any, ...], value: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise DocumentError(f"{place}: expected a list")
    if arguments[-1] is Ellipsis:
        arguments = arguments[:1] * len(value)
    if len(arguments) != len(value):
        raise DocumentError(f"{place}: expected {len(arguments)} entries")
    pairs = zip(arguments, value, strict=True)
    return tuple(_read(kind, entry, f"{place}[{index}]") for index, (kind, entry) in enumerate(pairs))


def _read_choice(arguments: tuple[Any, ...], value: Any, place: str) -> Any:
    if isinstance(value, Mapping) and "kind" in value:
        named = _KINDS.get(value["kind"]) if isinstance(value["kind"], str) else None
        if named is None or named not in arguments:
            raise DocumentError(f"{place}: unknown kind {value['kind']!r:.60}")
        return _read(named, value, place)
    exact = [kind for kind in arguments if kind is type(value)]
    fitting = exact or [kind for kind in arguments if kind not in _SCALARS]
    if not fitting:
        raise DocumentError(f"{place}: unexpected {value!r:.60}")
    return _read(fitting[0], value, place)


@cache
def _fields(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
