"""The preview on the screen says what the Word file says: the same words in the same order, block by block."""

import io
import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from data.word import write
from facilitation import rehearsal
from facilitation.document import (
    Block,
    Bullets,
    Card,
    Cards,
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
)
from facilitation.minutes import minutes
from facilitation.text import clean
from modules import catalogue
from modules.ui.preview import Marked, Sheet, set_out
from tests.modules.scenes import build_slate

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PICTURE = "[Diagramm]"
LINES = {"h2", "h3", "h4", "h5", "p", "caption"}


def in_word(document: Document) -> list[str]:
    """The lines of the file opened again; the cells of a row divided by bars."""
    file = docx.Document(io.BytesIO(write(document)))
    told: list[str] = []
    for element in file.element.body:
        if element.tag == qn("w:p"):
            told.append(PICTURE if element.findall(f".//{qn('w:drawing')}") else Paragraph(element, file._body).text)
        elif element.tag == qn("w:tbl"):
            told += [" | ".join(cell.text for cell in row.cells) for row in WordTable(element, file._body).rows]
    return [line for line in told if line]


def on_screen(document: Document) -> list[str]:
    """The lines of the preview, its charts where they stand."""
    return [line for sheet in set_out(document) for line in _lines(sheet)]


def _lines(sheet: Sheet) -> Iterator[str]:
    for piece in sheet.pieces:
        if isinstance(piece, Chart):
            yield PICTURE
        else:
            reader = _Reader()
            reader.feed(piece.heading if isinstance(piece, Marked) else piece)
            yield from reader.lines


