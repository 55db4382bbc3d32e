"""A document on the screen as Word will show it: the same blocks in the same order, with the same words and numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from types import MappingProxyType

import streamlit as st

from facilitation.colour import derive
from facilitation.document import (
    CONTENTS_FROM,
    Block,
    Bullets,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Document,
    Facts,
    Heading,
    Item,
    PageBreak,
    Rule,
    Section,
    Stamp,
    Table,
    Text,
    entitle,
    shown,
)
from facilitation.legend import drawn_rows, explain, is_drawable
from facilitation.text import clean, direction, language, paragraphs
from modules.ui import charts
from modules.ui.markup import Safe, draw, fill, join

LEVELS, LISTED = 3, 2
"""Levels of headings, and those of them that stand in the contents."""
LONGEST = 24
"""Letters of a word that stays whole in a table."""
LONG_ANNEX = 12_000
"""Letters of HTML from which on the parts of an annex are folded away."""

_CONFIG = {"displayModeBar": False, "showTips": False, "scrollZoom": False, "doubleClick": False}
_NOTHING = Safe("")


Beside = Mapping[str, Callable[[], None]]
"""By the words of a heading: what is drawn beside the first one that reads so. It helps at the screen and is no part of it."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading on its way to the sheet. `number`: its place among all headings."""

    level: int
    text: str
    number: int

    @property
    def anchor(self) -> str:
        return f"abschnitt-{self.number}"


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows stands on a new sheet."""

    landscape: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A heading that has something beside it, with its words as they stand in the document."""

    heading: Safe
    words: str


Piece = Safe | Chart | Title | Turn
Laid = Safe | Chart | Marked


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper of one orientation and what stands on it: our own HTML, with charts between."""

    landscape: bool
    pieces: tuple[Laid, ...]


def show(document: Document, colour: str, beside: Beside = MappingProxyType({})) -> None:
    """Draw the document on sheets of paper, in the municipality's colour."""
    draw("<style>.st-key-sheets {{ --kommune: {colour}; }}</style>", colour=colour)
    accent = derive(colour)["accent"]
    with st.container(key="sheets"):
        for number, sheet in enumerate(set_out(document, tuple(beside))):
            with st.container(key=f"sheet-{'landscape' if sheet.landscape else 'portrait'}-{number}"):
                for place, piece in enumerate(sheet.pieces):
                    if isinstance(piece, Chart):
                        _draw_chart(piece, f"chart-{number}-{place}", accent)
                    elif isinstance(piece, Marked):
                        with st.container(key=f"chapter-{number}-{place}", horizontal=True, vertical_alignment="bottom"):
                            st.html(piece.heading)
                            beside[piece.words]()
                    else:
                        st.html(piece)


def set_out(document: Document, marked: Sequence[str] = ()) -> list[Sheet]:
    """The sheets of a document, from its title to the end of its annex. `marked`: headings that have something beside them."""
    setting = _Setting(document)
    for block in document.blocks:
        setting.add(block)
    return _cut(_fold(setting.with_contents(), set(marked)))


def _draw_chart(chart: Chart, key: str, accent: str) -> None:
    """The rows that Word draws as well; paper is light, whatever the page around it is."""
    rows = tuple(chart.table.rows[place] for place in drawn_rows(chart))
    st.plotly_chart(
        charts.figure(replace(chart, table=replace(chart.table, rows=rows)), accent=accent),
        theme=None,
        key=key,
        config=_CONFIG,
        alt=f"Diagramm: {chart.title}. Die Werte stehen in der Tabelle.",
    )


