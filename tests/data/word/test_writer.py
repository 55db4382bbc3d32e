"""Minutes written and opened again: nothing is lost, nothing is taken for something else, everybody can read them."""

import io
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from data.word import write
from data.word.styles import Accent
from data.word.writer import SHORT_TEXT, WHOLE_QUOTE
from facilitation.document import (
    Block,
    Bullets,
    Card,
    Cards,
    Column,
    Document,
    Facts,
    Heading,
    Item,
    PageBreak,
    Properties,
    Rule,
    Section,
    Stamp,
    Table,
    Text,
)
from facilitation.text import clean
from tests.data.word.accessibility import find_barriers
from tests.data.word.sample import MINUTES

HOSTILE = (
    '=HYPERLINK("http://example.org";"hier")',
    "<w:p><w:r><w:t>kein XML</w:t></w:r></w:p>",
    "]]> &amp; &lt; & < > \" '",
    "{{ 7*7 }} %s {0} $x",
    "Zeile eins\r\nZeile zwei\x0bZeile drei\tnach dem Tabulator",
    "\x00\x01\x1b\ufffe Steuerzeichen \x7f\x9f",
    "allein \ud83d gelassen \udc00",
    "\u202egnp.exe\u202c",
    "👩‍🌾 Garten ♻️ 🇺🇦",
    "مقهى اللغة في الحي (Sprachcafé) 24",
    "Sprachcafé heißt مقهى اللغة auf Arabisch",
    "Більше розмовних груп увечері",
    "语言咖啡馆",
    "א 1 " * 3_000,
    "x" * 10_000,
    "Wort " * 2_000,
)
EVERY_BLOCK: tuple[Block, ...] = (
    Facts((("Ort", "Bürgerhaus"), ("Verteiler", ""))),
    Heading(1, "Ergebnisse"),
    Text("Erster Absatz.\n\nZweiter Absatz,\nneue Zeile."),
    Text("Das Wichtigste.", "lead"),
    Heading(3, "Reihenfolge"),
    Text("Was zuerst?", "quote"),
    Stamp("Meinungsbild", "27 von 30 haben gepunktet."),
    Table("Rangfolge", (Column("Bedarf", 3), Column("Wert", 1, "right", 1)), (("Bus", 2.25), ("Halle", None), ("Fest", 3))),
    Rule("Die meisten Punkte."),
    Cards("Begegnung", (Card("Sprachcafé", "vom Papier"), Card("Garten"))),
    Cards("Wege", ()),
    Bullets(("eins", Item("zwei", "bis Mai", ("darunter",)))),
    Bullets(("erstens",), numbered=True),
    Text("Kleingedrucktes.", "note"),
    Text("  \n "),
)


def minutes(*blocks: Block) -> Document:
    return Document("Protokoll", blocks)


def reopen(document: Document) -> WordDocument:
    return docx.Document(io.BytesIO(write(document)))


def lines(word: WordDocument) -> Iterator[str]:
    """What stands in the file from top to bottom, the cells of a row divided by bars."""
    for element in word.element.body:
        if element.tag == qn("w:p"):
            yield Paragraph(element, word._body).text
        elif element.tag == qn("w:tbl"):
            yield from (" | ".join(cell.text for cell in row.cells) for row in WordTable(element, word._body).rows)


def styles(word: WordDocument) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in word.paragraphs if paragraph.style and paragraph.text]


def test_every_block_is_written_in_order() -> None:
    assert list(lines(reopen(Document("Gemeinsam leben", EVERY_BLOCK, "Ergebnisprotokoll")))) == [
        "Gemeinsam leben",
        "Ergebnisprotokoll",
        "Ort\tBürgerhaus",
        "Verteiler\t–",
        "Ergebnisse",
        "Erster Absatz.",
        "Zweiter Absatz,\nneue Zeile.",
        "Das Wichtigste.",
        "Reihenfolge",
        "Was zuerst?",
        "Meinungsbild: 27 von 30 haben gepunktet.",
        "Tabelle 1: Rangfolge",
        "Bedarf | Wert",
        "Bus | 2,3",
        "Halle | –",
        "Fest | 3",
        "Regel: Die meisten Punkte.",
        "Begegnung",
        "Sprachcafé (vom Papier)",
        "Garten",
        "Wege",
        "Keine Karten.",
        "eins",
        "zwei (bis Mai)",
        "darunter",
        "erstens",
        "Kleingedrucktes.",
    ]