class _Reader(HTMLParser):
    """Reads our own HTML as lines; what helps at the screen only is passed over."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.row: list[str] | None = None
        self.aid = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        looks = (dict(attributes).get("class") or "").split()
        if self.aid or "s-aid" in looks:
            self.aid += tag != "col"
        elif tag in LINES | {"li", "dt"}:
            self.lines.append("")
        elif tag == "dd":
            self.lines[-1] += "\t"
        elif tag == "tr":
            self.row = []
        elif tag in ("th", "td") and self.row is not None:
            self.row.append("")

    def handle_endtag(self, tag: str) -> None:
        if self.aid:
            self.aid -= 1
        elif tag == "tr" and self.row is not None:
            self.lines.append(" | ".join(self.row))
            self.row = None

    def handle_data(self, data: str) -> None:
        if self.aid:
            return
        if self.row:
            self.row[-1] += data
        else:
            self.lines[-1] += data


def minutes_of(*blocks: Block) -> Document:
    return Document("Protokoll", blocks, "Sonneberg")


# ── the same as in Word ──────────────────────────────────────────────────────


@cache
def evenings() -> tuple[Document, ...]:
    """The minutes of the three evenings of the Sonneberg process."""
    house = build_slate(catalogue.load())
    given = json.loads((EXAMPLES / "prozess_sonneberg.json").read_text(encoding="utf-8"))
    return tuple(minutes(house, id) for id in rehearsal.play(house, given))


@pytest.mark.parametrize("evening", range(3))
def test_the_minutes_of_sonneberg_say_the_same_on_the_screen_and_in_word(evening: int) -> None:
    document = evenings()[evening]
    assert len(on_screen(document)) > 150
    assert on_screen(document) == in_word(document)


def test_every_kind_of_block_says_the_same_in_the_same_order() -> None:
    ranking = Table(
        "Rangfolge", (Column("Rang"), Column("Bedarf", 4), Column("n", 1, "right", 1)), ((1, "Bus", 2.25), (2, "", None))
    )
    document = minutes_of(
        Facts((("Ort", "Bürgerhaus"), ("Verteiler", ""))),
        Heading(1, "Ergebnisse"),
        Text("Erster Absatz.\n\nZweiter Absatz,\nneue Zeile."),
        Text("Das Wichtigste.", "lead"),
        Heading(3, "Reihenfolge"),
        Text("Was zuerst?", "quote"),
        Stamp("Meinungsbild", "27 von 30 haben gepunktet."),
        Stamp("Beschluss"),
        Chart("bars", "Punkte", ranking, "Bedarf", ("n",), tabled=False),
        ranking,
        Rule("Die meisten Punkte."),
        Chart("bars", "Nichts", replace(ranking, rows=()), "Bedarf", ("n",), tabled=False),
        Cards("Begegnung", (Card("Sprachcafé", "vom Papier"), Card("مقهى", language="ar"))),
        Cards("Wege", ()),
        PageBreak(),
        Bullets(("eins", Item("zwei", "bis Mai", ("darunter",)))),
        Bullets(("erstens",), numbered=True),
        Section(landscape=True),
        Text("Quer.", "note"),
        Text("  \n "),
        *(Heading(1 + at % 2, f"Kapitel {at}") for at in range(6)),
        PageBreak(),
    )
    assert on_screen(document) == in_word(document)


_WORDS = st.text(max_size=40).filter(lambda text: bool(clean(text).strip()) or not text)
_TABLES = st.builds(
    lambda caption, cells: Table(caption, (Column("A"), Column("B")), tuple(cells)),
    _WORDS,
    st.lists(st.tuples(_WORDS, st.none() | st.floats(-1e6, 1e6)), max_size=3),
)
_BLOCKS = st.one_of(
    st.builds(Heading, st.integers(1, 3), _WORDS),
    st.builds(Text, _WORDS, st.sampled_from(("body", "lead", "note", "quote"))),
    st.builds(
        Bullets,
        st.lists(st.builds(Item, _WORDS, _WORDS, st.lists(_WORDS, max_size=2).map(tuple)), max_size=3).map(tuple),
        st.booleans(),
    ),
    st.builds(Cards, _WORDS, st.lists(st.builds(Card, _WORDS, _WORDS), max_size=3).map(tuple)),
    st.builds(Facts, st.lists(st.tuples(_WORDS, _WORDS), max_size=3).map(tuple)),
    st.builds(Stamp, st.just("Empfehlung"), _WORDS),
    st.builds(Rule, _WORDS),
    _TABLES,
    st.builds(PageBreak),
    st.builds(Section, st.booleans()),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(_BLOCKS, min_size=1, max_size=12))
def test_whatever_is_written_reads_the_same(blocks: list[Block]) -> None:
    document = minutes_of(*blocks)
    assert on_screen(document) == in_word(document)


# ── what people typed ────────────────────────────────────────────────────────

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</li></ul></details><h1>Groß</h1>",
    "' onmouseover='alert(1)",
    "**fett** [Link](javascript:alert(1)) :tada: :red[rot]",
    "$\\frac{1}{2}$ und {0} {anchor}",
    '=HYPERLINK("http://example.org")',
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_wherever_it_stands(text: str) -> None:
    document = Document(
        text,
        (
            Heading(1, text),
            Text(text),
            Facts(((text, text),)),
            Bullets((Item(text, text, (text,)),)),
            Cards(text, (Card(text, text, language=text),)),
            Stamp("Zusage", text),
            Rule(text),
            Table(text, (Column(text),), ((text,),), text),
            *(Heading(2, text) for _ in range(6)),
        ),
        text,
    )
    tags = {tag for sheet in set_out(document) for tag, _ in tags_of(sheet)}
    assert tags <= OURS
    assert {name for sheet in set_out(document) for _, names in tags_of(sheet) for name in names} <= ATTRIBUTES
    assert on_screen(document) == in_word(document)


OURS = {
    "h2",
    "h3",
    "h4",
    "p",
    "nav",
    "a",
    "dl",
    "dt",
    "dd",
    "ul",
    "li",
    "span",
    "b",
    "div",
    "table",
    "caption",
    "colgroup",
    "col",
} | {"thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"class", "id", "href", "lang", "dir", "style", "scope", "tabindex", "role", "aria-label"}


def tags_of(sheet: Sheet) -> Iterator[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attributes: found.append((tag, [name for name, _ in attributes]))  # type: ignore[method-assign]
    for piece in sheet.pieces:
        if not isinstance(piece, Chart):
            reader.feed(piece)
    yield from found


# ── how it stands on the paper ───────────────────────────────────────────────


def markup(*blocks: Block) -> str:
    return "".join(str(piece) for sheet in set_out(minutes_of(*blocks)) for piece in sheet.pieces)


def test_each_break_begins_a_sheet_and_sections_turn_it() -> None:
    sheets = set_out(minutes_of(Text("eins"), PageBreak(), Text("zwei"), Section(landscape=True), Text("drei"), PageBreak()))
    assert [sheet.landscape for sheet in sheets] == [False, False, True]
    assert [
        ["eins" in str(sheet.pieces), "zwei" in str(sheet.pieces), "drei" in str(sheet.pieces)].index(True) for sheet in sheets
    ] == [0, 1, 2]


def test_the_contents_lead_to_the_headings() -> None:
    drawn = markup(*(Heading(1, f"Kapitel {at}") for at in range(6)))
    links, anchors = (re.findall(pattern, drawn) for pattern in (r"href='#([^']*)'", r"<h3 id='([^']*)'"))
    assert links == anchors
    assert len(set(links)) == 6


def test_languages_and_directions_are_marked() -> None:
    drawn = markup(Cards("Karten", (Card("مقهى اللغة"), Card("Більше груп"), Card("Kahve", language="tr"), Card("Bus"))))
    assert re.findall(r"<li([^>]*)>", drawn) == [" dir='rtl' lang='ar-SA'", " lang='uk-UA'", " lang='tr'", ""]


def test_a_table_names_its_columns_and_can_be_reached_by_keyboard() -> None:
    drawn = markup(Table("Rangfolge", (Column("Bedarf"), Column("n", 1, "right")), (("Bus", 3),)))
    assert "<th scope='col'>Bedarf</th><th scope='col' class='right'>n</th>" in drawn
    assert "tabindex='0' role='region' aria-label='Tabelle 1: Rangfolge'" in drawn


def test_the_first_heading_of_these_words_has_something_beside_it() -> None:
    document = minutes_of(Heading(1, "Ablauf"), Text("Kurz."), Heading(1, "Anhang"), Heading(2, "Ablauf"))
    (sheet,) = set_out(document, ("Ablauf",))
    assert [piece.words for piece in sheet.pieces if isinstance(piece, Marked)] == ["Ablauf"]
    assert list(_lines(sheet)) == in_word(document)


def test_of_a_chart_the_rows_are_drawn_that_word_draws() -> None:
    rows = tuple((f"Thema {at}", at + 1) for at in range(30))
    chart = Chart("bars", "Punkte", Table("Punkte", (Column("Was"), Column("n")), rows), "Was", ("n",))
    (sheet,) = set_out(minutes_of(chart))
    assert [piece for piece in sheet.pieces if isinstance(piece, Chart)] == [chart]
    assert "Gezeigt sind die ersten 20 von 30." in on_screen(minutes_of(chart))


# ── long minutes ─────────────────────────────────────────────────────────────


def annex(cards: int) -> Document:
    deck = tuple(Card(f"Karte {at}: ein Gedanke von vierzig Zeichen") for at in range(cards))
    return minutes_of(
        Heading(1, "Ergebnisse"),
        Text("Kurz."),
        PageBreak(),
        Heading(1, "Anhang"),
        Heading(2, "5. Was fehlt?"),
        Cards("Thema", deck),
    )


def test_a_long_annex_is_folded_and_a_short_one_is_not() -> None:
    short, long = ("".join(str(piece) for sheet in set_out(annex(cards)) for piece in sheet.pieces) for cards in (20, 400))
    assert "<details" not in short
    assert long.count("<details class='s-fold'><summary><h4") == 1
    assert on_screen(annex(400)) == in_word(annex(400))


def test_two_thousand_cards_are_set_out_in_less_than_a_second() -> None:
    document = annex(2000)
    started = time.monotonic()
    sheets = set_out(document)
    assert time.monotonic() - started < 1
    assert sum(len(str(piece)) for sheet in sheets for piece in sheet.pieces) < 250_000
