"""WordprocessingML as strings.

Building elements one by one takes seconds for long tables; strings parsed once take milliseconds. Each block declares its
namespace itself: moving a large subtree whose namespace is declared outside of it is quadratic in lxml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from data.word.columns import Fit
from data.word.styles import CELLS, Style
from facilitation.text import clean, direction, language

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    f' xmlns:c="{_CHART}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
LONG_ROW = 1200
SMALL_TABLE_ROWS = 8
SMALL_TABLE_LETTERS = 1500

_BREAKS = re.compile("([\n\t])")
_FIRST_RIGHT_TO_LEFT = "\u0590"
# Right-to-left letters with whatever has no direction of its own between them
_LETTERS = "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_RIGHT_TO_LEFT = re.compile(f"([{_LETTERS}](?:[^{_LETTERS}A-Za-z\u00c0-\u058f\n\t]*[{_LETTERS}])*)")
_EAST_ASIAN = ("zh-", "ja-", "ko-")


def attribute(text: str) -> str:
    """Text for an attribute in double quotes, on one line."""
    return " ".join(_escape(clean(text)).split()).replace('"', "&quot;")


def words(text: str, style: Style | None = None, *, tag: str | None = None) -> str:
    """Runs of one character style; stretches of the other direction and of other scripts are marked as such.

    `tag`: the language of the text where it is known.
    """
    text = clean(text)
    main = direction(text) == "rtl"
    return "".join(
        _run(part, style, tag if tag and turned == main else language(part), turned) for turned, part in _stretches(text)
    )


def paragraph(
    content: str,
    style: Style,
    *,
    keep: bool = False,
    loose: bool = False,
    new_page: bool = False,
    list_id: int | None = None,
    turned: bool = False,
    before: int | None = None,
    gap: int = 0,
    align_right: bool = False,
    section: bool = False,
) -> str:
    """A paragraph around runs. `turned`: right to left; `before`, and `gap` on its right: in twips.

    `loose`: a page may end inside it, whatever its style says. `section`: it ends one, whose properties will be put there.
    """
    properties = (
        f'<w:pStyle w:val="{style}"/>'
        + ("<w:keepNext/>" if keep else "")
        + ('<w:keepLines w:val="0"/>' if loose else "")
        + ("<w:pageBreakBefore/>" if new_page else "")
        + (f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>' if list_id else "")
        + ("<w:bidi/>" if turned else "")
        + (f'<w:spacing w:before="{before}"/>' if before is not None else "")
        + (f'<w:ind w:right="{gap}"/>' if gap else "")
        + ('<w:jc w:val="right"/>' if align_right else "")
        + ("<w:sectPr/>" if section else "")
    )
    return f"<w:p {NAMESPACE}><w:pPr>{properties}</w:pPr>{content}</w:p>"


def field(instruction: str, shown: str) -> str:
    """A field with the value it has now; Word keeps it up to date."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return mark.format("begin") + code + mark.format("separate") + words(shown) + mark.format("end")


def bookmark(content: str, number: int, name: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def link(content: str, name: str) -> str:
    """A link to a bookmark of the same document."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{content}</w:hyperlink>'


def chart(number: int, alt: str, width: int, height: int) -> str:
    """A run with a chart in the line of reading; its size in EMU."""
    return (
        f'<w:r><w:drawing><wp:inline {_DRAWING} distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{number}" name="Abbildung {number}"'
        f' descr="{attribute(alt)}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_CHART}">'
        f'<c:chart r:id="{chart_id(number)}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def chart_id(number: int) -> str:
    """The name by which the document finds the part of a chart."""
    return f"rIdAbbildung{number}"


def table(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    fit: Fit,
    gaps: Sequence[int],
    aligned_right: Sequence[bool],
    title: str,
    *,
    keep: bool = False,
) -> str:
    """A table of columns that fit, with gaps in twips: the header is repeated on each page, rows stay whole unless very long.
    A small table stays on one page; of any other at least two rows stand at its beginning and at its end.

    `keep`: its end stays on the page of what follows.
    """
    head, body = CELLS[fit.size]
    cells = [_Cell(*facts) for facts in zip(fit.widths, gaps, aligned_right, strict=True)]
    letters = sum(len(text) for row in rows for text in row)
    together = len(rows) <= SMALL_TABLE_ROWS and letters < SMALL_TABLE_LETTERS
    last = len(rows) - 1
    lines = [_row(cells, header, head, "<w:cantSplit/><w:tblHeader/>", keep=True)]
    for place, row in enumerate(rows):
        whole = "<w:cantSplit/>" if max(map(len, row), default=0) <= LONG_ROW else ""
        lines.append(_row(cells, row, body, whole, keep=keep if place == last else together or place in (0, last - 1)))
    return f"<w:tbl {NAMESPACE}>{_table_properties(fit.widths, title)}{''.join(lines)}</w:tbl>"


class _Cell(NamedTuple):
    """What the cells of a column share: width and the gap on the right in twips, alignment."""

    width: int
    gap: int
    aligned_right: bool


def _table_properties(widths: Iterable[int], title: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblStyle w:val="{Style.TABLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{attribute(title)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _row(cells: Sequence[_Cell], texts: Sequence[str], style: Style, properties: str, *, keep: bool) -> str:
    filled = "".join(_cell(cell, text, style, keep=keep) for cell, text in zip(cells, texts, strict=True))
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{filled}</w:tr>"


def _cell(cell: _Cell, text: str, style: Style, *, keep: bool) -> str:
    turned = direction(clean(text)) == "rtl"
    content = paragraph(
        words(text), style, keep=keep, turned=turned, align_right=cell.aligned_right and not turned, gap=cell.gap
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{cell.width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _stretches(text: str) -> Iterator[tuple[bool, str]]:
    """The text cut where its direction changes: (right to left?, part)."""
    if not text or max(text) < _FIRST_RIGHT_TO_LEFT:
        yield False, text
        return
    for index, part in enumerate(_RIGHT_TO_LEFT.split(text)):
        if part:
            yield index % 2 == 1, part


def _run(text: str, style: Style | None, tag: str | None, turned: bool) -> str:
    properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + ("<w:rtl/>" if turned else "") + _language(tag, turned)
    content = "".join(map(_piece, _BREAKS.split(text)))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{content}</w:r>" if content else ""


def _language(tag: str | None, turned: bool) -> str:
    if not tag:
        return ""
    kind = "bidi" if turned else "eastAsia" if tag.startswith(_EAST_ASIAN) else "val"
    return f'<w:lang w:{kind}="{attribute(tag)}"/>'


def _piece(text: str) -> str:
    if text == "\n":
        return "<w:br/>"
    if text == "\t":
        return "<w:tab/>"
    return f'<w:t xml:space="preserve">{_escape(text)}</w:t>' if text else ""


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
