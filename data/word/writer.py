"""Minutes as a Word file."""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby, takewhile
from operator import itemgetter

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from data.word import columns, drawing, emit, template, tokens
from data.word.blank import Blank
from data.word.letterhead import adopt
from data.word.styles import CONTENTS, HEADINGS, Accent, Style
from facilitation.document import (
    CONTENTS_FROM,
    NO_VALUE,
    Block,
    Bullets,
    Card,
    Cards,
    Chart,
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
from facilitation.legend import is_drawable
from facilitation.text import clean, direction, paragraphs

PROPERTY_LIMIT = 255
SHORT_FACTS = 12
"""Longer lists of facts may go on on the next page, but no line of them stands alone."""
WHOLE_QUOTE = 600
"""A page may end inside a quote with a paragraph of more characters."""
SHORT_TEXT = 200
"""What is longer is no count of answers but an answer itself, and may begin or end a page without a neighbour."""

_TEXT_STYLES = {"body": Style.NORMAL, "lead": Style.LEAD, "note": Style.NOTE, "quote": Style.QUOTE}
_ROOM = 200
_CLOSE_STYLES = (Style.NORMAL, Style.LEAD, Style.BULLET, Style.NUMBER, Style.FACT, Style.QUOTE, Style.RESULT)


def write(document: Document, accent: Accent | None = None, letterhead: bytes | None = None) -> bytes:
    """The minutes as the bytes of a .docx file, in the municipality's colour. Any text comes through as text.

    `letterhead`: a sanitised file to write into instead of the built-in one; what it cannot be is raised as it comes.
    """
    accent = accent or Accent()
    blank = adopt(letterhead, accent) if letterhead else _built_in(document, accent)
    file = docx.Document(io.BytesIO(blank.content))
    place = tokens.find_place(file.element.body) if letterhead else None
    body = _Body(document, blank)
    for block, keep in zip(document.blocks, _kept(document.blocks), strict=True):
        body.add(block, keep=keep)
    if place is not None and place.getnext() is not file.element.body.sectPr:
        body.stand_upright()
    _fill(file, body, place)
    if letterhead:
        _fill_in(file, document)
    _describe(file, document)
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _built_in(document: Document, accent: Accent) -> Blank:
    author, status = document.properties.author, document.properties.status
    footer = " · ".join(filter(None, (author, status)))
    return template.build(author, document.title, footer, document.language, accent)


def _fill(file: WordDocument, body: _Body, place: BaseOxmlElement | None) -> None:
    """Put the blocks in place of a paragraph, or else at the end."""
    root = parse_xml(f"<w:body {emit.NAMESPACE}>{body.xml()}</w:body>")
    last = file.element.body.sectPr
    before = last if place is None else place
    for element in list(root):
        before.addprevious(element)
    if place is not None:
        place.getparent().remove(place)
    for number, made in enumerate(body.drawings, 1):
        _attach(file, number, made)
    for list_id in body.number_lists:
        file.part.numbering_part.element.append(parse_xml(_number_list(list_id, body.blank.number_list)))
    _lay_out(last, [one for one in file.element.body.iter(qn("w:sectPr")) if one is not last], body.landscapes)


def _fill_in(file: WordDocument, document: Document) -> None:
    """What the letterhead asks for by name."""
    given = (document.title, document.properties.date, document.properties.place)
    values = {name: " ".join(clean(text).split()) for name, text in zip(tokens.NAMES, given, strict=True)}
    margins = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    tokens.fill(file.element, values)
    for relation in file.part.rels.values():
        if relation.reltype in margins:
            tokens.fill(relation.target_part.element, values)


def _attach(file: WordDocument, number: int, made: drawing.Drawing) -> None:
    """The chart as a part of the document, and the workbook with its figures as a part of the chart."""
    package = file.part.package
    name = f"/word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx"
    workbook = Part(PackURI(name), CONTENT_TYPE.SML_SHEET, made.workbook, package)
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, made.xml, package)
    chart.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE)
    file.part.load_rel(RELATIONSHIP_TYPE.CHART, chart, emit.chart_id(number))