class _Setting:
    """Collects the blocks piece by piece and remembers what later ones depend on."""

    def __init__(self, document: Document) -> None:
        self.pieces: list[Piece] = []
        self.titles: list[Title] = []
        self.contents_at: int | None = None
        self.level = self.tables = self.figures = 0
        self.landscape = self.is_landscape = self.new_page = False
        self.put(_line("h2", document.title, "s-title"))
        self.put(_line("p", document.subtitle, "s-subtitle"))

    def add(self, block: Block) -> None:
        match block:
            case Heading(level, text):
                if self.contents_at is None:
                    self.contents_at = len(self.pieces)
                self.level = max(1, min(level, self.level + 1, LEVELS))
                self.title(self.level, text)
            case Text(text, style):
                self.paragraphs(text, f"s-{style}")
            case Bullets():
                self.put(_bullets(block))
            case Table():
                self.table(block)
            case Chart():
                self.chart(block)
            case Facts(pairs):
                self.put(_facts(pairs))
            case Cards():
                self.cards(block)
            case Stamp(word, text):
                self.put(_labelled("s-stamp", word, text, "s-result"))
            case Rule(text):
                self.put(_labelled("s-strong", "Regel", text, "s-note"))
            case PageBreak():
                self.new_page = True
            case Section(landscape):
                self.landscape = landscape

    def with_contents(self) -> list[Piece]:
        """All pieces, the contents before the first heading where there are enough of them."""
        listed = [title for title in self.titles if title.level <= LISTED]
        if len(listed) < CONTENTS_FROM or self.contents_at is None:
            return self.pieces
        return [*self.pieces[: self.contents_at], _contents(listed), *self.pieces[self.contents_at :]]

    def put(self, piece: Safe | Chart | Title) -> None:
        """The next piece, on a new sheet where one was asked for; none where there is nothing."""
        if piece == _NOTHING:
            return
        if self.new_page or self.landscape != self.is_landscape:
            self.pieces.append(Turn(self.landscape))
            self.new_page, self.is_landscape = False, self.landscape
        self.pieces.append(piece)

    def title(self, level: int, text: str) -> None:
        title = Title(level, entitle(text), len(self.titles) + 1)
        self.titles.append(title)
        self.put(title)

    def paragraphs(self, text: str, look: str) -> None:
        self.put(join([_line("p", part, look) for part in paragraphs(text)]))

    def cards(self, block: Cards) -> None:
        self.title(min(self.level + 1, LEVELS), block.title)
        self.put(_deck(block.cards) if block.cards else _line("p", "Keine Karten.", "s-note"))

    def table(self, block: Table) -> None:
        self.tables += 1
        self.put(_table(block, _caption("Tabelle", self.tables, block.caption)))
        self.put(_line("p", block.note, "s-note"))

    def chart(self, block: Chart) -> None:
        if is_drawable(block):
            self.figures += 1
            self.put(_line("p", _caption("Abbildung", self.figures, block.title), "s-caption"))
            self.put(block)
            self.put(_line("p", explain(block), "s-note"))
        if block.tabled or not is_drawable(block):
            self.table(block.table)


# ── from pieces to sheets ────────────────────────────────────────────────────


def _fold(pieces: Sequence[Piece], marked: set[str]) -> list[Laid | Turn]:
    """Headings as HTML; of a long annex each part is folded away below its own."""
    annex = _find_annex(pieces)
    done: list[Laid | Turn] = []
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        place += 1
        if not isinstance(piece, Title):
            done.append(piece)
        elif annex < place - 1 and piece.level == LISTED:
            part = [one for one in takewhile(_is_inside, pieces[place:]) if isinstance(one, Safe | Title)]
            place += len(part)
            done.append(_folded(piece, part) if part else _title(piece))
        elif piece.text in marked:
            marked.remove(piece.text)
            done.append(Marked(_title(piece), piece.text))
        else:
            done.append(_title(piece))
    return done


def _find_annex(pieces: Sequence[Piece]) -> int:
    """The place of the heading of a long annex: the last chapter, if it begins a sheet. Behind everything if there is none."""
    chapters = [place for place, one in enumerate(pieces) if isinstance(one, Title) and one.level == 1]
    if not chapters or not isinstance(pieces[chapters[-1] - 1], Turn):
        return len(pieces)
    letters = sum(len(one) for one in pieces[chapters[-1] :] if isinstance(one, Safe))
    return chapters[-1] if letters > LONG_ANNEX else len(pieces)


def _is_inside(piece: Piece) -> bool:
    return isinstance(piece, Safe) or (isinstance(piece, Title) and piece.level > LISTED)


def _folded(title: Title, part: Sequence[Safe | Title]) -> Safe:
    return fill(
        "<details class='s-fold'><summary>{title}<span class='s-aid'>aufklappen</span></summary>{part}</details>",
        title=_title(title),
        part=join([_title(one) if isinstance(one, Title) else one for one in part]),
    )


def _cut(pieces: Sequence[Laid | Turn]) -> list[Sheet]:
    """One sheet from turn to turn; what is HTML on both sides becomes one."""
    sheets: list[Sheet] = []
    landscape = False
    for kind, group in groupby(pieces, type):
        if kind is Turn:
            landscape = [one.landscape for one in group if isinstance(one, Turn)][-1]
            sheets.append(Sheet(landscape, ()))
            continue
        alike = [one for one in group if not isinstance(one, Turn)]
        laid = [join([one for one in alike if isinstance(one, Safe)])] if kind is Safe else alike
        before = sheets.pop() if sheets else Sheet(landscape, ())
        sheets.append(replace(before, pieces=(*before.pieces, *laid)))
    return sheets


# ── HTML ─────────────────────────────────────────────────────────────────────


def _line(tag: str, text: str, look: str) -> Safe:
    """One paragraph; nothing where there is no text."""
    text = clean(text).strip()
    if not text:
        return _NOTHING
    return fill("<{tag} class='{look}'{tongue}>{text}</{tag}>", tag=tag, look=look, tongue=_tongue(text), text=text)


