"""Minutes on a municipality's own paper: whatever is sent becomes a clean file or a sentence, and nothing else."""

import io
import re
import shutil
import subprocess
import time
import tracemalloc
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from data.word import take_in, write, write_example
from data.word.styles import Accent
from facilitation.colour import contrast
from facilitation.document import Bullets, Card, Cards, Chart, Column, Document, Heading, Properties, Section, Table, Text
from facilitation.errors import WorkshopError
from facilitation.letterhead import Report
from facilitation.specimen import SPECIMEN
from tests.data.word.accessibility import find_barriers
from tests.data.word.letterheads import (
    ACCEPTED,
    HEADING_1,
    PLACE,
    REFUSED,
    SAID_TOO_MUCH,
    Sent,
    by_hand,
    coloured,
    defaults,
    edited,
    german_word,
    landscape,
    logo_in_text,
    no_page,
    old_drawing,
    paragraph,
    split_place,
    starting_fields,
    strange_styles,
    style,
    two_sections,
    unpack,
)
from tests.data.word.mutations import mutations
from tests.data.word.sample import MINUTES

MUTATIONS = 240
SECONDS, MEGABYTES = 5, 150


def on(sent: Sent, document: Document = MINUTES, accent: Accent | None = None) -> bytes:
    """The document on the letterhead that was sent."""
    return write(document, accent, take_in(sent.pack()).content)