def test_headings_are_real_and_leave_no_gap() -> None:
    word = reopen(minutes(Heading(2, "A"), Heading(3, "B"), Cards("C", ()), Heading(1, "D"), Heading(3, "E"), Cards("F", ())))
    assert [line for line in styles(word) if line[0].startswith("Heading")] == [
        ("Heading 1", "A"),
        ("Heading 2", "B"),
        ("Heading 3", "C"),
        ("Heading 1", "D"),
        ("Heading 2", "E"),
        ("Heading 3", "F"),
    ]


def test_groups_of_cards_stand_side_by_side_below_their_heading() -> None:
    word = reopen(minutes(Heading(1, "A"), Cards("B", ()), Cards("C", ()), Heading(2, "D"), Cards("", ())))
    assert [line for line in styles(word) if line[0].startswith("Heading")] == [
        ("Heading 1", "A"),
        ("Heading 2", "B"),
        ("Heading 2", "C"),
        ("Heading 2", "D"),
        ("Heading 3", "Ohne Überschrift"),
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_comes_through_as_text(text: str) -> None:
    shown, on_one_line = clean(text).strip(), " ".join(clean(text).split())
    written = write(
        Document(
            text,
            (
                Heading(1, text),
                Text(text),
                Facts(((text, text),)),
                Table(text, (Column(text),), ((text,),), text),
                Cards(text, (Card(text, text, "ar"),)),
                Bullets((Item(text, text, (text,)),)),
                Stamp("Zusage", text),
                Rule(text),
            ),
            text,
            properties=Properties(text, text, (text,), text),
        )
    )
    kept = clean(text)
    assert [line.replace("\n\n", "\n") for line in lines(docx.Document(io.BytesIO(written)))] == [
        shown,
        shown,
        on_one_line,
        shown,
        f"{kept}\t{shown}",
        f"Tabelle 1: {shown}",
        kept,
        kept,
        shown,
        on_one_line,
        f"{shown} ({kept})",
        f"{shown} ({kept})",
        shown,
        f"Zusage: {shown}",
        f"Regel: {shown}",
    ]
    assert find_barriers(written) == []


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=200))
def test_any_card_can_be_read_again(text: str) -> None:
    kept = clean(text).strip()
    assert list(lines(reopen(minutes(Cards("Karten", (Card(text),)))))) == ["Protokoll", "Karten", kept or "–"]


def test_a_card_from_right_to_left_keeps_its_direction_and_language() -> None:
    word = reopen(
        minutes(Cards("Karten", (Card("مقهى اللغة", "vom Papier"), Card("Café", language="fr"), Card("Мова і діти"))))
    )
    arabic, french, ukrainian = (paragraph._p for paragraph in word.paragraphs[-3:])
    assert arabic.pPr.find(qn("w:bidi")) is not None
    assert [run.get(qn("w:bidi")) for run in arabic.iter(qn("w:lang"))] == ["ar-SA"]
    assert [len(list(run.iter(qn("w:rtl")))) for run in arabic.iter(qn("w:r"))] == [1, 0]
    assert [run.get(qn("w:val")) for run in french.iter(qn("w:lang"))] == ["fr"]
    assert [run.get(qn("w:val")) for run in ukrainian.iter(qn("w:lang"))] == ["uk-UA"]
    assert french.pPr.find(qn("w:bidi")) is None


def test_a_table_marks_and_repeats_its_header() -> None:
    table = reopen(minutes(Table("Rangfolge", (Column("Bedarf"), Column("Punkte", 1, "right")), (("Bus", 3),)))).tables[0]._tbl
    header, row = table.tr_lst
    assert [child.tag for child in header.trPr] == [qn("w:cantSplit"), qn("w:tblHeader")]
    assert [child.tag for child in row.trPr] == [qn("w:cantSplit")]
    assert table.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Rangfolge"
    assert table.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
    assert [cell.width.twips for cell in (column for column in docx.table.Table(table, None).rows[0].cells) if cell.width] == [
        4678,
        4677,
    ]