def _tongue(text: str, tag: str | None = None) -> Safe:
    """Direction and language of a text, as attributes, where they are not those of the page."""
    tag = tag or language(text)
    turned = Safe(" dir='rtl'") if direction(text) == "rtl" else _NOTHING
    return fill("{turned} lang='{tag}'", turned=turned, tag=tag) if tag else turned


def _title(title: Title) -> Safe:
    return fill(
        "<h{rank} id='{anchor}' class='s-h{level}'{tongue}>{text}</h{rank}>",
        rank=title.level + 2,
        anchor=title.anchor,
        level=title.level,
        tongue=_tongue(title.text),
        text=title.text,
    )


def _contents(titles: Sequence[Title]) -> Safe:
    """Links to the headings, those of the second level in one paragraph below theirs."""
    lines: list[Safe] = []
    for level, group in groupby(titles, lambda title: title.level):
        links = [
            fill("<a href='#{anchor}'{tongue}>{text}</a>", anchor=one.anchor, tongue=_tongue(one.text), text=one.text)
            for one in group
        ]
        entries = links if level == 1 else [Safe(" · ".join(links))]
        lines += [fill("<p class='s-c{level}'>{entry}</p>", level=level, entry=entry) for entry in entries]
    return fill("<nav class='s-contents'><p class='s-contents-title'>Inhalt</p>{lines}</nav>", lines=join(lines))


def _bullets(block: Bullets) -> Safe:
    items = [Item(one) if isinstance(one, str) else one for one in block.items]
    frame = "<ol class='s-list'>{lines}</ol>" if block.numbered else "<ul class='s-list'>{lines}</ul>"
    return fill(frame, lines=join([_item(one.text, one.remark, below=one.items) for one in items])) if items else _NOTHING


def _deck(cards: Sequence[Card]) -> Safe:
    return fill("<ul class='s-list'>{lines}</ul>", lines=join([_item(one.text, one.remark, tag=one.language) for one in cards]))


def _item(text: str, remark: str, *, tag: str | None = None, below: Sequence[str] = ()) -> Safe:
    text = shown(text)
    return fill(
        "<li{tongue}>{text}{remark}{below}</li>",
        tongue=_tongue(text, tag),
        text=text,
        remark=fill("<span class='s-remark' lang='de'> ({remark})</span>", remark=clean(remark)) if remark else _NOTHING,
        below=fill("<ul>{lines}</ul>", lines=join([_item(one, "") for one in below])) if below else _NOTHING,
    )


def _facts(pairs: Sequence[tuple[str, str]]) -> Safe:
    lines = [
        fill("<dt>{label}</dt><dd{tongue}>{value}</dd>", label=clean(label), tongue=_tongue(clean(value)), value=shown(value))
        for label, value in pairs
    ]
    return fill("<dl class='s-facts'>{lines}</dl>", lines=join(lines)) if lines else _NOTHING


def _labelled(look: str, label: str, text: str, line: str) -> Safe:
    text = clean(text).strip()
    words = f": {text}" if text else ""
    return fill("<p class='{line}'><b class='{look}'>{label}</b>{words}</p>", line=line, look=look, label=label, words=words)


def _table(table: Table, caption: str) -> Safe:
    whole = sum(column.width for column in table.columns)
    rows = table.rows or ((None,) * len(table.columns),)
    return fill(
        "<div class='s-table' tabindex='0' role='region' aria-label='{caption}'><table><caption>{caption}</caption>"
        "<colgroup>{widths}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>",
        caption=caption,
        widths=join([fill("<col style='width: {share}%'>", share=round(100 * one.width / whole)) for one in table.columns]),
        head=join([_cell("th scope='col'", "th", one, clean(one.header)) for one in table.columns]),
        rows=join([_row(table.columns, row) for row in rows]),
    )


def _row(columns: Sequence[Column], cells: Sequence[Cell]) -> Safe:
    written = [_cell("td", "td", column, clean(column.write(cell))) for column, cell in zip(columns, cells, strict=True)]
    return fill("<tr>{cells}</tr>", cells=join(written))


def _cell(opening: str, closing: str, column: Column, text: str) -> Safe:
    """A cell; words too long for any column may be cut wherever there is need."""
    looks = ["right"] if column.align == "right" else []
    looks += ["s-long"] if max(map(len, text.split()), default=0) > LONGEST else []
    look = fill(" class='{looks}'", looks=" ".join(looks)) if looks else _NOTHING
    return Safe(f"<{opening}{look}{_tongue(text)}>{fill('{text}', text=text)}</{closing}>")


def _caption(kind: str, number: int, caption: str) -> str:
    words = clean(caption).strip()
    return f"{kind} {number}: {words}" if words else f"{kind} {number}"