def reopen(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


def told(sent: Sent) -> Report:
    return take_in(sent.pack()).report


def minutes(*blocks, **properties: str) -> Document:
    return Document("Protokoll", blocks, properties=Properties(**properties))


def lines(word: WordDocument) -> list[str]:
    return [one.text for one in word.paragraphs]


# ── what is taken, and what is refused ───────────────────────────────────────


@pytest.mark.parametrize("kind", ACCEPTED)
def test_minutes_on_any_letterhead_open_in_word_and_everybody_can_read_them(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "protokoll.docx"
    file.write_bytes(write(MINUTES, letterhead=take_in(ACCEPTED[kind]()).content))
    assert [(error.part_uri, error.path, error.description) for error in OpenXmlValidator().validate(file).errors] == []
    assert find_barriers(file.read_bytes()) == []
    parts = unpack(file.read_bytes())
    said = {word for word in SAID_TOO_MUCH for part in parts.values() if word.encode() in part}
    outside = [name for name, part in parts.items() if name.endswith(".rels") and b"External" in part]
    strange = [name for name in parts if name.endswith((".bin", ".html")) or "vba" in name.lower()]
    assert (said, outside, strange) == (set(), [], [])


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_letterhead_gets_a_sentence_quickly_and_in_little_memory(kind: str) -> None:
    make, refusal = REFUSED[kind]
    content = make()
    tracemalloc.start()
    began = time.process_time()
    with pytest.raises(WorkshopError) as refused:
        take_in(content)
    taken, (_, most) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert type(refused.value) is refusal
    assert re.search(r"Bitte|Erwartet|Erlaubt", refused.value.sentence())
    assert (taken < SECONDS, most < MEGABYTES * 1_000_000) == (True, True)


def test_a_broken_letterhead_is_a_clean_one_or_refused() -> None:
    taken = 0
    for content in mutations(MUTATIONS):
        began = time.process_time()
        try:
            reading = take_in(content)
        except WorkshopError:
            continue
        finally:
            assert time.process_time() - began < SECONDS
        taken += 1
        written = write(SPECIMEN, letterhead=reading.content)
        assert [barrier for barrier in find_barriers(written) if "stands there" in barrier] == []
        assert not any(b"External" in part for name, part in unpack(written).items() if name.endswith(".rels"))
        assert "Probeseite: So sieht ein Protokoll aus" in lines(reopen(written))
    assert 0 < taken < MUTATIONS


def test_a_letterhead_of_ours_is_one(tmp_path: Path) -> None:
    report = take_in(write_example()).report
    assert report.warnings == ()
    assert set(dict(report.styles).values()) == {"aus der Vorlage"}
    assert dict(report.taken)["Platzhalter"] == "[[Datum]], [[Ort]], [[Titel]]"


def test_what_was_cleaned_is_clean() -> None:
    once = take_in(german_word(PLACE).pack())
    twice = take_in(once.content)
    assert (twice.report.removed, twice.report.taken) == ((), once.report.taken)


# ── page, head and foot ──────────────────────────────────────────────────────


def test_head_and_foot_stand_where_they_stood() -> None:
    word = reopen(
        on(german_word(), minutes(Text("hoch"), Section(landscape=True), Text("quer"), Section(landscape=False), Text("a")))
    )
    first, lying, last = word.sections
    assert [one.text for one in first.first_page_header.paragraphs] == ["", "Stadt Sonneberg · Der Bürgermeister"]
    assert [one.text for one in first.header.paragraphs] == ["Protokoll · Stadt Sonneberg"]
    assert [cell.text.split("\n")[0] for cell in first.first_page_footer.tables[0].rows[0].cells] == [
        "Stadt Sonneberg",
        "Telefon 03675 880-0",
        "Sparkasse Sonneberg",
    ]
    assert [one.different_first_page_header_footer for one in word.sections] == [True, False, False]
    assert [one.header.is_linked_to_previous for one in (lying, last)] == [True, True]
    assert [(one.page_width > one.page_height) for one in word.sections] == [False, True, False]


def test_wide_pages_are_as_wide_as_theirs() -> None:
    table = Table("Plan", (Column("Was"), Column("Wer")), (("Fest", "Amt"),))
    word = reopen(on(coloured(), minutes(table, Section(landscape=True), table)))
    widths = [sum(column.width.twips for column in one.columns) for one in word.tables]
    assert widths == [11906 - 2 * 850, 16838 - 2 * 850]


def test_a_page_that_lies_stays_as_it_is() -> None:
    word = reopen(on(landscape(), minutes(Text("a"), Section(landscape=True), Text("b"), Section(landscape=False), Text("c"))))
    assert [(one.page_width.twips, one.page_height.twips) for one in word.sections] == [(16838, 11906)]


def test_the_first_of_several_sections_counts() -> None:
    word = reopen(on(two_sections()))
    assert {(one.page_width.twips, one.header.paragraphs[0].text) for one in word.sections} == {(12240, "Kopf der ersten")}
    assert word.sections[0]._sectPr.find(qn("w:cols")).get(qn("w:num")) is None


def test_an_impossible_page_becomes_a_usual_one() -> None:
    section = reopen(on(no_page())).sections[0]
    assert (section.page_width.twips, section.left_margin.twips) == (11906, 1417)
    assert told(no_page()).warnings[:2] == (
        "Die Vorlage nennt keine Seitengröße. Es gilt A4.",
        "Die Seitenränder der Vorlage lassen keinen Platz für Text. Es gelten übliche Ränder.",
    )


def test_charts_are_no_wider_than_the_text() -> None:
    narrow = Sent(
        PLACE, '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="3000" w:bottom="1134" w:left="3000"/>'
    )
    table = Table("Werte", (Column("Was"), Column("Wert")), (("Bus", 3),))
    word = reopen(on(narrow, minutes(Chart("bars", "Werte", table, labels="Was", series=("Wert",)))))
    assert [shape.width.twips for shape in word.inline_shapes] == [5906]
    assert "Für Text sind nur 10,4 cm Breite da. Tabellen werden eng." in told(narrow).warnings


# ── the text around ──────────────────────────────────────────────────────────


def test_minutes_begin_at_their_place_and_names_are_filled_in() -> None:
    document = minutes(
        Heading(1, "Ergebnis"), Section(landscape=True), Text("quer"), date="21. November 2026", place="Bürgerhaus"
    )
    word = reopen(on(split_place(), document))
    assert lines(word) == [
        "Guten Tag,",
        "Zu Protokoll in Bürgerhaus",
        "Protokoll",
        "Ergebnis",
        "",
        "quer",
        "",
        "",
        "Mit freundlichen Grüßen [[Zeichen]]",
    ]
    assert [one.page_width > one.page_height for one in word.sections] == [False, True, False]


def test_what_is_filled_in_is_text() -> None:
    hostile = '</w:t><w:br/> [[Ort]] {DDEAUTO} & "x"'
    word = reopen(on(coloured(), Document(hostile, (Text("a"),), properties=Properties(place=hostile, date="heute"))))
    assert word.sections[0].footer.paragraphs[0].text.startswith(f"{hostile}, heute · Seite")


def test_a_form_becomes_its_text() -> None:
    assert "Formularfelder und Steuerelemente; ihr Text bleibt" in told(split_place()).removed
    assert b"<w:sdt" not in unpack(on(split_place()))["word/document.xml"]


def test_sample_text_goes_where_no_place_is_named() -> None:
    assert "Mustertext" not in "\n".join(lines(reopen(on(german_word()))))
    assert "der Text der Vorlage (sie hat keinen Absatz [[Protokoll]])" in told(german_word()).removed


def test_of_tracked_changes_the_last_version_stays() -> None:
    assert [text for text in lines(reopen(on(edited(), minutes(Text("a"))))) if text] == ["Neu", "Protokoll", "a", "nach oben"]
    assert told(edited()).removed == (
        "Kommentare",
        "der Dokumentschutz",
        "das Nachverfolgen von Änderungen",
        "nachverfolgte Änderungen (die letzte Fassung bleibt)",
        "Fuß- und Endnoten",
    )


def test_of_fields_only_harmless_ones_stay() -> None:
    footer = unpack(on(starting_fields()))["word/footer1.xml"].decode()
    assert re.findall(r"<w:instrText[^>]*>([^<]*)<", footer) == [" IF 1=1 ", " PAGE "]
    assert re.findall(r"<w:t>([^<]*)<", footer) == ["1.000", "verknüpft", "1"]


def test_pictures_have_words_and_numbers_of_their_own() -> None:
    parts = unpack(on(german_word()))
    assert re.findall(r'<wp:docPr id="(\d+)"[^>]* descr="([^"]*)"', parts["word/header2.xml"].decode()) == [
        ("100001", "Logo oder Grafik der Vorlage")
    ]
    assert told(german_word()).warnings[0].startswith("Mindestens ein Bild hat keinen Alternativtext.")


def test_of_links_only_those_to_the_web_and_to_people_stay() -> None:
    link = '<w:hyperlink r:id="rId{}"><w:r><w:t>{}</w:t></w:r></w:hyperlink>'
    targets = ("https://stadt.example/a?b=1&amp;c=2", "mailto:rathaus@stadt.example", "file:///C:/x", "javascript:alert(1)")
    sent = Sent(f"<w:p>{''.join(link.format(number, target) for number, target in enumerate(targets))}</w:p>{PLACE}")
    for number, target in enumerate(targets):
        sent.refer("word/document.xml", "hyperlink", target, f"rId{number}")
    first = reopen(on(sent, minutes(Text("a")))).paragraphs[0]
    assert [one.address for one in first.hyperlinks] == ["https://stadt.example/a?b=1&c=2", "mailto:rathaus@stadt.example"]
    assert first.text == "".join(targets).replace("&amp;", "&")


def test_a_drawing_without_its_picture_goes_and_takes_its_link_along() -> None:
    parts = unpack(on(old_drawing()))
    header = parts["word/header1.xml"].decode()
    assert [header.count(word) for word in ("<w:pict", "imagedata", "ENTWURF", "zaehler", 'alt="Logo')] == [2, 1, 1, 0, 1]
    assert [name for name in parts if name.startswith("word/media/")] == ["word/media/image1.png"]


def test_a_logo_in_the_text_is_missed_and_said_so() -> None:
    assert (
        told(logo_in_text()).warnings[0].startswith("Logo oder Briefkopf stehen im Text der Vorlage, nicht in der Kopfzeile.")
    )


# ── styles ───────────────────────────────────────────────────────────────────


def test_styles_are_found_by_their_name() -> None:
    word = reopen(on(german_word(), minutes(Heading(1, "A"), Heading(2, "B"))))
    headings = [one for one in word.paragraphs if one.style and one.style.name.startswith("Heading")]
    assert [(one.style.name, str(one.style.font.color.rgb), one.style.font.size.pt) for one in headings] == [
        ("Heading 1", "9C1B31", 15),
        ("Heading 2", "9C1B31", 13),
    ]
    origins = dict(told(german_word()).styles)
    assert [origins[role] for role in ("Überschrift 1", "Überschrift 2", "Aufzählung")] == [
        "aus der Vorlage",
        "abgeleitet von „Überschrift 1“",
        "ergänzt",
    ]


def test_a_style_only_called_heading_becomes_the_look_of_a_real_one() -> None:
    word = reopen(on(by_hand(), minutes(Heading(1, "A"), Heading(2, "B"), Heading(3, "C"))))
    first, second, third = (word.styles[f"Heading {level}"] for level in (1, 2, 3))
    assert [one.base_style.name for one in (first, second, third)] == ["Überschrift 1", "Überschrift 2", "Normal"]
    levels = [one.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}").get(qn("w:val")) for one in (first, second, third)]
    assert levels == ["0", "1", "2"]
    assert dict(told(by_hand()).styles)["Überschrift 1"] == "abgeleitet von „Überschrift 1“"


def test_their_lists_keep_their_signs_and_ours_count_from_one() -> None:
    word = reopen(
        on(coloured(), minutes(Cards("Karten", (Card("a"),)), Bullets(("b",), numbered=True), Bullets(("c",), numbered=True)))
    )
    numbering = word.part.numbering_part.element
    kinds = {one.get(qn("w:numId")): one.find(qn("w:abstractNumId")).get(qn("w:val")) for one in numbering.findall(qn("w:num"))}
    signs = {
        one.get(qn("w:abstractNumId")): one.find(f"{qn('w:lvl')}/{qn('w:lvlText')}").get(qn("w:val"))
        for one in numbering.findall(qn("w:abstractNum"))
    }
    bullet = word.styles["List Bullet"].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    numbers = [one._p.pPr.numPr.numId.val for one in word.paragraphs if one.style and one.style.name == "List Number"]
    assert (signs[kinds[bullet]], [signs[kinds[str(one)]] for one in numbers], len(set(numbers))) == ("■", ["%1.", "%1."], 2)


def test_styles_in_disorder_are_put_in_order() -> None:
    word = reopen(on(strange_styles(), minutes(Heading(1, "A"), Cards("B", (Card("c"),)))))
    assert [one.style.name for one in word.paragraphs if one.text in ("davor", "A", "B", "c")] == [
        "Normal",
        "Heading 1",
        "Heading 2",
        "List Bullet",
    ]
    assert word.styles["Tabellenkopf blau"].style_id == "Heading1V1"


def test_pale_type_becomes_darker_in_its_own_hue() -> None:
    word = reopen(on(coloured()))
    colour = str(word.styles["Heading 1"].font.color.rgb)
    assert (colour, contrast(colour, "FFFFFF") >= 4.5) == ("527B11", True)
    assert told(coloured()).warnings == (
        "Titel: Die Schriftfarbe #7AB51D ist auf ihrem Grund zu blass. Das Protokoll nimmt #527B11.",
        "Überschrift 1: Die Schriftfarbe #7AB51D ist auf ihrem Grund zu blass. Das Protokoll nimmt #527B11.",
    )


def test_light_type_on_a_dark_ground_is_left_alone() -> None:
    ground = HEADING_1.replace("9C1B31", "FFFFFF").replace(
        "<w:spacing", '<w:shd w:val="clear" w:color="auto" w:fill="004B2E"/><w:spacing'
    )
    sent = Sent().word("styles", defaults() + ground)
    assert [warning for warning in told(sent).warnings if "blass" in warning] == []
    assert str(reopen(on(sent)).styles["Heading 1"].font.color.rgb) == "FFFFFF"


def test_tables_do_not_take_over_the_indents_of_texts() -> None:
    indented = defaults().replace(
        '<w:name w:val="Normal"/><w:qFormat/>',
        '<w:name w:val="Normal"/><w:qFormat/><w:pPr><w:ind w:left="567" w:firstLine="283"/><w:jc w:val="both"/></w:pPr>',
    )
    cell = reopen(on(Sent().word("styles", indented))).styles["Protokoll Zelle"].paragraph_format
    assert (cell.left_indent, cell.first_line_indent, cell.alignment) == (0, 0, 0)


def test_type_is_in_proportion_to_theirs() -> None:
    small = Sent().word("styles", defaults("Arial", 20) + style("berschrift1", "heading 1", run='<w:sz w:val="24"/>'))
    word = reopen(on(small))
    sizes = [word.styles[name].font.size.pt for name in ("Heading 2", "Heading 3", "Protokoll Hinweis", "Protokoll Zelle")]
    assert sizes == [11, 10, 9, 9]


def bars(content: bytes) -> list[str]:
    charts = [part.decode() for name, part in unpack(content).items() if re.fullmatch(r"word/charts/chart1\.xml", name)]
    return re.findall(r'<c:ser>.*?<a:srgbClr val="(\w+)"', charts[0])


def test_charts_bear_the_colours_of_the_letterhead_or_else_of_the_municipality() -> None:
    table = Table("Werte", (Column("Was"), Column("Wert")), (("Bus", 3),))
    document = minutes(Chart("bars", "Werte", table, labels="Was", series=("Wert",)))
    own, heading = Accent.of("#7ab51d").plain, Accent.of("#9c1b31").plain
    stock = german_word()
    stock.parts["word/styles.xml"] = str(stock.parts["word/styles.xml"]).replace('<w:color w:val="9C1B31"/>', "")
    given = Accent.of("#123456")
    assert [bars(on(sent, document, given)) for sent in (coloured(), german_word(), stock)] == [[own], [heading], [given.plain]]


# ── speed, and another office ────────────────────────────────────────────────


def test_two_thousand_cards_take_less_than_a_second_on_a_letterhead_too() -> None:
    cards = tuple(Card(f"Karte {number} von vielen, die an der Wand hängen") for number in range(2_000))
    clusters = (Cards(f"Bedarf {start // 50}", cards[start : start + 50]) for start in range(0, 2_000, 50))
    document, letterhead = minutes(Heading(1, "Karten"), *clusters), take_in(german_word().pack()).content
    began = time.process_time()
    write(document, letterhead=letterhead)
    assert time.process_time() - began < 1


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice is not installed")
def test_another_office_shows_the_letterhead(tmp_path: Path) -> None:
    (tmp_path / "protokoll.docx").write_bytes(on(german_word()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "protokoll.docx"], cwd=tmp_path, check=True, timeout=100
    )
    shown = subprocess.run(
        ["pdftotext", "-layout", "protokoll.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    first, second, *_ = shown.stdout.split("\f")
    assert ("Der Bürgermeister" in first, "Sparkasse Sonneberg" in first, "Seite 1" in first) == (True, True, True)
    assert ("Gemeinsam leben in Musterstadt · Stadt Sonneberg" in second, "Seite 2" in second) == (True, True)


def test_a_paragraph_named_twice_is_filled_twice() -> None:
    sent = Sent(paragraph("[[Titel]] und [[titel]]") + PLACE)
    assert lines(reopen(on(sent, minutes(Text("a")))))[0] == "Protokoll und Protokoll"