def _number_list(list_id: int, kind: int) -> str:
    return (
        f'<w:num {emit.NAMESPACE} w:numId="{list_id}"><w:abstractNumId w:val="{kind}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


def _lay_out(last: BaseOxmlElement, places: Sequence[BaseOxmlElement], landscapes: Sequence[bool]) -> None:
    """Give each section its page; header and footer stand in the first one, the others inherit them."""
    sections = [*places, last]
    page = copy.deepcopy(last)
    for section, landscape in zip(sections, landscapes, strict=True):
        section[:] = [copy.deepcopy(child) for child in page if section is sections[0] or not _only_first(child)]
        if landscape and not section.find(qn("w:pgSz")).get(qn("w:orient")):
            size = section.find(qn("w:pgSz"))
            width, height = size.get(qn("w:w")), size.get(qn("w:h"))
            size.attrib.update({qn("w:w"): height, qn("w:h"): width, qn("w:orient"): "landscape"})


def _only_first(child: BaseOxmlElement) -> bool:
    return child.tag in (qn("w:headerReference"), qn("w:footerReference"), qn("w:titlePg"), qn("w:pgNumType"))


def _describe(file: WordDocument, document: Document) -> None:
    properties, core = document.properties, file.core_properties
    core.title, core.language = _property(document.title), _property(document.language)
    core.author = core.last_modified_by = _property(properties.author)
    core.subject, core.content_status = _property(properties.subject), _property(properties.status)
    core.keywords = _property(", ".join(properties.keywords))
    core.comments, core.revision = "", 1
    core.created = core.modified = (properties.created or datetime.now(UTC)).astimezone(UTC)


def _property(text: str) -> str:
    return " ".join(clean(text).split())[:PROPERTY_LIMIT]


class _Body:
    """Collects the blocks as XML and remembers what later ones depend on."""

    def __init__(self, document: Document, blank: Blank) -> None:
        self.blank = blank
        self.drawings: list[drawing.Drawing] = []
        self.number_lists: list[int] = []
        self.landscapes = [False]
        self._blocks: list[str] = []
        self._headings: list[tuple[int, str, str]] = []
        self._contents_at: int | None = None
        self._level = 0
        self._tables = 0
        self._landscape = False
        self._new_page = False
        self._is_tight = False
        self._line(document.title, Style.TITLE)
        self._line(document.subtitle, Style.SUBTITLE)
        # neither a table nor a title without subtitle leaves room below itself
        self._is_tight = not document.subtitle

    def xml(self) -> str:
        if self._is_tight:
            self._put(emit.paragraph("", Style.END))
        contents = self._contents() if len(self._headings) >= CONTENTS_FROM else []
        at = self._contents_at or 0
        return "".join((*self._blocks[:at], *contents, *self._blocks[at:]))

    def add(self, block: Block, *, keep: bool) -> None:
        """`keep`: what the block ends with stays on the page of the next one."""
        match block:
            case Heading(level, text):
                self._heading(level, text)
            case Text(text, style):
                self._text(text, _TEXT_STYLES[style], keep=keep)
            case Bullets():
                self._bullets(block)
            case Table():
                self._table(block, keep=keep)
            case Chart():
                self._chart(block, keep=keep)
            case Facts(pairs):
                self._facts(pairs)
            case Cards():
                self._cards(block)
            case Stamp(word, text):
                self._labelled(word, Style.STAMP, text, Style.RESULT, keep=keep)
            case Rule(text):
                self._labelled("Regel", Style.STRONG, text, Style.NOTE)
            case PageBreak():
                self._new_page = True
            case Section(landscape):
                self._landscape = landscape and not self.blank.page.is_landscape

    def stand_upright(self) -> None:
        """What follows behind the last block stands on pages as those before the first."""
        if self.landscapes[-1]:
            self._landscape = False
            self._put(emit.paragraph("", Style.END))

    def _put(self, block: str) -> None:
        if self._landscape != self.landscapes[-1]:
            self._blocks.append(emit.paragraph("", Style.END, section=True))
            self.landscapes.append(self._landscape)
            block = block.replace("<w:pageBreakBefore/>", "", 1)
        self._blocks.append(block)
        self._is_tight = False
        self._new_page = False

    def _line(
        self,
        text: str,
        style: Style,
        *,
        before: str = "",
        after: str = "",
        tag: str | None = None,
        keep: bool = False,
        loose: bool = False,
        list_id: int | None = None,
    ) -> None:
        """One paragraph of participants' or German text, with runs of our own around it; none if there is nothing."""
        text = clean(text).strip()
        if text or before or after:
            self._put(
                emit.paragraph(
                    before + emit.words(text, tag=tag) + after,
                    style,
                    keep=keep,
                    loose=loose,
                    new_page=self._new_page,
                    list_id=list_id,
                    turned=not before and direction(text) == "rtl",
                    before=_ROOM if self._is_tight and style in _CLOSE_STYLES else None,
                )
            )

    def _heading(self, level: int, text: str) -> None:
        if self._contents_at is None:
            self._contents_at = len(self._blocks)
        self._level = max(1, min(level, self._level + 1, len(HEADINGS)))
        self._title(self._level, text)

    def _title(self, level: int, text: str) -> None:
        text = entitle(text)
        content, turned = emit.words(text), direction(text) == "rtl"
        if level <= len(CONTENTS):
            name = f"_Toc{len(self._headings) + 1:08d}"
            self._headings.append((level, text, name))
            content = emit.bookmark(content, len(self._headings), name)
        self._put(emit.paragraph(content, HEADINGS[level - 1], new_page=self._new_page, turned=turned))

    def _contents(self) -> list[str]:
        """Links to the headings, those of the second level in one paragraph below theirs."""
        lines = [emit.paragraph(emit.words("Inhalt"), Style.CONTENTS_TITLE)]
        for level, group in groupby(self._headings, key=itemgetter(0)):
            links = [emit.link(emit.words(text), name) for _, text, name in group]
            entries = links if level == 1 else [emit.words(" · ").join(links)]
            lines += (emit.paragraph(entry, CONTENTS[level - 1]) for entry in entries)
        return lines

    def _text(self, text: str, style: Style, *, keep: bool) -> None:
        for part in paragraphs(text):
            self._line(part, style, keep=keep, loose=style is Style.QUOTE and len(part) > WHOLE_QUOTE)

    def _bullets(self, block: Bullets) -> None:
        style, list_id = (Style.NUMBER, self._number_list()) if block.numbered else (Style.BULLET, None)
        for entry, at_end in zip(block.items, _ends(len(block.items)), strict=True):
            item = Item(entry) if isinstance(entry, str) else entry
            keep = at_end and len(item.text) <= SHORT_TEXT
            self._line(shown(item.text), style, after=_remark(item.remark), list_id=list_id, keep=keep or bool(item.items))
            for sub in item.items:
                self._line(shown(sub), Style.SUB_BULLET, keep=keep)

    def _number_list(self) -> int:
        self.number_lists.append(self.blank.free_list + len(self.number_lists))
        return self.number_lists[-1]

    def _cards(self, block: Cards) -> None:
        self._title(min(self._level + 1, len(HEADINGS)), block.title)
        if not block.cards:
            self._line("Keine Karten.", Style.NOTE)
        for card, keep in zip(block.cards, _ends(len(block.cards)), strict=True):
            self._card(card, keep=keep)

    def _card(self, card: Card, *, keep: bool) -> None:
        self._line(shown(card.text), Style.BULLET, after=_remark(card.remark), tag=card.language, keep=keep)

    def _facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        last = len(pairs) - 1
        together = {0, last - 1} if len(pairs) > SHORT_FACTS else range(last)
        for index, (label, value) in enumerate(pairs):
            start = emit.words(label, Style.STRONG) + emit.words("\t")
            self._line(shown(value), Style.FACT, before=start, keep=index in together and last > 0)

    def _labelled(self, label: str, label_style: Style, text: str, style: Style, *, keep: bool = False) -> None:
        self._line(text, style, before=emit.words(label, label_style) + emit.words(": " if text else ""), keep=keep)

    def _table(self, block: Table, *, keep: bool) -> None:
        self._tables += 1
        self._caption(block.caption, "Tabelle", self._tables)
        header = [column.header for column in block.columns]
        rows = [[column.write(value) for value, column in zip(row, block.columns, strict=True)] for row in block.rows]
        rows = rows or [[NO_VALUE] * len(header)]
        shares = [column.width for column in block.columns]
        right = [column.align == "right" for column in block.columns]
        gaps = columns.gaps(right)
        fit = columns.fit(shares, gaps, list(zip(header, *rows, strict=True)), self._line_width(), self.blank.stretch)
        self._put(emit.table(header, rows, fit, gaps, right, block.caption, keep=keep or bool(block.note)))
        self._is_tight = True
        self._line(block.note, Style.NOTE)

    def _chart(self, block: Chart, *, keep: bool) -> None:
        """The picture under its title, how to read it, and its figures, unless they stand below it anyway."""
        if is_drawable(block):
            made = drawing.draw(block, self.blank.accent, self._line_width())
            self.drawings.append(made)
            number = len(self.drawings)
            self._caption(block.title, "Abbildung", number)
            self._put(emit.paragraph(emit.chart(number, made.alt, made.width, made.height), Style.CHART, keep=True))
            self._line(made.note, Style.NOTE, keep=True)
        if block.tabled or not is_drawable(block):
            self._table(block.table, keep=keep)

    def _caption(self, caption: str, kind: str, number: int) -> None:
        number_field = emit.words(f"{kind} ") + emit.field(f"SEQ {kind} \\* ARABIC", str(number))
        self._line(caption, Style.CAPTION, before=number_field + emit.words(": " if caption else ""))

    def _line_width(self) -> int:
        return self.blank.page.line(landscape=self._landscape)


def _kept(blocks: Sequence[Block]) -> list[bool]:
    """Whether each block stays with the next one. A question goes on to its answer, over how many gave one; the wording
    below a stamp is an answer itself.
    """
    following: Sequence[Block | None] = (*blocks[1:], None)
    kept = [_belong_together(block, after) for block, after in zip(blocks, following, strict=True)]
    for start, block in enumerate(blocks):
        if not _is_quote(block):
            continue
        leading = list(takewhile(_leads, blocks[start + 1 :]))
        end = start + 1 + len(leading)
        if start and isinstance(blocks[start - 1], Stamp):
            kept[start] = False
        elif end < len(blocks) and _is_answer(blocks[end]):
            kept[start:end] = [True] * (end - start)
    return kept


def _is_quote(block: Block) -> bool:
    return isinstance(block, Text) and block.style == "quote"


def _leads(block: Block) -> bool:
    """Whether it only leads to what is said: what kind of answer it is, how many gave one."""
    match block:
        case Stamp():
            return True
        case Text(text):
            return not _is_quote(block) and len(text) <= SHORT_TEXT
    return False


def _is_answer(block: Block) -> bool:
    """Whether a question goes on with it, and no other begins."""
    match block:
        case Heading(level):
            return level == len(HEADINGS)
        case PageBreak() | Section() | Text() | Stamp():
            return False
    return True


def _belong_together(block: Block, following: Block | None) -> bool:
    """Whether a page must not end between them: question, stamp and what they speak of; a table and its rule."""
    match block, following:
        case ((Table() | Chart()), Rule()):
            return True
        case ((Text(style="quote") | Stamp()), (Stamp() | Table() | Chart() | Cards() | Bullets())):
            return True
        case (Stamp(), Text(style="quote")) | (Text(style="quote"), Text()) | (Text(), Facts()):
            return True
        case (Text(), Bullets()) | (Text(style="note"), (Table() | Chart())):
            return _leads(block)
    return False


def _ends(count: int) -> list[bool]:
    """Whether an entry of a list stays with the next one: neither the first nor the last stands alone on a page."""
    return [count > 1 and place in (0, count - 2) for place in range(count)]


def _remark(remark: str) -> str:
    return emit.words(f" ({remark})", Style.REMARK) if remark else ""