def test_a_table_without_rows_says_so() -> None:
    assert list(lines(reopen(minutes(Table("Leer", (Column("Bedarf"), Column("Punkte")), ()))))) == [
        "Protokoll",
        "Tabelle 1: Leer",
        "Bedarf | Punkte",
        "– | –",
        "",
    ]


def test_long_rows_may_continue_on_the_next_page() -> None:
    table = reopen(minutes(Table("Notizen", (Column("Notiz"),), (("x" * 1201,), ("x" * 1200,))))).tables[0]._tbl
    assert [row.trPr is None for row in table.tr_lst] == [False, True, False]


@pytest.mark.parametrize(("subtitle", "room"), [("", 10.0), ("Gemeinsam leben", None)])
def test_the_head_keeps_away_from_a_title_that_stands_alone(subtitle: str, room: float | None) -> None:
    word = reopen(replace(minutes(Facts((("Ort", "Bürgerhaus"),))), subtitle=subtitle))
    space = word.paragraphs[-1].paragraph_format.space_before
    assert (space.pt if space is not None else None) == room


def test_each_numbered_list_begins_with_one() -> None:
    word = reopen(minutes(Bullets(("a", "b"), numbered=True), Bullets(("c",)), Bullets(("d",), numbered=True)))
    numbers = [p._p.pPr.numPr.numId.val for p in word.paragraphs if p.style and p.style.name == "List Number"]
    assert [numbers[0] == numbers[1], numbers[0] == numbers[2]] == [True, False]
    restarts = word.part.numbering_part.element.findall(qn("w:num") + "/" + qn("w:lvlOverride") + "/" + qn("w:startOverride"))
    assert [restart.get(qn("w:val")) for restart in restarts] == ["1", "1"]


@pytest.mark.parametrize(("headings", "expected"), [(5, []), (6, ["Inhalt", "0", "1", "2", "3", "4", "5"])])
def test_six_headings_deserve_a_table_of_contents(headings: int, expected: list[str]) -> None:
    word = reopen(minutes(Text("vorab"), *(Heading(1, str(number)) for number in range(headings))))
    assert [text for style, text in styles(word) if style.lower().startswith("toc")] == expected
    assert [text for _, text in styles(word)][:2] == ["Protokoll", "vorab"]


def test_the_contents_lead_to_the_headings() -> None:
    word = reopen(MINUTES)
    anchors = {
        mark.get(qn("w:name")): Paragraph(mark.getparent(), word._body).text
        for mark in word.element.iter(qn("w:bookmarkStart"))
    }
    links = [(link.address or link.fragment, link.text) for p in word.paragraphs for link in p.hyperlinks]
    assert links == list(anchors.items())


def test_a_section_turns_the_page_and_only_the_first_names_header_and_footer() -> None:
    table = Table("Plan", (Column("Was"),), (("Fest",),))
    word = reopen(minutes(Text("hoch"), Section(landscape=True), table, Section(landscape=False), Text("wieder hoch")))
    assert [(s.orientation, s.page_width > s.page_height) for s in word.sections] == [(0, False), (1, True), (0, False)]
    references = [len(s._sectPr.findall(qn("w:headerReference"))) for s in word.sections]
    assert references == [2, 0, 0]
    assert [s.different_first_page_header_footer for s in word.sections] == [True, False, False]
    assert word.sections[2].header.paragraphs[0].text == "Protokoll"


def test_a_page_break_is_part_of_the_paragraph_after_it() -> None:
    word = reopen(minutes(Text("vorn"), PageBreak(), Table("Hinten", (Column("Was"),), ())))
    assert [(p.text, p.paragraph_format.page_break_before) for p in word.paragraphs[1:3]] == [
        ("vorn", None),
        ("Tabelle 1: Hinten", True),
    ]


