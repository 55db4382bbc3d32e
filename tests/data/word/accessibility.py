"""What keeps a Word file from being read by everybody: `find_barriers(file)` lists it."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
LEAST_CONTRAST = 4.5
PAPER = "FFFFFF"


@dataclass
class WordFile:
    file: bytes
    barriers: list[str] = field(default_factory=list)

    @cached_property
    def parts(self) -> dict[str, Element]:
        with zipfile.ZipFile(io.BytesIO(self.file)) as archive:
            return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}

    @cached_property
    def body(self) -> Element:
        return self.parts["word/document.xml"][0]

    @cached_property
    def styles(self) -> dict[str, Element]:
        return {style.get(W + "styleId"): style for style in self.parts["word/styles.xml"].iter(W + "style")}

    def chain(self, id: str | None) -> Iterator[Element]:
        """A style and those it is based on."""
        while id in self.styles:
            yield self.styles[id]
            based = self.styles[id].find(W + "basedOn")
            id = None if based is None else based.get(W + "val")

    @cached_property
    def used(self) -> set[str]:
        """The styles of which something is seen, with those they are based on."""
        named = {
            one.get(W + "val")
            for _, part in self.texts()
            for tag in ("pStyle", "rStyle", "tblStyle")
            for one in part.iter(W + tag)
        }
        return {str(style.get(W + "styleId")) for id in named for style in self.chain(id)}

    def texts(self) -> Iterator[tuple[str, Element]]:
        """The parts people read."""
        for name, part in self.parts.items():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                yield name, part


def find_barriers(file: bytes) -> list[str]:
    word = WordFile(file)
    checks = (
        _check_properties,
        _check_headings,
        _check_empty_paragraphs,
        _check_tables,
        _check_drawings,
        _check_links,
        _check_styles,
        _check_contrast,
        _check_ids,
    )
    return [barrier for check in checks for barrier in check(word)]


def _check_properties(word: WordFile) -> Iterator[str]:
    core = word.parts["docProps/core.xml"]
    for name in ("title", "language"):
        if not (core.findtext(DUBLIN_CORE + name) or "").strip():
            yield f"no {name}"
    languages = [language.get(W + "val") for language in word.parts["word/styles.xml"].iterfind(f"{W}docDefaults//{W}lang")]
    if languages != ["de-DE"]:
        yield f"the default language is {languages}"


def _check_headings(word: WordFile) -> Iterator[str]:
    before = 0
    for paragraph in word.body.iter(W + "p"):
        level = _outline_level(word, paragraph)
        if level:
            text = _text(paragraph)
            if not text:
                yield "an empty heading"
            if level > before + 1:
                yield f"from heading {before} to {level}: {text}"
            before = level
    if not before:
        yield "no headings"


def _outline_level(word: WordFile, paragraph: Element) -> int | None:
    """The level of a heading, from itself or the nearest of its styles that has one; ten is none."""
    properties = [paragraph.find(W + "pPr"), *(style.find(W + "pPr") for style in word.chain(_style_of(paragraph)))]
    levels = (one.find(W + "outlineLvl") for one in properties if one is not None)
    level = next((int(one.get(W + "val")) + 1 for one in levels if one is not None), None)
    return level if level is not None and level < 10 else None


def _check_empty_paragraphs(word: WordFile) -> Iterator[str]:
    """Word itself needs one where a section ends and below a table that ends the text."""
    for paragraph in word.body.iterchildren(W + "p"):
        before, after = paragraph.getprevious(), paragraph.getnext()
        needed = paragraph.find(f"{W}pPr/{W}sectPr") is not None or (
            before is not None and before.tag == W + "tbl" and after is not None and after.tag == W + "sectPr"
        )
        drawn = next(paragraph.iter(DRAWING + "docPr"), None) is not None
        if not _text(paragraph) and not needed and not drawn:
            yield f"an empty paragraph below “{'' if before is None else _text(before)[-40:]}”"


def _check_tables(word: WordFile) -> Iterator[str]:
    for table in word.body.iter(W + "tbl"):
        title = table.find(f"{W}tblPr/{W}tblCaption")
        name = "" if title is None else title.get(W + "val")
        rows = table.findall(W + "tr")
        if not name:
            yield "a table without a title"
        if rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield f"a table without a header row: {name}"
        if not all(_text(cell) for cell in rows[0].iter(W + "tc")):
            yield f"an empty header cell: {name}"
        if any(
            table.iterfind(f".//{W}{tag}") for tag in ("vMerge", "gridSpan", "tbl") if table.find(f".//{W}{tag}") is not None
        ):
            yield f"merged or nested cells: {name}"


def _check_drawings(word: WordFile) -> Iterator[str]:
    for name, part in word.texts():
        for drawing in part.iter(DRAWING + "docPr"):
            if not (drawing.get("descr") or "").strip():
                yield f"{name}: a picture without alternative text"
        for _ in part.iter(DRAWING + "anchor") if part is word.parts["word/document.xml"] else ():
            yield f"{name}: a picture outside the line of reading"


def _check_links(word: WordFile) -> Iterator[str]:
    names = {mark.get(W + "name") for mark in word.body.iter(W + "bookmarkStart")}
    for link in word.body.iter(W + "hyperlink"):
        if not _text(link):
            yield "a link without words"
        if link.get(W + "anchor") not in names:
            yield f"a link to nowhere: {_text(link)}"


def _check_styles(word: WordFile) -> Iterator[str]:
    for name, part in word.texts():
        for tag in ("pStyle", "rStyle", "tblStyle"):
            for style in part.iter(W + tag):
                if style.get(W + "val") not in word.styles:
                    yield f"{name}: no style {style.get(W + 'val')}"


def _check_contrast(word: WordFile) -> Iterator[str]:
    for id in sorted(word.used):
        if _is_pale(word.styles[id].find(f"{W}rPr/{W}color"), _surface(word.styles[id])):
            yield f"too little contrast: {id}"
    for name, part in word.texts():
        for run in part.iter(W + "r"):
            around = [_surface(one) for one in (run, *run.iterancestors(W + "p", W + "tc"))]
            if _is_pale(run.find(f"{W}rPr/{W}color"), next(filter(None, around), None)):
                yield f"{name}: too little contrast: {_text(run)}"
    for name, chart in word.parts.items():
        if name.startswith("word/charts/chart"):
            for colour in chart.iterfind(f".//{A}defRPr//{A}srgbClr"):
                if _contrast(colour.get("val"), _ground(colour)) < LEAST_CONTRAST:
                    yield f"{name}: too little contrast"


def _ground(colour: Element) -> str:
    """What a text of a chart stands on: its own box, the bar it stands in, or paper."""
    label = next(colour.iterancestors(C + "dLbl", C + "dLbls"), None)
    place = None if label is None else label.find(C + "dLblPos")
    inside = place is not None and place.get("val") in ("ctr", "inEnd", "inBase")
    around = [*colour.iterancestors(C + "dLbl", C + "dLbls"), *(colour.iterancestors(C + "ser") if inside else ())]
    boxes = (one.find(f"{C}spPr/{A}solidFill/{A}srgbClr") for one in around)
    return next((box.get("val") for box in boxes if box is not None), PAPER)


def _surface(element: Element) -> str | None:
    """The colour a style, run, paragraph or cell gives the paper."""
    shade = next((one for tag in ("pPr", "rPr", "tcPr") for one in element.iterfind(f"{W}{tag}/{W}shd")), None)
    return None if shade is None or shade.get(W + "fill") == "auto" else shade.get(W + "fill")


def _is_pale(colour: Element | None, surface: str | None) -> bool:
    told = "auto" if colour is None else colour.get(W + "val")
    return told != "auto" and _contrast(told, surface or PAPER) < LEAST_CONTRAST


def _check_ids(word: WordFile) -> Iterator[str]:
    finders: dict[str, Callable[[Element], Iterator[str | None]]] = {
        "bookmark": lambda part: (mark.get(W + "id") for mark in part.iter(W + "bookmarkStart")),
        "bookmark name": lambda part: (mark.get(W + "name") for mark in part.iter(W + "bookmarkStart")),
        "drawing": lambda part: (drawing.get("id") for drawing in part.iter(DRAWING + "docPr")),
        "paragraph": lambda part: (one.get(WORD_2010 + "paraId") for one in part.iter(W + "p", W + "tr")),
        "list": lambda part: (number.get(W + "numId") for number in part.iterchildren(W + "num")),
    }
    everything = [part for _, part in word.texts()] + [word.parts["word/numbering.xml"]]
    for kind, find in finders.items():
        counts = Counter(found for part in everything for found in find(part) if found is not None)
        yield from (f"{kind} {found} stands there {count} times" for found, count in counts.items() if count > 1)


def _style_of(paragraph: Element) -> str | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(W + "val")


def _text(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(W + "t")).strip()


def _contrast(one: str, other: str) -> float:
    """WCAG 2.1, contrast ratio."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
