"""The check of Word files itself: it finds nothing in a sound file, and each barrier once somebody puts it there."""

import io
import re
import zipfile

import pytest

from data.word import write
from facilitation.document import Chart, Column, Document, Heading, Table, Text
from tests.data.word.accessibility import find_barriers

RANKING = Table("Rangfolge", (Column("Bedarf", 3), Column("Punkte", 1, "right")), (("Bus", 7), ("Garten", 4)))
BLOCKS = (
    *(Heading(1, f"Teil {number}") for number in range(1, 6)),
    Heading(2, "Reihenfolge"),
    Text("Was zuerst?"),
    Chart("bars", "Punkte", RANKING, labels="Bedarf", series=("Punkte",)),
)
BODY, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
EMPTY = '<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr></w:p>'
TWO = '<w:bookmarkStart w:id="{0}" w:name="a{0}"/><w:bookmarkEnd w:id="{0}"/>'
MARKED = '<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="0A">'
CELL_MERGED = r'\1<w:gridSpan w:val="1"/></w:tcPr>'
CHART, INK_OF_CHART = "word/charts/chart1.xml", r'(<a:defRPr.*?<a:srgbClr val=)"[0-9A-F]{6}"'
DOUBLE, NAMESAKE = (
    TWO.format(900) + TWO.format(900).replace("a900", "b"),
    TWO.format(900) + TWO.format(901).replace("a901", "a900"),
)
RUN = '<w:r><w:rPr><w:color w:val="{}"/></w:rPr><w:t>Blass</w:t></w:r>'
FIRST_OF_TABLE = r"(<w:tbl>.*?<w:tc>.*?)<w:r>.*?</w:r>"


@pytest.fixture(scope="module")
def sound() -> bytes:
    return write(Document("Protokoll", BLOCKS))


def spoil(file: bytes, part: str, pattern: str, instead: str) -> bytes:
    """The file with the first find of a pattern in one part put differently."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as given, zipfile.ZipFile(written, "w") as archive:
        for name in given.namelist():
            content = given.read(name).decode("utf-8", "surrogateescape")
            if name == part:
                content, times = re.subn(pattern, instead, content, count=1, flags=re.DOTALL)
                assert times == 1, f"{pattern} does not stand in {part}"
            archive.writestr(name, content.encode("utf-8", "surrogateescape"))
    return written.getvalue()


def test_a_sound_file_has_no_barriers(sound: bytes) -> None:
    assert find_barriers(sound) == []


@pytest.mark.parametrize(
    ("part", "pattern", "instead", "barriers"),
    [
        (CORE, "<dc:title>.*?</dc:title>", "<dc:title> </dc:title>", ["no title"]),
        (CORE, "<dc:language>.*?</dc:language>", "", ["no language"]),
        (STYLES, r'(<w:docDefaults>.*?<w:lang w:val=)"de-DE"', r'\1"en-US"', ["the default language is ['en-US']"]),
        (BODY, 'w:val="Heading2"', 'w:val="Heading3"', ["from heading 1 to 3: Reihenfolge"]),
        (
            BODY,
            r"<w:t [^>]*>Reihenfolge</w:t>(?=</w:r><w:bookmarkEnd)",
            "",
            ["an empty heading", "an empty paragraph below “Teil 5”"],
        ),
        (BODY, r'(?=<w:p><w:pPr><w:pStyle w:val="Heading2")', EMPTY, ["an empty paragraph below “Teil 5”"]),
        (BODY, "<w:tblHeader/>", "", ["a table without a header row: Rangfolge"]),
        (BODY, r"<w:tblCaption [^>]*>", "", ["a table without a title"]),
        (BODY, FIRST_OF_TABLE, r"\1", ["an empty header cell: Rangfolge"]),
        (
            BODY,
            "(<w:tbl>.*?<w:tc><w:tcPr>.*?)</w:tcPr>",
            r'\1<w:gridSpan w:val="1"/></w:tcPr>',
            ["merged or nested cells: Rangfolge"],
        ),
        (BODY, r'descr="[^"]+"', 'descr=""', ["word/document.xml: a picture without alternative text"]),
        (
            BODY,
            "<wp:inline (.*?)</wp:inline>",
            r"<wp:anchor \1</wp:anchor>",
            ["word/document.xml: a picture outside the line of reading"],
        ),
        (BODY, r'w:anchor="_Toc00000001"', 'w:anchor="nirgends"', ["a link to nowhere: Teil 1"]),
        (BODY, r"(<w:hyperlink [^>]*>)<w:r>.*?</w:r>", r"\1", ["an empty paragraph below “Inhalt”", "a link without words"]),
        (BODY, 'w:val="Heading2"', 'w:val="Fremd"', ["word/document.xml: no style Fremd"]),
        (STYLES, r'(w:styleId="Heading1".*?<w:color w:val=)"[0-9A-F]{6}"', r'\1"9AB0B8"', ["too little contrast: Heading1"]),
        (BODY, "<w:r>", RUN.format("AAAAAA") + "<w:r>", ["word/document.xml: too little contrast: Blass"]),
        (
            BODY,
            FIRST_OF_TABLE,
            r"\1" + RUN.format("FFFFFF"),
            ["word/document.xml: too little contrast: Blass"],
        ),
        (
            "word/charts/chart1.xml",
            r'(<a:defRPr.*?<a:srgbClr val=)"[0-9A-F]{6}"',
            r'\1"CCCCCC"',
            ["word/charts/chart1.xml: too little contrast"],
        ),
        (
            BODY,
            "<w:r>",
            TWO.format(900) + TWO.format(900).replace("a900", "b") + "<w:r>",
            ["bookmark 900 stands there 2 times"],
        ),
        (
            BODY,
            "<w:r>",
            TWO.format(900) + TWO.format(901).replace("a901", "a900") + "<w:r>",
            ["bookmark name a900 stands there 2 times"],
        ),
        (BODY, r"(<w:drawing>.*?</w:drawing>)", r"\1\1", ["drawing 1 stands there 2 times"]),
        (
            BODY,
            r"<w:p>(.*?</w:p>)<w:p>",
            f"{MARKED}\\1{MARKED}",
            ["paragraph 0A stands there 2 times"],
        ),
        ("word/numbering.xml", r"(<w:num .*?</w:num>)", r"\1\1", ["list 1 stands there 2 times"]),
    ],
)
def test_each_barrier_is_found(sound: bytes, part: str, pattern: str, instead: str, barriers: list[str]) -> None:
    assert find_barriers(spoil(sound, part, pattern, instead)) == barriers