def test_the_question_stays_with_the_table_below_it() -> None:
    table = Table("Rangfolge", (Column("Bedarf"),), (("Bus",), ("Halle",)))
    word = reopen(
        minutes(Text("Was zuerst?", "quote"), Stamp("Meinungsbild"), table, Rule("Die meisten Punkte."), Text("Ende"))
    )
    kept = [p._p.pPr.find(qn("w:keepNext")) is not None for p in word.paragraphs[1:3]]
    cells = [p._p.pPr.find(qn("w:keepNext")) is not None for cell in word.tables[0]._cells[1:] for p in cell.paragraphs]
    assert (kept, cells) == ([True, True], [True, True])


def kept(blocks: Sequence[Block]) -> list[bool]:
    """Whether each paragraph behind the title stays with the next one."""
    return [p._p.pPr.find(qn("w:keepNext")) is not None for p in reopen(minutes(*blocks)).paragraphs[1:]]


def test_the_question_and_how_many_answered_stay_with_the_answer() -> None:
    asked = (Text("Was fehlt?", "quote"), Text("2 von 3 Personen haben teilgenommen."), Text("2 Karten."))
    table = Table("Karten", (Column("Feld"),), (("Bus",),))
    assert kept((*asked, table))[:3] == [True, True, True]
    assert kept((*asked, Heading(3, "Thema 1"))) == [True, True, True, False]
    assert kept((*asked, Heading(2, "Weiter"))) == [True, False, False, False]
    assert kept((asked[0], Heading(3, "Notizen"), Text("Pause"))) == [True, False, False]
    assert kept((asked[0], Text("x" * SHORT_TEXT), table))[:2] == [True, True]
    assert kept((asked[0], Text("x" * (SHORT_TEXT + 1)), table))[:2] == [True, False]
    assert kept((Text("Frei gesagt."), table))[0] is False


def test_no_entry_of_a_list_stands_alone_on_a_page() -> None:
    assert kept((Bullets(("eins",)),)) == [False]
    assert kept((Bullets(("eins", "zwei", "drei", "vier")),)) == [True, False, True, False]
    assert kept((Bullets(("x" * (SHORT_TEXT + 1), "zwei", "drei")),)) == [False, True, False]
    assert kept((Bullets((Item("eins", items=("a", "b")), "zwei", Item("drei", items=("c",))), numbered=True),)) == [
        *(True, True, True),
        True,
        *(True, False),
    ]


def test_what_leads_to_a_list_or_to_facts_stays_with_them() -> None:
    assert kept((Text("Gewachsen aus:", "note"), Bullets(("eins",)))) == [True, False]
    assert kept((Text("x" * (SHORT_TEXT + 1)), Bullets(("eins",)))) == [False, False]
    table = Table("Teilnehmende", (Column("Gruppe"),), (("Politik",),))
    assert (kept((Text("Ohne Namen.", "note"), table))[0], kept((Text("Ohne Namen."), table))[0]) == (True, False)
    assert kept((Text("Paket in dieser Datei"), Facts((("Stand", "heute"),)))) == [True, False]


def test_a_stamp_stays_with_the_wording_below_it() -> None:
    word = reopen(minutes(Stamp("Beschluss", "Stadtrat"), Text("Wir stimmen zu.", "quote"), Heading(2, "Weiter")))
    assert [p._p.pPr.find(qn("w:keepNext")) is not None for p in word.paragraphs[1:3]] == [True, False]


def test_a_wording_lets_the_next_stamp_go_on_to_the_next_page() -> None:
    resolved = (Stamp("Beschluss", "Sozialausschuss"), Text("Wir stimmen zu.", "quote"))
    assert kept((*resolved, *resolved, Heading(3, "Bisher im Prozess"))) == [True, False, True, False, False]


def test_a_page_may_end_inside_a_long_wording_only() -> None:
    word = reopen(minutes(*(Text("x" * length, "quote") for length in (WHOLE_QUOTE, WHOLE_QUOTE + 1))))
    loose = [p._p.pPr.find(qn("w:keepLines")) for p in word.paragraphs[1:3]]
    assert [None if one is None else one.get(qn("w:val")) for one in loose] == [None, "0"]


def test_the_file_says_what_it_is() -> None:
    core = reopen(MINUTES).core_properties
    assert (core.title, core.language, core.author, core.subject, core.keywords, core.content_status) == (
        "Gemeinsam leben in Musterstadt",
        "de-DE",
        "Stadt Musterstadt",
        "Ergebnisprotokoll der Bestandsaufnahme",
        "Integration, Bestandsaufnahme",
        "Entwurf",
    )
    assert core.created == datetime(2026, 11, 21, 15, 10, tzinfo=UTC)
    assert (core.last_modified_by, core.comments, core.revision) == ("Stadt Musterstadt", "", 1)


def test_the_municipality_heads_the_first_page_and_the_title_the_others() -> None:
    section = reopen(MINUTES).sections[0]
    assert [p.text for p in section.first_page_header.paragraphs] == ["Stadt Musterstadt"]
    assert [p.text for p in section.header.paragraphs] == ["Gemeinsam leben in Musterstadt"]
    foot = ["Stadt Musterstadt · Entwurf · Seite\u00a01\u00a0von\u00a01"]
    assert [[p.text for p in one.paragraphs] for one in (section.footer, section.first_page_footer)] == [foot, foot]


def test_headings_bear_the_municipality_s_colour() -> None:
    word = docx.Document(io.BytesIO(write(MINUTES, Accent("4A0D1F", "7A1632", "FBEDF0"))))
    assert [str(word.styles[name].font.color.rgb) for name in ("Heading 1", "Heading 2")] == ["4A0D1F", "7A1632"]


@pytest.mark.parametrize(
    "document",
    [
        MINUTES,
        Document("Gemeinsam leben", EVERY_BLOCK),
        minutes(Heading(1, "Leer")),
        minutes(Section(landscape=True), *EVERY_BLOCK),
    ],
    ids=["sample", "every block", "almost empty", "landscape"],
)
def test_word_opens_it_and_everybody_can_read_it(document: Document, tmp_path: Path) -> None:
    file = tmp_path / "protokoll.docx"
    file.write_bytes(write(document))
    assert [(error.part_uri, error.path, error.description) for error in OpenXmlValidator().validate(file).errors] == []
    assert find_barriers(file.read_bytes()) == []


def test_two_thousand_cards_take_less_than_a_second() -> None:
    cards = tuple(Card(f"Karte {number} von vielen, die an der Wand hängen") for number in range(2_000))
    clusters = tuple(Cards(f"Bedarf {start // 50}", cards[start : start + 50]) for start in range(0, 2_000, 50))
    table = Table("Alle", (Column("Karte", 5), Column("Nr.")), tuple((card.text, index) for index, card in enumerate(cards)))
    document = minutes(Heading(1, "Karten"), *clusters, table)
    began = time.process_time()
    write(document)
    assert time.process_time() - began < 1


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice is not installed")
def test_another_office_shows_every_page(tmp_path: Path) -> None:
    (tmp_path / "protokoll.docx").write_bytes(write(MINUTES))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "protokoll.docx"], cwd=tmp_path, check=True, timeout=100
    )
    shown = subprocess.run(
        ["pdftotext", "-layout", "protokoll.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    pages = [page.split() for page in shown.stdout.split("\f")[:-1]]
    assert [" ".join(page[-4:]) for page in pages] == [
        f"Seite {number} von {len(pages)}" for number in range(1, len(pages) + 1)
    ]
    assert [" ".join(page[:4]) for page in pages[1:]] == ["Gemeinsam leben in Musterstadt"] * (len(pages) - 1)
    text = " ".join(word for page in pages for word in page)
    missing = [line for line in lines(reopen(MINUTES)) if not _latin_words(line) <= _latin_words(text)]
    assert missing == []


def _latin_words(text: str) -> set[str]:
    return set(re.findall(r"[A-Za-zÄÖÜäöüßé]{3,}", text))
